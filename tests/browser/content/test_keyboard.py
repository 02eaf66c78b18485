"""A reader who only has a keyboard comes to everything, in order, always sees where they are, and gets out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import PAGES, is_focused, tab_to
from playwright.sync_api import expect
from seeing import see

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 800  # stops; no page has so many


def _walk(page: Page, key: str = "Tab") -> None:
    see(page)
    page.evaluate("back => { globalThis.way = seeing.walk(back) }", key != "Tab")
    for _ in range(0, MOST, 40):
        for _ in range(40):
            page.keyboard.press(key)
        if page.evaluate("way.ended"):
            return
    raise AssertionError("Tab never comes to the end of the page")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_tab_leads_through_everything_in_order_and_the_focus_is_always_in_sight(
    page: Page, path: str, width: int
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    _walk(page)
    assert page.evaluate("way.faults()") == []
    assert page.evaluate("way.missed()") == []


# On the way back, what stays at the top of the window would lie over what has the focus.
@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("path", ["help-now.html", "learn/neurochemistry.html"])
def test_the_way_back_is_as_good(page: Page, path: str, width: int) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(path)
    _walk(page, "Shift+Tab")
    assert page.evaluate("way.faults()") == []
    assert page.evaluate("way.count") > 20


@pytest.mark.parametrize("path", PAGES)
def test_the_first_stop_leads_past_the_menu_to_the_content(page: Page, path: str) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    assert is_focused(skip)
    expect(skip).to_be_in_viewport(ratio=1)
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator("main :target")).to_be_in_viewport()
    heading = page.get_by_role("main").get_by_role("heading", level=1)
    expect(heading).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("""() => {
        const after = document.querySelector('main h1').compareDocumentPosition(document.activeElement)
        return Boolean(after & Node.DOCUMENT_POSITION_FOLLOWING)
    }""")


def test_the_menu_opens_by_keyboard_keeps_what_lies_below_it_out_and_gives_the_focus_back(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("learn/friends.html")
    button = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("navigation", name="Site", exact=True)
    expect(menu).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert is_focused(menu.get_by_role("button", name="Close"))
    links = menu.get_by_role("link").all()
    assert len(links) > 10
    for link in links:
        page.keyboard.press("Tab")
        assert is_focused(link)
        expect(link).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert is_focused(button)

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    assert is_focused(button)


def test_whoever_tabs_on_from_the_menu_is_not_left_behind_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("learn/friends.html")
    tab_to(page, page.get_by_role("button", name="Menu"))
    page.keyboard.press("Enter")
    menu = page.locator("#site-menu")
    tab_to(page, menu.get_by_role("link").last)
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu).to_be_hidden()
    assert is_focused(page.get_by_role("complementary", name="Help").get_by_role("link").first)
