"""An index of the forms of all terms, made once per build; finding words costs the same for ten terms and ten thousand.

The text is cut into words, and each word is looked up in a dictionary of the forms that begin with it. A regular
expression of all forms, as `abbr` and most plugins compile, grows with the glossary.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.components.terms.part import Term
    from psychoed.text.language.rules import LanguageRules

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_JOINT = re.compile(r"\s*[-\u2010\u2011\u2019']?\s*")
_HYPHENS = "-\u2010\u2011"


class Found(NamedTuple):
    """A mention of a term in a text."""

    start: int
    end: int
    slug: str


class TermIndex:
    """Finds the forms of terms in text.

    Arguments:
        terms: The glossary. Forms that hold more than words, spaces, hyphens and apostrophes, such as `C++`, are found
            only where an author marks them.
        rules: Those of the language of the site, which knows further forms.
    """

    def __init__(self, terms: Iterable[Term], rules: LanguageRules) -> None:
        self._forms: dict[tuple[str, ...], str] = {}
        self._lengths: dict[str, list[int]] = {}
        """How many words the forms have that begin with a word, the longest first."""
        self._marked: dict[str, str] = {}
        for term in terms:
            for form in term.all_forms:
                self._marked.setdefault(form_key(form), term.slug)
            for form in (term.name, *term.forms):
                if (words := _words(form)) and "".join(_JOINT.sub("", _WORD.sub("", form)).split()) == "":
                    self._forms.setdefault(words, term.slug)
        # An explicit form beats a guessed plural of another term.
        for words, slug in list(self._forms.items()):
            for many in rules.plurals(words):
                self._forms.setdefault(many, slug)
        lengths: dict[str, set[int]] = {}
        for words in self._forms:
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[Found]:
        """Yield the mentions in a text from left to right, the longest form first, none overlapping another."""
        found, keys = _split(text)
        at = 0
        while at < len(found):
            for length in self._lengths.get(keys[at], ()):
                after = at + length
                slug = self._forms.get(tuple(keys[at:after])) if after <= len(found) else None
                if slug and _stands_alone(text, found, at, after):
                    yield Found(found[at].start(), found[after - 1].end(), slug)
                    at = after
                    break
            else:
                at += 1

    def marked(self, form: str) -> str | None:
        """Return the slug of the term that a marked form such as `[[vulnerable]]` or `[[bonds]]` belongs to."""
        form = form.strip()
        if slug := self._marked.get(form_key(form)):
            return slug
        return next((slug for start, end, slug in self.find(form) if (start, end) == (0, len(form))), None)


def form_key(form: str) -> str:
    """Return what two forms share that mean the same to the index: their words, or all of a form with other marks."""
    rest = "".join(_JOINT.sub("", _WORD.sub("", form)).split())
    return form.casefold() if rest else " ".join(_words(form))


def _key(word: str) -> str:
    return (word if word.isascii() else unicodedata.normalize("NFC", word)).casefold()


def _split(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Return the words of a text as found and as looked up."""
    if text.isascii():
        # Case changes no position here, and most texts are so.
        found = list(_WORD.finditer(text.lower()))
        return found, [word[0] for word in found]
    found = list(_WORD.finditer(text))
    return found, [_key(word[0]) for word in found]


def _words(form: str) -> tuple[str, ...]:
    return tuple(_key(word) for word in _WORD.findall(form))


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
