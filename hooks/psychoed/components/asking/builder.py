"""What all generated questions share: plain words, distractors, and an order of options that hangs on names alone.

So the same commit makes the same quiz, and a change elsewhere on the page changes no question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Choice
from psychoed.text.digests import stable_key
from psychoed.text.inline import escaped, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from psychoed.components.asking.sureness import Asked
    from psychoed.components.question.interactions import Option

T = TypeVar("T")

WRONG_OPTIONS = 2

MIN_TOGETHER = 3
"""From how many on things are matched or sorted."""

MOST_TOGETHER = 8
"""How many things are sorted or matched at most."""


def words(text: str) -> str:
    """Return the words of a piece of Markdown as Markdown that shows these words alone: no formatting, no links."""
    return escaped(plain(text))


def ask(
    name: str, title: str, src_uri: str, line: int, options: Iterable[Option], anchor: str, claims: Asked = ()
) -> Question:
    """Make a question of one right answer, its options in an order that hangs on their own words.

    Arguments:
        name: Its id.
        title: What it asks.
        src_uri: The page that it was made from.
        line: Where on that page.
        options: One of them is right.
        anchor: Where on the page to read about it again.
        claims: What the right option claims.
    """
    shown = tuple(sorted(options, key=lambda option: stable_key(name, "option", option.text)))
    return Question(name, title, src_uri, line, Choice(shown), reread=f"/{src_uri}#{anchor}", claims=claims)


def pick(name: str, others: Iterable[T], text: Callable[[T], str], most: int = WRONG_OPTIONS) -> list[T]:
    """Choose the distractors of a question; of those that read alike, one.

    Arguments:
        name: The question's id.
        others: What may be chosen from.
        text: Gives the words that a reader would see.
        most: How many to choose.
    """
    mixed = sorted(others, key=lambda other: stable_key(name, "distractor", text(other)))
    distinct = {text(other).casefold(): other for other in reversed(mixed)}
    return [other for other in mixed if distinct[text(other).casefold()] is other][:most]


def sentence(text: str) -> str:
    """Take off a closing full stop, so that a sentence can go on."""
    return text.rstrip(".")
