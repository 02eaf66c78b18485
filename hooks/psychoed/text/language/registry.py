"""The rules of all languages that have some."""

from __future__ import annotations

from psychoed.text.language.english import English
from psychoed.text.language.rules import LanguageRules

_KNOWN = {"en": English()}
_OTHER = LanguageRules()


def rules_of(language: str) -> LanguageRules:
    """Return the rules of a language.

    Arguments:
        language: A tag of BCP 47; what it says behind the language itself counts for nothing here.
    """
    return _KNOWN.get(language.replace("_", "-").partition("-")[0].lower(), _OTHER)
