"""The card of a sheet: what somebody needs it for, a small picture of it, and where to get it and more about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.registry import component_of
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.features.help.block import place_id
from psychoed.outputs.embed.gallery import part_page
from psychoed.outputs.embed.gallery_block import GalleryBlock
from psychoed.outputs.embed.kinds import QUIZ
from psychoed.outputs.handout.help_papers import help_papers
from psychoed.outputs.handout.links import from_root
from psychoed.outputs.handout.names import GLOSSARY, ON_PAPER, PAPERS, handout_path, thumbnail_path, wholes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.content.site import MadeSite

_SIZE = {"width": "198", "height": "281"}
"""How large a small picture is, in px: A4, as fine as thumbnails are."""


class _Link(NamedTuple):
    href: str
    words: str
    more: str = ""
    """What completes it for those who hear it alone."""


class _Sheet(NamedTuple):
    name: str
    title: str
    home: _Link
    """Where the same stands on the site."""
    papers: tuple[str, ...] = PAPERS


def need_card(need: str, name: str, site: MadeSite) -> etree.Element:
    """Return a card as an item of a list. In a preview it has no picture: none is made.

    Arguments:
        need: What somebody needs, plain words.
        name: The id of a sheet. A preview goes on where there is none.
        site: The site, once it has its embeds.
    """
    words, sheet = site.build_info.words, _sheet(name, site)
    card = etree.Element("li", {"class": "sheet-card"})
    if sheet and not site.build_info.preview:
        picture = {"src": from_root(thumbnail_path(name)), "alt": words("needs.picture", title=sheet.title)}
        etree.SubElement(card, "img", {**picture, **_SIZE, "loading": "lazy", "class": "sheet-card__picture"})
    said = etree.SubElement(card, "div")
    etree.SubElement(said, "strong", {"class": "sheet-card__need"}).text = AtomicString(need)
    listed = etree.SubElement(said, "p", {"class": "sheet-card__links", "data-search-exclude": ""})
    for link in _links(sheet, site) if sheet else ():
        shown = etree.SubElement(listed, "a", {"href": link.href})
        shown.text = AtomicString(link.words)
        if link.more:
            etree.SubElement(shown, "span", {"class": "visually-hidden"}).text = AtomicString(f": {link.more}")
        shown.tail = " "
    return card


def _sheet(name: str, site: MadeSite) -> _Sheet | None:
    """Return a sheet by its id; that of a quiz is at home on the page that it asks about."""
    book, words = site.book, site.build_info.words
    embed = site.embeds_by_id.get(name)
    if embed and (part := embed.part).kind in ON_PAPER:
        at = part.src_uri if part.kind == QUIZ else part.home
        return _Sheet(name, part.title, _Link(f"/{at}", book.by_uri[part.src_uri].title))
    if helping := next((sheet for sheet in help_papers(site) if sheet.name == name), None):
        at = f"#{place_id(helping.place)}" if helping.place else ""
        page = _Link(f"/{helping.src_uri}{at}", book.by_uri[helping.src_uri].title)
        return _Sheet(name, helping.title(words), page, helping.papers)
    if name not in wholes(book):
        return None
    title = words(f"handout.titles.{name}")
    if name == GLOSSARY:
        return _Sheet(name, title, _Link(f"/{GLOSSARY_URI}", words("glossary.title")))
    first = next(part for part in book.parts.values() if component_of(part).is_worked)
    return _Sheet(name, title, _Link(f"/{first.src_uri}#{first.id}", book.by_uri[first.src_uri].title))


def _links(sheet: _Sheet, site: MadeSite) -> Iterator[_Link]:
    words = site.build_info.words
    for paper in sheet.papers:
        kind = words(f"handout.papers.{paper}")
        shown = words("needs.first", paper=kind) if paper == sheet.papers[0] else kind
        yield _Link(from_root(handout_path(sheet.name, paper)), shown, sheet.title)
    yield sheet.home
    gallery = next((page.src_uri for page in site.book.pages if GalleryBlock.NAME in page.filled), "")
    if gallery and any(note.about == sheet.name for page in site.book.pages for note in page.notes):
        yield _Link(f"/{part_page(site, gallery, sheet.name)}#part:{sheet.name}", words("needs.note"), sheet.title)
