"""All that a table of facts is: read, told in words, asked about, set on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.asking.asking import Group
from psychoed.components.facts.block import FactsBlock, read_facts
from psychoed.components.facts.part import Facts
from psychoed.components.facts.questions import from_facts
from psychoed.components.table_element import table_element
from psychoed.components.table_views import rows_in_words, table_on_paper, table_scripts

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Frame, Printing, TableOnPaper
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words


class FactsComponent:
    """A table of things, each with what is said of it."""

    part = Facts
    block = FactsBlock
    scripts = table_scripts("facts")
    sample = "blocks.facts.sample"
    gallery = "blocks.facts.gallery"
    is_discovered = True
    has_sheet = True
    has_slide = False
    is_worked = False

    def read(self, fence: BlockSource) -> tuple[Facts, list[Problem]]:
        """Read a table whose rows are things."""
        return read_facts(fence)

    def element(self, part: Facts, viewing: Viewing) -> etree.Element:
        """Make the table."""
        return table_element(part, self.block.NAME, viewing)

    def alt(self, part: Facts, words: Words) -> list[str]:
        """Say each row."""
        return rows_in_words(part.table)

    def questions(self, part: Facts, asking: Asking) -> Group:
        """Ask what is said of each thing."""
        return Group(part.title, tuple(from_facts(part, asking)))

    def sheet(self, part: Facts, printing: Printing) -> TableOnPaper:
        """Return the table."""
        return table_on_paper(part.table, printing, compares=False)

    def worksheet(self, part: Facts, printing: Printing) -> None:
        """There is nothing to try in it."""

    def slide(self, part: Facts, printing: Printing, credit: str, frame: Frame | None = None) -> None:
        """It is no picture."""
