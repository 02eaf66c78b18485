"""The sections of a page that an author asked to fold, `## Heading { .fold }`, and where each ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.text.inline import HEADING_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as etree

FOLD = "fold"
"""The class by which an author asks for it."""

LEVEL = 2
"""The level of the headings whose sections fold: what stands below others is too short, or the whole page."""


@dataclass(frozen=True)
class Section:
    """A section among the children of a page."""

    heading: etree.Element
    start: int
    """The place of its heading."""
    end: int
    """The place behind its last element."""


def fold_sections(root: etree.Element) -> Iterator[Section]:
    """Yield the sections of a page that shall fold, in their order; each ends at the next heading of its rank.

    Arguments:
        root: The page. Where a heading stands within something else, nothing can be told to end.
    """
    children = list(root)
    tags = {f"h{level}" for level in range(1, LEVEL + 1)}
    for start, child in enumerate(children):
        if wants_fold(child) and child.tag == f"h{LEVEL}":
            end = next((at for at, each in enumerate(children) if at > start and _ends(each, tags)), len(children))
            yield Section(child, start, end)


def wants_fold(element: etree.Element) -> bool:
    """Tell whether an element is a heading that an author asked to fold what stands below."""
    return element.tag in HEADING_TAGS and FOLD in element.get("class", "").split()


def unfolded(root: etree.Element) -> Iterator[etree.Element]:
    """Yield the headings of a page that ask to fold still, of those that may."""
    return (element for element in root.iter(f"h{LEVEL}") if wants_fold(element))


def forget_fold(heading: etree.Element) -> None:
    """Take the wish from a heading once it is fulfilled, or cannot be."""
    if left := [name for name in heading.get("class", "").split() if name != FOLD]:
        heading.set("class", " ".join(left))
    else:
        heading.attrib.pop("class", None)


def _ends(element: etree.Element, tags: set[str]) -> bool:
    """Tell whether a section ends here: at a heading, or at what the build puts behind all with a heading in it."""
    return element.tag in tags or (element.tag == "section" and len(element) > 0 and element[0].tag in tags)
