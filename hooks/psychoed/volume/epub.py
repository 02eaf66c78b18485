"""The volume as an EPUB 3.3, a book for e-readers (www.w3.org/TR/epub-33, www.w3.org/TR/epub-a11y-11).

There is no library behind it: the one that is kept up writes the clock into each book and is under the AGPL. A book is
a zip of the pages with two lists of them; EPUBCheck, in the tests, says whether it is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as etree

from psychoed import labels
from psychoed.bundle.archive import EARLIEST, book_archive
from psychoed.help.reach import help_html
from psychoed.volume import labels as volume_labels
from psychoed.volume.contents import Entry, listed, sections
from psychoed.volume.names import leaf_file
from psychoed.volume.reading import read_as_book
from psychoed.volume.xhtml import read_xhtml, written_xhtml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psychoed.edition import Edition
    from psychoed.help.lines import HelpLine
    from psychoed.trust import Trust
    from psychoed.volume.pages import Leaf

MEDIA_TYPE = "application/epub+zip"

BOOK_STYLE = "assets/styles/book.css"
"""What the book looks like where an e-reader asks, relative to `docs_dir`."""

FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "alternativeText", "displayTransformability")
"""What helps readers, in the words of schema.org's `accessibilityFeature`."""

_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
# As EPUB 2 had it. Without it, programs put a cover of their own before the page that shows ours.
_GUIDE = f'<guide><reference type="cover" title="{volume_labels.COVER_NAME}" href="cover.xhtml"/></guide>'
_COVER_STYLE = "body{margin:0;text-align:center}img{max-width:100%;max-height:95vh}"


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


def epub(
    leaves: Sequence[Leaf],
    style: str,
    help_lines: Iterable[HelpLine],
    trust: Trust,
    edition: Edition,
    cover: bytes = b"",
) -> bytes:
    """Make the book.

    Arguments:
        leaves: The pages.
        style: CSS.
        help_lines: Those that every page names.
        trust: What the site as a whole may say of itself.
        edition: What was built.
        cover: A picture, PNG; empty for none.

    Returns:
        An EPUB; the same content gives the same bytes.

    Raises:
        BrokenPageError: A page is not well-formed; says which.
    """
    said = help_html(help_lines)
    help_line = f"<aside><p><strong>{labels.HELP_ASK}</strong> {said}</p></aside>\n" if said else ""
    chapters = [_chapter(leaf) for leaf in leaves]
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(chapters, edition, has_cover=bool(cover)),
        "EPUB/nav.xhtml": _nav(chapters, trust, edition, has_cover=bool(cover)),
        "EPUB/style.css": style,
    }
    if cover:
        files["EPUB/cover.xhtml"] = _cover(edition)
    for chapter in chapters:
        leaf = chapter.leaf
        files[f"EPUB/{leaf_file(leaf.name)}"] = document = _document(leaf.title, help_line + chapter.body, edition)
        try:
            etree.fromstring(document)
        except etree.ParseError as error:
            raise BrokenPageError(_broken(leaf, error)) from error
    pictures = {"EPUB/cover.png": cover} if cover else {}
    return book_archive({path: text.encode() for path, text in files.items()} | pictures, MEDIA_TYPE, edition.moment)


def _broken(leaf: Leaf, error: etree.ParseError) -> str:
    return f"{leaf.src_uri}: Its HTML is not closed as it is opened: {error}."


def _chapter(leaf: Leaf) -> _Chapter:
    try:
        root = read_xhtml(f'<section id="{leaf.name}">\n{leaf.xhtml}\n</section>')
    except etree.ParseError as error:
        raise BrokenPageError(_broken(leaf, error)) from error
    read_as_book(root, leaf.name, leaf.asked)
    file = leaf_file(leaf.name)
    entries = (Entry(0, leaf.title, file), *sections(root, file))
    return _Chapter(leaf, written_xhtml(root), root.find(".//svg") is not None, entries)


def _document(title: str, body: str, edition: Edition, head: str = "") -> str:
    language = escape(edition.language)
    head = head or '<link rel="stylesheet" href="style.css"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}">\n<head>\n<title>{escape(title)}</title>\n'
        f"{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _cover(edition: Edition) -> str:
    shown = f'<img src="cover.png" alt="{escape(volume_labels.COVER.format(site=edition.name))}" role="doc-cover"/>'
    style = f"<style>{_COVER_STYLE}</style>"
    return _document(edition.name, f'<section epub:type="cover">{shown}</section>', edition, style)


