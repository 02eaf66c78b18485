"""The element of definitions: each entry with its name, which leads to the glossary, and its meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.elements import add_title, block_element, put
from psychoed.components.terms.part import GLOSSARY_URI, meaning_id

if TYPE_CHECKING:
    from psychoed.components.terms.part import Terms
    from psychoed.components.viewing import Viewing


def terms_element(terms: Terms, kind: str, viewing: Viewing) -> etree.Element:
    """Make the list of definitions. The other forms of a word are left to the glossary.

    Arguments:
        terms: As read.
        kind: The name of its kind of block.
        viewing: What it is shown with.
    """
    element = block_element(terms, kind, "section")
    # The glossary holds each definition once for search.
    element.set("data-search-exclude", "")
    if terms.title:
        add_title(element, terms)
    entries = etree.SubElement(element, "dl")
    for term in terms.terms:
        entry = etree.SubElement(entries, "div", {"class": "term-entry", "data-term": term.slug})
        name = etree.SubElement(entry, "dt", {"id": f"{terms.id}/{term.slug}"})
        etree.SubElement(name, "a", {"class": "term-name", "href": f"/{GLOSSARY_URI}#{term.slug}"}).text = term.headed
        for number, meaning in enumerate(term.meanings):
            held = etree.SubElement(entry, "dd", {} if number else {"id": meaning_id(term.slug)})
            put(held, meaning, viewing.parse)
    return element
