"""What `terms.js` does with the linked words of a page.

Where the time matters, it is the test's: hovering opens after 150 ms, leaving closes after 300 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import LEARN, first_line, is_focused, look_inside, open_folds, scrolls_sideways, tab_to, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

PAGE = "learn/friends.html"
MARGIN = 8


@pytest.fixture
def still(page: Page) -> Page:
    """Return the page with a clock that stands still until the test moves it."""
    page.clock.install(time=0)
    page.goto(PAGE)
    open_folds(page)
    page.clock.pause_at(3_600_000)
    return page


def _terms(page: Page) -> Locator:
    # Those of a meaning are in its panel once more.
    return page.locator("main a.term:not(.term-panel *)")


def _panel(page: Page) -> Locator:
    return page.locator(".term-panel")


def _panel_of(link: Locator) -> Locator:
    return link.locator("xpath=following-sibling::*[1][contains(@class, 'term-panel')]")


def _ids(page: Page) -> list[str]:
    return page.locator("[id]").evaluate_all("elements => elements.map(element => element.id)")


def test_hovering_shows_the_meaning_within_a_quarter_of_a_second(still: Page) -> None:
    expect(_panel(still)).to_be_hidden()
    _terms(still).first.hover()
    expect(_panel(still)).to_be_hidden()
    still.clock.run_for(250)
    expect(_panel(still)).to_be_visible()


def test_a_mouse_that_passes_by_opens_nothing(still: Page) -> None:
    _terms(still).first.hover()
    still.clock.run_for(100)
    expect(_panel(still)).to_be_hidden()
    still.mouse.move(5, 5)
    still.clock.run_for(1000)
    expect(_panel(still)).to_be_hidden()


def test_the_panel_follows_its_link_and_has_a_name_and_no_second_id(still: Page) -> None:
    before = _ids(still)
    assert len(before) == len(set(before))
    for link in _terms(still).all():
        link.hover()
        still.clock.run_for(250)
        expect(_panel(still)).to_have_count(1)
        expect(_panel_of(link)).to_be_visible()
        expect(_panel(still)).to_have_role("group")
        expect(_panel(still)).to_have_accessible_name(f"Meaning of {words(link)}")
        assert _ids(still) == before
        still.keyboard.press("Escape")


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_panel_keeps_its_distance_from_the_sides_of_the_window(still: Page, width: int) -> None:
    still.set_viewport_size({"width": width, "height": 640})
    for link in _terms(still).all():
        link.hover()
        still.clock.run_for(250)
        box = _panel_of(link).bounding_box()
        assert box
        assert box["x"] >= MARGIN - 0.5
        assert box["x"] + box["width"] <= width - MARGIN + 0.5
        assert not scrolls_sideways(still)
        still.keyboard.press("Escape")


def test_no_panel_is_cut_off_in_a_narrow_window(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for path in LEARN:
        page.goto(path)
        open_folds(page)
        look_inside(page)
        # A picture has its links twice, in a layout that is shown and in one that is not.
        for link in [link for link in _terms(page).all() if link.is_visible()]:
            link.focus()
            expect(_panel(page)).to_have_accessible_name(f"Meaning of {words(link)}")
            box = _panel(page).bounding_box()
            assert box
            assert box["x"] >= MARGIN - 0.5
            assert box["x"] + box["width"] <= 320 - MARGIN + 0.5
        assert not scrolls_sideways(page)


def test_the_panel_stays_while_the_mouse_is_on_it_and_closes_after(still: Page) -> None:
    _terms(still).first.hover()
    still.clock.run_for(250)
    box = _panel(still).bounding_box()
    assert box
    still.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=10)
    still.clock.run_for(5000)
    expect(_panel(still)).to_be_visible()
    still.mouse.move(5, 5)
    still.clock.run_for(100)
    expect(_panel(still)).to_be_visible()
    still.clock.run_for(1000)
    expect(_panel(still)).to_be_hidden()


def test_escape_closes_a_hovered_panel_until_the_mouse_comes_anew(still: Page) -> None:
    link = _terms(still).first
    link.hover()
    still.clock.run_for(250)
    expect(_panel(still)).to_be_visible()
    still.keyboard.press("Escape")
    expect(_panel(still)).to_be_hidden()

    box = first_line(link)
    for step in (3, 6, 9):
        still.mouse.move(box["x"] + step, box["y"] + box["height"] / 2)
        still.clock.run_for(1000)
    expect(_panel(still)).to_be_hidden()

    still.mouse.move(5, 5)
    link.hover()
    still.clock.run_for(250)
    expect(_panel(still)).to_be_visible()


def test_tab_opens_the_panel_goes_through_it_and_on_to_the_next_word(page: Page) -> None:
    page.goto(PAGE)
    first, second = _terms(page).nth(0), _terms(page).nth(1)
    tab_to(page, first)
    expect(_panel_of(first)).to_be_visible()

    page.keyboard.press("Tab")
    assert is_focused(_panel(page).get_by_role("link", name="More in the glossary"))
    page.keyboard.press("Tab")
    assert is_focused(_panel(page).get_by_role("button", name="Close"))
    expect(_panel(page)).to_have_accessible_name(f"Meaning of {words(first)}")

    page.keyboard.press("Tab")
    assert is_focused(second)
    expect(_panel(page)).to_be_visible()
    expect(_panel(page)).to_have_accessible_name(f"Meaning of {words(second)}")
    page.keyboard.press("Shift+Tab")
    assert is_focused(first)
    expect(_panel(page)).to_have_accessible_name(f"Meaning of {words(first)}")


def test_the_panel_closes_when_the_focus_goes_on_past_it(page: Page) -> None:
    page.goto(PAGE)
    open_folds(page)
    link = _terms(page).last
    tab_to(page, link)
    expect(_panel(page)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(_panel(page)).to_be_hidden()


@pytest.mark.parametrize("tabs", [0, 1, 2], ids=["on the link", "on the way to more", "on close"])
def test_escape_closes_and_leaves_the_focus_on_the_link(page: Page, tabs: int) -> None:
    page.goto(PAGE)
    link = _terms(page).first
    tab_to(page, link)
    for _ in range(tabs):
        page.keyboard.press("Tab")
    expect(_panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_panel(page)).to_be_hidden()
    assert is_focused(link)


def test_the_close_button_closes_and_gives_the_focus_back(page: Page) -> None:
    page.goto(PAGE)
    link = _terms(page).first
    tab_to(page, link)
    tab_to(page, _panel(page).get_by_role("button", name="Close"))
    page.keyboard.press("Enter")
    expect(_panel(page)).to_be_hidden()
    assert is_focused(link)


def _click(page: Page, link: Locator) -> None:
    link.click()


def _click_after_reading(page: Page, link: Locator) -> None:
    link.hover()
    expect(_panel(page)).to_be_visible()
    link.click()


def _enter(page: Page, link: Locator) -> None:
    tab_to(page, link)
    page.keyboard.press("Enter")


def _more(page: Page, link: Locator) -> None:
    link.hover()
    _panel(page).get_by_role("link", name="More in the glossary").click()


@pytest.mark.parametrize("way", [_click, _click_after_reading, _enter, _more], ids=lambda way: way.__name__[1:])
def test_every_way_to_follow_the_link_leads_to_the_glossary(
    page: Page, base: str, way: Callable[[Page, Locator], None]
) -> None:
    page.goto(PAGE)
    link = _terms(page).first
    word = link.get_attribute("data-term")
    way(page, link)
    expect(page).to_have_url(f"{base}glossary.html#{word}")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    page = new_page(has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    page.goto(PAGE)
    return page


def test_the_first_tap_shows_and_focuses_the_meaning_and_a_tap_elsewhere_closes_it(phone: Page, base: str) -> None:
    _terms(phone).first.tap()
    expect(_panel(phone)).to_be_visible()
    expect(_panel(phone)).to_be_focused()
    expect(phone).to_have_url(f"{base}{PAGE}")
    phone.get_by_role("heading", level=1).tap()
    expect(_panel(phone)).to_be_hidden()
    expect(phone).to_have_url(f"{base}{PAGE}")


def test_the_second_tap_follows_the_link_but_a_tremor_does_not(phone: Page, base: str) -> None:
    link = _terms(phone).first
    word = link.get_attribute("data-term")
    link.tap()
    box = first_line(link)
    phone.touchscreen.tap(box["x"] + 5, box["y"] + box["height"] / 2)
    expect(_panel(phone)).to_be_visible()
    expect(phone).to_have_url(f"{base}{PAGE}")
    phone.wait_for_timeout(600)  # half a second makes it a tap of its own
    link.tap()
    expect(phone).to_have_url(f"{base}glossary.html#{word}")


def test_printing_closes_the_panel(page: Page) -> None:
    page.goto(PAGE)
    _terms(page).first.hover()
    expect(_panel(page)).to_be_visible()
    page.pdf()
    expect(_panel(page)).to_be_hidden()
