"""Every question of the site answers a choice that fits and one that does not, and judges nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import PAGES_WITH_QUESTIONS, QUIZZES
from playwright.sync_api import expect
from questions import questions

if TYPE_CHECKING:
    from browsing import Site
    from playwright.sync_api import Page

JUDGING = re.compile(r"wrong|incorrect|scor(?:e|ing)|percent|%", re.I)  # no \b: the text of neighbours runs together
NOT_JUDGING = re.compile(r"nothing is scored|no (?:exact )?score|score-keeping", re.I)


def test_no_page_with_questions_is_left_out(site: Site) -> None:
    found = [path for path in site.folder.rglob("*.html") if '<section class="question"' in path.read_text("utf-8")]
    assert sorted(path.relative_to(site.folder).as_posix() for path in found) == PAGES_WITH_QUESTIONS


@pytest.mark.parametrize("path", PAGES_WITH_QUESTIONS)
def test_every_question_of_the_page_answers_and_none_judges(page: Page, path: str) -> None:
    page.goto(path)
    found = questions(page, quick=True)

    ready = page.locator("section.question.question--script")
    for part in ("[role=status]", "[role=status]:empty", "button.question__check[type=button]", ".question__answers"):
        expect(ready.locator(part)).to_have_count(len(found))
    expect(page.locator(".quiz:visible")).to_have_count(1 if path in QUIZZES else 0)
    expect(ready.locator(".question__answers:visible")).to_have_count(0)
    expect(page.locator("form, main details:not(.evidence)")).to_have_count(0)

    for question in found:
        question.answer(right=True)
        said = question.said
        assert said.startswith("Yes. ")
        assert "Not quite." not in said
        question.answer(right=False)
        said = question.said
        assert said.startswith("Not quite. ")
        assert "Yes." not in said
        if question.kind in {"one", "several"}:
            for option in (question.other[0], *question.right):
                assert question.feedback[option]
                assert question.feedback[option] in said

    # On a quiz page every word counts, shown or not, and on others those of the questions.
    text = " ".join(page.locator("main" if path in QUIZZES else "section.question").all_text_contents())
    names = page.locator("section.question [aria-label]").evaluate_all("all => all.map(element => element.ariaLabel)")
    assert JUDGING.findall(NOT_JUDGING.sub("", " ".join([text, *names]))) == []


@pytest.mark.parametrize("path", ["quiz/neurochemistry.html", "quiz/pathway.html", "learn/friends.html"])
def test_nothing_that_a_reader_chose_is_kept_unasked(page: Page, path: str) -> None:
    page.goto(path)
    for question in questions(page, quick=True):
        question.answer(right=True)
    page.reload()
    fields = page.locator("section.question").locator("input, select")
    values = "all => all.map(field => /radio|checkbox/.test(field.type) ? field.checked : field.value)"
    assert not any(fields.evaluate_all(values))
    expect(page.locator(".option__mark, section.question [role=status] > *")).to_have_count(0)
    assert page.context.storage_state() == {"cookies": [], "origins": []}
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
