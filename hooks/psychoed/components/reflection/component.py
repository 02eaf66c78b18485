"""All that a question without right or wrong is: read, and set on the worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.component import Scripts
from psychoed.components.elements import add_notes, add_title, block_element
from psychoed.components.paper import Frame, TextOnPaper
from psychoed.components.reflection.block import ReflectionBlock, read_reflection
from psychoed.components.reflection.part import Reflection
from psychoed.text.richtext import blocks

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Printing
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words


class ReflectionComponent:
    """A prompt with room to write."""

    part = Reflection
    block = ReflectionBlock
    scripts = Scripts()
    sample = "blocks.reflection.sample"
    gallery = "blocks.reflection.gallery"
    is_discovered = False
    has_sheet = False
    has_slide = False
    is_worked = True

    def read(self, fence: BlockSource) -> tuple[Reflection, list[Problem]]:
        """Read a prompt."""
        return read_reflection(fence)

    def element(self, part: Reflection, viewing: Viewing) -> etree.Element:
        """Make the prompt with room to write."""
        element = block_element(part, self.block.NAME)
        add_title(element, part)
        viewing.parse(element, part.body)
        add_notes(element, part, viewing.site.build_info.words)
        return element

    def alt(self, part: Reflection, words: Words) -> list[str]:
        """Its title says it all."""
        return []

    def questions(self, part: Reflection, asking: Asking) -> None:
        """It is one itself, without an answer to know."""

    def sheet(self, part: Reflection, printing: Printing) -> None:
        """It stands on the worksheet."""

    def worksheet(self, part: Reflection, printing: Printing) -> TextOnPaper:
        """Return what helps to begin; there is room to write below."""
        return TextOnPaper(blocks(part.body, printing.leads))

    def slide(self, part: Reflection, printing: Printing, credit: str, frame: Frame | None = None) -> None:
        """It is no picture."""
