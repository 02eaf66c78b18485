"""The page of answers, for those who use the questions with others, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.components.question.data import BLANK, FILL, MATCH, ORDER, SORT
from psychoed.text import escaped, indented, spared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.components.question.data import Option, Question
    from psychoed.quiz.page import Quiz

ANSWERS_URI = "quiz/answers.md"
"""The page of answers, relative to `docs_dir`."""


def answers_page(made: Iterable[Quiz]) -> str:
    """Write the page of answers: every question with what fits and why. Searches do not find it."""
    lines = [
        "---",
        f"title: {labels.ANSWERS_TITLE}",
        f"description: {labels.ANSWERS_DESCRIPTION}",
        "search: {exclude: true}",
        "---",
        f"# {labels.ANSWERS_TITLE}",
        "",
        labels.ANSWERS_LEAD,
        "",
        labels.ANSWERS_FILES,
        "",
    ]
    for quiz in made:
        lines += [f"## [{escaped(quiz.page.title)}](/{quiz.src_uri})", ""]
        for number, question in enumerate(quiz.questions, 1):
            title = spared(question.title.replace(BLANK, "…"))
            lines += [f"{number}. {title}", "", *_intro(question), indented(_answer(question)), ""]
    return "\n".join(lines)


def _intro(question: Question) -> list[str]:
    return [indented(question.intro), ""] if question.intro else []


def _answer(question: Question) -> str:
    """Write what fits and why."""
    if question.kind == ORDER:
        said = ["\n\n".join(_step(number, option) for number, option in enumerate(question.options, 1))]
    elif question.kind in {SORT, MATCH}:
        said = ["\n".join(f"- {spared(option.text)} → {option.target}" for option in question.options)]
    elif question.kind == FILL:
        said = [f"**{', '.join(map(escaped, question.accepted))}**"]
    else:
        rights = [option for option in question.options if option.right]
        said = [part for option in rights for part in (f"**{option.text}**", option.feedback)]
    return "\n\n".join([*said, *filter(None, [question.explanation])])


def _step(number: int, option: Option) -> str:
    """Write a step with what is to know about it."""
    reason = f"\n\n{indented(option.feedback)}" if option.feedback else ""
    return f"{number}. {spared(option.text)}{reason}"
