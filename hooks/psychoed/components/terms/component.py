"""All that a list of definitions is: read, told in words, asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.asking.asking import Group
from psychoed.components.component import Scripts
from psychoed.components.terms.block import TermsBlock, read_terms
from psychoed.components.terms.element import terms_element
from psychoed.components.terms.part import Terms
from psychoed.components.terms.questions import from_terms

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Frame, Printing
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words


class TermsComponent:
    """Words of the glossary, with their meanings."""

    part = Terms
    block = TermsBlock
    scripts = Scripts()
    sample = "blocks.terms.sample"
    gallery = "blocks.terms.gallery"
    is_discovered = False
    has_sheet = False
    has_slide = False
    is_worked = False

    def read(self, fence: BlockSource) -> tuple[Terms, list[Problem]]:
        """Read definitions."""
        return read_terms(fence)

    def element(self, part: Terms, viewing: Viewing) -> etree.Element:
        """Make the list."""
        return terms_element(part, self.block.NAME, viewing)

    def alt(self, part: Terms, words: Words) -> list[str]:
        """Name each word."""
        return [term.name for term in part.terms]

    def questions(self, part: Terms, asking: Asking) -> Group:
        """Ask which word has a meaning."""
        return Group(asking.words("quiz.words"), tuple(from_terms(part.terms, asking)))

    def sheet(self, part: Terms, printing: Printing) -> None:
        """The sheet of the glossary holds all words."""

    def worksheet(self, part: Terms, printing: Printing) -> None:
        """There is nothing to try in it."""

    def slide(self, part: Terms, printing: Printing, credit: str, frame: Frame | None = None) -> None:
        """It is no picture."""
