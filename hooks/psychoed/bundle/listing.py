"""The page of downloads: what is known of the files only once they are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from psychoed.bundle import labels
from psychoed.text import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.edition import Edition

DOWNLOADS = "downloads"
LISTING = f"{DOWNLOADS}/index.html"
"""In the site. Files to download are made where an author has a page that lists them."""

LISTING_URI = f"{DOWNLOADS}/index.md"

_ROOM = re.compile(r'<p class="downloads"[^>]*>.*?</p>', re.DOTALL)


class NoRoomError(ValueError):
    """The page has no paragraph in whose place the list can stand, or several."""


@dataclass(frozen=True)
class DownloadPage:
    """The built page."""

    content: bytes

    def listing(self, paths: Iterable[str], made: Mapping[str, bytes], edition: Edition) -> bytes:
        """Return the page with a list of files in place of the paragraph `{ .downloads }`.

        Arguments:
            paths: The files to show, by their paths in the site.
            made: Path to content of all that was made, these too.
            edition: What was built.
        """
        entries = "".join(_entry(path, made, edition) for path in paths)
        return self._with(f'<div class="downloads">{entries}</div>')

    def have_it(self, edition: Edition) -> bytes:
        """Return the page as it stands in the bundle, which cannot hold itself."""
        newest = ""
        if edition.address:
            address = escape(f"{edition.address}{LISTING}")
            newest = " " + labels.DOWNLOAD_ELSEWHERE.format(address=f'<a href="{address}">{address}</a>')
        return self._with(f'<p class="downloads">{labels.DOWNLOAD_HAVE}{newest}</p>')

    def _with(self, html: str) -> bytes:
        page, count = _ROOM.subn(lambda _: html, self.content.decode())
        if count != 1:
            what = f"{LISTING_URI} has {count} paragraphs for the list of files."
            raise NoRoomError(f"{what} Write one, `… {{ .downloads }}`, where it shall stand.")
        return page.encode()


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return sha256(content).hexdigest()


def checksum_file(name: str, content: bytes) -> bytes:
    """Return what stands beside a file, in the form that `sha256sum --check` reads."""
    return f"{checksum(content)}  {name}\n".encode()


def size(count: int) -> str:
    """Write a number of bytes as people say it, in units of a thousand: `940 KB`, `1.2 MB`."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} KB"


def _entry(path: str, made: Mapping[str, bytes], edition: Edition) -> str:
    content, name = made[path], path.removeprefix(f"{DOWNLOADS}/")
    kind = next(kind for kind in labels.DOWNLOADS if name.endswith(kind))
    words = labels.DOWNLOADS[kind]
    facts = {
        labels.DOWNLOAD_FORMAT: escape(words["format"]),
        labels.DOWNLOAD_SIZE: size(len(content)),
        labels.DOWNLOAD_DATE: day(edition.moment.date()) if edition.moment else "",
        labels.DOWNLOAD_VERSION: escape(edition.version),
        labels.DOWNLOAD_NEEDS: escape(words["needs"]),
        labels.DOWNLOAD_CHECKSUM: f"<code>{checksum(content)}</code>",
    }
    listed = "".join(f"<div><dt>{name}</dt> <dd>{text}</dd></div>" for name, text in facts.items() if text)
    link = f'<a href="{escape(name)}" download>{escape(name)}</a>'
    if f"{path}.sha256" in made:
        link += f' (<a href="{escape(name)}.sha256" download>{labels.DOWNLOAD_CHECKSUM_FILE}</a>)'
    return (
        f'<section class="download"><h3 class="download__title">{escape(words["title"])}</h3>'
        f'<p>{escape(words["about"])}</p><p class="download__link">{link}</p>'
        f'<dl class="download__facts">{listed}</dl></section>'
    )
