"""What a frightened reader needs: help in the same place on every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from browsing import PAGES, words
from playwright.sync_api import expect

from helpers import real_content

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_help_lines_are_text_with_their_country_and_can_be_tapped(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("help-now.html")
    for part in page.locator(".help-lines__place").all():
        part.evaluate("part => part.open = true")
        expect(part.get_by_role("heading", level=3)).to_be_visible()
    ways = page.locator(".help-line-card .help-lines__reach :is(a[href^='tel:'], a[href^='sms:'])").all()
    assert len(ways) >= 70
    for way in ways:
        box = way.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 24
        dialled = unquote(re.sub(r"^(tel|sms):|\?.*", "", way.get_attribute("href")))
        assert re.sub(r"[^+*\d]", "", words(way).rpartition(" to ")[2]) == dialled


def test_help_comes_before_what_there_is_to_read(page: Page) -> None:
    """On a phone, the list of countries begins on the first screen or right below it."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("help-now.html")
    box = page.locator(".help-lines").bounding_box()
    assert box is not None
    assert box["y"] < 844
    tops = page.locator("main h2").evaluate_all("titles => titles.map(title => title.getBoundingClientRect().top)")
    assert len([top for top in tops if top < box["y"]]) == 1


def test_the_page_says_once_that_lines_are_not_checked(page: Page) -> None:
    lines = [line for line in real_content().site.help.lines if line.reachable]
    page.goto("help-now.html")
    said = page.locator("main").get_by_text("Not yet checked with the service")
    expect(said).to_have_count(0 if all(line.checked for line in lines) else 1)
    shown = [(line, place) for line in lines for place in line.where or [""]]
    dated = page.locator("main").get_by_text(re.compile("^Checked with the service on"))
    expect(dated).to_have_count(len([line for line, _ in shown if line.checked]))


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
