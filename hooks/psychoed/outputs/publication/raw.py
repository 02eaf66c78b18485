"""Links and pictures in what an author wrote as HTML: no tree holds them, and they too must hold in a publication."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from psychoed.outputs.publication.relink import SITE_ONLY
from psychoed.outputs.publication.xhtml import as_xhtml
from psychoed.source.raw_links import beside, led_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from psychoed.outputs.publication.relink import Address
    from psychoed.outputs.publication.xhtml import Attributes

_FITTED = re.compile(r"<(?:a|area|img)\b[^>]*\b(?:href|src)\s*=", re.IGNORECASE)
_ROOTED = re.compile(r"\s*/(?!/)")
_SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)


def page_files(urls: Mapping[str, str]) -> dict[str, str]:
    """Return by file in the site the page that is written to it, given the addresses of all pages."""
    return {_file(address): page for page, address in urls.items()}


def fit_raw(raw: str, url: str, pages: Mapping[str, str], address: Address, image: Callable[[str], str]) -> str:
    """Return a piece of HTML with its links led within a publication and its pictures in it.

    One element that speaks of the site itself (`class="site-only"`) is left out, as such a paragraph is.

    Arguments:
        raw: As written, perhaps a single tag; what holds a script or a style stays as it is.
        url: The address of the page that it is on, relative to the site's: in HTML, addresses are relative to it.
        pages: All pages, as `page_files` returns them.
        address: Returns the address of a place, given page and anchor; empty where it cannot be reached.
        image: Returns an image, given its path in the site, as a `data:` address; empty where it is not there.
    """
    if SITE_ONLY in raw and _is_site_only(raw):
        return ""
    if not _FITTED.search(raw) or _SCRIPT.search(raw):
        return raw

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


def _is_site_only(raw: str) -> bool:
    """Tell whether a piece of HTML is one element that is for the site alone, and all that stands in it."""
    reader = _First()
    reader.feed(raw)
    return SITE_ONLY in reader.classes and raw.rstrip().endswith(f"</{reader.tag}>")


class _First(HTMLParser):
    """Reads what the first element is."""

    def __init__(self) -> None:
        super().__init__()
        self.tag = ""
        self.classes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.tag:
            self.tag, self.classes = tag, (dict(attrs).get("class") or "").split()
