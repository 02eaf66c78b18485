"""An index of the forms of all terms, made once per build; finding words costs the same for ten terms and ten thousand.

The text is cut into words, and each word is looked up in a dictionary of the forms that begin with it. A regular
expression of all forms, as `abbr` and most plugins compile, grows with the glossary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psychoed.text.spelling import (
    JOINT,
    WORD,
    folded_word,
    form_key,
    in_capitals,
    only_words,
    seen,
    words_of,
    written_word,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from psychoed.components.terms.part import Term
    from psychoed.text.language.rules import LanguageRules

_HYPHENS = "-\u2010\u2011"


class Found(NamedTuple):
    """A mention of a term in a text."""

    start: int
    end: int
    slug: str


class TermIndex:
    """Finds the forms of terms in text. A word of a form that is written in capitals is found only where it is so, too.

    Arguments:
        terms: The glossary. Forms that hold more than words, spaces, hyphens and apostrophes, such as `C++`, are found
            only where an author marks them.
        rules: Those of the language of the site, which knows further forms.
    """

    def __init__(self, terms: Iterable[Term], rules: LanguageRules) -> None:
        self._forms: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
        """By the words of a form, without case: as what each has to be written (empty: in any case), and its term."""
        self._lengths: dict[str, list[int]] = {}
        """How many words the forms have that begin with a word, the longest first."""
        self._marked: dict[str, str] = {}
        for term in terms:
            for form in term.all_forms:
                self._marked.setdefault(form_key(form), term.slug)
            for form in (term.name, *term.forms):
                if (words := words_of(form)) and only_words(form):
                    self._add(words, term.slug)
        # An explicit form beats a guessed plural of another term.
        for folded, forms in list(self._forms.items()):
            for written, slug in list(forms.items()):
                for many in rules.plurals(tuple(map(_either, written, folded))):
                    self._add(many, slug)
        lengths: dict[str, set[int]] = {}
        for words, forms in self._forms.items():
            # What asks for capitals comes first: it is the more special.
            self._forms[words] = dict(sorted(forms.items(), key=lambda form: not any(form[0])))
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def _add(self, words: tuple[str, ...], slug: str) -> None:
        written = tuple(word if in_capitals(word) else "" for word in words)
        self._forms.setdefault(tuple(map(folded_word, words)), {}).setdefault(written, slug)

    def find(self, text: str) -> Iterator[Found]:
        """Yield the mentions in a text from left to right, the longest form first, none overlapping another."""
        shown, starts, ends = seen(text)
        found, keys = _split(shown)
        at = 0
        while at < len(found):
            for length in self._lengths.get(keys[at], ()):
                after = at + length
                slug = self._form(shown, found[at:after], keys[at:after]) if after <= len(found) else None
                if slug and _stands_alone(shown, found, at, after):
                    yield Found(starts[found[at].start()], ends[found[after - 1].end() - 1], slug)
                    at = after
                    break
            else:
                at += 1

    def _form(self, text: str, found: list[re.Match[str]], keys: list[str]) -> str | None:
        """Return the term that words are a form of, written as they are."""
        for written, slug in self._forms.get(tuple(keys), {}).items():
            if all(
                not word or word == written_word(text[at.start() : at.end()])
                for word, at in zip(written, found, strict=True)
            ):
                return slug
        return None

    def marked(self, form: str) -> str | None:
        """Return the slug of the term that a marked form such as `[[vulnerable]]` or `[[bonds]]` belongs to."""
        form = seen(form).text.strip()
        # Where nothing asks for capitals, all may be in capitals.
        if slug := self._marked.get(form_key(form)) or self._marked.get(form_key(form.lower())):
            return slug
        return next((slug for start, end, slug in self.find(form) if (start, end) == (0, len(form))), None)


def _either(written: str, folded: str) -> str:
    return written or folded


def _split(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Return the words of a text as found and as looked up."""
    if text.isascii():
        # Case changes no position here, and most texts are so.
        found = list(WORD.finditer(text.lower()))
        return found, [word[0] for word in found]
    found = list(WORD.finditer(text))
    return found, [folded_word(word[0]) for word in found]


def _stands_alone(text: str, found: list[re.Match[str]], at: int, after: int) -> bool:
    """Tell whether the words of a form belong together and to no longer word.

    Only spaces, a hyphen or an apostrophe may part them. `trust` does not stand alone in `trust_me` and `trust-based`.
    """
    if not all(JOINT.fullmatch(text, found[i].end(), found[i + 1].start()) for i in range(at, after - 1)):
        return False
    start, end = found[at].start(), found[after - 1].end()
    if text[start - 1 : start] == "_" or text[end : end + 1] == "_":
        return False
    before_hyphen = at > 0 and found[at - 1].end() == start - 1 and text[start - 1] in _HYPHENS
    after_hyphen = after < len(found) and found[after].start() == end + 1 and text[end] in _HYPHENS
    return not (before_hyphen or after_hyphen)
