"""Ids on a page that the frame around it has, too: links and screen readers would be led to the wrong one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.source.page import prose_lines
from psychoed.source.problems import Problem
from psychoed.text.inline import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from psychoed.content.book import Book, Page
    from psychoed.rendering.record import PageScan

_HEADING = re.compile(r"[#> ]*(.*?)(?:\s*\{[^{}]*\})?[ #]*$")


def taken_ids(
    book: Book, rendered: Mapping[str, PageScan], frame_of: Callable[[Page], Collection[str]]
) -> Iterator[Problem]:
    """Report headings and blocks whose id stands in the frame already.

    Arguments:
        book: The site.
        rendered: What rendering each page told.
        frame_of: Returns the ids of the frame around a page.
    """
    for page in book.pages:
        ids = rendered[page.src_uri].ids if page.src_uri in rendered else ()
        for name in dict.fromkeys(ids):
            if name in frame_of(page):
                what = f"The id `{name}` is that of a part of every page."
                hint = "Word the heading otherwise, or give it another id: `{ #other-id }`; a block has `id: other-id`."
                yield Problem(page.src_uri, _line(page, name), what, hint)


def _line(page: Page, name: str) -> int:
    """Return the line that gives something an id, by name or by its words."""
    for written in (f"id: {name}", f"#{name}"):
        if at := page.line_of(written):
            return at
    for index, line in prose_lines(page.text):
        found = _HEADING.fullmatch(line.partition("|")[2] if line.startswith("///") else line)
        if found and slug(found[1]) == name:
            return index + 1
    return 0
