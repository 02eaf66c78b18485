"""Links to handouts and diagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed import labels
from psychoed.embed.kinds import PATHWAY, QUIZ, REFLECTION, TAKEAWAYS
from psychoed.glossary.linker import GLOSSARY_URI
from psychoed.handout import labels as handout_labels
from psychoed.handout.names import ENDINGS, GLOSSARY, ON_PAPER, PAPERS, WORKSHEET, diagram_path, handout_path, wholes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.embed.parts import EmbedPart
    from psychoed.site import Site

_WHOLE = {WORKSHEET: handout_labels.WORKSHEET, GLOSSARY: handout_labels.GLOSSARY}


class Files(NamedTuple):
    """One thing in a few forms."""

    lead: str
    """What it is."""
    paths: Mapping[str, str]
    """By the name of each form, its path in the site."""


class Paper(NamedTuple):
    """What there is for paper and slides of one part of the site."""

    title: str
    files: tuple[Files, ...]


def all_papers(site: Site) -> Iterator[Paper]:
    """Yield everything for paper and slides: that of all pages, of each part, of each quiz."""
    yield from map(_whole, wholes(site))
    parts = [embed.part for embed in site.embeds if embed.part.kind in ON_PAPER]
    yield from map(part_paper, sorted(parts, key=lambda part: part.kind == QUIZ))


def page_papers(site: Site, src_uri: str) -> list[Paper]:
    """Return what there is for paper and slides of a page.

    Arguments:
        site: The site, once it has its embeds.
        src_uri: A page, generated ones too, relative to `docs_dir`.
    """
    parts = [embed.part for embed in site.embeds if src_uri in {embed.part.src_uri, embed.part.home}]
    papers = [part_paper(part) for part in parts if part.kind in ON_PAPER]
    if any(part.src_uri == src_uri and part.kind in {TAKEAWAYS, REFLECTION} for part in parts):
        papers.append(_whole(WORKSHEET))
    if src_uri == GLOSSARY_URI and GLOSSARY in wholes(site):
        papers.append(_whole(GLOSSARY))
    return papers


def part_paper(part: EmbedPart) -> Paper:
    """Return what there is of a part; of some there is nothing."""
    files = [_handout(part.id)] if part.kind in ON_PAPER else []
    if part.kind == PATHWAY:
        paths = {labels.PICTURE_FORMS[ending]: diagram_path(part.id, ending) for ending in ENDINGS}
        files.append(Files(labels.PICTURE_FILE, paths))
    return Paper(part.title, tuple(files))


def paper_links(paper: Paper) -> list[etree.Element]:
    """Return for each thing a piece of text with links, each by a short name, completed for those who hear it alone."""
    return [_links(files, paper.title) for files in paper.files]


def paper_item(paper: Paper) -> etree.Element:
    """Return an item of a list: the title and the links."""
    item = etree.Element("li")
    name = etree.SubElement(item, "strong")
    name.text = AtomicString(paper.title)
    name.tail = " "
    item.extend(paper_links(paper))
    return item


def _whole(name: str) -> Paper:
    return Paper(_WHOLE[name], (_handout(name),))


def _handout(name: str) -> Files:
    return Files(labels.HANDOUT_FILE, {labels.PAPERS[size]: handout_path(name, size) for size in PAPERS})


def _links(files: Files, title: str) -> etree.Element:
    said = etree.Element("span", {"class": "files"})
    said.text = AtomicString(f"{files.lead} ")
    for number, (name, path) in enumerate(files.paths.items(), 1):
        link = etree.SubElement(said, "a", {"href": f"/{path}"})
        link.text = AtomicString(name)
        etree.SubElement(link, "span", {"class": "visually-hidden"}).text = AtomicString(f": {title}")
        link.tail = AtomicString(f" {labels.OR} " if number < len(files.paths) else " ")
    return said
