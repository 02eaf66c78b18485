"""Dividing a list of entries among pages of bounded size: by the letters that names begin with, or in their order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from psychoed.text.collation import initial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MANY_LETTERS = 40
"""An alphabet with more letters than these has no page for each: one for a sign of Chinese would hold a word or two."""

OTHER = "other"
"""What stands for a letter in addresses, where names begin with none."""


class Bound(NamedTuple):
    """What a page holds at most. A single entry is never divided, however much it says."""

    entries: int
    weight: int
    """Characters, about."""

    def holds(self, items: Sequence[Item]) -> bool:
        """Tell whether all this fits on one page."""
        return len(items) <= self.entries and sum(item.weight for item in items) <= self.weight


class Item(NamedTuple):
    """An entry."""

    key: str
    ids: tuple[str, ...]
    """The ids that it has on its page, and on the register."""
    name: str
    """What it is sorted by."""
    weight: int
    """How much it says: characters, about."""


class Shelf(NamedTuple):
    """A page of entries."""

    src_uri: str
    """Relative to `docs_dir`."""
    name: str
    """The part of its address that no other shelf of its letters has, such as `a`."""
    first: str
    last: str
    """The first and the last of its letters; empty where it does not go by letters."""
    number: int
    """Which one it is of the pages with these letters, from 1."""
    of: int
    """How many pages have these letters."""
    items: tuple[Item, ...]


def by_letter(items: Iterable[Item], bound: Bound, folder: str) -> list[Shelf]:
    """Put entries on pages by the letter that their names begin with.

    A letter that holds too much is divided into parts of about the same weight. Where there are more letters than
    `MANY_LETTERS`, neighbours share a page for as long as they fit.

    Arguments:
        items: The entries, sorted by name.
        bound: What a page holds at most.
        folder: Where the pages are, relative to `docs_dir`.
    """
    letters: dict[str, list[Item]] = {}
    for item in items:
        letters.setdefault(initial(item.name), []).append(item)
    groups = [([letter], held) for letter, held in letters.items()]
    if len(groups) > MANY_LETTERS:
        groups = list(_joined(groups, bound))
    shelves = []
    for among, held in groups:
        name = among[0].lower() if among[0].isalpha() else OTHER
        parts = divided(held, bound)
        for number, part in enumerate(parts, 1):
            own = name if number == 1 else f"{name}-{number}"
            src_uri = f"{folder}/{own}.md"
            shelves.append(Shelf(src_uri, name, among[0], among[-1], number, len(parts), tuple(part)))
    return shelves


def in_order(items: Sequence[Item], bound: Bound, folder: str, name: str, group: Callable[[Item], str]) -> list[Shelf]:
    """Put entries on pages in the order that they have.

    Arguments:
        items: The entries.
        bound: What a page holds at most.
        folder: Where the pages are, relative to `docs_dir`.
        name: What their files are called; each has its number behind it.
        group: Tells what an entry belongs to: what belongs together stands on one page, where it fits on one.
    """
    groups = [[*held] for _, held in groupby(items, group)]
    parts: list[list[Item]] = []
    for held in groups:
        if parts and bound.holds([*parts[-1], *held]):
            parts[-1] += held
        else:
            parts += divided(held, bound)
    return [
        Shelf(f"{folder}/{name}-{number}.md", f"{name}-{number}", "", "", number, len(parts), tuple(part))
        for number, part in enumerate(parts, 1)
    ]


def divided(items: Sequence[Item], bound: Bound) -> list[list[Item]]:
    """Cut a list into as many parts as it takes, in its order, each of about the same weight."""
    whole = sum(item.weight for item in items)
    for count in range(1, len(items) + 1):
        # Each entry goes to the part that its middle falls into.
        parts: list[list[Item]] = [[] for _ in range(count)]
        before = 0
        for item in items:
            parts[min(count - 1, (2 * before + item.weight) * count // (2 * whole or 1))].append(item)
            before += item.weight
        parts = [part for part in parts if part]
        if all(bound.holds(part) or len(part) == 1 for part in parts):
            return parts
    return [[item] for item in items]


def _joined(groups: Iterable[tuple[list[str], list[Item]]], bound: Bound) -> Iterator[tuple[list[str], list[Item]]]:
    """Yield letters with what they hold, neighbours together for as long as they fit."""
    letters: list[str] = []
    held: list[Item] = []
    for more, items in groups:
        if letters and not bound.holds([*held, *items]):
            yield letters, held
            letters, held = [], []
        letters, held = [*letters, *more], [*held, *items]
    if letters:
        yield letters, held
