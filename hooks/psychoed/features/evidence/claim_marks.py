"""Claims: an author's mark `{claim=F1}` becomes `data-claim` on the element that states the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from psychoed.text.inline import claim_of, cut_claims, without_claims

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

_TEXTS = {"p", "li", "tr", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "legend", "label"}
_STATES = frozenset(_TEXTS | {"summary", "fieldset", "section", "details", "figure", "div"})


class ClaimMarks(Treeprocessor):
    """Lifts each mark to the paragraph, list item or table row around it.

    It reads the tree rather than registering an inline pattern: every pattern is tried on every text of every page.
    """

    # Right after blocks have taken their final shape (19.99), before attr_list (8) reads other braces.
    priority = 19.9

    def run(self, root: etree.Element) -> None:
        """Turn the marks into attributes."""
        if "{claim=" not in "".join(root.itertext()):
            return
        parents = {child: parent for parent in root.iter() for child in parent}
        for element in root.iter():
            if claim := _claim(element.text):
                _bearer(element, parents).set("data-claim", claim)
                element.text = _cut(element.text, ends=not len(element))
            if claim := _claim(element.tail):
                _bearer(parents[element], parents).set("data-claim", claim)
                element.tail = _cut(element.tail, ends=parents[element][-1] is element)


def _claim(text: str | None) -> str | None:
    return claim_of(text) if text and not isinstance(text, AtomicString) else None


def _cut(text: str | None, *, ends: bool) -> str:
    """Take the marks out of a text; where it ends its element, the space before them too."""
    return without_claims(text or "") if ends else cut_claims(text or "")


def _bearer(element: etree.Element, parents: dict[etree.Element, etree.Element]) -> etree.Element:
    """Return the element that states what is marked in an inner one."""
    # Never the root, which Python-Markdown takes off again.
    while element.tag not in _STATES and parents[element] in parents:
        element = parents[element]
    parent = parents.get(element)
    # The first paragraph of a loose list item speaks for the item.
    if element.tag == "p" and parent is not None and parent.tag in {"li", "dd"} and parent[0] is element:
        return parent
    return element
