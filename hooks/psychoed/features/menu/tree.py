"""The navigation of a site as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[int, ...]
"""Where an entry stands: its number at each level, counted from 0. Empty for the whole tree."""


@dataclass(frozen=True)
class Entry:
    """A page, a link, or a section with others inside."""

    title: str
    """Plain words."""
    url: str = ""
    """Where it leads; a section leads nowhere by itself."""
    uri: str = ""
    """The page, relative to `docs_dir`; empty for a link and a section."""
    inside: tuple[Entry, ...] = ()
    is_home: bool = False
    about: str = ""
    """What a page says of itself."""

    @cached_property
    def lead(self) -> str:
        """Where it leads: a section to the first page in it. Empty where there is none."""
        return self.url or next((entry.lead for entry in self.inside if entry.lead), "")

    @cached_property
    def count(self) -> int:
        """How many entries it is, with all inside."""
        return 1 + sum(entry.count for entry in self.inside)

    @cached_property
    def pages(self) -> int:
        """How many pages and links it is or holds."""
        return 0 if not self.lead else sum(entry.pages for entry in self.inside) if self.inside else 1


@dataclass(frozen=True)
class Tree:
    """All of it."""

    entries: tuple[Entry, ...]

    @cached_property
    def count(self) -> int:
        """How many entries there are."""
        return sum(entry.count for entry in self.entries)

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where each page stands, by its path; one that stands in two places is at home in the last."""
        return {entry.uri: place for place, entry in _walk(self.entries, ()) if entry.uri}

    def level(self, place: Place) -> tuple[Entry, ...]:
        """Return what is inside of a section, or the entries of the first level.

        Raises:
            IndexError: There is no such place.
        """
        entries = self.entries
        for number in place:
            entries = entries[number].inside
        return entries

    def at(self, place: Place) -> Entry:
        """Return the entry at a place, which is not the empty one.

        Raises:
            IndexError: There is no such place.
        """
        return self.level(place[:-1])[place[-1]]


def _walk(entries: tuple[Entry, ...], above: Place) -> Iterator[tuple[Place, Entry]]:
    for number, entry in enumerate(entries):
        place = (*above, number)
        yield place, entry
        yield from _walk(entry.inside, place)
