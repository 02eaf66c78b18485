"""Reading a blank in a title: a word to fill in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.components.question.data import BLANK, FILL, Option, Question
from psychoed.components.question.texts import read_explanation
from psychoed.text import plain

if TYPE_CHECKING:
    from psychoed.fences import Fence
    from psychoed.problems import Problem

BLANK_AND_WORDS = re.compile(r"_{3,}\(([^()]*)\)")
_BLANKS = re.compile(r"_{3,}")
_PARTS = re.compile(r"(?<!\\)[,;|،，、]")


def read_blank(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    """Read the blank in a question's title and the words that fill it."""
    found = BLANK_AND_WORDS.search(question.title)
    assert found is not None
    before, after = question.title[: found.start()], question.title[found.end() :]
    given = (plain(part.strip(" \"'“”‘’").replace("\\,", ",")) for part in _PARTS.split(found[1]))
    accepted = tuple({word.casefold(): word for word in reversed([word for word in given if word])}.values())[::-1]
    problems: list[Problem] = []
    if not accepted:
        what, remedy = "No word fills the blank.", "Write it in brackets: `___(trust, trusting)`."
        problems.append(fence.problem(what, remedy))
    if len(_BLANKS.findall(question.title)) > 1:
        problems.append(fence.problem("This question has more than one blank.", "Make a question of each."))
    elif _is_torn(before, after):
        what = "The blank stands within bold or slanted words, a link or code, and would tear it apart."
        problems.append(fence.problem(what, "End it before the blank, and begin it again behind."))
    explanation, missing = read_explanation(fence, 0)
    option = Option(accepted[0] if accepted else "", True, "")
    title = before + BLANK + after
    made = replace(question, kind=FILL, title=title, options=(option,), accepted=accepted, explanation=explanation)
    return made, [*problems, *missing]


def _is_torn(before: str, after: str) -> bool:
    """Tell whether the two sides of a blank, read apart, show other words than when read as one."""
    whole, apart = plain(f"{before}x{after}"), f"{plain(before)}x{plain(after)}"
    return whole.replace(" ", "") != apart.replace(" ", "")
