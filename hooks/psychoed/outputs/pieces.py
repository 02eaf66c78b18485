"""Lists of all that a site holds, such as its gallery: a long one stands on several pages, which its own leads to."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString
from pymdownx.blocks.block import type_any

from psychoed.assets.templates import fill
from psychoed.components.block import FilledBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.content.book import Book
    from psychoed.words.catalogue import Words


class PiecedBlock(FilledBlock):
    """A block that the site fills, and of which a part may stand on a page that the build makes."""

    # What those pages say; authors have no such options.
    OPTIONS = {**FilledBlock.OPTIONS, "of": ("", type_any), "piece": ("", type_any)}

    @property
    def list_uri(self) -> str:
        """The author's page that the list is of, relative to `docs_dir`."""
        return str(self.options["of"] or self.scope.page_of(self.md))

    @property
    def piece(self) -> str:
        """The name of the part; empty for the list itself."""
        return str(self.options["piece"])


def piece_uri(listing: str, name: str) -> str:
    """Return the page, relative to `docs_dir`, of a part of a list.

    Arguments:
        listing: The page of the list, relative to `docs_dir`.
        name: The part's.
    """
    path = PurePosixPath(listing)
    own = "list" if path.stem.lower() in {"index", "readme"} else path.stem
    return (path.parent / own / f"{name}.md").as_posix()


def piece_pages(book: Book, block: str, parts: Mapping[str, str], words: Words) -> dict[str, str]:
    """Write the pages of the parts of a list, wherever authors have it.

    Arguments:
        book: The site.
        block: The kind of block that lists.
        parts: The names of the parts, and what each holds; none where all stands on its own page.
        words: What is said around that.

    Returns:
        Path relative to `docs_dir` to Markdown.
    """
    return {
        piece_uri(page.src_uri, name): fill(
            "outputs/piece.md.jinja",
            page=page,
            title=words("lists.page", title=page.title, number=number, pages=len(parts)),
            heading=held,
            block=block,
            name=name,
        )
        for page in book.pages
        if block in page.filled
        for number, (name, held) in enumerate(parts.items(), 1)
    }


def onward_item(href: str, title: str, count: int, anchors: Iterable[str] = ()) -> etree.Element:
    """Return the item of a list that leads to a part of it.

    Arguments:
        href: The part's page.
        title: What is there.
        count: How much.
        anchors: What is called so there and was here; links to it still look for it here.
    """
    item = etree.Element("li")
    for anchor in anchors:
        etree.SubElement(item, "span", {"id": anchor})
    link = etree.SubElement(item, "a", {"href": href})
    link.text, link.tail = AtomicString(title), AtomicString(f" ({count})")
    return item


def from_to(titles: list[str], words: Words) -> str:
    """Say from where to where a part goes, by the titles of what it holds: at least one."""
    return words("menu.range", first=titles[0], last=titles[-1]) if len(titles) > 1 else titles[0]
