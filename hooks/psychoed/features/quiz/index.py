"""The page that leads to all quizzes and mixes some of their questions, and lists of quizzes, as Markdown."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from psychoed.assets.templates import fill
from psychoed.content.runs import runs
from psychoed.features.quiz.answer_key import are_parted
from psychoed.features.quiz.page import ANSWERS_URI, QUIZ_FOLDER, QUIZ_INDEX, count
from psychoed.text.digests import stable_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psychoed.components.question.data import Question
    from psychoed.features.quiz.page import Quiz
    from psychoed.words.catalogue import Words

MIXED = 3
"""How many questions of each page the mix asks: the others are in the page's own quiz."""
DRAWN = 36
"""How many questions the mix asks, at the most: three of each of a dozen pages, or fewer of each of more."""
LISTED = 40
"""How many quizzes stand on the page, at the most. Where there are more, they stand on lists, which it leads to."""
ROOM = 100
"""How many quizzes stand on such a list."""


def quiz_index(made: Sequence[Quiz], words: Words) -> str:
    """Write the page."""
    lists = [made[start:end] for start, end in _lists(made)]
    return fill(
        "features/quiz/index.md.jinja",
        quizzes=[] if lists else [(quiz, count(quiz, words)) for quiz in made],
        lists=[(_list_uri(number), each[0], each[-1], len(each)) for number, each in enumerate(lists, 1)],
        mixed=drawn(made),
        answers=words("answers.link_parts" if are_parted(made) else "answers.link", answers=f"/{ANSWERS_URI}"),
        words=words,
    )


def quiz_lists(made: Sequence[Quiz], words: Words) -> dict[str, str]:
    """Write the lists of quizzes; none where the page itself has room for all.

    Returns:
        Path relative to `docs_dir` to Markdown.
    """
    return {
        _list_uri(number): fill(
            "features/quiz/list.md.jinja",
            title=words("quiz.some", first=start + 1, last=end),
            quizzes=[(quiz, count(quiz, words)) for quiz in made[start:end]],
            index=f"/{QUIZ_INDEX}",
            words=words,
        )
        for number, (start, end) in enumerate(_lists(made), 1)
    }


def _lists(made: Sequence[Quiz]) -> list[tuple[int, int]]:
    return runs(len(made), ROOM) if len(made) > LISTED else []


def _list_uri(number: int) -> str:
    return f"{QUIZ_FOLDER}/all/{number}.md"


def drawn(made: Iterable[Quiz]) -> list[Question]:
    """Draw questions of all quizzes, as many of each as can be, each idea once; the same in each build."""
    piles = {quiz.src_uri: quiz.short[:MIXED] for quiz in made}
    # Which pages have one more than others is left to a rank that looks mixed: else it were always the first.
    ranked = mix(piles[uri] for uri in sorted(piles, key=lambda uri: stable_key("mix", uri)))
    chosen = {question.id for question in ranked[:DRAWN]}
    return mix([question for question in pile if question.id in chosen] for pile in piles.values())


def mix(asked: Iterable[Iterable[Question]]) -> list[Question]:
    """Interleave questions of several pages: mixing topics helps to tell them apart."""
    return [question for turn in zip_longest(*asked) for question in turn if question]
