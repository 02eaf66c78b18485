"""One spelling for all spellings of a word: what readers type is compared in it, in search and elsewhere.

`folding.js` does the same in browsers, with the same tables: the build fills them in. Tests hold the two to the same
results.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LETTERS: Mapping[str, str] = {
    "ß": "ss",
    "æ": "ae",
    "ð": "d",
    "ø": "o",
    "þ": "th",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "ĸ": "q",
    "ł": "l",
    "ŋ": "n",
    "œ": "oe",
    "ŧ": "t",
    "ƙ": "k",
    "ƴ": "y",
    "ɓ": "b",
    "ɔ": "o",
    "ɖ": "d",
    "ɗ": "d",
    "ə": "e",
    "ɛ": "e",
    "ɣ": "g",
    "ɩ": "i",
    "ɲ": "n",
    "ʋ": "v",
    "ς": "σ",
}
"""Small letters that Unicode takes apart into nothing, and what they are written as by who has no such key.

Those of CLDR's transform “Latin-ASCII” that alphabets in use have (github.com/unicode-org/cldr, common/transforms);
ɔ, ə, ɣ and ɩ, which it leaves out, as keyboards without them have them. The last one is Greek: σ at a word's end.
"""

APOSTROPHES = "'`´ʹʻʼʽʾʿˈ‘’‛′＇"
"""What is typed for an apostrophe. It is left out: `dont` is `don’t`."""

IGNORED = (
    # Invisible: soft hyphen, joiners and non-joiners, marks of direction, selectors of a shape, fillers, tags.
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
    # Accents: Unicode's blocks of combining marks (Latin, Greek, Cyrillic), Hebrew points, Arabic vowel signs.
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
"""What is left out besides, as the inside of a character class. Vowel signs of Indic scripts are letters, and stay."""

TABLES: Mapping[str, Mapping[str, str] | str] = {
    "folding-letters": LETTERS,
    "folding-ignored": IGNORED,
    "folding-apostrophes": APOSTROPHES,
}
"""What the script gets, by the names that it has there."""

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_IGNORED = re.compile(f"[{IGNORED}]")


def folded(text: str) -> str:
    """Fold a text: lower case, no accents, no apostrophes, nothing invisible, one form of each character (NFKD).

    Arguments:
        text: Any text.

    Returns:
        The text, its words and what parts them in their places. Folding it again changes nothing.
    """
    # An acute accent alone is typed for an apostrophe, but would be taken apart into a space and an accent.
    text = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text)).lower()
    # What was taken apart may be made of such again.
    text = _APOSTROPHE.sub("", _IGNORED.sub("", text))
    return "".join(LETTERS.get(character, character) for character in text)
