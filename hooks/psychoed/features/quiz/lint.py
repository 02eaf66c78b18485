"""What makes a question unfair or unclear, whoever wrote it: held for authors' questions and for generated ones.

After Haladyna, Downing and Rodriguez (2002), “A review of multiple-choice item-writing guidelines for classroom
assessment”: options of like length, no “all” or “none of the above”, no negatives, the right place spread evenly.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, assert_never

from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.source.problems import Problem
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.question.interactions import Interaction
    from psychoed.content.book import Book
    from psychoed.text.language.rules import LanguageRules

_GO_ON = ",;،、，-–—"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# How sure research is stands behind a question, and is no part of what it asks.
_BESIDE = re.compile(r"\([^()]*\)\W*$")

SHORT = 30
"""Up to so many characters, differences in length tell nothing."""

ENOUGH = 6
"""From so many questions on, a favourite place shows."""


def faults(question: Question, rules: LanguageRules) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one question, and what to do about it.

    Arguments:
        question: Whoever wrote it.
        rules: Those of its language: some faults are words.
    """
    stem = plain(question.title)
    # Any closing mark of any script: `?`, `؟`, `。`, `।`, a quotation's end; a comma and a dash go on.
    if not unicodedata.category(stem[-1:] or " ").startswith("P") or stem[-1] in _GO_ON:
        yield f"This question does not end like a sentence: “{stem}”.", "End it with a question mark or a full stop."
    match question.interaction:
        case Choice() as choice:
            yield from _faults_of_choice(stem, choice, rules)
        case Match() | Order() | TextEntry():
            pass
        case _:
            assert_never(question.interaction)


def _faults_of_choice(stem: str, choice: Choice, rules: LanguageRules) -> Iterator[tuple[str, str]]:
    """Yield what gives an answer away, or hides it."""
    if found := rules.negative(_QUOTED.sub("", _BESIDE.sub("", stem))):
        yield f"This question asks with “{found}”, which tired readers miss.", "Ask for what is so."
    texts = [plain(text) for text in choice.texts]
    for text in texts:
        if rules.speaks_of_others(text):
            yield f"The option “{text}” speaks of other options.", "Let each option stand on its own."
    # The very same words are told where options are read.
    folded = Counter(re.sub(r"\W+", " ", text).strip() for text in {text.casefold() for text in texts})
    for text, count in folded.items():
        if count > 1:
            yield f"Two options say “{text}”.", "Word them apart."
    longest, shortest = max(texts, key=len, default=""), min(texts, key=len, default="")
    if len(longest) > SHORT and len(longest) > 2 * len(shortest) + 10:
        what = f"The option “{longest}” is much longer than “{shortest}”."
        yield what, "Give all options about the same length: readers learn to pick the longest."


def lint(book: Book, rules: LanguageRules) -> list[Problem]:
    """Report every authored question that is unfair or unclear, and a favourite place of right answers.

    Arguments:
        book: The site.
        rules: Those of its language.
    """
    questions = [question for page in book.pages for question in page.of(Question)]
    problems = [
        Problem(question.src_uri, question.line, what, hint)
        for question in questions
        for what, hint in faults(question, rules)
    ]
    placed = [(question, place) for question in questions if (place := _right_place(question.interaction)) is not None]
    places = [place for _, place in placed]
    for place, count in Counter(places).items():
        if len(places) >= ENOUGH and count > len(places) * 0.6:
            last = [question for question, at in placed if at == place][-1]
            what = f"Of {len(places)} questions on the site, {count} have their right answer at place {place + 1}."
            problems.append(Problem(last.src_uri, last.line, what, "Move the right answer in some of them."))
    return problems


def _right_place(interaction: Interaction) -> int | None:
    """Return the place of the one right answer; None where there is no such place."""
    match interaction:
        case Choice(options, several=False):
            return next((place for place, option in enumerate(options) if option.right), None)
        case Choice() | Match() | Order() | TextEntry():
            return None
        case _:
            assert_never(interaction)
