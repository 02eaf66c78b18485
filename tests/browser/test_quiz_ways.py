"""The two ways through a page of questions, what is said at the end, and what is kept where a reader asks for it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, QUIZZES, is_focused, scrolls_sideways, served, tab_to, words
from playwright.sync_api import expect
from questions import Question, question_of, questions, small_site
from quiz_page import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from browsing import Site, Watch
    from playwright.sync_api import Locator, Page

NAMES = ["calm", "signs", "chain-of-care", "sorted", "matched", "blank"]
NAME = {
    "calm": "What helps a friend most?",
    "signs": "Which are signs of care?",
    "chain-of-care": "What comes first, what comes next?",
    "sorted": "Where does each of these belong?",
    "matched": "Which role goes with each?",
    "blank": "Counting on someone is called …, most say.",
}
COUNT = re.compile(r"\d|right answer|correct|percent|score|wrong|%", re.I)
KEPT = "localStorage.getItem('kept-answers')"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with small_site(tmp_path_factory.mktemp("small") / "für dich") as site:
        yield site


@pytest.fixture
def base(small: Site, request: pytest.FixtureRequest) -> str:
    return getattr(small, getattr(request, "param", "http"))


class Guide:
    """The frame around a page of questions, as a reader meets it."""

    def __init__(self, page: Page, path: str = "page.html") -> None:
        page.goto(path)
        self.page = page
        self.frame = page.locator(".quiz")
        self.status = self.frame.get_by_role("status")
        self.summary = page.locator(".quiz__summary")
        self.all_here = self.frame.get_by_role("radio", name="All on this page")
        self.one = self.frame.get_by_role("radio", name="One at a time")
        self.check_all = page.get_by_role("button", name="Check everything")
        self.next = page.get_by_role("button", name="Next", exact=True)
        self.before = page.get_by_role("button", name="Before", exact=True)
        self.again = page.get_by_role("button", name="Try these again")
        self.back = page.get_by_role("button", name="Back to all questions")
        self.start = self.frame.get_by_role("button", name="Start")
        self.keep = self.frame.get_by_role("checkbox", name="Keep my answers on this device")
        self.forget = self.frame.get_by_role("button", name="Forget my answers")

    def question(self, name: str) -> Question:
        """Return a question by its id."""
        return question_of(self.page, name)

    def shown(self) -> list[str]:
        """Return the ids of the questions that are shown."""
        return self.page.locator("section.question:visible").evaluate_all("all => all.map(section => section.id)")

    def listed(self, title: str) -> list[str]:
        """Return the questions of a list at the end."""
        items = self.summary.locator(f"p:text-is('{title}') + ul > li")
        return [(item.locator("a").first.get_attribute("href") or "").removeprefix("#") for item in items.all()]

    def say(self) -> str:
        """Return all words of the end."""
        return words(self.summary)

    def topic(self, title: str) -> Locator:
        """Return the box of a topic."""
        return self.frame.get_by_role("checkbox", name=title)

    def how_many(self, name: str) -> Locator:
        """Return the button of a length."""
        group = self.frame.get_by_role("group", name="How many questions?")
        return group.get_by_role("radio", name=name, exact=True)

    def answers(self) -> list[list[object]]:
        """Return what is in the fields of each question."""
        return self.page.locator("section.question").evaluate_all(
            "all => all.map(section => Array.from(section.querySelectorAll('input, select'),"
            " field => /radio|checkbox/.test(field.type) ? field.checked : field.value).filter(Boolean))"
        )

    def kept(self) -> dict[str, list[object]] | None:
        """Return what is kept on the device."""
        return json.loads(self.page.evaluate(KEPT) or "null")


@pytest.fixture
def guide(page: Page) -> Guide:
    return Guide(page)


@pytest.fixture
def mix(page: Page) -> Guide:
    return Guide(page, "mix.html")


# ---- All on this page ----


def test_all_questions_are_on_the_page_at_first(guide: Guide) -> None:
    expect(guide.all_here).to_be_checked()
    assert guide.shown() == NAMES
    expect(guide.frame.get_by_role("status")).to_have_count(1)
    expect(guide.frame.get_by_role("status")).to_be_empty()
    expect(guide.page.get_by_role("status")).to_have_count(len(NAMES) + 1)
    expect(guide.next.or_(guide.before).or_(guide.start)).to_have_count(0)
    expect(guide.page.get_by_role("heading", level=2)).to_have_count(2)


def test_the_title_of_the_answers_is_for_paper_alone(guide: Guide) -> None:
    title = guide.page.get_by_text("Answers and reasons", exact=True)
    expect(title).to_be_hidden()
    guide.one.check()
    expect(title).to_be_hidden()
    guide.all_here.check()
    expect(title).to_be_hidden()
    assert title.count() == 1


def test_everything_is_checked_at_once_and_what_is_open_is_told_kindly(guide: Guide) -> None:
    guide.question("calm").give(right=True)
    guide.question("signs").give(right=False)
    guide.question("sorted").put("1", "1")
    guide.check_all.click()
    assert is_focused(guide.check_all)

    assert guide.question("calm").said.startswith("Yes. ")
    assert guide.question("signs").said.startswith("Not quite. ")
    assert guide.question("sorted").said == "Still without a place: 2."
    for name in ("chain-of-care", "matched", "blank"):
        assert guide.question(name).said == "There is no answer here yet."
    for name in ("chain-of-care", "sorted", "matched"):
        expect(guide.question(name).marks).to_have_count(0)

    # One voice: the page has as many live regions as before, and those of the questions keep quiet.
    live = guide.page.locator("section.question [role=status]").evaluate_all("all => all.map(s => s.ariaLive)")
    assert live == ["off"] * len(NAMES)
    expect(guide.status).to_have_text("Below the questions you see what to look at again.")

    assert guide.listed("To look at again:") == ["signs"]
    assert guide.listed("Not checked yet:") == ["chain-of-care", "sorted", "matched", "blank"]
    expect(guide.summary.get_by_role("link", name="Read about this again")).to_have_count(1)
    reread = guide.summary.get_by_role("link", name="Read about this again")
    expect(reread).to_have_attribute("href", "learn.html#signs-page")
    for name in ("signs", "chain-of-care", "sorted", "matched", "blank"):
        expect(guide.summary.get_by_role("link", name=NAME[name], exact=True)).to_be_visible()
    expect(guide.summary.locator("p").first).to_be_in_viewport()
    assert COUNT.findall(guide.say() + words(guide.status)) == []

    guide.question("calm").check.click()  # by itself, a question speaks
    expect(guide.question("calm").status).to_have_attribute("aria-live", "polite")


def test_the_list_at_the_end_leads_to_its_questions_and_grows_shorter(guide: Guide) -> None:
    for name in NAMES:
        guide.question(name).give(right=name not in {"chain-of-care", "blank"})
    guide.check_all.click()
    assert guide.listed("To look at again:") == ["chain-of-care", "blank"]
    assert guide.listed("Not checked yet:") == []

    link = guide.summary.get_by_role("link", name=NAME["chain-of-care"])
    tab_to(guide.page, link, "Tab")
    guide.page.keyboard.press("Enter")
    steps = guide.question("chain-of-care")
    assert is_focused(steps.legend)
    expect(steps.legend).to_be_in_viewport()
    assert guide.page.evaluate("location.hash") == ""
    steps.answer(right=True)
    assert is_focused(steps.check)
    assert guide.listed("To look at again:") == ["blank"]

    guide.question("blank").answer(right=True)
    assert guide.say() == "You have been through them all."
    guide.check_all.click()
    expect(guide.status).to_have_text("You have been through them all.")
    assert guide.say() == "You have been through them all."
    expect(guide.again.or_(guide.back)).to_have_count(0)


def test_only_what_was_missed_is_tried_again_and_cleared(guide: Guide) -> None:
    for name in NAMES:
        if name != "matched":
            guide.question(name).give(right=name in {"calm", "sorted"})
    guide.check_all.click()
    guide.again.click()
    assert guide.shown() == ["signs", "chain-of-care", "matched", "blank"]
    assert is_focused(guide.question("signs").legend)
    expect(guide.summary).to_be_empty()
    expect(guide.status).to_be_empty()
    expect(guide.page.get_by_role("heading", level=2)).to_have_count(0)
    kinds = [question.kind for question in questions(guide.page)]
    assert [
        len(values) for kind, values in zip(kinds, guide.answers(), strict=True) if kind not in {"one", "sort"}
    ] == [0] * 4
    for name in ("signs", "chain-of-care", "blank"):
        expect(guide.question(name).status).to_be_empty()
        expect(guide.question(name).marks).to_have_count(0)
        expect(guide.question(name).answers).to_be_hidden()
    assert guide.question("chain-of-care").places() == ["3", "1", "4", "2"]
    assert guide.question("calm").said.startswith("Yes.")

    for name in ("signs", "chain-of-care", "matched", "blank"):
        guide.question(name).give(right=True)
    guide.check_all.click()
    expect(guide.status).to_have_text("You have been through them all.")
    guide.back.click()
    assert guide.shown() == NAMES
    assert is_focused(guide.question("calm").legend)
    expect(guide.page.get_by_role("heading", level=2)).to_have_count(2)


def test_an_answer_that_was_not_checked_stays_when_others_are_tried_again(guide: Guide) -> None:
    guide.one.check()
    guide.question("calm").answer(right=False)
    guide.next.click()
    guide.question("signs").give(right=True)
    for _ in NAMES[1:]:
        guide.next.click()
    assert guide.listed("To look at again:") == ["calm"]
    assert guide.listed("Not checked yet:") == NAMES[1:]
    guide.again.click()
    expect(guide.question("calm").section.locator("input:checked")).to_have_count(0)
    expect(guide.question("signs").section.locator("input:checked")).to_have_count(2)


# ---- One at a time ----


def test_one_question_at_a_time_by_keyboard_alone(guide: Guide) -> None:
    page = guide.page
    tab_to(page, guide.all_here)
    page.keyboard.press("ArrowRight")
    expect(guide.one).to_be_checked()
    assert is_focused(guide.one)
    expect(guide.check_all.or_(guide.before)).to_have_count(0)
    expect(page.get_by_role("heading", level=2)).to_have_count(0)
    for place, name in enumerate(NAMES, 1):
        question = guide.question(name)
        assert guide.shown() == [name]
        expect(page.get_by_text(f"Question {place} of 6", exact=True)).to_be_visible()
        if place > 1:
            assert is_focused(question.legend)
        if name != "matched":
            question.give(right=name != "signs")
            question.check.focus()
            page.keyboard.press("Enter")
        tab_to(page, guide.next)
        page.keyboard.press("Enter")

    assert guide.shown() == []
    expect(guide.next).to_have_count(0)
    expect(page.get_by_text("Question 6 of 6")).to_have_count(0)
    assert guide.listed("To look at again:") == ["signs"]
    assert guide.listed("Not checked yet:") == ["matched"]
    assert is_focused(guide.summary.locator("p").first)
    expect(guide.status).to_be_empty()  # the focus is there: told once
    assert COUNT.findall(guide.say()) == []

    tab_to(page, guide.summary.get_by_role("link", name=NAME["matched"]))
    page.keyboard.press("Enter")
    assert guide.shown() == ["matched"]
    assert is_focused(guide.question("matched").legend)
    expect(page.get_by_text("Question 5 of 6", exact=True)).to_be_visible()
    guide.question("matched").answer(right=True)
    tab_to(page, guide.next)
    page.keyboard.press("Enter")
    tab_to(page, guide.next)
    page.keyboard.press("Enter")
    assert guide.listed("Not checked yet:") == []

    tab_to(page, guide.again)
    page.keyboard.press("Enter")
    assert guide.shown() == ["signs"]
    assert is_focused(guide.question("signs").legend)
    expect(guide.question("signs").section.locator("input:checked")).to_have_count(0)
    guide.question("signs").answer(right=True)
    tab_to(page, guide.next)
    page.keyboard.press("Enter")
    assert words(guide.summary.locator("p")) == "You have been through them all."
    assert is_focused(guide.summary.locator("p"))
    tab_to(page, guide.back)
    page.keyboard.press("Enter")
    assert guide.shown() == ["calm"]


def test_a_reader_goes_back_and_changes_the_way(guide: Guide) -> None:
    guide.one.check()
    guide.question("calm").answer(right=False)
    guide.next.click()
    guide.before.click()
    assert guide.shown() == ["calm"]
    assert is_focused(guide.question("calm").legend)
    assert guide.question("calm").said.startswith("Not quite.")  # nothing was lost
    for _ in NAMES:
        guide.next.click()
    guide.before.click()
    assert guide.shown() == ["blank"]
    expect(guide.summary).to_be_empty()
    guide.all_here.check()
    assert is_focused(guide.all_here)
    assert guide.shown() == NAMES
    expect(guide.next.or_(guide.before)).to_have_count(0)
    expect(guide.page.get_by_text(re.compile("Question . of"))).to_have_count(0)
    expect(guide.check_all).to_be_visible()


# ---- Topics and length, where all quizzes are ----


def _topics(shown: list[str]) -> list[str]:
    return [name.rpartition("-")[0] for name in shown]


def test_a_mix_begins_when_the_reader_says_so(mix: Guide) -> None:
    assert mix.shown() == []
    expect(mix.check_all.or_(mix.next)).to_have_count(0)
    group = mix.frame.get_by_role("group", name="Which topics?")
    assert [words(label) for label in group.locator("label").all()] == [title for title, _ in TOPICS.values()]
    expect(group.locator("input:checked")).to_have_count(len(TOPICS))
    expect(mix.how_many("10")).to_be_checked()
    mix.start.click()
    shown = mix.shown()
    assert len(shown) == len(set(shown)) == 10
    assert shown[:4] == ["friends-1", "partners-1", "pathway-1", "friends-2"]
    assert is_focused(mix.question("friends-1").legend)
    expect(mix.check_all).to_be_visible()


@pytest.mark.parametrize("length", [5, 10, 20, None])
@pytest.mark.parametrize("left_out", [[], ["pathway"], ["friends", "pathway"]])
def test_no_topic_comes_twice_in_a_row_while_others_are_left(
    mix: Guide, length: int | None, left_out: list[str]
) -> None:
    for topic in left_out:
        mix.topic(TOPICS[topic][0]).uncheck()
    mix.how_many(str(length or "All")).check()
    mix.start.click()
    shown = mix.shown()
    left = {topic: count for topic, (_, count) in TOPICS.items() if topic not in left_out}
    assert len(shown) == min(length or 99, sum(left.values()))
    topics = _topics(shown)
    for before, topic in zip([None, *topics], topics, strict=False):
        if before == topic:
            assert [name for name, count in left.items() if count] == [topic]
        left[topic] -= 1


def test_starting_without_a_topic_asks_for_one(mix: Guide) -> None:
    for title, _ in TOPICS.values():
        mix.topic(title).uncheck()
    mix.start.click()
    expect(mix.status).to_have_text("Choose a topic first.")
    assert is_focused(mix.start)
    assert mix.shown() == []
    mix.topic("Partners").check()
    mix.start.click()
    assert mix.shown() == ["partners-1", "partners-2", "partners-3"]
    expect(mix.status).to_be_empty()


def test_what_fitted_already_comes_last_the_next_time(mix: Guide) -> None:
    mix.topic("Partners").uncheck()
    mix.topic("Pathway").uncheck()
    mix.how_many("5").check()
    mix.start.click()
    assert mix.shown() == [f"friends-{n}" for n in (1, 2, 3, 4, 5)]
    for n in (1, 2, 3, 4, 5):
        mix.question(f"friends-{n}").answer(right=n != 3)
    mix.start.click()
    assert mix.shown() == [f"friends-{n}" for n in (3, 6, 1, 2, 4)]


def test_a_mix_is_gone_through_one_at_a_time_in_the_order_drawn(mix: Guide) -> None:
    mix.one.check()
    assert mix.shown() == []
    mix.how_many("5").check()
    mix.start.click()
    seen = []
    for place in range(1, 6):
        (name,) = mix.shown()
        seen.append(name)
        expect(mix.page.get_by_text(f"Question {place} of 5", exact=True)).to_be_visible()
        mix.question(name).answer(right=place != 2)
        mix.next.click()
    assert seen == ["friends-1", "partners-1", "pathway-1", "friends-2", "partners-2"]
    assert mix.listed("To look at again:") == ["partners-1"]
    mix.again.click()
    assert mix.shown() == ["partners-1"]
    mix.next.click()
    mix.back.click()
    assert mix.shown() == ["friends-1"]
    expect(mix.page.get_by_text("Question 1 of 5", exact=True)).to_be_visible()


def test_a_link_to_one_question_of_the_mix_shows_it(page: Page) -> None:
    mix = Guide(page, "mix.html#pathway-2")
    assert mix.shown() == ["pathway-2"]


# ---- What is kept ----


def _answer_all(guide: Guide) -> None:
    for name in NAMES:
        guide.question(name).give(right=name != "signs")


@BOTH
def test_answers_are_kept_where_the_reader_asks_and_forgotten_at_once(guide: Guide) -> None:
    page = guide.page
    expect(guide.keep).not_to_be_checked()
    expect(guide.frame.get_by_text("Only tick this on a device that nobody else uses.")).to_be_visible()
    _answer_all(guide)
    guide.check_all.click()
    assert page.evaluate("localStorage.length") == 0
    given = guide.answers()
    assert all(given)

    guide.keep.check()
    assert page.evaluate("Object.keys(localStorage)") == ["kept-answers"]
    kept = guide.kept()
    assert kept
    assert sorted(kept) == sorted(NAMES)
    assert page.evaluate("sessionStorage.length") == 0

    page.reload()
    expect(guide.keep).to_be_checked()
    assert guide.answers() == given
    assert guide.question("chain-of-care").places() == ["1", "2", "3", "4"]
    expect(page.locator(".option__mark, .question [role=status] > *")).to_have_count(0)
    expect(guide.summary).to_be_empty()
    guide.check_all.click()
    assert guide.listed("To look at again:") == ["signs"]

    guide.forget.click()
    assert is_focused(guide.forget)
    expect(guide.status).to_have_text("Your answers are forgotten.")
    expect(guide.keep).not_to_be_checked()
    assert page.evaluate("localStorage.length") == 0
    assert guide.answers() == [[]] * len(NAMES)
    assert guide.question("chain-of-care").places() == ["3", "1", "4", "2"]
    expect(page.locator(".option__mark, .question [role=status] > *")).to_have_count(0)
    _answer_all(guide)  # nothing is kept from now on
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert guide.answers() == [[]] * len(NAMES)
    assert guide.question("chain-of-care").places() == ["3", "1", "4", "2"]


def test_what_is_kept_follows_each_change(guide: Guide) -> None:
    guide.keep.check()
    assert guide.kept() == {}
    guide.question("calm").choose("2")
    assert guide.kept() == {"calm": [False, True, False]}
    guide.question("calm").choose("3")
    guide.question("blank").write("tru")
    assert guide.kept() == {"calm": [False, False, True], "blank": ["tru"]}
    guide.question("chain-of-care").section.get_by_role("button", name="Move down: You ask").click()
    assert guide.kept() == {
        "calm": [False, False, True],
        "chain-of-care": ["1", "3", "2", "4"],
        "blank": ["tru"],
    }
    guide.question("blank").write("")
    guide.question("matched").put("2", "1")
    kept = guide.kept()
    assert kept
    assert "blank" not in kept
    assert kept["matched"] == ["", "1", ""]
    guide.check_all.click()
    guide.again.click()
    kept = guide.kept()
    assert kept == {"matched": ["", "1", ""]}


def test_answers_on_other_pages_are_left_alone_until_all_are_forgotten(guide: Guide, page: Page) -> None:
    guide.keep.check()
    guide.question("calm").choose("1")
    mix = Guide(page, "mix.html")
    expect(mix.keep).to_be_checked()
    mix.start.click()
    mix.question("partners-1").choose("2")
    assert mix.kept() == {"calm": [True, False, False], "partners-1": [False, True]}

    guide = Guide(page)
    assert guide.answers()[0] == [True]
    guide.question("calm").choose("2")
    assert guide.kept() == {"calm": [False, True, False], "partners-1": [False, True]}
    guide.forget.click()
    assert page.evaluate("localStorage.length") == 0
    mix = Guide(page, "mix.html")
    expect(mix.keep).not_to_be_checked()
    assert mix.answers() == [[]] * sum(count for _, count in TOPICS.values())


def test_a_tick_that_is_taken_back_empties_the_storage_and_leaves_the_fields(guide: Guide) -> None:
    guide.question("calm").choose("2")
    guide.keep.check()
    assert guide.page.evaluate("localStorage.length") == 1
    guide.keep.uncheck()
    assert guide.page.evaluate("localStorage.length") == 0
    guide.question("calm").choose("1")
    assert guide.page.evaluate("localStorage.length") == 0
    assert guide.answers()[0] == [True]


def test_what_is_forgotten_on_one_page_is_not_kept_again_by_another(guide: Guide) -> None:
    guide.keep.check()
    guide.question("calm").choose("2")
    other = Guide(guide.page.context.new_page())
    expect(other.keep).to_be_checked()
    other.forget.click()
    guide.question("calm").choose("1")
    assert guide.page.evaluate("localStorage.length") == 0
    expect(guide.keep).not_to_be_checked()


@pytest.mark.parametrize("kept", ["5", '"text"', '{"calm": 5, "signs": null, "chain-of-care": [1]}', "[]"])
def test_something_else_under_the_same_key_does_no_harm(guide: Guide, kept: str) -> None:
    guide.page.evaluate("kept => localStorage.setItem('kept-answers', kept)", kept)
    guide.page.reload()
    assert guide.answers() == [[]] * len(NAMES)
    guide.question("calm").answer(right=True)
    assert guide.question("calm").said.startswith("Yes.")
    guide.page.reload()
    assert guide.answers()[0] == [True]


def test_where_the_browser_keeps_nothing_it_is_not_offered(guide: Guide) -> None:
    page = guide.page
    page.add_init_script("Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError') }")
    page.reload()
    expect(guide.forget).to_be_visible()
    expect(guide.keep).to_have_count(0)
    expect(guide.frame.get_by_text("Only tick this")).to_have_count(0)
    guide.question("calm").answer(right=False)
    guide.forget.click()
    assert guide.answers() == [[]] * len(NAMES)


def test_a_storage_that_is_full_takes_the_tick_back(guide: Guide) -> None:
    page = guide.page
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }")
    page.reload()
    guide.keep.click()
    expect(guide.keep).not_to_be_checked()
    guide.question("calm").answer(right=True)
    assert guide.question("calm").said.startswith("Yes.")


def test_in_a_sandbox_nothing_is_offered_to_keep_and_all_else_works(
    page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    host = f'<!doctype html><title>Host</title><iframe sandbox="allow-scripts" src="{base}page.html"'
    (tmp_path / "index.html").write_text(f'{host} width="900" height="600"></iframe>', encoding="utf-8")
    with served(tmp_path) as address:
        watch.home.append(address)
        page.goto(address)
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("button", name="Forget my answers")).to_be_visible()
        expect(frame.get_by_role("checkbox", name="Keep")).to_have_count(0)
        question = Question(frame.locator("#calm"))
        question.answer(right=False)
        assert question.said.startswith("Not quite.")
        blank = Question(frame.locator("#blank"))
        blank.write("trust")
        blank.section.get_by_role("textbox").press("Enter")
        assert blank.said.startswith("Yes.")
        frame.get_by_role("radio", name="One at a time").check()
        frame.get_by_role("button", name="Next").click()
        expect(frame.locator("section.question:visible")).to_have_id("signs")
        frame.get_by_role("button", name="Forget my answers").click()
        expect(frame.locator("input:checked:not(.quiz input)")).to_have_count(0)
    watch.complaints = [text for text in watch.complaints if "quiz.js" in text]  # without an origin, fonts fail


# ---- Paper, small windows, no script ----


def test_on_paper_all_questions_are_there_and_the_frame_is_not(guide: Guide) -> None:
    guide.one.check()
    for _ in NAMES:
        guide.next.click()
    assert guide.shown() == []
    guide.page.emulate_media(media="print")
    assert guide.shown() == NAMES
    expect(guide.page.get_by_role("heading", level=2)).to_have_count(2)
    for part in (guide.frame, guide.summary, guide.page.locator(".quiz__bar")):
        expect(part).to_be_hidden()


def test_without_script_there_is_no_frame_and_every_answer_opens(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("page.html")
    expect(page.locator(".quiz")).to_be_hidden()
    for name in NAMES:
        section = page.locator(f"#{name}")
        section.get_by_text("Show the answer").click()
        expect(section.locator("li.answer").first).to_be_visible()
        expect(section.locator(".answers__explanation")).to_be_visible()


# ---- More practice, folded ----

WRITTEN, MADE = NAMES[:3], NAMES[3:]


@pytest.fixture
def practice(page: Page) -> Guide:
    return Guide(page, "practice.html")


def test_what_authors_wrote_is_asked_and_more_is_folded(practice: Guide) -> None:
    page = practice.page
    assert practice.shown() == WRITTEN
    fold = page.locator("details.section-fold").filter(has_text="More practice")
    expect(fold.locator("summary")).to_contain_text("3 questions")
    practice.check_all.click()
    assert practice.listed("Not checked yet:") == WRITTEN
    fold.locator("summary").first.click()
    assert practice.shown() == NAMES
    # Each answers by itself, and changes nothing of what is gone through.
    practice.question("blank").answer(right=True)
    assert practice.question("blank").said.startswith("Yes.")
    assert practice.listed("Not checked yet:") == WRITTEN


def test_one_at_a_time_goes_through_what_authors_wrote(practice: Guide) -> None:
    practice.one.check()
    for place, name in enumerate(WRITTEN, 1):
        assert practice.shown() == [name]
        expect(practice.page.get_by_text(f"Question {place} of 3", exact=True)).to_be_visible()
        practice.question(name).answer(right=True)
        practice.next.click()
    assert practice.say().startswith("You have been through them all.")
    expect(practice.page.get_by_text("More practice")).to_be_visible()


@BOTH
def test_an_address_of_a_question_for_practice_opens_its_fold(page: Page) -> None:
    guide = Guide(page, "practice.html#matched")
    assert guide.shown() == NAMES
    expect(page.locator("#matched")).to_be_in_viewport()


def test_answers_to_what_is_folded_are_kept_and_forgotten_too(practice: Guide) -> None:
    page = practice.page
    practice.keep.check()
    page.get_by_text("More practice").click()
    practice.question("blank").give(right=True)
    kept = practice.kept()
    assert kept is not None
    assert [*kept] == ["blank"]
    page.reload()
    page.get_by_text("More practice").click()
    expect(practice.question("blank").section.locator("input")).not_to_have_value("")
    practice.forget.click()
    expect(practice.question("blank").section.locator("input")).to_have_value("")


@pytest.mark.parametrize("path", QUIZZES)
def test_both_ways_fit_a_narrow_window_on_every_quiz_of_the_site(browser: object, site: Site, path: str) -> None:
    page = browser.new_page(base_url=site.http, viewport={"width": 320, "height": 640})  # type: ignore[attr-defined]
    guide = Guide(page, path)
    if path == "quiz/index.html":
        guide.start.click()
    found = [question for question in questions(page, quick=True) if question.section.is_visible()]
    assert found
    for question in found:
        question.give(right=False)
    guide.check_all.click()
    assert len(guide.listed("To look at again:")) == len(found)
    assert not scrolls_sideways(page)
    guide.one.check()
    assert not scrolls_sideways(page)
    for button in (guide.next, guide.forget, page.locator(".option__move:visible")):
        for box in [each.bounding_box() for each in button.all()]:
            assert box
            assert min(box["width"], box["height"]) >= 44
    page.close()
