"""`handouts`: everything for paper and slides, ready to be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.blocks.base import ContentBlock
from psychoed.handout.links import handout_list

if TYPE_CHECKING:
    from psychoed.site import Site


class HandoutsBlock(ContentBlock):
    """Lists each handout and diagram; takes no content."""

    NAME = "handouts"
    ARGUMENT = False
    OPTIONS = {}
    TAG = "ul"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make room."""
        site: Site = self.config["site"]
        site.created.setdefault(site.page_of(self.md), set()).add(self.NAME)
        return etree.SubElement(parent, self.TAG, {"class": self.NAME, "data-search-exclude": ""})

    def on_end(self, block: etree.Element) -> None:
        """Fill it: all parts are known before the first page is rendered."""
        block.extend(handout_list(self.config["site"]))
