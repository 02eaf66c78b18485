"""What makes a part fit where little room is: lists that fold, a second pathway to open, choices that no field hides.

All of it is plain HTML: it works where no script runs. Words are never taken out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.block import move_children
from psychoed.features.glossary.linker import WORDS_ID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.words.catalogue import Words

MOST_OPEN = 2
"""A list of words of up to this many entries stays as it is: folded, it would be hardly shorter."""

_PEOPLE = "pathway__picture--people"
_BLOCKS = frozenset({"details", "div", "dl", "figure", "ol", "p", "table", "ul"})


def fold(root: etree.Element, words: Words) -> None:
    """Fold a part, rendered as a page shows it.

    Arguments:
        root: The part.
        words: What is said beside what its author wrote.
    """
    for parent in list(root.iter()):
        for place, element in enumerate(list(parent)):
            if element.get("class") == "pathways":
                parent[place] = _one_pathway(element, words)
            elif element.tag == "dl" and parent.get("class") == "terms" and len(element) > MOST_OPEN:
                parent[place] = _words(element, parent.get("id", ""))
    for holder in [element for element in root.iter("div") if _PEOPLE in (element.get("class") or "").split()]:
        _one_layout(holder)
    for block in [element for element in root.iter() if element.get("class") == "takeaways"]:
        _tips(block)
    for section in [element for element in root if element.get("class") == WORDS_ID]:
        section.tag = "details"
        section[0].tag = "summary"
        # Beside its picture there is room.
        if (beside := root.find(".//div[@class='pathway__words']")) is not None:
            root.remove(section)
            beside.append(section)
    for fieldset in [section.find("fieldset") for section in root.iter("section") if section.get("data-kind")]:
        if fieldset is not None and fieldset.find(".//select") is not None:
            fieldset.append(_choices(fieldset))


def _folded(name: str, first: bool) -> etree.Element:
    """Return one of a list of which one is open at a time, where a browser knows how; the first is, to begin with."""
    return etree.Element("details", {"class": "fold", "name": name} | ({"open": ""} if first else {}))


def _words(entries: etree.Element, block: str) -> etree.Element:
    """Return a list of words, each of which opens to its meaning."""
    listed = etree.Element("div", {"class": "folds"})
    for number, entry in enumerate(entries):
        name, *meanings = entry
        details = _folded(f"{block}-folds", number == 0)
        details.set("id", name.get("id", ""))
        summary = etree.SubElement(details, "summary", {"class": "term-name"})
        # The link would lead to what opens here.
        summary.text = AtomicString("".join(name.itertext()))
        for meaning in meanings:
            meaning.tag = "div"
            details.append(meaning)
        listed.append(details)
    listed.tail = entries.tail
    return listed


def _tips(block: etree.Element) -> None:
    """Fold each item of a list that begins with a bold lead: the lead stays."""
    first = True
    for item in block.findall("ul/li"):
        holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
        if not len(holder) or holder[0].tag != "strong" or (holder.text or "").strip():
            continue
        lead = holder[0]
        holder.text, lead.tail = (lead.tail or "").lstrip(), None
        holder.remove(lead)
        details = _folded(f"{block.get('id')}-folds", first)
        etree.SubElement(details, "summary").append(lead)
        rest = etree.SubElement(details, "div", {"class": "fold__rest"})
        if holder is item:
            _paragraph(item, rest)
        move_children(item, rest)
        item.text = None
        item.append(details)
        first = False


def _paragraph(item: etree.Element, rest: etree.Element) -> None:
    """Move the words that an item begins with into a paragraph."""
    paragraph = etree.SubElement(rest, "p")
    paragraph.text = item.text
    for child in list(item):
        if child.tag in _BLOCKS:
            break
        item.remove(child)
        paragraph.append(child)


def _one_pathway(pair: etree.Element, said: Words) -> etree.Element:
    """Return the first of two pathways, with the other one folded below its words."""
    own, *others = pair
    words = own.find("div[@class='pathway__words']")
    for other in others if words is not None else ():
        details = etree.SubElement(words, "details", {"class": "pathway-beside"})  # type: ignore[arg-type]
        summary = etree.SubElement(details, "summary")
        caption = other.find("figcaption")
        link = caption.find("a") if caption is not None else None
        title = "".join((link if link is not None else other).itertext())
        summary.text = AtomicString(said("embed.beside", title=title))
        details.append(other)
    own.tail = pair.tail
    return own


def _one_layout(holder: etree.Element) -> None:
    """Leave the tall layout of two people, which fits beside their words, in the colours of the stylesheet alone."""
    for svg in [svg for svg in holder.findall("svg") if "picture--wide" in svg.get("class", "").split()]:
        holder.remove(svg)
    holder.set("class", f"pathway__picture {_PEOPLE}")
    for element in holder.iter():
        for name in ("fill", "stroke"):
            if element.get(name, "").startswith("#"):
                del element.attrib[name]


def _choices(fieldset: etree.Element) -> etree.Element:
    """Return a list of what a question's fields offer: where no script runs, no field is shown."""
    listed = etree.Element("ul", {"class": "question__choices"})
    texts: Iterable[str] = dict.fromkeys(option.text or "" for option in fieldset.iter("option") if option.get("value"))
    for text in texts:
        etree.SubElement(listed, "li").text = AtomicString(text)
    return listed
