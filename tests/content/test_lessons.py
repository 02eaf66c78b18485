"""The lesson plans of this site: what keeps people safe comes first, and the minutes add up."""

from __future__ import annotations

import re

import pytest

from helpers import DOCS

LESSONS = sorted(path.name for path in (DOCS / "therapists").glob("lesson-*.md"))
HEADINGS = [
    "Safety first",
    "Aims",
    "What you need",
    "Step by step",
    "Homework, for those who want it",
    "What not to do",
]


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_has_all_that_a_teacher_needs_and_safety_first(name: str) -> None:
    text = (DOCS / "therapists" / name).read_text("utf-8")
    assert re.findall("^## (.*)$", text, re.MULTILINE) == HEADINGS
    for words in ("tells you of danger,**", "Anyone can pass", "use no names", "../help-now.md", "not aware of a"):
        assert words.casefold() in text.casefold().replace("of any test", "of a test"), words


@pytest.mark.parametrize("name", LESSONS)
def test_the_minutes_of_a_lesson_add_up_to_45(name: str) -> None:
    text = (DOCS / "therapists" / name).read_text("utf-8")
    table = [(int(start), int(end)) for start, end in re.findall(r"^- \*\*(\d+) to (\d+) minutes", text, re.MULTILINE)]
    assert [start for start, _ in table] == [0, *(end for _, end in table[:-1])]
    assert table[-1][1] == 45
    steps = [int(minutes) for minutes in re.findall(r"^### .*\((\d+) minutes\)$", text, re.MULTILINE)]
    assert steps == [end - start for start, end in table]


def test_there_are_two_lessons() -> None:
    assert LESSONS == ["lesson-friends.md", "lesson-waiting.md"]
