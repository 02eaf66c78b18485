"""The element of things to try: a list, each of its items with an address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.elements import add_title, block_element, put, state

if TYPE_CHECKING:
    from psychoed.components.takeaways.part import Takeaways
    from psychoed.components.viewing import Viewing


def takeaways_element(takeaways: Takeaways, kind: str, viewing: Viewing) -> etree.Element:
    """Make the list.

    Arguments:
        takeaways: As read.
        kind: The name of its kind of block.
        viewing: What it is shown with.
    """
    element = block_element(takeaways, kind)
    add_title(element, takeaways)
    viewing.parse(element, takeaways.around.before)
    listed = None
    for item in takeaways.items:
        if listed is None:
            listed = etree.SubElement(element, "ul")
        held = etree.SubElement(listed, "li", {"id": item.id})
        state(held, item.claim, item.rest)
        put(held, item.text, viewing.parse, loose=item.loose)
        viewing.parse(held, item.rest)
        if item.after:
            viewing.parse(element, item.after)
            listed = None
    viewing.parse(element, takeaways.around.after)
    return element
