"""All that a list of things to try is: read, told in words, set on paper and on the worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.component import Scripts
from psychoed.components.paper import Frame, ListOnPaper, PaperItem
from psychoed.components.takeaways.block import TakeawaysBlock, read_takeaways
from psychoed.components.takeaways.element import takeaways_element
from psychoed.components.takeaways.part import Takeaways
from psychoed.text.inline import plain
from psychoed.text.richtext import blocks, line

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Printing
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words

SCRIPT = "assets/takeaways.js"


class TakeawaysComponent:
    """A list of what a reader may try."""

    part = Takeaways
    block = TakeawaysBlock
    scripts = Scripts("takeaways", page=SCRIPT, lays_out=True, embed=(SCRIPT,))
    sample = "blocks.takeaways.sample"
    gallery = "blocks.takeaways.gallery"
    is_discovered = True
    has_sheet = True
    has_slide = False
    is_worked = True

    def read(self, fence: BlockSource) -> tuple[Takeaways, list[Problem]]:
        """Read a list of things to try."""
        return read_takeaways(fence)

    def element(self, part: Takeaways, viewing: Viewing) -> etree.Element:
        """Make the list."""
        return takeaways_element(part, self.block.NAME, viewing)

    def alt(self, part: Takeaways, words: Words) -> list[str]:
        """Name each thing."""
        return [plain(item.lead or item.text) for item in part.items]

    def questions(self, part: Takeaways, asking: Asking) -> None:
        """Whether to try something is no question of right or wrong."""

    def sheet(self, part: Takeaways, printing: Printing) -> ListOnPaper:
        """Return the list, with boxes to tick."""
        items = [
            PaperItem(
                line(item.text, printing.leads),
                blocks(item.more, printing.leads),
                printing.labels(item.claim or item.id),
            )
            for item in part.items
        ]
        around = part.around
        return ListOnPaper(items, blocks(around.before, printing.leads), blocks(around.after, printing.leads))

    def worksheet(self, part: Takeaways, printing: Printing) -> ListOnPaper:
        """Return the same: there it has room to write."""
        return self.sheet(part, printing)

    def slide(self, part: Takeaways, printing: Printing, credit: str, frame: Frame | None = None) -> None:
        """It is no picture."""
