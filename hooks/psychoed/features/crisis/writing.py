"""How terms are written, and what is compared in them. `crisis.js` does the same with what readers type."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import TYPE_CHECKING

from psychoed.text.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

VAR = re.compile(r"\{([^{}]*)\}")
"""What stands for any of the words of a variable."""

NUMBER = "#"
"""A word that stands for any number."""

_DRAWN_OUT = re.compile(r"([^\W\d_])\1\1")
_MIXED = re.compile(r"(?=\w*[^\W\d_])\w*[013457]")


def normalised(text: str) -> str:
    """Return a term as it has to be written: folded, with nothing but words and single spaces."""
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in folded(text))
    return " ".join("".join(kept).split())


def misspelling(term: str) -> str:
    """Return how a term has to be written where it is written otherwise; empty where nothing is wrong.

    Arguments:
        term: Without what is particular to terms: stars, variables. It holds words.
    """
    right = normalised(term)
    if right != term:
        return right
    if drawn := _DRAWN_OUT.search(term):
        return term.replace(drawn[0], drawn[1])
    return ""


def reads_digits(term: str) -> bool:
    """Tell whether a word of a term has a digit that is read as a letter where a reader types it."""
    return any(_MIXED.match(word) for word in term.split())


def expanded(term: str, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield all that a term stands for; its stars and numbers stay.

    Arguments:
        term: As an author wrote it.
        values: The words of each variable.
    """
    pieces = VAR.split(term)
    choices = [values.get(piece, ()) if index % 2 else (piece,) for index, piece in enumerate(pieces)]
    yield from ("".join(chosen) for chosen in product(*choices))


class Runs:
    """Finds texts within others, as whole words side by side.

    Arguments:
        texts: Words with single spaces.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = frozenset(texts)
        lengths: dict[str, set[int]] = {}
        for text in self._texts:
            words = text.split()
            if words:
                lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {word: sorted(found) for word, found in lengths.items()}
        """How many words the texts have that begin with a word, the least first."""

    def within(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the texts that words hold, from left to right, of two that begin at once the shorter one first."""
        # Most hold none: a list says for hundreds of words what may stand in one place of a term.
        if self._lengths.keys().isdisjoint(words):
            return
        for start, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                # Beyond the end there is a shorter run, which was looked at.
                if start + length <= len(words) and (run := " ".join(words[start : start + length])) in self._texts:
                    yield run
