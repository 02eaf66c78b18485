"""What a screen reader is told: the accessibility tree of each part that matters, as `accessibility/` holds it.

`pytest --update` writes them anew. Read them aloud before you believe them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import tab_to
from questions import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

GOLDEN = Path(__file__).with_name("accessibility")


def _facts(page: Page) -> Locator:
    page.goto("learn/neurochemistry.html")
    page.locator(".facts details.evidence summary").first.click()
    return page.locator(".facts").first


def _pathway(page: Page) -> Locator:
    page.goto("learn/pathway.html")
    return page.locator("figure.pathway").first


def _contrast(page: Page) -> Locator:
    page.goto("learn/inconsistent.html")
    return page.locator(".contrast").first


def _question(page: Page) -> Locator:
    page.goto("quiz/friends.html")
    return questions(page)[0].section


def _question_answered(page: Page) -> Locator:
    section = _question(page)
    questions(page)[0].answer(right=False)
    return section


def _quiz(page: Page) -> Locator:
    page.goto("quiz/friends.html")
    return page.locator(".quiz")


def _panel(page: Page) -> Locator:
    page.goto("learn/friends.html")
    link = page.locator("main a.term").first
    tab_to(page, link)
    return link.locator("xpath=ancestor::p")


def _header(page: Page) -> Locator:
    page.goto("learn/friends.html")
    return page.get_by_role("banner")


def _menu(page: Page) -> Locator:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("learn/friends.html")
    page.get_by_role("button", name="Menu").click()
    return page.get_by_role("banner")


def _rail(page: Page) -> Locator:
    page.goto("learn/friends.html")
    return page.locator(".rail")


def _help_line(page: Page) -> Locator:
    page.goto("learn/friends.html")
    return page.locator(".help-line")


def _foot(page: Page) -> Locator:
    page.goto("about/privacy.html")
    # The version is that of the last commit.
    page.locator(".trust dt", has_text="Version").locator("xpath=following-sibling::dd").evaluate(
        "version => { version.textContent = 'a commit' }"
    )
    return page.locator("footer.site-footer")


PARTS = [_facts, _pathway, _contrast, _question, _question_answered, _quiz, _panel]
PARTS += [_header, _menu, _rail, _help_line, _foot]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__[1:])
def test_a_screen_reader_is_told(page: Page, part: Callable[[Page], Locator], request: pytest.FixtureRequest) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    told = part(page).aria_snapshot() + "\n"
    path = GOLDEN / f"{part.__name__[1:]}.txt"
    if request.config.getoption("--update"):
        path.write_text(told, "utf-8")
    assert told == path.read_text("utf-8")
