"""`sheets-by-need`: sheets of paper, each under what somebody needs it for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.block import ContentBlock, read_header
from psychoed.components.options import Options, options_of
from psychoed.features.block_data import Needed
from psychoed.outputs.handout.need_card import need_card
from psychoed.source.problems import Problem, nearest
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from psychoed.content.book import Page
    from psychoed.source.block_source import BlockSource

_LINE = re.compile(r"[-*]\s++(.*\S)\s*:\s++([\w-]+)")
_FORM = "Write what somebody needs, a colon and the id of a sheet: `- To fall asleep again: at-two-o-clock`."


class SheetsByNeedBlock(ContentBlock):
    """Shows sheets as cards, each with a small picture of it.

    Content (for authors):
        A list: what somebody needs, a colon, and the id of a sheet. It is that of a block, `quiz-PAGE`, or that of a
        sheet of all pages, such as `worksheet`.
    """

    NAME = "sheets-by-need"
    ARGUMENT = False
    OPTIONS = options_of(Options)

    def on_markdown(self) -> str:
        """Keep the list as it is."""
        return "raw"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Note where the cards go."""
        self.parent = parent
        return etree.SubElement(parent, "pre")

    def on_end(self, block: etree.Element) -> None:
        """Put the cards in place of the list."""
        self.parent.remove(block)
        self.cards = etree.SubElement(self.parent, "div", {"class": self.NAME})
        found = (_LINE.fullmatch(line.strip()) for line in (block.text or "").split("\n"))
        self.cards.extend([need_card(plain(each[1]), each[2], self.scope.made_site) for each in found if each])

    def on_inline_end(self, block: etree.Element) -> None:
        """Make it a list only now: before, a list that an author wrote below would have become a part of it."""
        self.cards.tag = "ul"


def read_needs(fence: BlockSource) -> tuple[list[Needed], list[Problem]]:
    """Read a `sheets-by-need` block; report what is not of its form."""
    _, problems = read_header(fence, SheetsByNeedBlock, Options)
    needs = []
    for number, line in enumerate(fence.body, fence.body_line):
        if found := _LINE.fullmatch(line.strip()):
            needs.append(Needed(found[2], plain(found[1]), number))
        elif line.strip():
            problems.append(fence.problem(f"This names no sheet: `{line.strip()}`.", _FORM, number))
    if not any(line.strip() for line in fence.body):
        problems.append(fence.problem("`sheets-by-need` names no sheet.", _FORM))
    return needs, problems


def need_problems(pages: Iterable[Page], sheets: Collection[str]) -> Iterator[Problem]:
    """Report sheets that a page offers and that there are not.

    Arguments:
        pages: All pages.
        sheets: The ids of all sheets.
    """
    for page in pages:
        for name, _, line in page.needed:
            if name not in sheets:
                yield Problem(page.src_uri, line, f"There is no sheet `{name}`.", nearest(name, sheets))
