"""What words mean, as elements for the end of a page: made once where it is the same on every page."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.source.relocated import parse_relocated
from psychoed.text.inline import MARK

if TYPE_CHECKING:
    from markdown import Markdown

# A link may be one to a reference of the page; HTML, code and entities are put aside for each page by itself.
_OF_A_PAGE = re.compile(r"[\[<&`]")


class Meanings:
    """Makes elements of definitions, for pages whose Markdown instances are all alike."""

    def __init__(self) -> None:
        self._made: dict[str, etree.Element] = {}

    def element(self, md: Markdown, definition: str) -> etree.Element:
        """Return a new `<dd>` that holds a definition, its inline Markdown parsed.

        Arguments:
            md: The page's Markdown instance.
            definition: As its author wrote it. A mark would link to a definition that the page may not hold.
        """
        text = MARK.sub(r"\2", definition)
        if text not in self._made:
            made = _parsed(md, text)
            if _OF_A_PAGE.search(text):
                return made
            self._made[text] = made
        return copy.deepcopy(self._made[text])


def _parsed(md: Markdown, text: str) -> etree.Element:
    holder = etree.Element("dl")
    made = etree.SubElement(holder, "dd")
    parse_relocated(md, made, text)
    md.treeprocessors["inline"].run(holder)
    return made
