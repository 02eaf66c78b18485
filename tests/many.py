"""Sites with many words, or many claims and studies: as many as a test asks for, made up, and the same each time."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEGINNINGS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_ENDINGS = ["ct", "d", "l", "ld", "m", "n", "nce", "nd", "ng", "r", "rd", "ss", "st", "t", "th", "x"]
_PLAIN = [
    "people",
    "often",
    "feel",
    "that",
    "a",
    "kind",
    "answer",
    "helps",
    "them",
    "to",
    "settle",
    "after",
    "a",
    "long",
    "and",
    "busy",
    "day",
    "at",
    "home",
    "or",
    "at",
    "work",
]
_DATES = "---\nreviewed: 2026-11-01\nnext_review: 2027-11-01\n---\n"
_A_PAGE = 20


def names(count: int) -> list[str]:
    """Return made-up words, no two alike."""
    chance = random.Random(7)
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = (chance.choice(_BEGINNINGS) + chance.choice(_VOWELS) for _ in range(chance.choice((2, 2, 3))))
        found["".join(syllables).capitalize() + chance.choice(_ENDINGS)] = None
    return list(found)


def many_words(count: int) -> dict[str, str]:
    """Return pages that define so many words, each in 22 words, and mention it on the same page and on others."""
    chance, listed, pages = random.Random(8), names(count), {}
    for start in range(0, count, _A_PAGE):
        own = listed[start : start + _A_PAGE]
        said = [*own, *chance.sample(listed, min(count, 200))]
        sections = [f"## Part {number}\n\n{' and '.join(said[number::8]).lower()}.\n" for number in range(8)]
        entries = [f"{name}\n:   {_sentence(chance, 22)}\n" for name in own]
        number = start // _A_PAGE
        title = f"# Page {number}\n"
        pages[f"learn/words-{number}.md"] = "\n".join(
            [_DATES + title, *sections, "## Words\n", f"/// terms\n    id: words-{number}\n", *entries, "///\n"]
        )
    return pages


def many_claims(claims: int, studies: int) -> dict[str, str]:
    """Return pages that state so many claims, every tenth with a part, and the studies that they rest on."""
    pages: dict[str, str] = {}
    for start in range(0, claims, _A_PAGE):
        text = [f"{_DATES}# Claims {start}\n"]
        for number in range(start, min(claims, start + _A_PAGE)):
            keys = [
                f"study{(number * 2 + more) % studies}" for more in range(-(-2 * studies // claims) if claims else 2)
            ]
            text.append(f"Somebody says thing {number}. {{claim=C{number}}}\n")
            text.append(_evidence(f"C{number}", f"title: Thing {number} is so", keys))
            if number % 10 == 0:
                text.append(_evidence(f"C{number}-part", f"words: a part of thing {number}", keys[:1]))
        pages[f"claims/claims-{start:03}.md"] = "\n".join(text)
    families = names(studies)
    pages["references.json"] = json.dumps([_study(number, name) for number, name in enumerate(families)])
    return pages


def _evidence(about: str, option: str, keys: list[str]) -> str:
    options = f"    about: {about}\n    {option}\n    sources: [{', '.join(keys)}]\n"
    return f"/// evidence | contested\n{options}\nSome found it, and some did not.\n///\n"


def _study(number: int, family: str) -> Mapping[str, object]:
    return {
        "id": f"study{number}",
        "type": "article-journal",
        "title": f"On thing {number}",
        "author": [{"family": family, "given": "A."}],
        "issued": {"date-parts": [[1990 + number % 30]]},
        "container-title": "Journal of Things",
        "volume": str(number + 1),
        "page": "1-9",
    }


def _sentence(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_PLAIN) for _ in range(count)).capitalize() + "."
