"""Readers who need large letters, much room between them, or a close look lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import PAGES, add_style, scrolls_sideways
from seeing import laid_out, open_everything, see

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

WIDTHS = (320, 1440)

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


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_when_a_reader_spaces_the_text(page: Page, path: str) -> None:
    page.goto(path)
    see(page)
    add_style(page, SPACING)
    for open_more in (lambda page: None, open_everything):
        open_more(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            laid_out(page)
            assert not scrolls_sideways(page)
            assert page.evaluate("seeing.misplaced()") == []


@pytest.mark.parametrize("path", PAGES)
def test_whatever_can_be_pressed_is_large_enough(page: Page, path: str) -> None:
    page.goto(path)
    see(page)
    open_everything(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("seeing.small()") == []


@pytest.fixture(scope="module")
def large_type(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Return a browser whose reader has set the type to twice its size, 32 px."""
    browser = launch("--blink-settings=defaultFontSize=32")
    yield browser
    browser.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_with_type_of_twice_the_size_nothing_is_cut_off(large_type: Browser, base: str, width: int) -> None:
    page = large_type.new_page(base_url=base, viewport={"width": width, "height": 900})
    faults = {}
    for path in PAGES:
        page.goto(path)
        see(page)
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 32
        found = page.evaluate("seeing.misplaced()")
        open_everything(page)
        found += page.evaluate("seeing.misplaced()")
        if found or scrolls_sideways(page):
            faults[path] = found
    page.close()
    assert faults == {}
