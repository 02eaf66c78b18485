"""Reading questions: the form tells how it is answered, and all that would make a bad question is reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.block import fence_id, header_problems, unmovable
from psychoed.components.question.block import QuestionBlock
from psychoed.components.question.data import Question
from psychoed.components.question.forms.form import Written
from psychoed.components.question.forms.registry import forms_of, hints
from psychoed.components.question.interactions import Choice
from psychoed.text import claim_of, rebased

if TYPE_CHECKING:
    from psychoed.fences import Fence
    from psychoed.problems import Problem


def read_question(fence: Fence) -> tuple[Question, list[Problem]]:
    """Read a `question` block in any form.

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
    forms = forms_of(fence)
    if len(forms) > 1:
        what, remedy = "This question has more than one form.", "Keep the first, and say the rest in sentences."
        problems.append(fence.problem(what, remedy))
    written, found = forms[0].read(fence) if forms else _formless(fence)
    question = Question(
        id=fence_id(fence),
        title=rebased(fence.title, fence.src_uri) if written.title is None else written.title,
        src_uri=fence.src_uri,
        line=fence.line,
        interaction=written.interaction,
        intro=written.intro,
        explanation=written.explanation,
        reread=f"/{fence.src_uri}#{again}" if again else "",
        rests_on=rests_on,
        rests_on_line=fence.option_lines.get("claims", 0),
    )
    return question, [*problems, *_stated(fence), *found]


def _formless(fence: Fence) -> tuple[Written, list[Problem]]:
    """Report a question in no form, which offers nothing."""
    what, remedy = "This question has no options.", hints()
    if "__" in fence.title:
        what, remedy = "The blank in this title has no word.", "Write it right behind: `___(trust, trusting)`."
    return Written(Choice(())), [fence.problem(what, remedy)]


def _stated(fence: Fence) -> list[Problem]:
    """Report claims that are marked in the block."""
    return [
        fence.problem("A question states no claim.", "Mark the sentence that states it.", line)
        for line, written in enumerate(fence.body, fence.body_line)
        if claim_of(written)
    ]


def _claims(fence: Fence) -> tuple[tuple[str, ...], list[Problem]]:
    """Read the ids of the claims that the right answer rests on: one, or a list."""
    given = fence.options.get("claims", [])
    names = given if isinstance(given, list) else [given]
    if all(isinstance(name, str) and name.strip() for name in names):
        return tuple(dict.fromkeys(name.strip() for name in names)), []
    remedy = "Write the ids of claims: `claims: C2`, or `claims: [S5, S6]`."
    return (), [fence.option_problem("claims", f"`claims: {given}` names no claim.", remedy)]
