"""A component in plain words, for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDS = (".", "?", "!")


def in_words(title: str, said: Iterable[str]) -> str:
    """Say what a component is called and what it says, as sentences.

    Arguments:
        title: Plain words; may be empty.
        said: What its kind's `alt` gives.
    """
    return " ".join(text if text.endswith(_ENDS) else f"{text}." for text in (title, *said) if text)
