"""`help-lines`: every help line of the site, by country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.block import FilledBlock
from psychoed.features.block_data import HELP_LINES
from psychoed.features.help.card import card, reach
from psychoed.features.help.copies import SCREEN_ONLY, STANDS_IN
from psychoed.text.inline import slug

if TYPE_CHECKING:
    from psychoed.content.site import Site
    from psychoed.features.help.lines import HelpLine, HelpLines
    from psychoed.words.catalogue import Words

_ANYWHERE = "anywhere"
"""What the part for anywhere else is called in addresses."""


class HelpLinesBlock(FilledBlock):
    """Shows the lines of `help-lines.yml`, each country in a part of its own that unfolds.

    Content (for authors):
        Nothing; what is to be said before or after stands outside.
    """

    NAME = HELP_LINES

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make room. Which lines there are to show depends on the document."""
        block = etree.SubElement(parent, "div", {"class": "help-lines"})
        self.config["tree"].fillings.append(HelpList(block))
        return block


@dataclass(frozen=True)
class HelpList:
    """The list of help lines in a document."""

    element: etree.Element

    def fill(self, site: Site) -> None:
        """Write the list."""
        block, lines, words = self.element, site.help, site.build_info.words
        if said := unchecked(lines, words):
            etree.SubElement(block, "p", {"class": "help-lines__unchecked"}).text = AtomicString(said)
        listed = etree.SubElement(block, "div", {"class": "help-lines__list"})
        for place in (*(place.name for place in lines.places), ""):
            if found := shown_lines(lines, place):
                listed.append(_country(lines, place, found, words))


def shown_lines(lines: HelpLines, place: str) -> list[HelpLine]:
    """Return the lines of a place, with a way to help in danger even where the list has no line for it."""
    found = [line for line in lines.of(place) if line != lines.directory]
    if not any("emergency" in line.needs for line in found):
        danger = [line for line in lines.answer(place, "emergency") if "emergency" in line.needs]
        found = [*danger, *found]
    return found if place or not lines.directory else [*found, lines.directory]


def unchecked(lines: HelpLines, words: Words) -> str:
    """Return what is said once of lines that nobody has checked; empty where there is none."""
    ways = [line for line in lines.lines if line.reachable]
    if all(line.checked for line in ways):
        return ""
    return words("help.partly_checked" if any(line.checked for line in ways) else "help.unchecked")


def _country(lines: HelpLines, place: str, found: list[HelpLine], words: Words) -> etree.Element:
    """Return a country's part. It unfolds without script, also for a link: that leads to what lies within."""
    part = etree.Element("details", {"class": "help-lines__place", "data-place": place})
    summary = etree.SubElement(part, "summary")
    # Text right in a heading would be searched for attributes in braces.
    heading = etree.SubElement(etree.SubElement(summary, "h3"), "span")
    heading.text = AtomicString(place or words("help.anywhere"))
    body = etree.SubElement(part, "div", {"class": "help-lines__lines", "id": place_id(place)})
    items = etree.SubElement(body, "ul")
    items.extend([card(line, lines.numbers(line), words) for line in found])
    if place:
        body.append(_otherwise(lines, place, words))
    return part


def place_id(place: str) -> str:
    """Return the anchor of a country's part; without one, that of anywhere else."""
    # No slug holds a colon, so that it is no heading's.
    return f"help:{slug(place or _ANYWHERE)}"


def _otherwise(lines: HelpLines, place: str, words: Words) -> etree.Element:
    """Return what is said below a country's lines: who answers where none of them is meant for a reader."""
    general = lines.general(place)
    end = etree.Element("div", {"class": "help-lines__otherwise"})
    ask = etree.SubElement(end, "p")
    etree.SubElement(ask, "strong").text = AtomicString(words("help.otherwise"))
    if general and (needs := lines.without_line(place)):
        named = words("lists.between").join(words(f"help.needs.{need}") for need in needs)
        ask[0].tail = AtomicString(f" {words('help.no_line', needs=named)}")
    if general:
        turn = _say(end, words("help.general", name=general.name))
        turn.append(reach(general.by("call", "text", "chat"), words))
        if not general.paper:
            turn.attrib.update(SCREEN_ONLY)
    if lines.directory:
        _say(end, words("help.directory")).append(reach(lines.directory.contacts, words))
    danger = lines.answer(place, "emergency")[:1]
    if danger and not danger[0].paper and (instead := lines.on_paper.answer(place, "emergency")[:1]):
        # What may not be printed is missing on paper, and this takes its place there.
        _say(end, words("help.danger", line=instead[0].say)).set("class", STANDS_IN)
    return end


def _say(parent: etree.Element, words: str) -> etree.Element:
    paragraph = etree.SubElement(parent, "p")
    etree.SubElement(paragraph, "span").text = AtomicString(words)
    paragraph[0].tail = AtomicString(" ")
    return paragraph
