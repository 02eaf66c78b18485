"""Readers who need large letters, much room between them, or a close look lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import PAGES, scrolls_sideways
from conftest import QUIET
from playwright.sync_api import sync_playwright
from seeing import open_everything, open_notes, see, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Site
    from playwright.sync_api import Browser, Page

# WCAG 1.4.12
SPACING = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }
"""

STUCK = """() => {
    scrollTo(0, document.documentElement.scrollHeight / 2)
    const boxes = seeing.all('body *').filter(element => seeing.isShown(element)
        && /fixed|sticky/.test(getComputedStyle(element).position)).map(element => element.getBoundingClientRect())
    return boxes.filter(box => box.top < innerHeight && box.bottom > 0).reduce((sum, box) => sum + box.height, 0)
}"""


@pytest.mark.parametrize("path", PAGES)
def test_at_400_percent_the_page_is_one_column_and_nothing_lies_over_most_of_it(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280 // 4, "height": 1024 // 4})
    page.goto(path)
    see(page)
    assert page.evaluate("seeing.misplaced()") == []
    open_everything(page)
    page.keyboard.press("Escape")
    assert not scrolls_sideways(page)
    assert page.evaluate("seeing.misplaced()") == []
    assert page.evaluate(STUCK) <= 256 / 3


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_when_a_reader_spaces_the_text(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    see(page)
    page.add_style_tag(content=SPACING)
    for open_more in (lambda page: None, open_notes, open_everything):
        open_more(page)
        settled(page)
        assert not scrolls_sideways(page)
        assert page.evaluate("seeing.misplaced()") == []


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_whatever_can_be_pressed_is_large_enough(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    see(page)
    open_everything(page)
    assert page.evaluate("seeing.small()") == []
