"""A help line as a card: everything that a reader must know before they call, and each way as a link."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.features.help.copies import SCREEN_ONLY
from psychoed.features.help.reach import add_words, within
from psychoed.text.sentence import attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.features.help.lines import Contact, HelpLine
    from psychoed.words.catalogue import Words


def card(line: HelpLine, known: Mapping[str, str], words: Words) -> etree.Element:
    """Return a line as an item of a list. Everything in it is text, whatever marks it holds.

    Arguments:
        line: The line.
        known: Numbers that can be dialled where it is, as `HelpLines.numbers` has them.
        words: What it says around that.
    """
    li = etree.Element("li", {"class": "help-line-card"})
    if not line.paper:
        li.attrib.update(SCREEN_ONLY)
    title = etree.SubElement(li, "strong", {"class": "help-lines__name"})
    title.text = AtomicString(line.name)
    if line.area:
        _say(li, "area", words("help.area", area=line.area))
    _say(li, "use", words("help.for", use=_ended(line.use)))
    if line.contacts:
        li.append(reach(line.contacts, words))
    if line.beside:
        _say(li, "beside", line.beside, line.contacts, known)
    facts = [
        ("silent", words("help.silent"), line.silent),
        ("hours", words("help.hours"), line.hours),
        ("cost", words("help.cost"), line.cost),
        ("confidential", words("help.confidential"), line.confidential),
        ("languages", words("help.languages"), line.languages),
        ("deaf", words("help.deaf"), line.deaf),
    ]
    if any(said for *_, said in facts):
        told = etree.SubElement(li, "dl", {"class": "help-lines__facts"})
        for name, term, said in facts:
            if said:
                pair = etree.SubElement(told, "div", {"class": f"help-lines__{name}"})
                etree.SubElement(pair, "dt").text = AtomicString(term)
                shown = f"{said[:1].upper()}{_ended(said[1:])}"
                add_words(etree.SubElement(pair, "dd"), within(shown, line.contacts, known))
                _part(pair)
        _part(told)
    if line.note:
        _say(li, "note", line.note, line.contacts, known)
    if line.checked:
        _say(li, "checked", words("help.checked", day=words.day(line.checked)))
    _part(li)
    return li


def reach(contacts: Iterable[Contact], words: Words) -> etree.Element:
    """Return ways to reach a line, each with a link where one can be made."""
    ways = list(contacts)
    chats = {way.href for way in ways if way.kind == "chat"}
    whole = etree.Element("span", {"class": "help-lines__reach"})
    for way in ways:
        # Where one can chat on a line's site, the same address twice would only be read twice.
        if way.kind != "site" or way.href not in chats:
            whole.append(_way(way, words))
    _part(whole)
    return whole


def _way(way: Contact, words: Words) -> etree.Element:
    part = etree.Element("span", {"class": f"help-lines__way help-lines__way--{way.kind}"})
    part.text = AtomicString(f"{words(f'help.ways.{way.kind}')} ")
    shown = etree.SubElement(part, "a", attributes(way.href)) if way.href else etree.SubElement(part, "b")
    shown.text = AtomicString(way.shown)
    if way.says:
        shown.tail = AtomicString(" ")
        etree.SubElement(part, "small").text = AtomicString(f"({way.says})")
    return part


def _say(
    parent: etree.Element,
    name: str,
    words: str,
    own: Iterable[Contact] = (),
    known: Mapping[str, str] = MappingProxyType({}),
) -> None:
    add_words(etree.SubElement(parent, "span", {"class": f"help-lines__{name}"}), within(words, own, known))


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "”")) else f"{words}."


def _part(element: etree.Element) -> None:
    """Keep words apart where no style parts them: in the search, and when they are copied."""
    for part in element:
        part.tail = AtomicString(" ")
