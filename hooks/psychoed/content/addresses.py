"""Where places stand on the site, once the addresses of its pages are known."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Urls = Mapping[str, str]
    """The address, relative to the site's, of each page by its path relative to `docs_dir`; of generated ones too."""


def place(urls: Urls, home: str) -> str:
    """Return the address of a place, relative to the site's.

    Arguments:
        urls: Of all pages.
        home: A page relative to `docs_dir`, and an anchor if need be.

    Raises:
        KeyError: There is no such page.
    """
    page, mark, anchor = home.partition("#")
    return f"{urls[page]}{mark}{anchor}"


def target(urls: Urls, path: str) -> str:
    """Return where an author's link leads, relative to the site's address.

    Arguments:
        urls: Of all pages.
        path: Relative to `docs_dir`. What is no page is a file, which stands where it stood, or nothing: MkDocs tells.
    """
    return urls.get(path, path)


def between(urls: Urls, src_uri: str, other: str) -> str:
    """Return the address of a page relative to another's, as a link in HTML has it, not yet quoted.

    Arguments:
        urls: Of all pages. One that is not there is at its own path.
        src_uri: The page that holds the link, relative to `docs_dir`.
        other: The page that it leads to.
    """
    start, end = urls.get(src_uri, src_uri), urls.get(other, other)
    path = posixpath.relpath(end or ".", posixpath.dirname(start) or ".")
    return f"{path}/" if not end or end.endswith("/") else path
