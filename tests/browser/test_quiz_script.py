"""What `quiz.js` makes of the questions on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import is_focused
from playwright.sync_api import expect
from questions import Question, questions

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def question(page: Page) -> Question:
    page.goto("quiz/friends.html")
    return questions(page)[0]


@pytest.fixture
def order(page: Page) -> Question:
    page.goto("quiz/pathway.html")
    return Question(page.locator("section.question[data-kind=order]"))


def test_checking_without_a_choice_asks_for_one(question: Question) -> None:
    question.check.click()
    expect(question.status).to_have_text("Choose an answer first.")
    assert is_focused(question.check)
    expect(question.marks).to_have_count(0)
    expect(question.answers).to_be_hidden()


def test_a_choice_that_does_not_fit_is_explained_beside_what_fits(question: Question) -> None:
    right, other = question.right[0], question.other[0]
    question.answer(right=False)
    assert question.said == (
        f"Not quite. {question.text[other]} {question.feedback[other]} "
        f"What fits: {question.text[right]} {question.feedback[right]}"
    )
    assert is_focused(question.check)
    expect(question.option(other)).to_contain_class("option--chosen option--other")
    expect(question.option(other).get_by_text("Your answer", exact=True)).to_be_visible()
    expect(question.option(right)).to_contain_class("option--right")
    expect(question.option(right).get_by_text("This fits", exact=True)).to_be_visible()
    expect(question.section.locator(".option__mark")).to_have_count(2)
    expect(question.section.locator(".option--chosen")).to_have_count(1)


def test_a_choice_that_fits_is_confirmed_the_same_way_each_time(question: Question) -> None:
    right = question.right[0]
    question.answer(right=True)
    said = question.said
    assert said == f"Yes. {question.text[right]} {question.feedback[right]}"
    expect(question.option(right)).to_contain_class("option--chosen option--right")
    expect(question.option(right).get_by_text("Your answer, and it fits", exact=True)).to_be_visible()
    question.check.click()
    assert question.said == said
    expect(question.section.locator(".option__mark")).to_have_count(1)


def test_another_choice_clears_what_was_said(question: Question) -> None:
    question.answer(right=False)
    assert question.said
    question.choose(question.other[1])
    expect(question.status).to_be_empty()
    expect(question.marks).to_have_count(0)


def test_the_answers_open_and_close_by_their_button(question: Question) -> None:
    expect(question.show).to_have_attribute("aria-expanded", "false")
    question.show.click()
    expect(question.answers).to_be_visible()
    expect(question.show).to_have_attribute("aria-expanded", "true")
    expect(question.show).to_have_text("Hide the answer")
    question.show.click()
    expect(question.answers).to_be_hidden()
    expect(question.show).to_have_text("Show the answer")


UNFINISHED = {
    "Give each step a place first.": ["", "", "", "", "", ""],
    "One step has no place yet.": ["1", "2", "3", "4", "5", ""],
    "Some steps have no place yet.": ["1", "2", "", "", "", ""],
    "Two steps have place 1.": ["1", "1", "2", "3", "4", "5"],
    "Several steps have place 1.": ["1", "1", "1", "3", "4", "5"],
    "Two steps have place 2. One step has no place yet.": ["2", "2", "", "3", "4", "5"],
}


def test_an_unfinished_order_gets_a_hint_and_no_verdict(order: Question) -> None:
    for hint, places in UNFINISHED.items():
        order.place(places)
        order.check.click()
        assert " ".join(order.status.locator("p").all_text_contents()) == hint
        assert is_focused(order.check)
        expect(order.marks).to_have_count(0)
        expect(order.answers).to_be_hidden()


def test_the_order_that_fits_is_confirmed(order: Question) -> None:
    order.answer(right=True)
    assert order.said == "Yes. Each step is in its place."
    expect(order.section.locator(".option--right")).to_have_count(6)
    expect(order.section.get_by_text("This fits", exact=True)).to_have_count(6)


def test_another_order_is_told_kindly_and_the_one_that_fits_is_shown(order: Question) -> None:
    places = order.places()
    swap = {"1": "2", "2": "1"}
    order.place([swap.get(place, place) for place in places])
    order.check.click()
    assert order.said == "Places 3, 4, 5, 6 fit already. The order that fits is shown below."
    expect(order.answers).to_be_visible()
    shown = order.answers.locator("li.answer").evaluate_all("all => all.map(item => item.dataset.option)")
    assert shown == sorted(places)
    expect(order.section.locator(".option--right")).to_have_count(4)
    expect(order.section.locator(".option--other")).to_have_count(2)
    expect(order.section.get_by_text("Fits at place 1", exact=True)).to_be_visible()
    expect(order.section.get_by_text("Fits at place 2", exact=True)).to_be_visible()

    order.section.locator("select").first.select_option("")
    expect(order.status).to_be_empty()
    expect(order.marks).to_have_count(0)
    expect(order.answers).to_be_hidden()


def test_an_order_with_nothing_in_its_place_is_told_kindly(order: Question) -> None:
    order.answer(right=False)
    assert order.said == "Not quite. The order that fits is shown below."


def test_on_paper_every_answer_is_open_and_afterwards_as_before(page: Page) -> None:
    page.goto("quiz/friends.html")
    first, *others = questions(page)
    first.show.click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for question in (first, *others):
        expect(question.answers).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(first.answers).to_be_visible()
    for question in others:
        expect(question.answers).to_be_hidden()


@pytest.mark.parametrize("path", ["quiz/friends.html", "quiz/pathway.html", "learn/friends.html"])
def test_nothing_that_a_reader_chose_is_kept(page: Page, path: str) -> None:
    page.goto(path)
    for question in questions(page, quick=True):
        question.answer(right=True)
    page.reload()
    expect(page.locator("input:checked:not(.md-toggle)")).to_have_count(0)
    assert set(page.locator("main select").evaluate_all("all => all.map(field => field.value)")) <= {""}
    expect(page.locator(".question__result, .option__mark")).to_have_count(0)
    assert page.context.storage_state() == {"cookies": [], "origins": []}
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
