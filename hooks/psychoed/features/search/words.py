"""The words of a text as the index holds them; `search-words.js` of the theme does so with what a reader types."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from psychoed.text.folding import APOSTROPHES, IGNORED, folded

# Letters and digits; the vowel signs of Indic scripts, which `\w` leaves out; and what folding leaves out.
_SIGNS = "".join(chr(n) for n in range(0x300, 0x1F000) if unicodedata.category(chr(n)).startswith("M"))
_PIECE = rf"[\w{_SIGNS}{IGNORED}]+"
_JOINTS = f"[{APOSTROPHES}\u2010\u2011-]"
_JOINT = re.compile(_JOINTS)
_COMPOUND = re.compile(f"{_PIECE}(?:{_JOINTS}{_PIECE})*")


def words(text: str) -> list[str]:
    """Return the words of a text, in order, each in the one spelling that all its spellings share.

    A word with hyphens or apostrophes counts as one, and each of its parts of two letters and more as well: who looks
    for `wellbeing`, `well-being` or `well being` finds all three, and `friend` is found in `friend’s`.
    """
    return [word for compound in _compounds(text) for word in _forms(compound)]


def _compounds(text: str) -> list[str]:
    # The one sign that `\w` holds and that is none of a word's.
    return _COMPOUND.findall(text.replace("_", " "))


def key(text: str) -> str:
    """Return the words of a name written as one: two names with the same key are the same to who looks for them."""
    return "".join(_folded(compound) for compound in _compounds(text))


# A text says most of its words many times.
@lru_cache(maxsize=1 << 16)
def _forms(compound: str) -> tuple[str, ...]:
    word = _folded(compound)
    parts = _JOINT.split(compound)
    others = [form for part in parts if len(form := folded(part)) > 1] if len(parts) > 1 else []
    return (word, *others) if word else ()


def _folded(compound: str) -> str:
    return folded(_JOINT.sub("", compound))
