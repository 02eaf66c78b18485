"""`handouts`: everything for paper and slides, ready to be taken."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from psychoed.outputs.handout.links import part_printables, printable_item, shared_printables, sheet_lists
from psychoed.outputs.handout.names import ON_PAPER
from psychoed.outputs.pieces import PiecedBlock, from_to, onward_item, piece_uri

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as etree

    from psychoed.outputs.handout.links import SheetLists


class HandoutsBlock(PiecedBlock):
    """Lists each handout and diagram; where there are many, what leads to lists of them."""

    NAME = "handouts"

    def on_end(self, block: etree.Element) -> None:
        """Fill it: all parts are known before the first page is rendered."""
        site = self.scope.made_site
        lists = sheet_lists((embed.part.kind, embed.part.src_uri) for embed in site.embeds)
        pages = dict(zip(lists.names, lists.pages, strict=True)).get(self.piece)
        shared, onward = ((), ()) if self.piece else (shared_printables(site), self._onward(lists))
        parts = () if lists.pages and not self.piece else part_printables(site, pages)
        block.extend([printable_item(each, self.words) for each in chain(shared, parts)])
        block.extend([*onward])

    def on_inline_end(self, block: etree.Element) -> None:
        """Make it a list only now: before, a list that an author wrote below would have become a part of it."""
        block.tag = "ul"

    def _onward(self, lists: SheetLists) -> Iterator[etree.Element]:
        site = self.scope.made_site
        for name, uris in zip(lists.names, lists.pages, strict=True):
            said = from_to([site.book.by_uri[uri].title for uri in uris], self.words)
            count = sum(embed.part.kind in ON_PAPER for uri in uris for embed in site.embeds_of(uri))
            yield onward_item(f"/{piece_uri(self.list_uri, name)}", said, count)
