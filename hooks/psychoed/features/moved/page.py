"""The pages that stand where others were."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from psychoed.assets.templates import fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.content.addresses import Urls
    from psychoed.content.book import Book
    from psychoed.content.build_info import BuildInfo


def old_pages(book: Book, urls: Urls, files: Mapping[str, str], build_info: BuildInfo) -> dict[str, str]:
    """Write a small page for each place where a page was.

    Arguments:
        book: The site.
        urls: The addresses of its pages, relative to the site's.
        files: The file in the site that each of the old pages was written to.
        build_info: What is built.

    Returns:
        Path in the site to text.
    """
    before, _, after = build_info.words.raw("moved.now").partition("{place}")
    made = {}
    for page in book.pages:
        # A preview goes on where a page is still there.
        for old in (old for old in page.was if old.place not in urls):
            path, url = files[old.place], urls[page.src_uri]
            there = posixpath.relpath(url or ".", posixpath.dirname(path) or ".")
            there = quote(f"{there}/" if not url or url.endswith("/") else there)
            made[path] = fill(
                "features/moved/page.html.jinja",
                words=build_info.words,
                title=page.title,
                before=before,
                after=after,
                there=there,
                canonical=f"{build_info.address}{quote(url)}" if build_info.address else there,
            )
    return made
