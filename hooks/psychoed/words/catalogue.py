"""The catalogue of words: what readers see that no author of a page wrote, in the language of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import get_month_names
from markupsafe import Markup

from psychoed.text.language.registry import rules_of

if TYPE_CHECKING:
    from datetime import date

    from psychoed.text.language.rules import LanguageRules

Text = str | Mapping[str, str]
"""A text; where it counts something, one for each plural category of the language (CLDR: `one`, `few`, `other` …)."""


@dataclass(frozen=True)
class Words:
    """The words of a site. A key says the room that shows them, and what they are for: `quiz.title`."""

    language: str
    """A tag of BCP 47, such as `en` or `pt-BR`."""
    texts: Mapping[str, Text]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a text with what stands in place of its `{names}`.

        Raises:
            KeyError: There is no such text, or a name in it is not given.
        """
        return self.raw(key).format(**values)

    def raw(self, key: str) -> str:
        """Return a text with its `{names}`, for who fills them in elsewhere: a script, a template of paper.

        Raises:
            KeyError: There is no such text, or it counts.
        """
        text = self.texts[key]
        if not isinstance(text, str):
            raise KeyError(f"{key} counts")
        return text

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Return a text about so many things; `{count}` in it is their number.

        Raises:
            KeyError: There is no such text, or it does not count.
        """
        forms = self.forms(key)
        return forms.get(self.locale.plural_form(number), forms["other"]).format(count=number, **values)

    def forms(self, key: str) -> Mapping[str, str]:
        """Return the texts that count something, by plural category.

        Raises:
            KeyError: There are none.
        """
        text = self.texts[key]
        if isinstance(text, str):
            raise KeyError(f"{key} does not count")
        return text

    def each(self, key: str) -> dict[str, str]:
        """Return the texts right below a key, by the last part of their own, in the order of the catalogue.

        Raises:
            KeyError: There are none.
        """
        start = f"{key}."
        found = {
            name.removeprefix(start): text
            for name, text in self.texts.items()
            if name.startswith(start) and isinstance(text, str) and "." not in name.removeprefix(start)
        }
        if not found:
            raise KeyError(key)
        return found

    def day(self, when: date) -> str:
        """Write a day as people say it, whatever the machine's language: `23 November 2026`."""
        month = get_month_names("wide", context="format", locale=self.locale)[when.month]
        return self("dates.day", day=when.day, month=month, year=when.year)

    def capital(self, text: str) -> str:
        """Return a text as it stands at the beginning of a line."""
        return text[:1].upper() + text[1:]

    @property
    def direction(self) -> str:
        """In which direction it is written: `ltr` or `rtl`."""
        return self.locale.text_direction

    @property
    def turned(self) -> Markup:
        """What a document says in its first element of the direction, as HTML; nothing where it is the usual one."""
        return Markup("" if self.direction == "ltr" else f' dir="{self.direction}"')

    @property
    def rules(self) -> LanguageRules:
        """What is done with its words alone."""
        return rules_of(self.language)

    @cached_property
    def locale(self) -> Locale:
        """What Unicode's CLDR knows of the language."""
        return Locale.parse(self.language.replace("_", "-"), sep="-")
