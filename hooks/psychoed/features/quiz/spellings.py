"""The spellings of a short answer that the page takes for the same, for programs that compare letter by letter."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARIED = (
    (re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]"), ("'", "\N{RIGHT SINGLE QUOTATION MARK}", "")),
    # Between letters: before a number, a hyphen may be a sign.
    (re.compile(r"(?<=[^\W\d_])[ \-\u2010\u2011](?=[^\W\d_])"), ("-", " ", "")),
    # Not before thousands, where a point and a comma make different numbers.
    (re.compile(r"(?<=\d)[.,](?=\d)(?!\d{3}(?!\d))"), (".", ",")),
)
"""What is written in several ways, and how."""

_SHORTEST = 3
"""Letters: nobody takes `I` for the singular of `is`."""


def spellings(answer: str) -> Iterator[str]:
    """Yield an answer as people write it; some of it more than once.

    With either apostrophe or none; with hyphens, spaces or in one word; with a point or a comma in a number; in the
    singular and the plural; without accents, too.

    Arguments:
        answer: Plain words. Programs ignore capitals by themselves.
    """
    found = [answer]
    for pattern, signs in _VARIED:
        if pattern.search(answer):
            found = [pattern.sub(sign, text) for text in found for sign in signs]
    yield from found
    many = [text[:-1] if text.endswith("s") else f"{text}s" for text in found if _is_letter(text[-1:])]
    found += [text for text in many if len(text) >= _SHORTEST]
    yield from found
    yield from (bare for text in found if (bare := _without_accents(text)).isascii())


def _is_letter(sign: str) -> bool:
    """Tell whether a sign is a letter of a script that has capitals: no other has this plural."""
    return sign.lower() != sign.upper()


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
