"""What a frightened reader needs: help in the same place on every page, and a way out of the page of help lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, PAGES, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Site, Watch
    from playwright.sync_api import Locator, Page

AWAY = "https://www.bbc.co.uk/weather"


@pytest.fixture
def help_page(new_page: Callable[..., Page], watch: Watch) -> Callable[..., Page]:
    """Return a function that opens the page of help lines behind the first page; the way out is there, if any."""

    def opened(**options: object) -> Page:
        watch.home.append(AWAY)
        page = new_page(**options)
        page.route(re.compile("bbc"), lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
        page.goto("index.html")
        page.goto("help-now.html")
        return page

    return opened


def button(page: Page) -> Locator:
    return page.get_by_role("link", name="Exit this page")


@BOTH
@pytest.mark.parametrize("javascript", [True, False])
def test_one_click_leaves_the_page(help_page: Callable[..., Page], base: str, javascript: bool) -> None:
    page = help_page(java_script_enabled=javascript)
    button(page).click()
    expect(page).to_have_url(AWAY)
    page.go_back()
    # Without script, the browser keeps the page in its history: the page says so.
    expect(page).to_have_url(f"{base}{'index' if javascript else 'help-now'}.html")


def test_the_page_is_blank_before_the_other_one_has_loaded(help_page: Callable[..., Page]) -> None:
    page = help_page()
    # As with no network: the other page never comes.
    page.route(re.compile("bbc"), lambda route: route.abort("aborted"))
    button(page).click()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(page.get_by_text("Samaritans").first).to_be_hidden()
    expect(page).to_have_title("Loading")


def test_pressing_shift_three_times_leaves_the_page_and_says_so(help_page: Callable[..., Page]) -> None:
    page = help_page()
    status = page.locator(".exit").get_by_role("status")
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 2 more times to exit.")
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 1 more time to exit.")
    expect(page.locator(".exit__lights .is-on")).to_have_count(2)
    page.keyboard.press("Shift")
    expect(page).to_have_url(AWAY)


def test_shift_with_another_key_or_too_late_does_not_count(help_page: Callable[..., Page]) -> None:
    page = help_page()
    page.clock.install()
    page.reload()
    status = page.locator(".exit").get_by_role("status")
    for _ in range(3):
        page.keyboard.press("Shift+A")
    expect(status).to_be_empty()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    expect(status).to_be_empty()
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 2 more times to exit.")
    page.clock.run_for(5100)
    expect(status).to_have_text("Exit this page expired.")
    expect(page.locator(".exit__lights")).to_be_hidden()
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 2 more times to exit.")
    expect(page).to_have_url(re.compile("help-now"))


@pytest.mark.parametrize("width", [320, 1440])
def test_the_way_out_stays_in_sight_and_covers_nothing_in_focus(help_page: Callable[..., Page], width: int) -> None:
    page = help_page(viewport={"width": width, "height": 640})
    out = button(page)
    box = out.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    expect(out).to_be_in_viewport()
    page.keyboard.press("Home")
    for _ in range(40):
        page.keyboard.press("Tab")
        hidden = page.evaluate("""() => {
            const now = document.activeElement, out = document.querySelector(".exit__button")
            if (now === document.body || now.contains(out)) return null
            const a = now.getBoundingClientRect(), b = out.getBoundingClientRect()
            const inside = a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
            return inside ? now.outerHTML : null
        }""")
        assert hidden is None


@pytest.mark.parametrize("width", [320, 768, 1024, 1152, 1440])
def test_the_way_out_lies_over_no_words(help_page: Callable[..., Page], width: int) -> None:
    page = help_page(viewport={"width": width, "height": 800})
    covered = page.evaluate("""() => {
        const out = document.querySelector(".exit__button").getBoundingClientRect()
        return [...document.querySelectorAll("main h1, main p, main li, .help-line p")].filter(element => {
            const range = document.createRange()
            range.selectNodeContents(element)
            return [...range.getClientRects()].some(box =>
                box.left < out.right && out.left < box.right && box.top < out.bottom && out.top < box.bottom)
        }).map(element => element.textContent)
    }""")
    assert covered == []


def test_the_way_out_is_on_that_page_alone(site: Site) -> None:
    for path in PAGES:
        has = "exit__button" in (site.folder / path).read_text("utf-8")
        assert has is (path == "help-now.html"), path


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
