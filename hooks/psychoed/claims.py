"""Claims: an author's mark `{claim=F1}` becomes `data-claim` on the element that states the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from psychoed.text import CLAIM

if TYPE_CHECKING:
    import re

_MARKER = "claim"
_STATES = frozenset(
    {
        "p",
        "li",
        "tr",
        "dd",
        "dt",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "caption",
        "figcaption",
        "div",
        "section",
    }
)


class ClaimMark(InlineProcessor):
    """Reads a mark anywhere in a text and leaves an element in its place."""

    # After code (190) and escapes (180).
    priority = 176
    pattern = r"[ \t]*" + CLAIM.pattern

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]  # noqa: N802
        """Leave a marker element."""
        return etree.Element(_MARKER, {"name": m[1]}), m.start(0), m.end(0)


class ClaimLifter(Treeprocessor):
    """Lifts each mark to the paragraph, list item or table row around it."""

    # Right after blocks have taken their final shape (19.99).
    priority = 19.9

    def run(self, root: etree.Element) -> None:
        """Move the marks into attributes."""
        markers = list(root.iter(_MARKER))
        if not markers:
            return
        parents = {child: parent for parent in root.iter() for child in parent}
        for marker in markers:
            parent = parents[marker]
            _remove(parent, marker)
            bearer = _bearer(parent, parents)
            bearer.set("data-claim", marker.get("name", ""))


def _bearer(element: etree.Element, parents: dict[etree.Element, etree.Element]) -> etree.Element:
    """Return the element that states what is marked in an inner one."""
    while element.tag not in _STATES and element in parents:
        element = parents[element]
    parent = parents.get(element)
    # The first paragraph of a loose list item speaks for the item.
    if element.tag == "p" and parent is not None and parent.tag in {"li", "dd"} and parent[0] is element:
        return parent
    return element


def _remove(parent: etree.Element, child: etree.Element) -> None:
    """Take an element out and keep the text behind it."""
    index = list(parent).index(child)
    tail = child.tail or ""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)
