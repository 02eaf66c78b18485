"""A page in a frame that may run scripts and nothing else: as an embed in a course, without storage or its origin."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from browsing import QUIZZES, served, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browsing import Watch
    from playwright.sync_api import FrameLocator, Page

OURS = ("assets/terms.js", "assets/quiz.js")


@contextmanager
def hosted(page: Page, watch: Watch, folder: Path, url: str, sandbox: str) -> Iterator[None]:
    """Open a page of another origin that holds the address in a frame with these permissions."""
    frame = f'<iframe sandbox="{sandbox}" src="{url}" width="900" height="600"></iframe>'
    (folder / "index.html").write_text(f"<!doctype html><title>Host</title>{frame}", encoding="utf-8")
    with served(folder) as address:
        watch.home.append(address)
        page.goto(address)
        yield


@pytest.fixture
def frame(page: Page, watch: Watch, base: str, tmp_path: Path) -> Iterator[FrameLocator]:
    """Return the frame; at the end our scripts must not have complained. Others may: without an origin, fonts fail."""
    with hosted(page, watch, tmp_path, f"{base}learn/friends.html", sandbox="allow-scripts"):
        yield page.frame_locator("iframe")
    watch.complaints = [text for text in watch.complaints if any(script in text for script in OURS)]


def test_without_any_permission_a_question_still_gives_its_answer(
    page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    with hosted(page, watch, tmp_path, f"{base}quiz/friends.html", sandbox=""):
        section = page.frame_locator("iframe").locator("section.question").first
        expect(section.get_by_role("radio").first).to_be_visible()
        section.locator("summary").click()
        expect(section.locator(".answer__feedback").first).to_be_visible()
    # The browser says of each script that it did not run, and without an origin fonts fail.
    watch.complaints = [text for text in watch.complaints if "uncaught" in text]


def test_the_meaning_of_a_word_opens_in_a_sandbox(frame: FrameLocator) -> None:
    link = frame.locator("main a.term").first
    link.hover()
    panel = frame.get_by_role("group", name=f"Meaning of {words(link)}")
    expect(panel).to_be_visible()
    frame.get_by_role("heading", level=1).hover()
    expect(panel).to_be_hidden()


def test_a_question_is_answered_in_a_sandbox(frame: FrameLocator) -> None:
    section = frame.locator("section.question").first
    right = section.locator("li.answer[data-right]").get_attribute("data-option")
    section.locator(f"input[value='{right}']").check()
    section.get_by_role("button", name="Check", exact=True).click()
    expect(section.get_by_role("status")).to_contain_text(re.compile(r"^(Yes[.,]|This fits,)"))


@pytest.mark.parametrize("path", QUIZZES)
def test_every_question_can_be_checked_in_a_sandbox(
    page: Page, watch: Watch, base: str, tmp_path: Path, path: str
) -> None:
    with hosted(page, watch, tmp_path, f"{base}{path}", sandbox="allow-scripts"):
        frame = page.frames[1]
        frame.wait_for_selector(".quiz:not([hidden])")
        silent = frame.evaluate("""() => [...document.querySelectorAll("section.question")].filter(section => {
            const field = section.querySelector("input, select")
            if (/radio|checkbox/.test(field.type)) field.click()
            else field.value = field.type === "number" ? "1" : field.options ? field.options[1].value : "a word"
            section.querySelector(".question__check").click()
            return !section.querySelector("[role=status]").textContent
        }).map(section => section.id)""")
        assert silent == []
        # Nothing can be kept here, so nothing offers it.
        expect(page.frame_locator("iframe").get_by_label("Keep my answers on this device")).to_have_count(0)
    watch.complaints = [text for text in watch.complaints if any(script in text for script in OURS)]
