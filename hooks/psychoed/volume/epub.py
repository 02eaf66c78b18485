"""The volume as an EPUB 3.3, a book for e-readers (www.w3.org/TR/epub-33, www.w3.org/TR/epub-a11y-11).

There is no library behind it: the one that is kept up writes the clock into each book and is under the AGPL. A book is
a zip of the pages with two lists of them; EPUBCheck, in the tests, says whether it is one.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as etree

from psychoed import labels
from psychoed.bundle.archive import EARLIEST, book_archive
from psychoed.volume.names import leaf_file

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

_SVG = re.compile(r"<svg(?![^<>]*\sxmlns=)")
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


class BrokenPageError(ValueError):
    """No e-reader would open a page."""


def epub(leaves: Sequence[Leaf], style: str, help_lines: Iterable[HelpLine], trust: Trust, edition: Edition) -> bytes:
    """Make the book.

    Arguments:
        leaves: The pages.
        style: CSS.
        help_lines: Those that every page names.
        trust: What the site as a whole may say of itself.
        edition: What was built.

    Returns:
        An EPUB; the same content gives the same bytes.

    Raises:
        BrokenPageError: A page is not well-formed; says which.
    """
    said = " ".join(f"{line.short} {line.say}." for line in help_lines)
    help_line = f"<aside><p><strong>{labels.HELP_ASK}</strong> {escape(said)}</p></aside>\n" if said else ""
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(leaves, edition),
        "EPUB/nav.xhtml": _nav(leaves, trust, edition),
        "EPUB/style.css": style,
    }
    for leaf in leaves:
        html = _SVG.sub('<svg xmlns="http://www.w3.org/2000/svg"', leaf.xhtml)
        body = f'{help_line}<section id="{leaf.name}">\n{html}\n</section>'
        files[f"EPUB/{leaf_file(leaf.name)}"] = document = _document(leaf.title, body, edition)
        try:
            etree.fromstring(document)
        except etree.ParseError as error:
            raise BrokenPageError(f"{leaf.src_uri}: Its HTML is not closed as it is opened: {error}.") from error
    return book_archive({path: text.encode() for path, text in files.items()}, MEDIA_TYPE, edition.moment)


def _document(title: str, body: str, edition: Edition) -> str:
    language = escape(edition.language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}">\n<head>\n<title>{escape(title)}</title>\n'
        f'<link rel="stylesheet" href="style.css"/>\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def _nav(leaves: Sequence[Leaf], trust: Trust, edition: Edition) -> str:
    licence = f'<a href="{escape(edition.licence)}">{edition.licence_name}</a>'
    source = labels.EMBED_FROM.format(
        site=escape(edition.name), licence=licence, address=escape(edition.address or edition.name)
    )
    listed = "\n".join(f'<li><a href="{leaf_file(leaf.name)}">{escape(leaf.title)}</a></li>' for leaf in leaves)
    body = (
        f"<h1>{escape(edition.name)}</h1>\n<p>{escape(edition.description)}</p>\n"
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">\n<h2 id="contents">{labels.CONTENTS}</h2>\n'
        f"<ol>\n{listed}\n</ol>\n</nav>\n<p>{escape(' '.join(trust.sentences))}</p>\n<p>{source}</p>"
    )
    return _document(labels.CONTENTS, body, edition)


def _package(leaves: Sequence[Leaf], edition: Edition) -> str:
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
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessMode">visual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        *(f'<meta property="schema:accessibilityFeature">{feature}</meta>' for feature in FEATURES),
        '<meta property="schema:accessibilityHazard">none</meta>',
        f'<meta property="schema:accessibilitySummary">{escape(labels.BOOK_ACCESSIBILITY)}</meta>',
    ]
    items = ['<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>']
    items.append('<item id="style" href="style.css" media-type="text/css"/>')
    for leaf in leaves:
        drawn = ' properties="svg"' if "<svg" in leaf.xhtml else ""
        href = leaf_file(leaf.name)
        items.append(f'<item id="page.{leaf.name}" href="{href}" media-type="application/xhtml+xml"{drawn}/>')
    spine = ['<itemref idref="nav"/>', *(f'<itemref idref="page.{leaf.name}"/>' for leaf in leaves)]
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
            "</package>",
            "",
        ]
    )
