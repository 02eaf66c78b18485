"""A quiz on paper: the questions first, and on a new page the answers, with the same numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("path", ["quiz/pathway.html", "quiz/inconsistent.html"])
def test_answers_stand_behind_all_questions(new_page: Callable[..., Page], path: str, javascript: bool) -> None:
    page = new_page(java_script_enabled=javascript)
    page.goto(path)
    page.emulate_media(media="print")
    if javascript:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    questions = [box for field in page.locator("section.question > fieldset").all() if (box := field.bounding_box())]
    key = page.locator("section.question > .answers, section.question > .question__answers")
    answers = [box for answer in key.all() if (box := answer.bounding_box())]
    assert len(questions) == len(answers) > 10
    assert max(box["y"] + box["height"] for box in questions) <= min(box["y"] for box in answers)
    assert [box["y"] for box in answers] == sorted(box["y"] for box in answers)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_key_begins_on_a_new_page_and_has_the_numbers_of_the_questions(
    new_page: Callable[..., Page], tmp_path: Path, javascript: bool
) -> None:
    page = new_page(java_script_enabled=javascript)
    page.goto("quiz/friends.html")
    page.pdf(path=tmp_path / "quiz.pdf", format="A4")
    sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "quiz.pdf").pages]
    count = page.locator("section.question").count()
    first = next(n for n, sheet in enumerate(sheets) if "Yes." in sheet)
    before = "\n".join(sheets[:first])
    assert [int(n) for n in re.findall(r"^\s*(\d{1,2})\. \S", before, re.MULTILINE)] == list(range(1, count + 1))
    assert "Not quite." not in before
    after = "\n".join(sheets[first:])
    assert [int(n) for n in re.findall(r"^\s*(\d{1,2})\.$", after, re.MULTILINE)] == list(range(1, count + 1))


@pytest.mark.parametrize("path", ["quiz/pathway.html", "quiz/inconsistent.html"])
def test_no_number_is_parted_from_its_answer(page: Page, tmp_path: Path, path: str) -> None:
    page.goto(path)
    page.pdf(path=tmp_path / "quiz.pdf", format="A4")
    sheets = [sheet.extract_text().rstrip() for sheet in PdfReader(tmp_path / "quiz.pdf").pages]
    key = [number for number, sheet in enumerate(sheets) if re.search(r"\bYes[.,]|This fits,", sheet)]
    assert len(key) > 3
    assert [number for number, sheet in enumerate(sheets) if "Answers and reasons" in sheet] == [key[0]]
    assert sheets[key[0]].lstrip().startswith("Answers and reasons")
    # No more paper than it takes.
    assert key[0] <= page.locator("section.question").count() / 3
    assert [sheet[-40:] for sheet in sheets if re.search(r"\n\s*\d{1,2}\.$", sheet)] == []
