"""`questions`: places questions by their ids; they may be written elsewhere or made by the build."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.block import ContentBlock, header_problems, page_name
from psychoed.components.question.element import question_element
from psychoed.moved import parse_moved

if TYPE_CHECKING:
    from psychoed.fences import Fence
    from psychoed.problems import Problem
from psychoed.blocks.data import Placed


class QuestionsBlock(ContentBlock):
    """Shows questions that stand elsewhere.

    Content (for authors):
        Ids of questions, one a line. The quiz pages show them all.
    """

    NAME = "questions"
    ARGUMENT = False
    OPTIONS = {}

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
        site = self.scope.site
        for name in (block.text or "").split():
            if question := site.questions.get(name):
                element = question_element(question, partial(parse_moved, self.md))
                if page := site.book.by_uri.get(question.src_uri):
                    # What a reader can choose from, where questions of several pages stand together.
                    element.set("data-topic", page_name(page.src_uri))
                    element.set("data-topic-title", page.title)
                self.parent.append(element)


def read_questions(fence: Fence) -> tuple[list[Placed], list[Problem]]:
    """Read a `questions` block; report one without ids."""
    problems = header_problems(fence, QuestionsBlock)
    placed = [Placed(line.strip(), number) for number, line in enumerate(fence.body, fence.body_line) if line.strip()]
    if not placed:
        problems.append(fence.problem("`questions` names no question.", "Write the id of each on a line of its own."))
    return placed, problems
