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
from psychoed.outputs.publication.names import chapter_file
from psychoed.outputs.publication.reading import read_as_book
from psychoed.outputs.publication.xhtml import read_xhtml, written_xhtml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.assets.colours import Colours
    from psychoed.content.build_info import BuildInfo
    from psychoed.outputs.foot import Foot
    from psychoed.outputs.publication.pages import Chapter
    from psychoed.words.catalogue import Words

MEDIA_TYPE = "application/epub+zip"

BOOK_STYLE = "assets/styles/book.css"
"""What the book looks like where an e-reader asks, relative to `docs_dir`."""

FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "alternativeText", "displayTransformability")
"""What helps readers, in the words of schema.org's `accessibilityFeature`."""


class BrokenPageError(ValueError):
    """No e-reader would open a page."""


@dataclass(frozen=True)
class _Document:
    """A chapter as a document of the book."""

    chapter: Chapter
    body: str
    has_pictures: bool
    entries: tuple[Entry, ...]
    """The chapter and its sections, as the list of contents has them."""

    @property
    def file(self) -> str:
        """The name of its file."""
        return chapter_file(self.chapter.name)


def epub(
    chapters: Sequence[Chapter], style: str, foot: Foot, build_info: BuildInfo, colours: Colours, cover: bytes = b""
) -> bytes:
    """Make the book.

    Arguments:
        chapters: The pages.
        style: CSS.
        foot: What each page says of help lines, and the book of itself.
        build_info: What was built.
        colours: What its pictures are set in.
        cover: A picture, PNG; empty for none.

    Returns:
        An EPUB; the same content gives the same bytes.

    Raises:
        BrokenPageError: A page is not well-formed; says which.
    """
    documents = [_document(chapter, colours, build_info.words) for chapter in chapters]
    shared = {
        "build_info": build_info,
        "foot": foot,
        "documents": documents,
        "has_cover": bool(cover),
        "words": build_info.words,
    }
    files = {
        "META-INF/container.xml": fill("outputs/publication/container.xml.jinja"),
        "EPUB/package.opf": _package(build_info, shared),
        "EPUB/nav.xhtml": _nav(documents, shared),
        "EPUB/style.css": style,
    }
    if cover:
        files["EPUB/cover.xhtml"] = fill("outputs/publication/cover.xhtml.jinja", **shared)
    for document in documents:
        told = {"title": document.chapter.title, "body": Markup(document.body)}
        text = fill("outputs/publication/chapter.xhtml.jinja", **told, **shared)
        files[f"EPUB/{document.file}"] = text
        try:
            etree.fromstring(text)
        except etree.ParseError as error:
            raise BrokenPageError(_broken(document.chapter, error)) from error
    pictures = {"EPUB/cover.png": cover} if cover else {}
    return book_archive({path: text.encode() for path, text in files.items()} | pictures, MEDIA_TYPE, build_info.moment)


def _broken(chapter: Chapter, error: etree.ParseError) -> str:
    return f"{chapter.src_uri}: Its HTML is not closed as it is opened: {error}."


def _document(chapter: Chapter, colours: Colours, words: Words) -> _Document:
    try:
        root = read_xhtml(f'<section id="{chapter.name}">\n{chapter.xhtml}\n</section>')
    except etree.ParseError as error:
        raise BrokenPageError(_broken(chapter, error)) from error
    read_as_book(root, chapter.name, chapter.asked, colours, words)
    file = chapter_file(chapter.name)
    entries = (Entry(0, chapter.title, file), *sections(root, file))
    return _Document(chapter, written_xhtml(root), root.find(".//svg") is not None, entries)


def _nav(documents: Sequence[_Document], shared: Mapping[str, object]) -> str:
    """Write the list of contents, and the places that programs lead to."""
    contents = nested([entry for document in documents for entry in document.entries])
    return fill("outputs/publication/nav.xhtml.jinja", contents=contents, **shared)


def _package(build_info: BuildInfo, shared: Mapping[str, object]) -> str:
    """Write what the book is and what it holds, with what readers who need a certain form must know before."""
    return fill(
        "outputs/publication/package.opf.jinja",
        # The same book keeps its name from version to version.
        name=uuid5(NAMESPACE_URL, build_info.address or build_info.name),
        moment=(build_info.moment or EARLIEST).strftime("%Y-%m-%dT%H:%M:%SZ"),
        features=FEATURES,
        **shared,
    )
