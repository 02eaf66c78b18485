"""`help-lines`: every help line of the site, by country."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.blocks.base import FilledBlock
from psychoed.help import labels
from psychoed.help.card import card, reach
from psychoed.text import slug

if TYPE_CHECKING:
    from psychoed.help.lines import HelpLine, HelpLines


class HelpLinesBlock(FilledBlock):
    """Shows the lines of `help-lines.yml`, each country in a part of its own that unfolds.

    Content (for authors):
        Nothing; what is to be said before or after stands outside.
    """

    NAME = "help-lines"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Write the list."""
        block = etree.SubElement(parent, "div", {"class": "help-lines"})
        lines = self.config["site"].help
        if unchecked := _unchecked(lines):
            etree.SubElement(block, "p", {"class": "help-lines__unchecked"}).text = AtomicString(unchecked)
        listed = etree.SubElement(block, "div", {"class": "help-lines__list"})
        for place in (*(place.name for place in lines.places if lines.of(place.name)), ""):
            if found := lines.of(place):
                listed.append(_country(lines, place, found))
        return block


def _unchecked(lines: HelpLines) -> str:
    """Return what is said once of lines that nobody has checked; empty where there is none."""
    ways = [line for line in lines.lines if line.reachable]
    if all(line.checked for line in ways):
        return ""
    return labels.PARTLY_CHECKED if any(line.checked for line in ways) else labels.UNCHECKED


def _country(lines: HelpLines, place: str, found: tuple[HelpLine, ...]) -> etree.Element:
    """Return a country's part. It unfolds without script, also for a link: that leads to what lies within."""
    part = etree.Element("details", {"class": "help-lines__place", "data-place": place})
    summary = etree.SubElement(part, "summary")
    # Text right in a heading would be searched for attributes in braces.
    heading = etree.SubElement(etree.SubElement(summary, "h3"), "span")
    heading.text = AtomicString(place or labels.ANYWHERE)
    body = etree.SubElement(part, "div", {"class": "help-lines__lines", "id": _place_id(place)})
    items = etree.SubElement(body, "ul")
    last = lines.directory if not place else None
    items.extend([card(line) for line in (*(line for line in found if line != last), *([last] if last else []))])
    if place:
        body.append(_otherwise(lines, place))
    return part


def _place_id(place: str) -> str:
    # No slug holds a colon, so that it is no heading's.
    return f"help:{slug(place or labels.ANYWHERE_ID)}"


def _otherwise(lines: HelpLines, place: str) -> etree.Element:
    """Return what is said below a country's lines: who answers where none of them is meant for a reader."""
    general = lines.general(place)
    paragraph = etree.Element("p", {"class": "help-lines__otherwise"})
    etree.SubElement(paragraph, "strong").text = AtomicString(labels.OTHERWISE)
    if general:
        if needs := lines.without_line(place):
            named = "; ".join(labels.NEEDS[need] for need in needs)
            _say(paragraph, labels.NO_LINE.format(needs=named))
        _say(paragraph, labels.GENERAL.format(name=general.name))
        paragraph.append(reach(general.by("call", "text", "chat")))
        if not general.paper:
            paragraph[-1].set("data-paper", "no")
            paragraph[-2].set("data-paper", "no")
    if lines.directory:
        _say(paragraph, labels.DIRECTORY)
        paragraph.append(reach(lines.directory.contacts))
    danger = lines.answer(place, "emergency")[:1]
    if danger and not danger[0].paper and (instead := lines.on_paper.answer(place, "emergency")[:1]):
        # What may not be printed is missing on paper, and this takes its place there.
        _say(paragraph, f"{labels.DANGER} {instead[0].say}.")
        paragraph[-1].set("class", "help-lines__on-paper")
    for part in paragraph:
        part.tail = AtomicString(" ")
    return paragraph


def _say(paragraph: etree.Element, words: str) -> None:
    etree.SubElement(paragraph, "span").text = AtomicString(words)
