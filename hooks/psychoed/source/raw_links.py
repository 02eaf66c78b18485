"""Addresses that an author writes as HTML: neither Markdown nor MkDocs looks at them."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from psychoed.text.code_spans import without_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.source.elsewhere import Line

_NAMES = {"a": "href", "area": "href", "img": "src", "source": "src", "audio": "src", "video": "src", "track": "src"}
"""The attribute that holds an address, by element."""


class RawLink(NamedTuple):
    """An address within the site, written as HTML."""

    line: int
    address: str


def raw_links(lines: Iterable[Line]) -> tuple[RawLink, ...]:
    """Return what the HTML in a page leads to or shows that lies beside it on the site.

    Arguments:
        lines: Index and text of the lines that Markdown reads as text.
    """
    texts = dict(lines)
    if not any("<" in text for text in texts.values()):
        return ()
    reader = _Reader()
    text = "\n".join(without_code(texts.get(index, "")) for index in range(max(texts) + 1))
    reader.feed(text)
    return tuple(reader.found)


def beside(address: str) -> str | None:
    """Return the path of an address that is relative to its page; None for any other, such as one of a page itself."""
    parts = urlsplit(address.strip())
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    return unquote(parts.path)


def led_to(url: str, path: str) -> str:
    """Return the file in the site that a relative path leads to.

    Arguments:
        url: The address of the page, relative to the site's.
        path: Relative to that address.
    """
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(url), path))
    ends_as_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    return posixpath.normpath(posixpath.join(joined, "index.html")) if ends_as_folder else joined


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[RawLink] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get(_NAMES.get(tag, "")) or ""
        try:
            path = beside(address)
        except ValueError:
            # No address at all, such as `http://[`.
            return
        if path and "{" not in path:
            self.found.append(RawLink(self.getpos()[0], address))
