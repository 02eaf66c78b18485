"""All that a pathway is: read, told in words, asked about, drawn on paper and slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.asking.asking import Group
from psychoed.components.component import Scripts
from psychoed.components.pathway.block import PathwayBlock, read_pathway
from psychoed.components.pathway.element import pathway_element
from psychoed.components.pathway.paper import pathway_on_paper, pathway_slide
from psychoed.components.pathway.part import Pathway
from psychoed.components.pathway.questions import from_pathway
from psychoed.components.words import in_words
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Frame, PictureOnPaper, Printing
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words

SCRIPT = "assets/pathway.js"


class PathwayComponent:
    """Steps that lead to one another, drawn."""

    part = Pathway
    block = PathwayBlock
    # A picture that is at home elsewhere has no steps to walk through.
    scripts = Scripts("pathway__words", page=SCRIPT, embed=(SCRIPT, "assets/parts/pathway-embed.js"))
    sample = "blocks.pathway.sample"
    gallery = "blocks.pathway.gallery"
    is_discovered = True
    has_sheet = True
    has_slide = True
    is_worked = False

    def read(self, fence: BlockSource) -> tuple[Pathway, list[Problem]]:
        """Read a numbered list of steps."""
        return read_pathway(fence)

    def element(self, part: Pathway, viewing: Viewing) -> etree.Element:
        """Make the list, and the picture above it."""
        return pathway_element(part, self.block.NAME, viewing)

    def alt(self, part: Pathway, words: Words) -> list[str]:
        """Say what goes on between people, each step with what it leads to, and where it goes on after the last."""
        steps = [
            f"{number}. {plain(step.text)}" + (f" → {plain(step.effect)}" if step.effect else "")
            for number, step in enumerate(part.steps, 1)
        ]
        scene = part.scene.sentences(words) if part.scene else []
        return [*scene, *steps, *([part.return_sentence(words)] if part.returns else [])]

    def questions(self, part: Pathway, asking: Asking) -> Group:
        """Ask what follows a step, and for the order of all."""
        return Group(part.title, tuple(from_pathway(part, asking)))

    def sheet(self, part: Pathway, printing: Printing) -> PictureOnPaper:
        """Return the picture."""
        return pathway_on_paper(part, in_words(plain(part.title), self.alt(part, printing.words)), printing)

    def worksheet(self, part: Pathway, printing: Printing) -> None:
        """There is nothing to try in it."""

    def slide(self, part: Pathway, printing: Printing, credit: str, frame: Frame | None = None) -> etree.Element:
        """Draw it."""
        return pathway_slide(part, printing, credit, frame)
