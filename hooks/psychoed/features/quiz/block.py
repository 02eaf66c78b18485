"""`questions`: places questions by their ids; they may be written elsewhere or made by the build."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.block import ContentBlock, read_header
from psychoed.components.options import Options, options_of

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
from psychoed.features.block_data import Placed


class QuestionsBlock(ContentBlock):
    """Shows questions that stand elsewhere.

    Content (for authors):
        Ids of questions, one a line. The quiz pages show them all.
    """

    NAME = "questions"
    ARGUMENT = False
    OPTIONS = options_of(Options)

    def on_markdown(self) -> str:
        """Keep the ids as they are."""
        return "raw"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Note where the questions go."""
        self.parent = parent
        return etree.SubElement(parent, "pre")

    def on_end(self, block: etree.Element) -> None:
        """Put the questions in place of their ids."""
        self.parent.remove(block)
        for name in (block.text or "").split():
            if question := self.scope.site.questions.get(name):
                self.config["tree"].place(etree.SubElement(self.parent, "section"), question, is_home=False)


def read_questions(fence: BlockSource) -> tuple[list[Placed], list[Problem]]:
    """Read a `questions` block; report one without ids."""
    _, problems = read_header(fence, QuestionsBlock, Options)
    placed = [Placed(line.strip(), number) for number, line in enumerate(fence.body, fence.body_line) if line.strip()]
    if not placed:
        problems.append(fence.problem("`questions` names no question.", "Write the id of each on a line of its own."))
    return placed, problems
