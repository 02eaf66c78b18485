"""Links and pictures that authors write as HTML, and that lead to nothing in the site."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from psychoed.source.problems import Problem
from psychoed.source.raw_links import beside, led_to

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from psychoed.content.book import Page


def dead_links(
    pages: Iterable[Page], urls: Mapping[str, str], files: Collection[str]
) -> Iterator[tuple[Page, Problem]]:
    """Yield what leads nowhere, with its page.

    Arguments:
        pages: Those of authors.
        urls: The address of each page, relative to the site's, by its path relative to `docs_dir`.
        files: All that the site will hold, as paths in it.
    """
    for page in pages:
        if page.src_uri not in urls:
            continue
        for line, address in page.raw_links:
            path = beside(address) or ""
            if led_to(urls[page.src_uri], path) in files:
                continue
            hint = "Check the address: in HTML it is relative to that of the page."
            meant = posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), path))
            if meant in urls:
                hint = f"In HTML, a page has the address that it has on the site: `{_between(urls, page, meant)}`."
            yield page, Problem(page.src_uri, line, f"`{address}` leads nowhere.", hint)


def _between(urls: Mapping[str, str], page: Page, other: str) -> str:
    """Return the address of a page as another names it."""
    here = posixpath.dirname(urls[page.src_uri]) or "."
    there = posixpath.relpath(urls[other] or ".", here)
    return f"{there}/" if urls[other].endswith("/") or not urls[other] else there
