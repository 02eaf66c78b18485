"""Links and pictures in what an author wrote as HTML: no tree holds them, and they too must hold in a publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from psychoed.outputs.publication.xhtml import as_xhtml
from psychoed.source.raw_links import beside, led_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from psychoed.outputs.publication.relink import Address
    from psychoed.outputs.publication.xhtml import Attributes

_FITTED = re.compile(r"<(?:a|area|img)\b[^>]*\b(?:href|src)\s*=", re.IGNORECASE)
_ROOTED = re.compile(r"\s*/(?!/)")
_SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)


def fit_raw(raw: str, src_uri: str, urls: Mapping[str, str], address: Address, image: Callable[[str], str]) -> str:
    """Return a piece of HTML with its links led within a publication and its pictures in it.

    Arguments:
        raw: As written, perhaps a single tag; what holds a script or a style stays as it is.
        src_uri: The page that it is on, relative to `docs_dir`.
        urls: The addresses of all pages, relative to the site's: in HTML, addresses are relative to these.
        address: Returns the address of a place, given page and anchor; empty where it cannot be reached.
        image: Returns an image, given its path in the site, as a `data:` address; empty where it is not there.
    """
    if not _FITTED.search(raw) or _SCRIPT.search(raw):
        return raw
    url = urls.get(src_uri, src_uri)
    pages = {_file(address): page for page, address in urls.items()}

    def fitted(tag: str, attrs: Attributes) -> tuple[str, Attributes]:
        given = dict(attrs)
        if tag == "img":
            shown = given.get("src") or ""
            if not shown.startswith("data:"):
                path = beside(shown)
                shown = image(led_to(url, path)) if path else ""
            rest: Attributes = [(name, value) for name, value in attrs if name not in {"src", "srcset", "sizes"}]
            # Where the picture is not at hand, its words stand in its place.
            return ("img", [*rest, ("src", shown)]) if shown else (given.get("alt") or "", [])
        href = given.get("href") or ""
        path = beside(href)
        # From the root of a host it leads nowhere without one.
        if tag in {"a", "area"} and (path or _ROOTED.match(href)):
            there = led_to(url, path) if path else ""
            to = address(pages.get(there, there), unquote(urlsplit(href).fragment)) if there else ""
            rest = [(name, value) for name, value in attrs if name != "href"]
            return tag, [*rest, ("href", to)] if to else rest
        return tag, attrs

    return as_xhtml(raw, fitted)


def _file(url: str) -> str:
    """Return the file that an address of a page, relative to the site's, stands for."""
    return f"{url}index.html" if not url or url.endswith("/") else url
