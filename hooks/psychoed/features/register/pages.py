"""What the pages that hold a register's entries are called, and the ways from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.content.shelving import Shelf
    from psychoed.words.catalogue import Words


class Way(NamedTuple):
    """A link to another page of the same register."""

    title: str
    src_uri: str
    """Relative to `docs_dir`."""
    is_here: bool


def letter_title(shelf: Shelf, words: Words) -> str:
    """Return the letters of a page, as readers see them: `S`, or `A to C`."""
    first, last = (each if each.isalpha() else words("glossary.other") for each in (shelf.first, shelf.last))
    return first if first == last else words("register.range", first=first, last=last)


def shelf_title(shelf: Shelf, words: Words) -> str:
    """Return what a page is called within its register: its letters, and where several have them, its words."""
    letters = letter_title(shelf, words)
    return letters if shelf.of == 1 else words("register.divided", letters=letters, names=_names(shelf, words))


def ways(shelves: Iterable[Shelf], here: Shelf, words: Words) -> tuple[list[Way], list[Way]]:
    """Return the ways from a page: to each letter, and where several pages have its own, to each of these."""
    listed = [*shelves]
    letters = [
        Way(letter_title(shelf, words), shelf.src_uri, shelf.name == here.name) for shelf in listed if shelf.number == 1
    ]
    beside = [shelf for shelf in listed if shelf.name == here.name]
    names = [Way(_names(shelf, words), shelf.src_uri, shelf == here) for shelf in beside]
    return letters, names if len(names) > 1 else []


def numbered(shelves: Iterable[Shelf], here: Shelf) -> list[Way]:
    """Return the ways from a page to those that are called by their numbers."""
    return [Way(str(shelf.number), shelf.src_uri, shelf == here) for shelf in shelves]


def _names(shelf: Shelf, words: Words) -> str:
    first, last = shelf.items[0].name, shelf.items[-1].name
    return first if first == last else words("register.range", first=first, last=last)
