"""All that a question is: read, told in words. The quiz of its page asks it and prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.block import page_name
from psychoed.components.component import Scripts
from psychoed.components.question.block import QuestionBlock
from psychoed.components.question.data import Question
from psychoed.components.question.element import question_element
from psychoed.components.question.interactions import TextEntry
from psychoed.components.question.near import others_near
from psychoed.components.question.reader import read_question
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.components.asking.asking import Asking
    from psychoed.components.paper import Frame, Printing
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words

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

    def read(self, fence: BlockSource) -> tuple[Question, list[Problem]]:
        """Read a question of any form."""
        return read_question(fence)

    def element(self, part: Question, viewing: Viewing) -> etree.Element:
        """Make the fields to answer in, and the answers; elsewhere than at home with the page that it is from."""
        site = viewing.site
        entry, say = part.interaction, site.build_info.words
        others = (
            others_near(entry.accepted, site.book.terms.values(), say.rules) if isinstance(entry, TextEntry) else ()
        )
        element = question_element(part, viewing.parse, say, others)
        if not viewing.is_home and (page := viewing.site.book.by_uri.get(part.src_uri)):
            # What a reader can choose from, where questions of several pages stand together.
            element.set("data-topic", page_name(page.src_uri))
            element.set("data-topic-title", page.title)
        return element

    def alt(self, part: Question, words: Words) -> list[str]:
        """Say each option."""
        return [plain(text) for text in part.interaction.texts]

    def questions(self, part: Question, asking: Asking) -> None:
        """It is one itself, and stands with the others that authors wrote."""

    def sheet(self, part: Question, printing: Printing) -> None:
        """The sheet of its page's quiz holds it."""

    def worksheet(self, part: Question, printing: Printing) -> None:
        """There is nothing to try in it."""

    def slide(self, part: Question, printing: Printing, credit: str, frame: Frame | None = None) -> None:
        """It is no picture."""
