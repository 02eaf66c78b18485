"""The quiz sheet of a page: its short quiz to fill in, and the answers with their reasons on a page of their own."""

from __future__ import annotations

from functools import partial
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from psychoed import labels
from psychoed.components.block import page_name
from psychoed.components.question.data import BLANK, FILL, MATCH, ORDER, SORT
from psychoed.components.question.element import mixed
from psychoed.embed.kinds import QUIZ
from psychoed.handout import labels as handout_labels
from psychoed.handout.rich import blocks, line
from psychoed.handout.sheet import Sheet, target_of
from psychoed.quiz.page import mix
from psychoed.text import rank

if TYPE_CHECKING:
    from psychoed.components.question.data import Question
    from psychoed.handout.rich import Address, Run
    from psychoed.quiz.page import Quiz
    from psychoed.surroundings import Surroundings
    from psychoed.trust import Trust


def quiz_sheet(quiz: Quiz, around: Surroundings, trust: Trust) -> Sheet:
    """Return the sheet of a page's quiz.

    Arguments:
        quiz: The quiz, whose short form is asked.
        around: What the build shares.
        trust: What its page says of itself.
    """
    leads = partial(target_of, around=around)
    asked = mix([quiz])
    body = {
        "questions": [_question(question, leads) for question in asked],
        "authored": sum(len(group.questions) for group in quiz.groups if group.authored),
        "of": len(quiz.questions),
        "lead": {"all": handout_labels.QUIZ_ALL, "some": handout_labels.QUIZ_SOME},
        "key": labels.QUIZ_KEY,
    }
    return Sheet(
        id=f"quiz-{page_name(quiz.page.src_uri)}",
        layout=QUIZ,
        title=labels.QUIZ_TITLE.format(page=quiz.page.title),
        src_uri=quiz.page.src_uri,
        line=0,
        home=around.url(quiz.src_uri),
        trust=trust,
        pages=2,
        body=body,
    )


def _question(question: Question, leads: Address) -> dict[str, Any]:
    order = list(range(1, len(question.options) + 1))
    if question.kind in {ORDER, SORT}:
        order = mixed([option.text for option in question.options], question.id)
    shown = [question.options[number - 1] for number in order]
    targets = list(question.targets)
    if question.kind == MATCH:
        targets.sort(key=lambda target: rank(question.id, "target", target))
    letters = dict(zip(targets, _letters(len(targets)), strict=True))
    return {
        "kind": question.kind,
        "title": _title(question, leads),
        "asks": handout_labels.ASKS[question.kind],
        "intro": blocks(question.intro, leads),
        "options": [] if question.kind == FILL else [line(option.text, leads) for option in shown],
        "targets": [{"letter": letters[target], "text": line(target, leads)} for target in targets],
        "answers": _answers(question, letters, order, leads),
        "explanation": blocks(question.explanation, leads),
    }


def _title(question: Question, leads: Address) -> list[Run]:
    before, blank, after = question.title.partition(BLANK)
    if question.kind != FILL or not blank:
        return line(question.title, leads)
    spaced = [" " if before.endswith(" ") else "", " " if after.startswith(" ") else ""]
    return [*line(before, leads), {"words": spaced[0]}, {"blank": True}, {"words": spaced[1]}, *line(after, leads)]


def _answers(question: Question, letters: dict[str, str], order: list[int], leads: Address) -> list[dict[str, Any]]:
    """Return what fits, each with its reason."""
    if question.kind == FILL:
        return [{"text": [{"words": f" {labels.OR} ".join(question.accepted)}], "reason": []}]
    if question.kind in {SORT, MATCH}:
        return [{"text": [{"words": _placed([letters[question.options[n - 1].target] for n in order])}], "reason": []}]
    if question.kind == ORDER:
        return [{"text": [{"words": _placed([str(number) for number in order])}], "reason": []}]
    rights = [option for option in question.options if option.right]
    return [{"text": line(option.text, leads), "reason": blocks(option.feedback, leads)} for option in rights]


def _placed(signs: list[str]) -> str:
    return handout_labels.FROM_TOP.format(signs=", ".join(signs))


def _letters(count: int) -> list[str]:
    """Return letters to name things by; after Z, two of them."""
    letters = [*ascii_uppercase, *(one + other for one in ascii_uppercase for other in ascii_uppercase)]
    return letters[:count]
