"""All that a question is: read, told in words. The quiz of its page asks it and prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.component import Scripts
from psychoed.components.question.block import QuestionBlock
from psychoed.components.question.data import Question
from psychoed.components.question.reader import read_question
from psychoed.text import plain

if TYPE_CHECKING:
    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Printing
    from psychoed.fences import Fence
    from psychoed.problems import Problem

SCRIPT = "assets/quiz.js"


class QuestionComponent:
    """A question with feedback, however it is written."""

    part = Question
    block = QuestionBlock
    scripts = Scripts("question", page=SCRIPT, asks=True, embed=(SCRIPT,), volume=SCRIPT)
    sample = ""
    gallery = ""
    is_discovered = False
    has_sheet = False
    has_slide = False
    is_worked = False

    def read(self, fence: Fence) -> tuple[Question, list[Problem]]:
        """Read a question of any form."""
        return read_question(fence)

    def source(self, part: Question, written: str) -> str:
        """Return how a page shows it: with the place to read about it again."""
        return f"/// questions\n{part.id}\n///"

    def alt(self, part: Question) -> list[str]:
        """Say each option."""
        return [plain(text) for text in part.interaction.texts]

    def questions(self, part: Question, asking: Asking) -> None:
        """It is one itself, and stands with the others that authors wrote."""

    def sheet(self, part: Question, printing: Printing) -> None:
        """The sheet of its page's quiz holds it."""

    def worksheet(self, part: Question, printing: Printing) -> None:
        """There is nothing to try in it."""

    def slide(self, part: Question, printing: Printing, credit: str) -> None:
        """It is no picture."""
