"""All that a comparison is: read, told in words, asked about, set on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.asking.asking import Group
from psychoed.components.contrast.block import ContrastBlock, read_contrast
from psychoed.components.contrast.part import Contrast
from psychoed.components.contrast.questions import from_contrast
from psychoed.components.table_element import table_element
from psychoed.components.table_views import rows_in_words, table_on_paper, table_scripts
from psychoed.source.tones import tone_class

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Frame, Printing, TableOnPaper
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words


class ContrastComponent:
    """Patterns side by side, compared row by row."""

    part = Contrast
    block = ContrastBlock
    scripts = table_scripts("contrast")
    sample = "blocks.contrast.sample"
    gallery = "blocks.contrast.gallery"
    is_discovered = True
    has_sheet = True
    has_slide = False
    is_worked = False

    def read(self, fence: BlockSource) -> tuple[Contrast, list[Problem]]:
        """Read a table whose columns are patterns."""
        return read_contrast(fence)

    def element(self, part: Contrast, viewing: Viewing) -> etree.Element:
        """Make the table; each pattern has its tone."""
        return table_element(part, self.block.NAME, viewing, [tone_class(tone) for tone in part.tones])

    def alt(self, part: Contrast, words: Words) -> list[str]:
        """Say each row."""
        return rows_in_words(part.table)

    def questions(self, part: Contrast, asking: Asking) -> Group:
        """Ask which pattern a cell belongs to."""
        return Group(part.title, tuple(from_contrast(part, asking)))

    def sheet(self, part: Contrast, printing: Printing) -> TableOnPaper:
        """Return the table."""
        return table_on_paper(part.table, printing, compares=True)

    def worksheet(self, part: Contrast, printing: Printing) -> None:
        """There is nothing to try in it."""

    def slide(self, part: Contrast, printing: Printing, credit: str, frame: Frame | None = None) -> None:
        """It is no picture."""
