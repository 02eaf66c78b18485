"""Every question of the site answers a choice that fits and one that does not, and judges nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, LEARN, PAGES_WITH_QUESTIONS, QUIZZES, is_focused, kept, open_folds, scrolls_sideways
from playwright.sync_api import expect
from questions import questions

from site_html import page_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Site
    from playwright.sync_api import Page

JUDGING = re.compile(r"wrong|incorrect|scor(?:e|ing)|percent|%", re.I)  # no \b: the text of neighbours runs together
NOT_JUDGING = re.compile(r"nothing is scored|no (?:exact )?score|score-keeping", re.I)


def test_no_page_with_questions_is_left_out(site: Site) -> None:
    found = [path for path in page_files(site.folder) if '<section class="question"' in path.read_text("utf-8")]
    assert sorted(path.relative_to(site.folder).as_posix() for path in found) == PAGES_WITH_QUESTIONS


@BOTH
@pytest.mark.parametrize("path", PAGES_WITH_QUESTIONS)
def test_every_question_of_the_page_answers_and_none_judges(page: Page, path: str) -> None:
    page.goto(path)
    open_folds(page)
    found = questions(page, quick=True)

    ready = page.locator("section.question.question--script")
    for part in ("[role=status]", "[role=status]:empty", "button.question__check[type=button]", ".question__answers"):
        expect(ready.locator(part)).to_have_count(len(found))
    expect(page.locator(".quiz:visible")).to_have_count(1 if path in QUIZZES else 0)
    expect(ready.locator(".question__answers:visible")).to_have_count(0)
    expect(page.locator("form, main details:not(.evidence, .section-fold, .help-lines__place)")).to_have_count(0)

    for question in found:
        question.answer(right=True)
        said = question.said
        assert said.startswith(f"{question.yes} ")
        assert "Not quite." not in said
        question.answer(right=False)
        said = question.said
        assert said.startswith("Not quite. ")
        assert question.yes not in said
        if question.kind in {"one", "several"}:
            for option in (question.other[0], *question.right):
                assert question.feedback[option]
                assert question.feedback[option] in said

    # On a quiz page every word counts, shown or not, and on others those of the questions.
    text = " ".join(page.locator("main" if path in QUIZZES else "section.question").all_text_contents())
    names = page.locator("section.question [aria-label]").evaluate_all("all => all.map(element => element.ariaLabel)")
    assert JUDGING.findall(NOT_JUDGING.sub("", " ".join([text, *names]))) == []


# 320 px is also what 400 % zoom leaves of a window of 1280 px.
@pytest.mark.parametrize("path", QUIZZES)
def test_every_answered_question_fits_a_narrow_window(new_page: Callable[..., Page], path: str) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    page.goto(path)
    open_folds(page)
    for question in questions(page, quick=True):
        question.answer(right=False)
        question.show.dispatch_event("click")
    assert not scrolls_sideways(page)
    cut = """all => all.filter(part => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
        .map(part => part.textContent)"""
    assert page.locator("section.question :is(label, p, legend, li, button, div)").evaluate_all(cut) == []


LOOKS = """element => {
    const style = getComputedStyle(element)
    return [style.borderTopStyle, style.borderTopColor, style.backgroundColor, style.outlineStyle, style.outlineColor]
}"""


@pytest.mark.parametrize("kind", ["one", "several", "order", "sort", "match", "fill"])
def test_in_forced_colours_nothing_hangs_on_a_tint(new_page: Callable[..., Page], kind: str, site: Site) -> None:
    asking = [p for p in QUIZZES[1:] if f'data-kind="{kind}"' in (site.folder / p).read_text("utf-8")]
    if not asking:
        pytest.skip("this site asks no such question")
    page = new_page(forced_colors="active")
    page.goto(asking[0])
    open_folds(page)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    question = next(question for question in questions(page) if question.kind == kind)

    for control in question.section.locator("input, select, button").all():
        if not control.is_visible():
            continue
        control.focus()
        # A key tells the browser that a reader moves by keyboard, so that the focus is shown.
        page.keyboard.press("Control")
        assert is_focused(control)
        _, _, ground, outline, colour = control.evaluate(LOOKS)
        assert outline != "none"
        assert colour != ground

    question.answer(right=False)
    # What fits and what was chosen is told in words, at the option or in the status, and never by colour alone.
    expect(question.status).to_contain_text("Not quite.")
    marks = question.section.locator(".option__mark")
    for mark in marks.all():
        expect(mark).to_be_visible()
        assert (mark.text_content() or "").strip()
    assert kind == "fill" or marks.count()
    for button in (question.check, question.show):
        border, line, ground, *_ = button.evaluate(LOOKS)
        assert border != "none"
        assert line != ground


@pytest.mark.parametrize("path", [*QUIZZES[1:3], LEARN[0]])
def test_nothing_that_a_reader_chose_is_kept_unasked(page: Page, path: str) -> None:
    page.goto(path)
    open_folds(page)
    for question in questions(page, quick=True):
        question.answer(right=True)
    page.reload()
    fields = page.locator("section.question").locator("input, select")
    values = "all => all.map(field => /radio|checkbox/.test(field.type) ? field.checked : field.value)"
    assert not any(fields.evaluate_all(values))
    expect(page.locator(".option__mark, section.question [role=status] > *")).to_have_count(0)
    assert page.context.storage_state() == {"cookies": [], "origins": []}
    assert kept(page) == [0, [], ""]
