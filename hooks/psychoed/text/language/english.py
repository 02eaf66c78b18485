"""English: plurals, and what makes a question of English words unfair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.text.language.rules import LanguageRules

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHERS = re.compile(r"\b(all|none|both|neither|any) of (the above|these|them|those)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(not|never|except|cannot)\b|n[’']t\b", re.IGNORECASE)


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

    def negative(self, question: str) -> str:
        """Find `not` and its like."""
        return found[0] if (found := _NEGATIVE.search(question)) else ""

    def speaks_of_others(self, option: str) -> bool:
        """Know “all of the above” and its like."""
        return bool(_OTHERS.search(option))
