"""What is wrong with old addresses: they lead nowhere, in a circle, or are not old at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.features.moved.chain import final_place, leads_in_a_circle
from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from psychoed.content.book import Book
    from psychoed.rendering.record import PageScan

_OLD = "Take it out: it is no old address."


def check_moves(book: Book, generated: Collection[str]) -> list[Problem]:
    """Report what pages alone show to be wrong.

    Arguments:
        book: The site.
        generated: The pages that the build makes.
    """
    return [*_ids(book, {*book.by_uri, *generated}), *_pages(book, {*book.by_uri, *generated})]


def _ids(book: Book, known: Collection[str]) -> Iterator[Problem]:
    for page in book.pages:
        for old, move in page.moved.items():
            if leads_in_a_circle(book, page.src_uri, old):
                what = f"`{old}` leads back to itself."
                yield Problem(page.src_uri, move.line, what, "Let one of these lead to what is there.")
            elif move.page and move.page not in known:
                what = f"There is no page `{move.page}` for `{old}` to lead to."
                yield Problem(page.src_uri, move.line, what, nearest(move.page, known))


def _pages(book: Book, known: Collection[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for page in book.pages:
        for old in page.was:
            if old.place in known:
                yield Problem(page.src_uri, old.line, f"The page `{old.place}` is still there.", _OLD)
            elif other := first.get(old.place):
                what = f"`{old.place}` leads to {other} already."
                yield Problem(page.src_uri, old.line, what, "An old address leads to one page: remove it from one.")
            first.setdefault(old.place, page.src_uri)


def moves_to_nowhere(book: Book, rendered: Mapping[str, PageScan]) -> list[Problem]:
    """Report old ids that are still on their page, and those that lead to none.

    Arguments:
        book: The site.
        rendered: What rendering each page told.
    """
    return [problem for page in book.pages for problem in _nowhere(book, page.src_uri, rendered)]


def _nowhere(book: Book, src_uri: str, rendered: Mapping[str, PageScan]) -> Iterator[Problem]:
    moved = book.by_uri[src_uri].moved
    for old, move in moved.items() if src_uri in rendered else ():
        there, notes = final_place(moved, move), rendered[src_uri]
        if there is None:
            continue
        ids = rendered[there.page or src_uri].ids if (there.page or src_uri) in rendered else (there.anchor,)
        if old in notes.ids and old not in notes.moved:
            yield Problem(src_uri, move.line, f"This page still has `{old}`.", _OLD)
        elif there.anchor and there.anchor not in ids:
            what = f"There is no `{there.anchor}` {f'on {there.page}' if there.page else 'on this page'}."
            yield Problem(src_uri, move.line, what, nearest(there.anchor, ids))
