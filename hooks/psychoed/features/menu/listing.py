"""Pages that list what a site holds, where it holds more than a menu can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.content.runs import runs
from psychoed.text.inline import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.features.menu.tree import Entry, Place, Tree

WHOLE = 40
"""A menu shows a site of so many entries as a whole. Of a larger one, it has the sections, and the reader's own one."""
MANY = 20
"""So many entries of one level stand in a menu, at the most; where there are more, a link leads to a list of all."""
ROOM = 100
"""So many entries stand on one page that lists them; where there are more, sections and further ones have pages too."""


@dataclass(frozen=True)
class Line:
    """An entry as a page lists it."""

    title: str
    href: str = ""
    """Where it leads, relative to the site; a section whose pages stand below it leads nowhere."""
    count: int = 0
    """How many pages it holds, where they stand elsewhere."""
    inside: tuple[Line, ...] = ()
    last: str = ""
    """Of a part of a level, the title of the last entry; its own title is the first's."""


@dataclass(frozen=True)
class Listing:
    """A page that lists entries."""

    name: str
    """Its path in the folder of such pages, without an ending; empty for the first."""
    place: Place
    """The section that it lists; empty for the whole site."""
    start: int
    """The first entry of it that it lists, counted from 0."""
    end: int
    """The one behind the last."""
    parts: int = 1
    """In how many parts it is listed: where there are several, this page lists these."""
    is_part: bool = False


def listings(tree: Tree) -> dict[str, Listing]:
    """Return the pages that list entries, by their names; none where the menu shows the whole site.

    They depend on how many entries there are, and not on the titles of pages, which are known later.

    Arguments:
        tree: The navigation; the titles of sections and the number of entries suffice.
    """
    if tree.count <= WHOLE:
        return {}
    made: dict[str, Listing] = {}
    taken: set[str] = set()
    for listing in _listings(tree, (), "", taken):
        made[listing.name] = listing
    return made


def _listings(tree: Tree, place: Place, name: str, taken: set[str]) -> Iterator[Listing]:
    entries = tree.level(place)
    found = runs(len(entries), ROOM)
    yield Listing(name, place, 0, len(entries), len(found))
    if len(found) > 1:
        for number, (start, end) in enumerate(found, 1):
            yield Listing(_free(f"{name}-{number}" if name else f"{number}", taken), place, start, end, is_part=True)
    if is_whole(entries):
        return
    for number, entry in enumerate(entries):
        if has_listing(entry):
            own = slug(entry.title) or f"{number + 1}"
            yield from _listings(tree, (*place, number), _free(f"{name}-{own}" if name else own, taken), taken)


def is_whole(entries: tuple[Entry, ...]) -> bool:
    """Tell whether one page lists entries with all that is inside."""
    return sum(entry.count for entry in entries) <= ROOM


def has_listing(entry: Entry) -> bool:
    """Tell whether a section has a page of its own where not all fits on one. Of a small one, each page shows all."""
    return entry.count - 1 > MANY


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other page has, and take it."""
    number, free = 2, name
    while free.casefold() in taken:
        number, free = number + 1, f"{name}-{number}"
    taken.add(free.casefold())
    return free
