"""Links to handouts and diagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed import labels
from psychoed.embed.kinds import PATHWAY, QUIZ
from psychoed.handout import labels as handout_labels
from psychoed.handout.names import ENDINGS, GLOSSARY, ON_PAPER, PAPERS, WORKSHEET, diagram_path, handout_path, wholes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.embed.parts import EmbedPart
    from psychoed.site import Site

_WHOLE = {WORKSHEET: handout_labels.WORKSHEET, GLOSSARY: handout_labels.GLOSSARY}


def handout_list(site: Site) -> Iterator[etree.Element]:
    """Yield an item for each handout: those of all pages, of each part, of each quiz; pathways with their pictures."""
    for name in wholes(site):
        yield _item(_WHOLE[name], [_handout(name, _WHOLE[name])])
    parts = [embed.part for embed in site.embeds if embed.part.kind in ON_PAPER]
    for part in sorted(parts, key=lambda part: part.kind == QUIZ):
        yield _item(part.title, part_links(part))


def part_links(part: EmbedPart) -> list[etree.Element]:
    """Return a piece of text with links to a part's handouts, and one with those to its pictures."""
    found = [_handout(part.id, part.title)] if part.kind in ON_PAPER else []
    if part.kind == PATHWAY:
        paths = {labels.PICTURE_FORMS[end]: diagram_path(part.id, end) for end in ENDINGS}
        found.append(_links(labels.PICTURE_FILE, paths, part.title))
    return found


def _handout(name: str, title: str) -> etree.Element:
    return _links(labels.HANDOUT_FILE, {labels.PAPERS[size]: handout_path(name, size) for size in PAPERS}, title)


def _links(lead: str, paths: Mapping[str, str], title: str) -> etree.Element:
    """Return links, each by a short name that is completed for those who hear it alone.

    Arguments:
        lead: What they are.
        paths: Name to path in the site.
        title: What they are of.
    """
    said = etree.Element("span", {"class": "files"})
    said.text = AtomicString(f"{lead} ")
    for number, (name, path) in enumerate(paths.items(), 1):
        link = etree.SubElement(said, "a", {"href": f"/{path}"})
        link.text = AtomicString(name)
        etree.SubElement(link, "span", {"class": "visually-hidden"}).text = AtomicString(f": {title}")
        link.tail = AtomicString(f" {labels.OR} " if number < len(paths) else " ")
    return said


def _item(title: str, links: list[etree.Element]) -> etree.Element:
    item = etree.Element("li")
    name = etree.SubElement(item, "strong")
    name.text = AtomicString(title)
    name.tail = " "
    item.extend(links)
    return item
