"""The page of answers, for those who use the questions with others, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from psychoed.assets.templates import fill
from psychoed.components.question.interactions import BLANK, Choice, Match, Order, TextEntry
from psychoed.text.inline import escape_line_start, escaped, indented

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.components.question.data import Question
    from psychoed.components.question.interactions import Interaction, Step
    from psychoed.features.quiz.page import Quiz
    from psychoed.words.catalogue import Words

_FILES = {"gift": "/data/quiz.gift", "cards": "/data/flashcards.tsv", "data": "/data/quiz.json"}
_FILES |= {"schema": "/data/quiz.schema.json"}
"""Where the same questions are for programs."""


def answers_page(made: Iterable[Quiz], words: Words, *, has_cards: bool) -> str:
    """Write the page of answers: every question with what fits and why. Searches do not find it.

    Arguments:
        made: The quizzes of all pages.
        words: What it says around that.
        has_cards: Whether there are flashcards, for it links to them.
    """
    return fill(
        "features/quiz/answer_key.md.jinja",
        quizzes=made,
        asked=_asked,
        answer=_told,
        files=_FILES,
        has_cards=has_cards,
        words=words,
    )


def _asked(question: Question) -> str:
    return escape_line_start(question.title.replace(BLANK, "…"))


def _told(question: Question) -> str:
    return "\n\n".join(filter(None, [_answer(question.interaction), question.explanation]))


def _answer(interaction: Interaction) -> str:
    """Write what fits and why."""
    match interaction:
        case Choice():
            return "\n\n".join(f"**{option.text}**\n\n{option.feedback}" for option in interaction.rights)
        case Match(sources):
            return "\n".join(f"- {escape_line_start(source.text)} → {source.target}" for source in sources)
        case Order(steps):
            return "\n\n".join(_step(number, step) for number, step in enumerate(steps, 1))
        case TextEntry(accepted):
            return f"**{', '.join(map(escaped, accepted))}**"
        case _:
            assert_never(interaction)


def _step(number: int, step: Step) -> str:
    """Write a step with what is to know about it."""
    reason = f"\n\n{indented(step.feedback)}" if step.feedback else ""
    return f"{number}. {escape_line_start(step.text)}{reason}"
