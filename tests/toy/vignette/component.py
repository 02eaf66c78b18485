"""All that a vignette is: read, told in words, set on paper and on the worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.vignette.block import VignetteBlock, read_vignette
from psychoed.components.vignette.part import Vignette

from psychoed.components.component import Scripts
from psychoed.components.elements import add_notes, add_title, block_element
from psychoed.components.paper import Frame, TextOnPaper
from psychoed.text.inline import plain
from psychoed.text.richtext import blocks

if TYPE_CHECKING:
    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Printing
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words


class VignetteComponent:
    """A scene with one question to think about."""

    part = Vignette
    block = VignetteBlock
    scripts = Scripts()
    sample = "blocks.vignette.sample"
    gallery = "blocks.vignette.gallery"
    is_discovered = True
    has_sheet = True
    has_slide = False
    is_worked = True

    def read(self, fence: BlockSource) -> tuple[Vignette, list[Problem]]:
        """Read a scene and its question."""
        return read_vignette(fence)

    def element(self, part: Vignette, viewing: Viewing) -> etree.Element:
        """Make the scene, the question and room to write."""
        element = block_element(part, self.block.NAME, self.block.TAG)
        add_title(element, part)
        viewing.parse(element, part.scene)
        viewing.parse(etree.SubElement(element, "div", {"class": "vignette__question"}), part.question)
        add_notes(element, part, viewing.site.build_info.words)
        return element

    def alt(self, part: Vignette, words: Words) -> list[str]:
        """Say the scene, and ask."""
        return [plain(part.scene), plain(part.question)]

    def questions(self, part: Vignette, asking: Asking) -> None:
        """There is no answer to know."""

    def sheet(self, part: Vignette, printing: Printing) -> TextOnPaper:
        """Return the scene and the question."""
        return TextOnPaper(blocks(f"{part.scene}\n\n**{part.question}**", printing.leads))

    def worksheet(self, part: Vignette, printing: Printing) -> TextOnPaper:
        """Return the same: there it has room to write."""
        return self.sheet(part, printing)

    def slide(self, part: Vignette, printing: Printing, credit: str, frame: Frame | None = None) -> None:
        """It is no picture."""
