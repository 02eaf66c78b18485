"""What hangs on the language of a site beyond its catalogue of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class LanguageRules:
    """What is done with the words of a language. As they stand here, they hold for one of which nothing is known."""

    def plurals(self, words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        """Guess further forms of a word of the glossary, which may be several words: none that are not written down."""
        return ()

    def stem(self, word: str) -> str:
        """Return what forms of a word share: the word itself."""
        return word

    def opposites(self, word: str) -> Iterable[str]:
        """Return what a word may become by another beginning or end that says something else: nothing is known."""
        return ()

    def negative(self, question: str) -> str:
        """Return the word by which a question asks for what is not so; empty where none is known."""
        return ""

    def speaks_of_others(self, option: str) -> bool:
        """Tell whether an option speaks of other options, as “all of the above” does."""
        return False
