"""Words that are near to the right one and say something else, so that none is taken for a slip of the hand."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.components.terms.part import Term
    from psychoed.text.language.rules import LanguageRules

SLIPS = 2
"""So many letters may differ where a word is long enough, as `script.js` has it."""


def others_near(accepted: Iterable[str], terms: Iterable[Term], rules: LanguageRules) -> tuple[str, ...]:
    """Return what a reader may write who means something else than what is accepted.

    Arguments:
        accepted: The words that fill a blank.
        terms: The glossary. The forms of a word that is accepted are no other words.
        rules: Those of the language, which know opposites by how they begin or end.
    """
    right = {plain_word(word): word for word in accepted}
    known = [{plain_word(form): form for form in term.all_forms} for term in terms]
    found = {
        key: form
        for forms in known
        if right.keys().isdisjoint(forms)
        for key, form in forms.items()
        if any(key[:1] == each[:1] and _is_near(key, each) for each in right)
    }
    found |= {plain_word(other): other for word in right.values() for other in _opposites(word, rules)}
    return tuple(form for key, form in found.items() if key and key not in right)


def plain_word(word: str) -> str:
    """Return a word without case, accents, hyphens and the s of a plural: `script.js` compares words so."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKD", word.lower())).removesuffix("s")


def _opposites(answer: str, rules: LanguageRules) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+", answer):
        for other in rules.opposites(word.lower()):
            if other[0] == word[0].lower() and _is_near(other, word.lower()):
                yield answer.replace(word, other, 1)


def _is_near(one: str, other: str, slips: int = SLIPS) -> bool:
    """Tell whether a few slips make one word another: a letter more, less, wrong, or two that changed places."""
    if abs(len(one) - len(other)) > slips:
        return False
    if not one or not other:
        return True
    if one[0] == other[0]:
        return _is_near(one[1:], other[1:], slips)
    if not slips:
        return False
    if one[:2] == other[1::-1] and len(one) > 1 and _is_near(one[2:], other[2:], slips - 1):
        return True
    return any(_is_near(one[i:], other[j:], slips - 1) for i, j in ((0, 1), (1, 0), (1, 1)))
