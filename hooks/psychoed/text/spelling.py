"""How words are compared: without case, but for those in capitals, and without what nobody sees.

`ACT`, `WHO` and `HALT` are names, and `act`, `who` and `halt` are everyday words: case is all that tells them apart.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
"""A word of a text, without hyphens and apostrophes."""

JOINT = re.compile(r"\s*[-\u2010\u2011\u2019']?\s*")
"""What may part the words of one form: spaces, a hyphen or an apostrophe."""


class Seen(NamedTuple):
    """A text as readers see it, and where each character of it stands in the text as given."""

    text: str
    starts: range | list[int]
    ends: range | list[int]


def seen(text: str) -> Seen:
    """Leave out what only tells a program how to set a text: soft hyphens, joiners, marks of direction."""
    if text.isascii() or not any(map(_is_format, set(text))):
        return Seen(text, range(len(text)), range(1, len(text) + 1))
    places = [place for place, sign in enumerate(text) if not _is_format(sign)]
    return Seen("".join(text[place] for place in places), places, [place + 1 for place in places])


def _is_format(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"


def in_capitals(word: str) -> bool:
    """Tell whether a word is in capitals, two at least: `ACT`, `5HT1A`. A small letter may end it, as in `SSRIs`."""
    body = word[:-1] if word[-1:].islower() else word
    return body.isupper() and sum(map(str.isalpha, body)) > 1


def folded_word(word: str) -> str:
    """Return a word in the one spelling that all its cases share."""
    return (word if word.isascii() else unicodedata.normalize("NFC", word)).casefold()


def written_word(word: str) -> str:
    """Return a word as it has to be written to be itself: one in capitals so, any other in whatever case."""
    return unicodedata.normalize("NFC", word) if in_capitals(word) else folded_word(word)


def words_of(form: str) -> tuple[str, ...]:
    """Return the words of a form of a term, as written."""
    return tuple(WORD.findall(seen(form).text))


def only_words(form: str) -> bool:
    """Tell whether a form holds nothing but words, and what may part them: `C++` and `Self & other` hold more."""
    return "".join(JOINT.sub("", WORD.sub("", seen(form).text)).split()) == ""


def form_key(form: str) -> str:
    """Return what two forms share that mean the same: their words, or all of a form with other marks."""
    if only_words(form):
        return " ".join(map(written_word, words_of(form)))
    return WORD.sub(lambda found: written_word(found[0]), seen(form).text)
