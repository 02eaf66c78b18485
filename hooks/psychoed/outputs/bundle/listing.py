"""The page of downloads: what is known of the files only once they are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from psychoed.assets.templates import fill
from psychoed.text.sentence import Words, in_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.content.build_info import BuildInfo

DOWNLOADS = "downloads"
LISTING = f"{DOWNLOADS}/index.html"
"""In the site. Files to download are made where an author has a page that lists them."""

LISTING_URI = f"{DOWNLOADS}/index.md"

KINDS = {"-offline.zip": "offline", "-one-page.html": "one_page", ".epub": "book"}
"""How the names of files end that a reader can download, and what each is called among words."""

_ROOM = re.compile(r'<p class="downloads"[^>]*>.*?</p>', re.DOTALL)


class _Entry(NamedTuple):
    """A file as the page shows it."""

    title: str
    about: str
    name: str
    facts: Mapping[str, str]
    """What is known of it, by what it is called."""
    checksum: str
    has_checksum_file: bool
    """Whether a file with the checksum stands beside it."""


class NoRoomError(ValueError):
    """The page has no paragraph in whose place the list can stand, or several."""


@dataclass(frozen=True)
class DownloadPage:
    """The built page."""

    content: bytes

    def listing(self, paths: Iterable[str], made: Mapping[str, bytes], build_info: BuildInfo) -> bytes:
        """Return the page with a list of files in place of the paragraph `{ .downloads }`.

        Arguments:
            paths: The files to show, by their paths in the site.
            made: Path to content of all that was made, these too.
            build_info: What was built.
        """
        entries = [_entry(path, made, build_info) for path in paths]
        return self._with(fill("outputs/bundle/listing.html.jinja", entries=entries, words=build_info.words))

    def have_it(self, build_info: BuildInfo) -> bytes:
        """Return the page as it stands in the bundle, which cannot hold itself."""
        words, address = build_info.words, f"{build_info.address}{LISTING}"
        newest = (
            in_pieces(words.raw("downloads.elsewhere"), address=Words(address, address)) if build_info.address else ()
        )
        return self._with(fill("outputs/bundle/have-it.html.jinja", said=words("downloads.have"), newest=newest))

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


def _entry(path: str, made: Mapping[str, bytes], build_info: BuildInfo) -> _Entry:
    content, name = made[path], path.removeprefix(f"{DOWNLOADS}/")
    kind = next(kind for ending, kind in KINDS.items() if name.endswith(ending))
    words = build_info.words
    facts = {
        words("downloads.format"): words(f"downloads.{kind}.format"),
        words("downloads.size"): size(len(content)),
        words("downloads.date"): words.day(build_info.moment.date()) if build_info.moment else "",
        words("downloads.version"): build_info.version,
        words("downloads.needs"): words(f"downloads.{kind}.needs"),
    }
    known = {fact: said for fact, said in facts.items() if said}
    title, about = words(f"downloads.{kind}.title"), words(f"downloads.{kind}.about")
    return _Entry(title, about, name, known, checksum(content), f"{path}.sha256" in made)
