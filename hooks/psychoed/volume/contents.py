"""The list of contents of a book: chapters, their sections, and what stands in these."""

from __future__ import annotations

from html import escape
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


def listed(entries: Sequence[Entry]) -> str:
    """Write a nested list.

    The deepest level is for the menu of e-readers: `hidden` keeps it off the page (EPUB 3.3, 5.4.3).
    """
    if not entries:
        return ""
    level = min(entry.level for entry in entries)
    hidden = ' hidden=""' if level >= len(LEVELS) else ""
    lines = [f"<ol{hidden}>"]
    at = 0
    while at < len(entries):
        entry = entries[at]
        below = [*takewhile(lambda one: one.level > level, entries[at + 1 :])]
        lines.append(f'<li><a href="{escape(entry.href)}">{escape(entry.title)}</a>{listed(below)}</li>')
        at += 1 + len(below)
    return "\n".join([*lines, "</ol>"])
