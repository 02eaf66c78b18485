"""What a frightened reader needs: help in the same place on every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from browsing import PAGES, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_help_lines_are_text_with_their_country_and_can_be_tapped(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("help-now.html")
    for country in ("Anywhere", "United States", "Canada", "United Kingdom", "Ireland", "European Union", "Australia"):
        expect(page.get_by_role("heading", level=3, name=country, exact=True)).to_be_visible()
    calls = page.locator("main a[href^='tel:']").all()
    assert len(calls) >= 12
    for call in calls:
        box = call.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 24
        assert re.sub(r"[^+\d]", "", words(call)) == call.get_attribute("href").removeprefix("tel:")


def test_the_page_of_help_lines_explains_no_words_and_asks_nothing(page: Page) -> None:
    page.goto("help-now.html")
    expect(page.locator("main a.term, main .question, main .words-on-this-page, main .evidence")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Previous and next page")).to_have_count(0)


def test_the_help_line_says_the_same_in_the_same_place_on_every_page(page: Page) -> None:
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 640})
        seen = set()
        for path in PAGES:
            page.goto(path)
            line = page.get_by_role("complementary", name="Help")
            box = line.bounding_box()
            assert box is not None
            seen.add((round(box["x"]), round(box["y"]), round(box["width"]), round(box["height"]), words(line)))
        assert len(seen) == 1, seen
        assert "your local emergency number" in min(seen)[-1]
        assert "findahelpline.com" in min(seen)[-1]


def test_a_page_that_is_overdue_says_so_by_the_readers_own_clock(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("learn/friends.html")
    notice = page.get_by_text("This check is overdue")
    expect(notice).to_be_hidden()
    page.clock.set_fixed_time("2031-01-01T12:00:00")
    page.reload()
    expect(notice).to_be_visible()
