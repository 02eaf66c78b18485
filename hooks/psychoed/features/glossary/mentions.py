"""Which mentions of a word its entry names: a word that many pages use would fill its page with links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.rendering.record import Place

MOST = 12
"""An entry names this many at most."""


class Mentions(NamedTuple):
    """Where a word is mentioned, as its entry says it."""

    named: tuple[Place, ...]
    """In the order in which readers meet them."""
    pages: int
    """How many pages mention it in all."""
    more_pages: int
    """How many of these are not named."""
    more_places: int
    """How many places are not named, on pages of which another is."""


NO_MENTIONS = Mentions((), 0, 0, 0)


def mentions_of(places: Iterable[Place]) -> Mentions:
    """Choose what an entry names: of each page the first place, and further ones only where all pages have theirs.

    Arguments:
        places: All mentions of one word, in the order in which readers meet them.
    """
    listed = list(dict.fromkeys(places))
    first: dict[str, int] = {}
    for number, place in enumerate(listed):
        first.setdefault(place.src_uri, number)
    further = (number for number in range(len(listed)) if number != first[listed[number].src_uri])
    chosen = sorted([*first.values(), *further][:MOST])
    named = tuple(listed[number] for number in chosen)
    held = {place.src_uri for place in named}
    beside = sum(place.src_uri in held for place in listed) - len(named)
    return Mentions(named, len(first), len(first) - len(held), beside)
