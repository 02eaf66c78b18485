"""A page to review, and filling in its copy by hand: what a browser leaves in the file that it saves."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

from helpers import Pages
from mkdocs_run import DATES
from psychoed.content.reviews import REVIEWS

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = f"""{DATES}# Calm

Calm helps. {{claim=F1}}

/// evidence | contested
    about: F1
    title: Calm helps
    sources: [a2020]

Two studies disagree.
///

## More

Some more.
"""
SOURCES = json.dumps(
    [{"id": "a2020", "type": "book", "title": "A", "author": [{"family": "A"}], "issued": {"date-parts": [[2020]]}}]
)

SIGNED = {
    "by": "Dr A. Name",
    "role": "clinical psychologist",
    "day": "2026-11-20",
    "interest": "no",
    "consent": "yes",
}
"""What every review ends with."""


def pages(page: str = PAGE, reviews: str = "", **others: str) -> Pages:
    """Read a site of the page, with reviews and other pages."""
    texts = {"page.md": page, "references.json": SOURCES, **others}
    return Pages({**texts, REVIEWS: reviews} if reviews else texts)


def agreeing(copy: str, verdict: str = "agreed") -> dict[str, str]:
    """Return answers that find nothing wrong, to all that a copy asks."""
    answers = dict(SIGNED)
    for name in re.findall(r'type="radio" name="(p\d+-[\w-]+)"', copy):
        kind = name.split("-")[1]
        answers[name] = {"claim": "agree", "safety": "no", "verdict": verdict}[kind]
    return answers


def filled_in(copy: str, answers: Mapping[str, str]) -> str:
    """Return a copy with answers in it."""
    for name, value in answers.items():
        choice = f'name="{name}" value="{value}">'
        text = f'<textarea name="{name}" rows="2">'
        field = re.search(rf'<input id="{name}" [^>]*', copy)
        if choice in copy:
            copy = copy.replace(choice, f'{choice[:-1]} checked="">')
        elif text in copy:
            copy = copy.replace(text, f"{text}{escape(value)}")
        else:
            assert field, name
            copy = copy.replace(field[0], f'{field[0]} value="{escape(value)}"')
    return copy
