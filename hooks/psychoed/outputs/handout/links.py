"""Links to handouts and diagrams."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.runs import grouped
from psychoed.outputs.embed.kinds import QUIZ
from psychoed.outputs.handout.help_papers import help_papers
from psychoed.outputs.handout.names import (
    DRAWN,
    ENDINGS,
    GLOSSARY,
    ON_PAPER,
    PAPERS,
    WORKED,
    WORKSHEET,
    diagram_path,
    handout_path,
    wholes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from psychoed.content.site import MadeSite
    from psychoed.outputs.embed.embed import EmbedPart
    from psychoed.outputs.handout.help_papers import HelpSheet
    from psychoed.words.catalogue import Words

    Address = Callable[[str], str]
    """Returns what a link holds that leads to a file, given its path in the site."""


LISTED = 50
"""So many sheets of parts are listed on one page; where there are more, each such list has those of some pages."""


class SheetLists(NamedTuple):
    """On which pages sheets are listed."""

    pages: tuple[tuple[str, ...], ...] = ()
    """For each list the pages of the site that it is of; none where all sheets stand on one."""

    @property
    def names(self) -> list[str]:
        """The names of the lists."""
        return [f"sheets-{number}" for number in range(1, len(self.pages) + 1)]


class Forms(NamedTuple):
    """One thing in a few forms."""

    lead: str
    """What it is."""
    paths: Mapping[str, str]
    """By the name of each form, its path in the site."""


class Printable(NamedTuple):
    """What there is to print or to show of one part of the site."""

    title: str
    forms: tuple[Forms, ...]


def sheet_lists(parts: Iterable[tuple[str, str]]) -> SheetLists:
    """Say on which pages the sheets of a site are listed.

    Arguments:
        parts: Kind and page, relative to `docs_dir`, of all that can be embedded, page by page.
    """
    counts: dict[str, int] = {}
    for kind, src_uri in parts:
        if kind in ON_PAPER:
            counts[src_uri] = counts.get(src_uri, 0) + 1
    return SheetLists(grouped(counts, LISTED) if sum(counts.values()) > LISTED else ())


def shared_printables(site: MadeSite) -> Iterator[Printable]:
    """Yield what there is to print that is of no single page: what is made of all, and help lines."""
    words = site.build_info.words
    yield from (_whole(name, words(f"handout.titles.{name}"), words) for name in wholes(site.book))
    yield from (_helping(sheet, words) for sheet in help_papers(site))


def part_printables(site: MadeSite, pages: Iterable[str] | None = None) -> Iterator[Printable]:
    """Yield what there is to print or to show of each part, quizzes last.

    Arguments:
        site: The site, once it has its embeds.
        pages: Those of which parts are wanted, relative to `docs_dir`; None for all.
    """
    words = site.build_info.words
    embeds = site.embeds if pages is None else [embed for uri in pages for embed in site.embeds_of(uri)]
    parts = [embed.part for embed in embeds if embed.part.kind in ON_PAPER]
    yield from (part_printable(part, words) for part in sorted(parts, key=lambda part: part.kind == QUIZ))


def page_printables(site: MadeSite, src_uri: str) -> Iterator[Printable]:
    """Yield what there is to print or to show of a page.

    Arguments:
        site: The site, once it has its embeds.
        src_uri: A page, generated ones too, relative to `docs_dir`.
    """
    parts = [embed.part for embed in site.embeds_of(src_uri)]
    words = site.build_info.words
    yield from (part_printable(part, words) for part in parts if part.kind in ON_PAPER)
    if any(part.src_uri == src_uri and part.kind in WORKED for part in parts):
        yield _whole(WORKSHEET, words("handout.of_all"), words)
    if src_uri == GLOSSARY_URI and GLOSSARY in wholes(site.book):
        yield _whole(GLOSSARY, words("handout.titles.glossary"), words)
    yield from (_helping(sheet, words) for sheet in help_papers(site) if sheet.src_uri == src_uri)


def page_card(site: MadeSite, src_uri: str) -> Forms | None:
    """Return what links to a page are shown with, and what it shows: the card of the first picture on it, if any."""
    page = site.book.by_uri.get(src_uri)
    own = {embed.part.id for embed in site.embeds_of(src_uri) if embed.part.src_uri == src_uri}
    shown = own | {pictured.name for pictured in page.pictured} if page else own
    there = sorted(shown & site.embed_numbers.keys(), key=lambda name: site.embed_numbers[name])
    parts = (site.embeds_by_id[name].part for name in there)
    part = next((part for part in parts if part.kind in DRAWN), None)
    return Forms(part.title, {"card": diagram_path(part.id, "card.png")}) if part else None


def page_items(site: MadeSite, src_uri: str, url: str) -> str:
    """Return what there is to print or to show of a page, as items of a list in HTML; empty where there is nothing.

    Arguments:
        site: The site, once it has its embeds.
        src_uri: The page, relative to `docs_dir`.
        url: Its address, relative to the site's.
    """
    folder = posixpath.dirname(url) or "."
    items = (
        printable_item(printable, site.build_info.words, lambda path: quote(posixpath.relpath(path, folder)))
        for printable in page_printables(site, src_uri)
    )
    return "".join(etree.tostring(item, encoding="unicode", method="html") for item in items)


def part_printable(part: EmbedPart, words: Words) -> Printable:
    """Return what there is of a part, and what it is called; of some there is nothing."""
    forms = [_handout(part.id, words)] if part.kind in ON_PAPER else []
    if part.kind in DRAWN:
        paths = {
            words(f"handout.endings.{ending.partition('.')[0]}"): diagram_path(part.id, ending) for ending in ENDINGS
        }
        forms.append(Forms(words("handout.picture"), paths))
    return Printable(part.title, tuple(forms))


def from_root(path: str) -> str:
    """Return a link as an author would write it, to be led on by MkDocs."""
    return f"/{quote(path)}"


def printable_item(printable: Printable, words: Words, address: Address = from_root) -> etree.Element:
    """Return an item of a list: the title and the links."""
    item = etree.Element("li")
    name = etree.SubElement(item, "strong")
    name.text = AtomicString(printable.title)
    name.tail = " "
    item.extend([*printable_links(printable, words, address)])
    return item


def printable_links(printable: Printable, words: Words, address: Address = from_root) -> Iterator[etree.Element]:
    """Yield for each thing a piece of text with links, each by a short name, completed for those who hear it alone."""
    for lead, paths in printable.forms:
        said = etree.Element("span", {"class": "files"})
        said.text = AtomicString(f"{lead}: ")
        for number, (name, path) in enumerate(paths.items(), 1):
            link = etree.SubElement(said, "a", {"href": address(path)})
            link.text = AtomicString(name)
            hidden = etree.SubElement(link, "span", {"class": "visually-hidden"})
            hidden.text = AtomicString(f", {lead}: {printable.title}")
            link.tail = AtomicString(f" {words('lists.or')} " if number < len(paths) else " ")
        yield said


def _helping(sheet: HelpSheet, words: Words) -> Printable:
    return Printable(sheet.title(words), (_handout(sheet.name, words, sheet.papers),))


def _whole(name: str, title: str, words: Words) -> Printable:
    return Printable(title, (_handout(name, words),))


def _handout(name: str, words: Words, papers: tuple[str, ...] = PAPERS) -> Forms:
    return Forms(words("handout.file"), {words(f"handout.papers.{size}"): handout_path(name, size) for size in papers})
