"""`handouts`: everything for paper and slides, ready to be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.block import FilledBlock
from psychoed.outputs.handout.links import all_printables, printable_item

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree


class HandoutsBlock(FilledBlock):
    """Lists each handout and diagram."""

    NAME = "handouts"

    def on_end(self, block: etree.Element) -> None:
        """Fill it: all parts are known before the first page is rendered."""
        block.extend([printable_item(each, self.words) for each in all_printables(self.scope.made_site)])

    def on_inline_end(self, block: etree.Element) -> None:
        """Make it a list only now: before, a list that an author wrote below would have become a part of it."""
        block.tag = "ul"
