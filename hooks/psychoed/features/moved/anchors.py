"""Old ids on a page: an empty anchor before what it names now, or a line at the end that leads to another page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from psychoed.features.fold.folder import FOLDED
from psychoed.features.moved.chain import final_place

if TYPE_CHECKING:
    from markdown import Markdown

    from psychoed.rendering.scope import Scope
    from psychoed.source.moves import Move

MOVED = "moved"
"""The class of what is shown only to who comes by an old id."""

_STRICT = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr", "select"})
"""What holds nothing but its own parts: there, an anchor stands within what it is for."""


class OldIds(Treeprocessor):
    """Keeps old ids of a page alive."""

    name = "psychoed_moved"
    # After sections are folded (4.8), before notes are taken (4.5) and MkDocs leads links on (0).
    priority = 4.7

    def __init__(self, md: Markdown, scope: Scope) -> None:
        super().__init__(md)
        self.scope = scope
        self.kept: list[str] = []
        """The old ids that are on the page now."""

    def run(self, root: etree.Element) -> None:
        """Put them in."""
        self.kept.clear()
        page = self.scope.site.book.by_uri.get(self.scope.page_of(self.md)) if self.scope.on_site else None
        for old, move in page.moved.items() if page else ():
            there = final_place(page.moved, move) if page else None
            ids = {name for element in root.iter() if (name := element.get("id"))}
            if there is None or old in ids:
                continue
            if there.page:
                root.insert(_end(root), self._line(old, there))
            elif there.anchor in ids:
                _anchor(root, old, there.anchor)
            else:
                continue
            self.kept.append(old)

    def _line(self, old: str, there: Move) -> etree.Element:
        """Return the line that leads to another page."""
        site = self.scope.site
        known = site.book.by_uri.get(there.page)
        before, _, after = site.build_info.words.raw("moved.now").partition("{place}")
        line = etree.Element("p", {"class": MOVED, "id": old, "data-search-exclude": ""})
        line.text = AtomicString(before)
        link = etree.SubElement(line, "a", {"href": f"/{there.place}"})
        link.text = AtomicString(known.title if known else site.build_info.words("moved.page"))
        link.tail = AtomicString(after)
        line.tail = "\n"
        return line


def _end(root: etree.Element) -> int:
    """Return the place before what is folded at the end of a page."""
    place = len(root)
    while place and FOLDED in root[place - 1].get("class", "").split():
        place -= 1
    return place


def _anchor(root: etree.Element, old: str, new: str) -> None:
    for parent in root.iter():
        for number, child in enumerate(parent):
            if child.get("id") == new:
                anchor = etree.Element("span", {"id": old})
                if parent.tag not in _STRICT:
                    parent.insert(number, anchor)
                    return
                holder = child[0] if child.tag == "tr" and len(child) else child
                anchor.tail, holder.text = holder.text, None
                holder.insert(0, anchor)
                return
