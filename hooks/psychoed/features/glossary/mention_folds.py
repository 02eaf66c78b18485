"""On the page of a letter, the places that mention a word fold: many words stand there, and each has a dozen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

    from psychoed.rendering.scope import Scope

MENTIONS = "mentions"
"""The class of what a list of places is the list of: a `dt`. Its `dd` says in a paragraph how many, and lists them."""


class MentionFolds(Treeprocessor):
    """Folds these lists on the site's own pages; in copies, all is open."""

    name = "psychoed_mentions"
    # Behind `attr_list` (8), which reads the class.
    priority = 5.2

    def __init__(self, md: Markdown, scope: Scope) -> None:
        super().__init__(md)
        self.scope = scope

    def run(self, root: etree.Element) -> None:
        """Fold them."""
        if not self.scope.on_site or self.scope.page_of(self.md) not in self.scope.site.division.parts:
            return
        for entries in root.iter("dl"):
            for name, place in pairwise(entries):
                if name.get("class") == MENTIONS and len(place) > 1 and place[0].tag == "p":
                    place[0].tag = "summary"
                    details = etree.Element("details")
                    for child in [*place]:
                        place.remove(child)
                        details.append(child)
                    place.append(details)
