"""English: plurals, and what makes a question of English words unfair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.text.language.rules import LanguageRules

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHERS = re.compile(r"\b(all|none|both|neither|any) of (the above|these|them|those)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(not|never|except|cannot)\b|n[’']t\b", re.IGNORECASE)

# A letter or two is all that parts them. Others, such as `in-` and `un-`, begin with another letter or differ in more.
_BEGINNINGS = (
    ("hyper", "hypo"),
    ("inter", "intra", "intro", "infra"),
    ("ante", "anti"),
    ("macro", "micro"),
    ("maxi", "mini"),
    ("pre", "pro"),
    ("super", "supra"),
    ("endo", "ecto", "exo"),
    ("ab", "ad"),
    ("auto", "allo"),
)
_ENDS = ("er", "ed", "ee")


class English(LanguageRules):
    """What is done with English words."""

    def plurals(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Guess the regular plurals of a form; others are written down as forms."""
        last = words[-1] if words else ""
        if not last.isalpha() or last.endswith("s") or (len(last) < 3 and not last.isupper()):
            return
        yield (*words[:-1], last + "s")
        if last.endswith(("x", "z", "ch", "sh")):
            yield (*words[:-1], last + "es")
        if last.endswith("y"):
            yield (*words[:-1], last[:-1] + "ies")

    def stem(self, word: str) -> str:
        """Take the plural's ending off."""
        return word.removesuffix("s")

    def opposites(self, word: str) -> Iterator[str]:
        """Know beginnings and ends that tell words apart: `hyper-` and `hypo-`, `abuser` and `abused`."""
        for family in _BEGINNINGS:
            for own in family:
                # Before a hyphen, it is a word of its own.
                if word.startswith(own) and (word == own or len(word) > len(own) + 2):
                    yield from (other + word.removeprefix(own) for other in family if other != own)
        for own in _ENDS:
            if word.endswith(own) and len(word) > len(own) + 2:
                yield from (word.removesuffix(own) + other for other in _ENDS if other != own)

    def negative(self, question: str) -> str:
        """Find `not` and its like."""
        return found[0] if (found := _NEGATIVE.search(question)) else ""

    def speaks_of_others(self, option: str) -> bool:
        """Know “all of the above” and its like."""
        return bool(_OTHERS.search(option))
