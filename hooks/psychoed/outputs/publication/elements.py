"""Changing a tree: taking elements out and putting others in, with the text around them kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree


def classes(element: etree.Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()


def drop(parent: etree.Element, child: etree.Element) -> None:
    """Take an element out and keep the text behind it."""
    at = list(parent).index(child)
    if child.tail:
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)
    child.tail = None


def swap(parent: etree.Element, child: etree.Element, other: etree.Element) -> None:
    """Put an element in the place of another."""
    other.tail, child.tail = child.tail, None
    parent[list(parent).index(child)] = other


def moved(source: etree.Element, target: etree.Element) -> None:
    """Move all that stands in an element to the end of another; its tag and attributes stay behind."""
    if source.text and source.text.strip():
        if len(target):
            target[-1].tail = (target[-1].tail or "") + source.text
        else:
            target.text = (target.text or "") + source.text
    source.text = None
    for child in [*source]:
        source.remove(child)
        target.append(child)