def _nav(chapters: Sequence[_Chapter], trust: Trust, edition: Edition, *, has_cover: bool) -> str:
    licence = f'<a href="{escape(edition.licence)}">{edition.licence_name}</a>'
    source = labels.EMBED_FROM.format(
        site=escape(edition.name), licence=licence, address=escape(edition.address or edition.name)
    )
    marks = [("cover", volume_labels.COVER_NAME, "cover.xhtml")] if has_cover else []
    marks.append(("toc", labels.CONTENTS, "#contents"))
    if chapters:
        marks.append(("bodymatter", chapters[0].leaf.title, leaf_file(chapters[0].leaf.name)))
    places = (f'<li><a epub:type="{kind}" href="{to}">{escape(title)}</a></li>' for kind, title, to in marks)
    landmarks = "\n".join(places)
    body = (
        f"<h1>{escape(edition.name)}</h1>\n<p>{escape(edition.description)}</p>\n"
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">\n<h2 id="contents">{labels.CONTENTS}</h2>\n'
        f"{listed([entry for chapter in chapters for entry in chapter.entries])}\n</nav>\n"
        f'<nav epub:type="landmarks" hidden="">\n<h2>{volume_labels.LANDMARKS}</h2>\n<ol>\n{landmarks}\n</ol>\n</nav>\n'
        f"<p>{escape(' '.join(trust.sentences))}</p>\n<p>{source}</p>"
    )
    return _document(labels.CONTENTS, body, edition)


def _package(chapters: Sequence[_Chapter], edition: Edition, *, has_cover: bool) -> str:
    """Write what the book is and what it holds, with what readers who need a certain form must know before."""
    moment = (edition.moment or EARLIEST).strftime("%Y-%m-%dT%H:%M:%SZ")
    # The same book keeps its name from version to version.
    name = uuid5(NAMESPACE_URL, edition.address or edition.name)
    told = [
        f'<dc:identifier id="name">urn:uuid:{name}</dc:identifier>',
        f"<dc:title>{escape(edition.name)}</dc:title>",
        f"<dc:language>{escape(edition.language)}</dc:language>",
        f"<dc:creator>{escape(edition.author)}</dc:creator>" if edition.author else "",
        f"<dc:description>{escape(edition.description)}</dc:description>" if edition.description else "",
        f"<dc:rights>{escape(edition.licence)}</dc:rights>",
        f"<dc:source>{escape(edition.address)}</dc:source>" if edition.address else "",
        f'<meta property="dcterms:modified">{moment}</meta>',
        # As EPUB 2 had it: some shops and readers look for nothing else.
        '<meta name="cover" content="cover"/>' if has_cover else "",
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessMode">visual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        *(f'<meta property="schema:accessibilityFeature">{feature}</meta>' for feature in FEATURES),
        '<meta property="schema:accessibilityHazard">none</meta>',
        f'<meta property="schema:accessibilitySummary">{escape(volume_labels.ACCESSIBILITY)}</meta>',
    ]
    items = ['<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>']
    items.append('<item id="style" href="style.css" media-type="text/css"/>')
    spine = ['<itemref idref="nav"/>']
    if has_cover:
        items.append('<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>')
        items.append('<item id="cover-page" href="cover.xhtml" media-type="application/xhtml+xml"/>')
        spine.insert(0, '<itemref idref="cover-page"/>')
    for chapter in chapters:
        drawn = ' properties="svg"' if chapter.has_pictures else ""
        page, href = f"page.{chapter.leaf.name}", leaf_file(chapter.leaf.name)
        items.append(f'<item id="{page}" href="{href}" media-type="application/xhtml+xml"{drawn}/>')
        spine.append(f'<itemref idref="{page}"/>')
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="name" '
            f'xml:lang="{escape(edition.language)}">',
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            *filter(None, told),
            "</metadata>",
            "<manifest>",
            *items,
            "</manifest>",
            "<spine>",
            *spine,
            "</spine>",
            *([_GUIDE] * has_cover),
            "</package>",
            "",
        ]
    )
