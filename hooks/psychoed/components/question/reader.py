"""Reading questions: the form tells how it is answered, and all that would make a bad question is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.block import fence_id, read_header, unmovable
from psychoed.components.question.block import QuestionBlock, QuestionOptions
from psychoed.components.question.data import Question
from psychoed.components.question.forms.form import Written
from psychoed.components.question.forms.registry import forms_of, hints
from psychoed.components.question.interactions import Choice
from psychoed.text.code_spans import without_code
from psychoed.text.inline import claim_of, rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem


def read_question(fence: BlockSource) -> tuple[Question, list[Problem]]:
    """Read a `question` block in any form.

    Reported: no form, two forms, a title that shows differently elsewhere, a claim, and what each form asks for:
    options that can be told apart, a right answer and one that is not, feedback or an explanation.
    """
    options, problems = read_header(fence, QuestionBlock, QuestionOptions)
    problems += unmovable(fence, fence.title, fence.line)
    forms = forms_of(fence)
    if len(forms) > 1:
        what, hint = "This question has more than one form.", "Keep the first, and say the rest in sentences."
        problems.append(fence.problem(what, hint))
    written, found = forms[0].read(fence) if forms else _formless(fence)
    question = Question(
        id=fence_id(fence),
        title=rebased(fence.title, fence.src_uri) if written.title is None else written.title,
        src_uri=fence.src_uri,
        line=fence.line,
        interaction=written.interaction,
        intro=written.intro,
        explanation=written.explanation,
        reread=f"/{fence.src_uri}#{options.reread}" if options.reread else "",
        rests_on=tuple(dict.fromkeys(options.claims)),
        rests_on_line=fence.options.line_of("claims") if "claims" in fence.options.names else 0,
    )
    return question, [*problems, *_stated(fence), *found]


def _formless(fence: BlockSource) -> tuple[Written, list[Problem]]:
    """Report a question in no form, which offers nothing."""
    what, hint = "This question has no options.", hints()
    if "__" in fence.title:
        what, hint = "The blank in this title has no word.", "Write it right behind: `___(trust, trusting)`."
    return Written(Choice(())), [] if fence.misread else [fence.problem(what, hint)]


def _stated(fence: BlockSource) -> list[Problem]:
    """Report claims that are marked in the block."""
    return [
        fence.problem("A question states no claim.", "Mark the sentence that states it.", line)
        for line, written in enumerate(fence.body, fence.body_line)
        if claim_of(without_code(written))
    ]
