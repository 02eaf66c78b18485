"""An index of the forms of all terms, made once per build; finding words costs the same for ten terms and ten thousand.

The text is cut into words, and each word is looked up in a dictionary of the forms that begin with it. A regular
expression of all forms, as `abbr` and most plugins compile, grows with the glossary.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psychoed.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.blocks import Term

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_JOINT = re.compile(r"\s*[-\u2010\u2011\u2019']?\s*")
_HYPHENS = "-\u2010\u2011"


class Found(NamedTuple):
    """A mention of a term in a text."""

    start: int
    end: int
    slug: str


@dataclass(frozen=True)
class _Form:
    words: list[str]
    slug: str


class TermIndex:
    """Finds the forms of terms in text.

    Arguments:
        terms: The glossary.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first_word: dict[str, list[_Form]] = {}
        self._marked: dict[str, str] = {}
        explicit: dict[tuple[str, ...], str] = {}
        for term in terms:
            for form in (term.name, *term.forms):
                explicit.setdefault(_words(form), term.slug)
            for form in term.all_forms:
                self._marked.setdefault(plain(form).casefold(), term.slug)
        # An explicit form beats a guessed plural of another term.
        guessed = {many: key for words, key in explicit.items() for many in _plurals(words) if many not in explicit}
        for words, key in (*explicit.items(), *guessed.items()):
            if words:
                self._by_first_word.setdefault(words[0], []).append(_Form(list(words), key))
        for forms in self._by_first_word.values():
            forms.sort(key=lambda form: -len(form.words))

    def find(self, text: str) -> Iterator[Found]:
        """Yield the mentions in a text from left to right, the longest form first, none overlapping another."""
        found = list(_WORD.finditer(text))
        keys = [_key(word[0]) for word in found]
        at = 0
        while at < len(found):
            for form in self._by_first_word.get(keys[at], ()):
                after = at + len(form.words)
                if keys[at:after] == form.words and _stands_alone(text, found, at, after):
                    yield Found(found[at].start(), found[after - 1].end(), form.slug)
                    at = after
                    break
            else:
                at += 1

    def marked(self, form: str) -> str | None:
        """Return the slug of the term that a marked form such as `[[vulnerable]]` belongs to."""
        return self._marked.get(form.casefold())


def _key(word: str) -> str:
    return (word if word.isascii() else unicodedata.normalize("NFC", word)).casefold()


def _words(form: str) -> tuple[str, ...]:
    return tuple(_key(word) for word in _WORD.findall(form))


def _plurals(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Guess the regular English plurals of a form; others are written down as forms."""
    last = words[-1] if words else ""
    if len(last) < 3 or not last.isalpha() or last.endswith("s"):
        return
    yield (*words[:-1], last + "s")
    if last.endswith(("x", "z", "ch", "sh")):
        yield (*words[:-1], last + "es")
    if last.endswith("y"):
        yield (*words[:-1], last[:-1] + "ies")


def _stands_alone(text: str, found: list[re.Match[str]], at: int, after: int) -> bool:
    """Tell whether the words of a form belong together and to no longer word.

    Only spaces, a hyphen or an apostrophe may part them. `trust` does not stand alone in `trust_me` and `trust-based`.
    """
    if not all(_JOINT.fullmatch(text, found[i].end(), found[i + 1].start()) for i in range(at, after - 1)):
        return False
    start, end = found[at].start(), found[after - 1].end()
    if text[start - 1 : start] == "_" or text[end : end + 1] == "_":
        return False
    before_hyphen = at > 0 and found[at - 1].end() == start - 1 and text[start - 1] in _HYPHENS
    after_hyphen = after < len(found) and found[after].start() == end + 1 and text[end] in _HYPHENS
    return not (before_hyphen or after_hyphen)
