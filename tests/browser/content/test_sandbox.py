"""A page in a frame that may run scripts and nothing else: as an embed in a course, without storage or its origin."""

from __future__ import annotations

import re
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import pytest
from browsing import QUIZZES, open_folds, served, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from browsing import Watch
    from playwright.sync_api import Browser, FrameLocator, Page, Route

OURS = ("assets/terms.js", "assets/quiz.js")


@contextmanager
def hosted(page: Page, watch: Watch, folder: Path, url: str, sandbox: str | None) -> Iterator[None]:
    """Open a page of another origin that holds the address in a frame with these permissions; None for no sandbox."""
    permissions = "" if sandbox is None else f' sandbox="{sandbox}"'
    frame = f'<iframe{permissions} src="{url}" width="900" height="600"></iframe>'
    (folder / "index.html").write_text(f"<!doctype html><title>Host</title>{frame}", encoding="utf-8")
    with served(folder) as address:
        watch.home.append(address)
        page.goto(address)
        yield


@pytest.fixture(scope="module")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Start one with windows: no other knows what to do with a number to dial."""
    browser = launch(windowless=False)
    yield browser
    browser.close()


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
    open_folds(frame)
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


EMBED = "embed/v1/calm-listener.html"
"""One that names no help line but in its foot."""
POPUPS = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What `therapists/hosting.md` tells those to allow who want links."""

ALONE = "https://findahelpline.com"


@pytest.mark.parametrize(
    ("sandbox", "asked", "linked"),
    [
        (None, "", True),
        ("", "", False),
        ("", "?links=1", False),
        ("allow-scripts", "", False),
        # Not even a frame that keeps its origin can know what it may do.
        ("allow-scripts allow-same-origin", "", False),
        ("allow-scripts allow-presentation", "", False),
        (POPUPS, "", False),
        (POPUPS, "?links=1", True),
    ],
)
def test_an_address_of_help_is_a_link_where_it_leads_somewhere_and_large_words_where_not(
    page: Page, watch: Watch, base: str, tmp_path: Path, sandbox: str | None, asked: str, linked: bool
) -> None:
    watch.home.append(ALONE)
    page.context.route(
        f"{ALONE}/**", lambda route: route.fulfill(body="<title>Lines</title>", content_type="text/html")
    )
    with hosted(page, watch, tmp_path, f"{base}{EMBED}{asked}", sandbox):
        frame = page.frame_locator("iframe")
        written = frame.locator("footer .embed__reach")
        expect(written).to_have_text("findahelpline.com")
        size = "element => parseFloat(getComputedStyle(element).fontSize)"
        assert written.evaluate(size) >= 1.25 * frame.locator(".embed__help").evaluate(size)
        expect(frame.get_by_role("link", name="findahelpline.com")).to_have_count(int(linked))
        if linked:
            with page.context.expect_page() as opened:
                written.get_by_role("link").click()
            expect(opened.value).to_have_title("Lines")
            assert opened.value.evaluate("[!!opener, document.referrer, origin]") == [False, "", ALONE]
            expect(written).to_be_visible()
    watch.complaints = [text for text in watch.complaints if "sandbox" not in text]


@pytest.mark.parametrize(
    ("sandbox", "blocked"),
    [
        (None, False),
        ("allow-scripts", True),
        ("allow-scripts allow-popups", False),
        ("allow-scripts allow-top-navigation-to-custom-protocols", False),
        ("allow-scripts allow-top-navigation-by-user-activation", False),
        ("allow-scripts allow-top-navigation", False),
    ],
)
def test_a_number_is_dialled_with_the_permissions_that_are_named(
    page: Page, watch: Watch, base: str, tmp_path: Path, sandbox: str | None, blocked: bool
) -> None:
    def with_number(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(f'data-reach="{ALONE}"', 'data-reach="tel:5550100"'))

    watch.home.append("tel:")
    page.route(f"**/{EMBED}*", with_number)
    with hosted(page, watch, tmp_path, f"{base}{EMBED}?links=1", sandbox):
        link = page.frame_locator("iframe").locator("footer .embed__reach a")
        expect(link).to_have_attribute("href", "tel:5550100")
        with page.expect_event("console", timeout=5000) if blocked else nullcontext():
            link.click()
        page.wait_for_timeout(300)
        # A window of its own would stay behind, empty.
        assert len(page.context.pages) == 1
        told = [text for text in watch.complaints if "external protocol blocked" in text]
        assert bool(told) is blocked
    watch.complaints = [text for text in watch.complaints if "sandbox" not in text]
