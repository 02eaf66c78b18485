"""The pages of answers, for those who use the questions with others, as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from markdown.extensions.toc import slugify, unique

from psychoed.assets.templates import fill
from psychoed.components.question.interactions import BLANK, Choice, Match, Order, TextEntry
from psychoed.features.quiz.page import ANSWERS_URI, QUIZ_FOLDER
from psychoed.text.inline import escape_line_start, escaped, indented, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.components.question.data import Question
    from psychoed.components.question.interactions import Interaction, Step
    from psychoed.features.quiz.page import Quiz
    from psychoed.words.catalogue import Words

_FILES = {"gift": "/data/quiz.gift", "cards": "/data/flashcards.tsv", "data": "/data/quiz.json"}
_FILES |= {"schema": "/data/quiz.schema.json"}
"""Where the same questions are for programs."""


WHOLE = 300
"""As many answers stand on one page; where there are more, on several, which that page leads to."""
ROOM = 100
"""As many answers stand on each of these, or those to one quiz."""


@dataclass(frozen=True)
class _Part:
    """Some of the answers, as the page lists them that leads to all."""

    uri: str
    quizzes: tuple[Quiz, ...]
    anchors: tuple[str, ...]
    """The ids of the quizzes' headings where all stand on one page."""

    @property
    def first(self) -> str:
        """What the first quiz is about."""
        return self.quizzes[0].page.title

    @property
    def last(self) -> str:
        """What the last one is about; empty where it is the first."""
        return self.quizzes[-1].page.title if len(self.quizzes) > 1 else ""

    @property
    def count(self) -> int:
        """How many answers there are."""
        return sum(len(quiz.questions) for quiz in self.quizzes)


def answers_pages(made: Iterable[Quiz], words: Words, *, has_cards: bool) -> dict[str, str]:
    """Write the pages of answers: every question with what fits and why. Searches do not find them.

    Arguments:
        made: The quizzes of all pages.
        words: What is said around that.
        has_cards: Whether there are flashcards, for the pages link to them.

    Returns:
        Path relative to `docs_dir` to Markdown: one page, or one that leads to others.
    """
    quizzes = [*made]
    shared = {"files": _FILES, "has_cards": has_cards, "words": words}
    if not are_parted(quizzes):
        return {ANSWERS_URI: _page(words("answers.title"), quizzes, "", shared)}
    parts = _parts(quizzes, words("answers.title"))
    titles = (words("answers.part", part=number, parts=len(parts)) for number in range(1, len(parts) + 1))
    pages = {
        part.uri: _page(title, part.quizzes, f"/{ANSWERS_URI}", shared)
        for title, part in zip(titles, parts, strict=True)
    }
    return {ANSWERS_URI: fill("features/quiz/answer_parts.md.jinja", parts=parts, **shared), **pages}


def are_parted(quizzes: Iterable[Quiz]) -> bool:
    """Tell whether the answers stand on several pages."""
    return sum(len(quiz.questions) for quiz in quizzes) > WHOLE


def _page(title: str, quizzes: Iterable[Quiz], index: str, shared: Mapping[str, object]) -> str:
    return fill(
        "features/quiz/answer_key.md.jinja",
        title=title,
        quizzes=quizzes,
        index=index,
        asked=_asked,
        answer=_told,
        **shared,
    )


def _parts(quizzes: Iterable[Quiz], title: str) -> list[_Part]:
    """Put quizzes together as long as there is room for their answers; the anchors are those that MkDocs would give."""
    held: list[list[Quiz]] = []
    for quiz in quizzes:
        if not held or sum(len(each.questions) for each in (*held[-1], quiz)) > ROOM:
            held.append([])
        held[-1].append(quiz)
    taken = {slugify(title, "-")}
    return [
        _Part(
            f"{QUIZ_FOLDER}/answers/{number}.md",
            tuple(some),
            tuple(unique(slugify(plain(quiz.page.title), "-"), taken) for quiz in some),
        )
        for number, some in enumerate(held, 1)
    ]


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
