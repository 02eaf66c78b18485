"""Reading built pages."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def html_files(site: Path) -> list[Path]:
    """Return all documents of a built site, its pages and its embeds."""
    return sorted(site.rglob("*.html"))


def page_files(site: Path) -> list[Path]:
    """Return all pages of a built site."""
    return [p for p in html_files(site) if p.relative_to(site).parts[0] != "embed" and "one-page" not in p.name]


def words_of(html: str) -> str:
    """Return the words that a document shows or keeps ready, on one line."""
    bare = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(bare).split())


class Html(HTMLParser):
    """The links and ids of a page.

    Arguments:
        path: A built page.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.urls: list[str] = []
        """Everything that a reader can follow or that the page loads."""
        self.assets: list[str] = []
        """What the page loads."""
        self.all_ids: list[str] = []
        self.references: list[str] = []
        """Ids that attributes refer to."""
        self.claims: dict[str, str] = {}
        """Each claim and the tag of the element that states it."""
        self.feed(path.read_text(encoding="utf-8"))
        self.ids = set(self.all_ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.all_ids.append(given["id"])
        if "data-claim" in given:
            assert given["data-claim"] not in self.claims, given["data-claim"]
            self.claims[given["data-claim"]] = tag
        for name in ("aria-describedby", "aria-labelledby", "for"):
            self.references += given.get(name, "").split()
        for name in ("href", "src"):
            if name in given:
                self.urls.append(given[name])
                if tag in {"script", "img", "iframe", "source"} or (tag == "link" and given.get("rel") != "canonical"):
                    self.assets.append(given[name])
