"""What other Markdown extensions make, brought into a form that all outputs can show.

Callouts get the family that they look like, tabs a title of their own for where all are open, tasks a sign in place of
a field that nobody can fill in, and pictures beside words a class in place of an attribute that HTML gave up.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX, AtomicString
from pymdownx.critic import CRITIC_PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

    from psychoed.rendering.scope import Scope

CALLOUT = "admonition"

_FAMILIES = {
    "": "note abstract summary tldr info todo example",
    "good": "tip hint important success check done",
    "ask": "faq question help",
    "alert": "warning caution attention failure fail missing danger error bug",
    "quote": "quote cite",
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}
"""The types of callouts that Material for MkDocs documents, and what they look like here."""

_OTHER_NAMES = {"question": "faq"}
"""A type that has the name of one of our own blocks, and the other one that it goes by as well."""

MARKS = frozenset(
    """
    admonition tabbed-set footnote task-list twemoji highlighttable linenos filename grid keys critic beside-start
    beside-end
    """.split()  # noqa: SIM905
)
"""The classes by which a page is known that shows any of this."""

_SIDES = {"left": "beside-start", "right": "beside-end"}

_CHANGE = re.compile(f"{STX}({CRITIC_PLACEHOLDER}){ETX}")
"""What `pymdownx.critic` leaves in the text in place of a tag."""

_CODE = "<code>"
_REACHED = '<code tabindex="0">'


class Dressing(Treeprocessor):
    """Changes a page's tree once inline Markdown is read, before it is kept for other documents."""

    name = "psychoed_dressing"
    priority = 19.87

    def __init__(self, md: Markdown, scope: Scope) -> None:
        super().__init__(md)
        self.scope = scope

    def run(self, root: etree.Element) -> None:
        """Dress the page."""
        page = self.scope.site.book.by_uri.get(self.scope.page_of(self.md))
        if not self.scope.is_dressed and page and not page.has_blocks:
            return
        for element in [*root.iter()]:
            self._hold_changes(element)
            classes = element.get("class", "").split()
            if CALLOUT in classes or element.tag == "details":
                _mark_callout(element, classes)
            elif "tabbed-set" in classes:
                _title_tabs(element)
            elif "task-list-item" in classes:
                self._sign_task(element)
        blocks = self.md.htmlStash.rawHtmlBlocks
        # Numbered lines do not wrap: who has no mouse scrolls them by keyboard.
        blocks[:] = [_reached(raw) if isinstance(raw, str) else raw for raw in blocks]

    def _hold_changes(self, element: etree.Element) -> None:
        """Put proposed changes aside as other HTML is: another document has no other way to them."""
        post = "critic-post"
        if post not in self.md.postprocessors:
            return
        changes = self.md.postprocessors[post].critic_stash  # type: ignore[attr-defined]

        def held(found: re.Match[str]) -> str:
            return self.md.htmlStash.store(changes.get(found[1], ""))

        for where in ("text", "tail"):
            if _CHANGE.search(text := getattr(element, where) or ""):
                setattr(element, where, AtomicString(_CHANGE.sub(held, text)))

    def _sign_task(self, item: etree.Element) -> None:
        """Put a sign in place of the field."""
        holder = item[0] if not (item.text or "").strip() and len(item) else item
        found = HTML_PLACEHOLDER_RE.match((holder.text or "").lstrip())
        if not found:
            return
        is_done = "checked" in str(self.md.htmlStash.rawHtmlBlocks[int(found[1])])
        words = self.scope.site.build_info.words
        told = {"class": "task-state", "role": "img", "aria-label": words("task.done" if is_done else "task.open")}
        sign = etree.Element("span", told)
        # In the form of a letter, not of a coloured picture.
        sign.text = AtomicString("\u2611\ufe0e" if is_done else "\u2610\ufe0e")
        sign.tail = f" {(holder.text or '').lstrip()[found.end() :].lstrip()}"
        holder.text = None
        holder.insert(0, sign)


class Beside(Treeprocessor):
    """Gives pictures beside words a class, in each document anew: only `attr_list` (8) says where they stand."""

    name = "psychoed_beside"
    priority = 7.5

    def run(self, root: etree.Element) -> None:
        """Dress the pictures."""
        for image in root.iter("img"):
            if side := _SIDES.get(image.get("align", "")):
                del image.attrib["align"]
                image.set("class", f"{image.get('class', '')} {side}".strip())


def _mark_callout(element: etree.Element, classes: list[str]) -> None:
    """Say which family a callout is of; of what folds, only what such an extension made is one."""
    kind = next((name for name in classes if name in _FAMILY), None)
    if element.tag == "details" and kind is None:
        return
    family = _FAMILY.get(kind or "", "")
    named = [_OTHER_NAMES.get(name, name) for name in classes if name != CALLOUT]
    element.set("class", " ".join([CALLOUT, *([f"{CALLOUT}--{family}"] if family else []), *named]))


def _title_tabs(tabs: etree.Element) -> None:
    """Give each part of a set of tabs a title of its own, for where all are open."""
    titles = list(_own(tabs, "tabbed-labels", "label")) or [one for one in tabs if one.tag == "label"]
    parts = [*_own(tabs, "tabbed-content", "div", "tabbed-block")]
    parts = parts or [one for one in tabs if "tabbed-content" in one.get("class", "").split()]
    for label, part in zip(titles, parts, strict=False):
        title = copy.deepcopy(label)
        title.tag, title.attrib, title.tail = "p", {"class": "tabbed-title"}, "\n"
        part.insert(0, title)


def _own(tabs: etree.Element, holder: str, tag: str, name: str = "") -> Iterator[etree.Element]:
    """Yield what stands in a part of a set of tabs, and not in another set within it."""
    for child in tabs:
        if holder in child.get("class", "").split():
            yield from (one for one in child if one.tag == tag and (not name or name in one.get("class", "").split()))


def _reached(raw: str) -> str:
    return raw.replace(_CODE, _REACHED) if 'class="highlighttable"' in raw else raw
