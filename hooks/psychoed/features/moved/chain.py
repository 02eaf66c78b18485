"""Where an old id leads in the end: what moved once may move again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.content.book import Book
    from psychoed.source.moves import Move


def final_place(moved: Mapping[str, Move], move: Move) -> Move | None:
    """Return where something is after all moves on its page; None where they lead in a circle.

    Arguments:
        moved: All that moved on the page.
        move: The first step.
    """
    seen = set()
    while not move.page and move.anchor in moved:
        if move.anchor in seen:
            return None
        seen.add(move.anchor)
        move = moved[move.anchor]
    return move


def leads_in_a_circle(book: Book, src_uri: str, old: str) -> bool:
    """Tell whether an old id leads back to itself, over whichever pages."""
    seen = set()
    here, name = src_uri, old
    while (page := book.by_uri.get(here)) and name in page.moved:
        if (here, name) in seen:
            # What only leads into a circle is told where the circle is.
            return (here, name) == (src_uri, old)
        seen.add((here, name))
        move = page.moved[name]
        here, name = move.page or here, move.anchor
        if (here, name) == (src_uri, old):
            return True
    return False
