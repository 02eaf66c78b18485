"""`help-lines`: every help line of the site, by country."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed import labels
from psychoed.blocks.base import FilledBlock
from psychoed.text import day, slug

if TYPE_CHECKING:
    from psychoed.help.lines import HelpLine


class HelpLinesBlock(FilledBlock):
    """Shows the lines of `help-lines.yml`, each country under a heading of its own.

    Content (for authors):
        Nothing; what is to be said before or after stands outside.
    """

    NAME = "help-lines"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Write the list."""
        block = etree.SubElement(parent, "div", {"class": "help-lines"})
        site_help = self.config["site"].help
        places = {place.name: site_help.of(place.name) for place in site_help.places}
        # The list is long on a phone: one tap to the reader's own country.
        shortcuts = etree.SubElement(block, "p", {"class": "help-lines__places"})
        for place in places:
            link = etree.SubElement(shortcuts, "a", {"href": f"#{_place_id(place)}"})
            link.text = AtomicString(place)
            link.tail = AtomicString(" ")
        for place, lines in places.items():
            # As MkDocs' contents list it, so that a reader finds their country there.
            heading = etree.SubElement(block, "h3", {"id": _place_id(place)})
            # Text right in a heading would be searched for attributes in braces.
            etree.SubElement(heading, "span").text = AtomicString(place)
            items = etree.SubElement(block, "ul")
            items.extend(_item(line) for line in lines)
        return block


def _place_id(place: str) -> str:
    # No slug holds a colon, so that it is no heading's.
    return f"help:{slug(place)}"


def _item(line: HelpLine) -> etree.Element:
    li = etree.Element("li")
    use = etree.SubElement(li, "span", {"class": "help-lines__need"})
    use.text = AtomicString(labels.HELP_FOR.format(use=line.use))
    name = etree.SubElement(li, "strong", {"class": "help-lines__name"})
    name.text = AtomicString(line.name)
    reach = etree.SubElement(li, "span", {"class": "help-lines__reach"})
    words = {"call": labels.HELP_CALL, "text": labels.HELP_TEXT}
    for contact in line.contacts:
        _say(reach, words.get(contact.kind, labels.HELP_SITE), contact.shown, contact.href)
    if line.note:
        etree.SubElement(li, "span", {"class": "help-lines__note"}).text = AtomicString(line.note)
    checked = labels.HELP_CHECKED.format(day=day(line.checked)) if line.checked else labels.HELP_UNCHECKED
    if line.reachable:
        etree.SubElement(li, "span", {"class": "help-lines__checked"}).text = AtomicString(checked)
    # Words stay apart where no style parts them: in the search, and when they are copied.
    for part in (*li, *reach):
        part.tail = AtomicString(" ")
    return li


def _say(reach: etree.Element, word: str, contact: str, href: str) -> None:
    part = etree.SubElement(reach, "span")
    part.text = AtomicString(f"{word} ")
    if href:
        # The place it leads to does not learn where the reader came from.
        link = {"href": href, **({"rel": "noreferrer"} if href.startswith("https:") else {})}
        etree.SubElement(part, "a", link).text = AtomicString(contact)
    else:
        etree.SubElement(part, "b").text = AtomicString(contact)
