"""Signs that no font for paper and pictures has a shape for: an emoji is left out there, and a letter is a mistake."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from psychoed.text.metrics import known_signs

_LETTERS_AND_SPACES = frozenset("LMNZ")
_JOINS = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What makes one emoji of several, or of a sign that is none. It means nothing where they are left out."""
_ADDRESS = "href"
"""The key of what a sheet's data holds that is no text."""


def may_be_left_out(sign: str) -> bool:
    """Tell whether what is said stays the same without a sign: it is no letter, number, accent or space."""
    return unicodedata.category(sign)[0] not in _LETTERS_AND_SPACES


def shapeless(text: str) -> dict[str, None]:
    """Return the signs of a text that are left out on paper and in pictures, in their order; an ordered set."""
    if text.isascii():
        return {}
    known = known_signs()
    return {
        sign: None
        for sign in dict.fromkeys(text)
        if sign not in known and may_be_left_out(sign) and unicodedata.category(sign) not in {"Cf", "Cc"}
    }


def without_shapeless(data: Any, left_out: dict[str, None]) -> Any:
    """Return the data of a sheet without such signs.

    Arguments:
        data: Texts, and lists and mappings that hold some.
        left_out: Gets what was left out.
    """
    if isinstance(data, str):
        found = shapeless(data)
        if not found:
            return data
        left_out.update(found)
        text = "".join(sign for sign in _JOINS.sub("", data) if sign not in found)
        return re.sub(" {2,}", " ", text)
    if isinstance(data, dict):
        return {key: value if key == _ADDRESS else without_shapeless(value, left_out) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [without_shapeless(value, left_out) for value in data]
    return data
