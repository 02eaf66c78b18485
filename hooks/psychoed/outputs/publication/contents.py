"""The list of contents of a book: chapters, their sections, and what stands in these."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree import ElementTree as etree

LEVELS = ("h2", "h3")
"""The headings within a chapter that are listed."""


class Entry(NamedTuple):
    """A line of the list."""

    level: int
    """0 for a chapter."""
    title: str
    """Plain words."""
    href: str


class Item(NamedTuple):
    """A line with what stands below it."""

    entry: Entry
    below: Listing


class Listing(NamedTuple):
    """A nested list."""

    items: tuple[Item, ...]
    is_hidden: bool
    """Whether it is for the menus of e-readers alone, and not shown on the page (EPUB 3.3, 5.4.3)."""


def sections(root: etree.Element, file: str) -> Iterator[Entry]:
    """Yield the sections of a chapter.

    Arguments:
        root: The chapter, without namespaces.
        file: The name of its file.
    """
    for element in root.iter():
        if element.tag in LEVELS and (name := element.get("id")):
            title = " ".join("".join(element.itertext()).split())
            if title:
                yield Entry(LEVELS.index(element.tag) + 1, title, f"{file}#{name}")


def nested(entries: Sequence[Entry]) -> Listing:
    """Put each line below the one that it belongs to, whatever levels are left out in between."""
    level = min((entry.level for entry in entries), default=0)
    items = []
    at = 0
    while at < len(entries):
        below = [*takewhile(lambda one: one.level > level, entries[at + 1 :])]
        items.append(Item(entries[at], nested(below)))
        at += 1 + len(below)
    return Listing(tuple(items), is_hidden=level >= len(LEVELS))
