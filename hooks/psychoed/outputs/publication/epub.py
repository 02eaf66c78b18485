"""The publication as an EPUB 3.3, a book for e-readers (www.w3.org/TR/epub-33, www.w3.org/TR/epub-a11y-11).

There is no library behind it: the one that is kept up writes the clock into each book and is under the AGPL. A book is
a zip of the pages with two lists of them; EPUBCheck, in the tests, says whether it is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as etree

from markupsafe import Markup

from psychoed.assets.templates import fill
from psychoed.outputs.bundle.archive import EARLIEST, book_archive
from psychoed.outputs.publication.contents import Entry, nested, sections
from psychoed.outputs.publication.names import leaf_file
from psychoed.outputs.publication.reading import read_as_book
from psychoed.outputs.publication.xhtml import read_xhtml, written_xhtml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.assets.colours import Colours
    from psychoed.content.build_info import BuildInfo
    from psychoed.outputs.foot import Foot
    from psychoed.outputs.publication.pages import Leaf
    from psychoed.words.catalogue import Words

MEDIA_TYPE = "application/epub+zip"

BOOK_STYLE = "assets/styles/book.css"
"""What the book looks like where an e-reader asks, relative to `docs_dir`."""

FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "alternativeText", "displayTransformability")
"""What helps readers, in the words of schema.org's `accessibilityFeature`."""


class BrokenPageError(ValueError):
    """No e-reader would open a page."""


@dataclass(frozen=True)
class _Chapter:
    """A page as a document of the book."""

    leaf: Leaf
    body: str
    has_pictures: bool
    entries: tuple[Entry, ...]
    """The chapter and its sections, as the list of contents has them."""

    @property
    def file(self) -> str:
        """The name of its file."""
        return leaf_file(self.leaf.name)


def epub(
    leaves: Sequence[Leaf], style: str, foot: Foot, edition: BuildInfo, colours: Colours, cover: bytes = b""
) -> bytes:
    """Make the book.

    Arguments:
        leaves: The pages.
        style: CSS.
        foot: What each page says of help lines, and the book of itself.
        edition: What was built.
        colours: What its pictures are set in.
        cover: A picture, PNG; empty for none.

    Returns:
        An EPUB; the same content gives the same bytes.

    Raises:
        BrokenPageError: A page is not well-formed; says which.
    """
    chapters = [_chapter(leaf, colours, edition.words) for leaf in leaves]
    shared = {"edition": edition, "foot": foot, "chapters": chapters, "has_cover": bool(cover), "words": edition.words}
    files = {
        "META-INF/container.xml": fill("outputs/publication/container.xml.jinja"),
        "EPUB/package.opf": _package(edition, shared),
        "EPUB/nav.xhtml": _nav(chapters, shared),
        "EPUB/style.css": style,
    }
    if cover:
        files["EPUB/cover.xhtml"] = fill("outputs/publication/cover.xhtml.jinja", **shared)
    for chapter in chapters:
        told = {"title": chapter.leaf.title, "body": Markup(chapter.body)}
        document = fill("outputs/publication/chapter.xhtml.jinja", **told, **shared)
        files[f"EPUB/{chapter.file}"] = document
        try:
            etree.fromstring(document)
        except etree.ParseError as error:
            raise BrokenPageError(_broken(chapter.leaf, error)) from error
    pictures = {"EPUB/cover.png": cover} if cover else {}
    return book_archive({path: text.encode() for path, text in files.items()} | pictures, MEDIA_TYPE, edition.moment)


def _broken(leaf: Leaf, error: etree.ParseError) -> str:
    return f"{leaf.src_uri}: Its HTML is not closed as it is opened: {error}."


def _chapter(leaf: Leaf, colours: Colours, words: Words) -> _Chapter:
    try:
        root = read_xhtml(f'<section id="{leaf.name}">\n{leaf.xhtml}\n</section>')
    except etree.ParseError as error:
        raise BrokenPageError(_broken(leaf, error)) from error
    read_as_book(root, leaf.name, leaf.asked, colours, words)
    file = leaf_file(leaf.name)
    entries = (Entry(0, leaf.title, file), *sections(root, file))
    return _Chapter(leaf, written_xhtml(root), root.find(".//svg") is not None, entries)


def _nav(chapters: Sequence[_Chapter], shared: Mapping[str, object]) -> str:
    """Write the list of contents, and the places that programs lead to."""
    contents = nested([entry for chapter in chapters for entry in chapter.entries])
    return fill("outputs/publication/nav.xhtml.jinja", contents=contents, **shared)


def _package(edition: BuildInfo, shared: Mapping[str, object]) -> str:
    """Write what the book is and what it holds, with what readers who need a certain form must know before."""
    return fill(
        "outputs/publication/package.opf.jinja",
        # The same book keeps its name from version to version.
        name=uuid5(NAMESPACE_URL, edition.address or edition.name),
        moment=(edition.moment or EARLIEST).strftime("%Y-%m-%dT%H:%M:%SZ"),
        features=FEATURES,
        **shared,
    )
