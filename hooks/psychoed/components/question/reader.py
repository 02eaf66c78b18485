"""Reading questions: the form tells the kind, and everything that would make a bad question is reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.block import fence_id, header_problems, unmovable
from psychoed.components.items import BULLET, NUMBERED
from psychoed.components.question.blank import BLANK_AND_WORDS, read_blank
from psychoed.components.question.block import QuestionBlock
from psychoed.components.question.data import ONE, Question
from psychoed.components.question.lists import BOX, read_choice, read_order
from psychoed.components.question.pairs import DEFINITION, read_match, read_sort
from psychoed.components.table import RULE
from psychoed.text import claim_of, rebased

if TYPE_CHECKING:
    from collections.abc import Callable

    from psychoed.fences import Fence
    from psychoed.problems import Problem

    Reader = Callable[[Fence, Question], tuple[Question, list[Problem]]]

_FORMS = (
    "Write what can be chosen as `- [ ] …` and `- [x] …`, steps as `1. …`, a word to match with `: …` below it, "
    "groups to sort into as the headings of a table, or a blank in the title as `___(trust)`."
)


def read_question(fence: Fence) -> tuple[Question, list[Problem]]:
    """Read a `question` block of any kind.

    Reported: no form, two forms, a title that shows differently elsewhere, a claim, and what each form asks for:
    options that can be told apart, a right answer and one that is not, feedback or an explanation.
    """
    problems = header_problems(fence, QuestionBlock)
    again = fence.options.get("reread", "")
    if "reread" in fence.options and not (isinstance(again, str) and re.fullmatch(r"[\w:/-]+", again)):
        problems.append(fence.option_problem("reread", "`reread` is no id.", "Name a heading or block of this page."))
        again = ""
    rests_on, unread = _claims(fence)
    problems += [*unread, *unmovable(fence, fence.title, fence.line)]
    question = Question(
        id=fence_id(fence),
        title=rebased(fence.title, fence.src_uri),
        src_uri=fence.src_uri,
        line=fence.line,
        kind=ONE,
        options=(),
        reread=f"/{fence.src_uri}#{again}" if again else "",
        rests_on=rests_on,
        rests_on_line=fence.option_lines.get("claims", 0),
    )
    readers = _readers(fence)
    if not readers:
        what, remedy = "This question has no options.", _FORMS
        if "__" in fence.title:
            what, remedy = "The blank in this title has no word.", "Write it right behind: `___(trust, trusting)`."
        return question, [*problems, fence.problem(what, remedy)]
    if len(readers) > 1:
        what, remedy = "This question has more than one form.", "Keep the first, and say the rest in sentences."
        problems.append(fence.problem(what, remedy))
    question, found = readers[0](fence, question)
    problems += [
        fence.problem("A question states no claim.", "Mark the sentence that states it.", line)
        for line, written in enumerate(fence.body, fence.body_line)
        if claim_of(written)
    ]
    return question, [*problems, *found]


def _claims(fence: Fence) -> tuple[tuple[str, ...], list[Problem]]:
    """Read the ids of the claims that the right answer rests on: one, or a list."""
    given = fence.options.get("claims", [])
    names = given if isinstance(given, list) else [given]
    if all(isinstance(name, str) and name.strip() for name in names):
        return tuple(dict.fromkeys(name.strip() for name in names)), []
    remedy = "Write the ids of claims: `claims: C2`, or `claims: [S5, S6]`."
    return (), [fence.option_problem("claims", f"`claims: {given}` names no claim.", remedy)]


def _readers(fence: Fence) -> list[Reader]:
    """Return the readers of the forms in which a question is written, in the order in which they begin."""
    found: dict[Reader, None] = {read_blank: None} if BLANK_AND_WORDS.search(fence.title) else {}
    for line in fence.body:
        item = BULLET.match(line)
        if item and BOX.match(item[1]):
            found[read_choice] = None
        elif NUMBERED.match(line) or (item and not found):
            found[read_order if not item else read_choice] = None
        elif RULE.match(line) and "|" in line:
            found[read_sort] = None
        elif DEFINITION.match(line):
            found[read_match] = None
    return list(found)
