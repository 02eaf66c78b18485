"""What a page shows of the navigation: in its menu, at its side, and on pages that list what there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from psychoed.features.menu.listing import MANY, WHOLE, Line, has_listing, is_whole, listings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.features.menu.listing import Listing
    from psychoed.features.menu.tree import Entry, Place, Tree

PAGE, WITHIN = "page", "true"
"""What `aria-current` says of the page that is shown, and of a section that holds it."""


@dataclass(frozen=True)
class Shown:
    """An entry as a page shows it."""

    title: str
    url: str
    uri: str
    current: str
    """`PAGE`, `WITHIN` or nothing."""
    inside: Level | None = None
    about: str = ""
    is_home: bool = False


@dataclass(frozen=True)
class Level:
    """Entries beside each other."""

    entries: tuple[Shown, ...]
    listing: str = ""
    """The page that lists more, by its address; empty where these are all."""
    count: int = 0
    """How many pages are listed there."""


@dataclass(frozen=True)
class Part:
    """Where a page stands among those of its section."""

    group: str
    """The section's title."""
    number: int
    """Counted from 1."""
    parts: int


@dataclass(frozen=True)
class Menu:
    """The navigation of a site."""

    tree: Tree
    addresses: Mapping[str, str]
    """The address of each page that lists entries, relative to the site's, by its name."""

    def top(self, uri: str = "") -> Level:
        """Return the menu of a page: all there is of a small site; else its sections, and what is in the page's own.

        Arguments:
            uri: The page, relative to `docs_dir`; empty for one that the navigation does not know.
        """
        place = self.tree.places.get(uri, ())
        if self._is_whole:
            return Level(tuple(self._unfolded(entry, uri, place, (n,)) for n, entry in enumerate(self.tree.entries)))
        level = self._level((), place)
        return Level(level.entries, self._listing_of(()), sum(entry.pages for entry in self.tree.entries))

    def side(self, uri: str) -> tuple[str, Level] | None:
        """Return what the page's own section is called, and what is in it; None for a page of no section."""
        place = self.tree.places.get(uri, ())
        if len(place) < 2:
            return None
        return self.tree.entries[place[0]].title, self._level(place[:1], place)

    def part(self, uri: str) -> Part | None:
        """Return where a page stands in the section right around it; None for a page of no section."""
        place = self.tree.places.get(uri, ())
        if len(place) < 2:
            return None
        return Part(self.tree.at(place[:-1]).title, place[-1] + 1, len(self.tree.level(place[:-1])))

    def lines(self, name: str = "") -> tuple[Line, ...]:
        """Return what a page lists.

        Arguments:
            name: The page's, empty for that of the whole site. A small site lists all, though it has no such page.

        Raises:
            KeyError: There is no such page.
        """
        if not self._listings:
            return tuple(map(_whole, self.tree.entries))
        listing = self._listings[name]
        entries = self.tree.level(listing.place)
        if listing.parts > 1:
            runs = [each for each in self._listings.values() if each.place == listing.place and each is not listing]
            return tuple(self._run(entries, run) for run in runs)
        if is_whole(entries):
            return tuple(map(_whole, entries))
        return tuple(
            self._line(entries[n], (*listing.place, n)) for n in range(listing.start, listing.end) if entries[n].lead
        )

    @cached_property
    def _listings(self) -> dict[str, Listing]:
        return listings(self.tree)

    @cached_property
    def _listed(self) -> dict[Place, str]:
        """The address of the page that lists a section, or the first of several."""
        found: dict[Place, str] = {}
        for name, listing in self._listings.items():
            found.setdefault(listing.place, self.addresses[name])
        return found

    @property
    def _is_whole(self) -> bool:
        return self.tree.count <= WHOLE

    def _line(self, entry: Entry, place: Place) -> Line:
        if not entry.inside:
            return Line(entry.title, entry.url)
        return Line(entry.title, self._listed[place] if has_listing(entry) else entry.lead, entry.pages)

    def _run(self, entries: tuple[Entry, ...], run: Listing) -> Line:
        held = entries[run.start : run.end]
        return Line(held[0].title, self.addresses[run.name], sum(entry.pages for entry in held), last=held[-1].title)

    def _unfolded(self, entry: Entry, uri: str, here: Place, place: Place) -> Shown:
        inside = tuple(self._unfolded(each, uri, here, (*place, n)) for n, each in enumerate(entry.inside))
        led = tuple(each for each in inside if each.url)
        return self._shown(entry, uri, here, place, Level(led) if led else None)

    def _level(self, place: Place, here: Place) -> Level:
        """Return some entries of a level, with what is inside of the one that the page is in."""
        entries = self.tree.level(place)
        numbers = [n for n, entry in enumerate(entries) if entry.lead]
        own = here[len(place)] if len(here) > len(place) and here[: len(place)] == place else -1
        some = _some(numbers, own, is_first=not place)
        uri = self.tree.at(here).uri if here else ""
        shown = tuple(
            self._shown(
                entries[n],
                uri,
                here,
                (*place, n),
                self._level((*place, n), here) if n == own and entries[n].inside else None,
            )
            for n in some
        )
        if len(some) == len(numbers):
            return Level(shown)
        return Level(shown, self._listing_of(place), sum(entry.pages for entry in entries))

    def _listing_of(self, place: Place) -> str:
        """Return the address of the page that lists a section; where it has none, that of one around it."""
        found = (self._listed.get(place[:length], "") for length in range(len(place), -1, -1))
        return next(filter(None, found), "")

    def _shown(self, entry: Entry, uri: str, here: Place, place: Place, inside: Level | None) -> Shown:
        is_around = bool(entry.inside) and here[: len(place)] == place
        current = PAGE if entry.uri and entry.uri == uri else WITHIN if is_around else ""
        return Shown(entry.title, entry.lead, entry.uri, current, inside, entry.about, entry.is_home)


def _whole(entry: Entry) -> Line:
    return Line(entry.title, entry.url, inside=tuple(map(_whole, entry.inside)))


def _some(numbers: list[int], own: int, *, is_first: bool) -> list[int]:
    """Choose some entries of a level: of the first its beginning, of others what stands around the reader's own."""
    if len(numbers) <= MANY:
        return numbers
    at = numbers.index(own) if own in numbers else 0
    if is_first:
        return numbers[:MANY] if at < MANY else [*numbers[: MANY - 1], own]
    start = min(max(0, at - MANY // 2), len(numbers) - MANY)
    return numbers[start : start + MANY]
