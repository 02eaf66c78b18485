"""The list of things to try: ticked, printed, and kept only where the reader asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, kept, scrolls_sideways, words
from playwright.sync_api import expect
from test_sandbox import hosted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browsing import Watch
    from playwright.sync_api import Locator, Page

PATH = "learn/takeaways.html"
KEPT = "localStorage.getItem('kept-answers')"


@pytest.fixture
def card(page: Page) -> Locator:
    page.goto(PATH)
    return page.locator(".takeaways")


@BOTH
def test_each_item_is_ticked_by_its_own_name_and_by_keyboard(page: Page, card: Locator) -> None:
    items = card.locator("li[id]").all()
    assert len(items) == 4
    for item in items:
        tick = item.get_by_role("checkbox", name=words(item.locator("strong").first), exact=True)
        expect(tick).not_to_be_checked()
        tick.focus()
        page.keyboard.press("Space")
        expect(tick).to_be_checked()
    assert kept(page) == [0, [], ""]
    page.reload()
    expect(card.locator("li input:checked")).to_have_count(0)


def test_ticks_are_kept_where_the_reader_asks_and_forgotten_at_once(page: Page, card: Locator) -> None:
    tick = card.get_by_role("checkbox", name="Look for steady people.")
    tick.check()
    card.get_by_label(re.compile("Keep my ticks")).check()
    page.reload()
    expect(tick).to_be_checked()
    card.get_by_role("checkbox", name="Put energy").check()
    assert page.evaluate(KEPT).count("true") == 2
    card.get_by_role("button", name="Forget my ticks").click()
    expect(card.get_by_role("status")).to_have_text("Your ticks are forgotten.")
    expect(card.locator("input:checked")).to_have_count(0)
    assert page.evaluate(KEPT) is None
    page.reload()
    expect(card.locator("input:checked")).to_have_count(0)


def test_answers_kept_by_a_quiz_stay_beside_the_ticks(page: Page, card: Locator) -> None:
    page.evaluate("localStorage.setItem('kept-answers', '{\"a-question\": [true, false]}')")
    page.reload()
    card.get_by_role("checkbox", name="Look for steady people.").check()
    kept = page.evaluate(f"JSON.parse({KEPT})")
    assert kept["a-question"] == [True, False]
    assert kept["takeaways/look-for-steady-people"] is True


def test_the_list_is_printed_alone_and_the_page_is_whole_again(page: Page, card: Locator) -> None:
    page.evaluate("window.print = () => { window.asked = true }")
    card.get_by_role("button", name="Print this list").click()
    assert page.evaluate("window.asked")
    page.emulate_media(media="print")
    expect(card).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(card.get_by_role("button")).to_have_count(0)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_on_paper_there_are_boxes_to_tick_without_script(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PATH)
    expect(page.locator(".takeaways input")).to_have_count(0)
    page.emulate_media(media="print")
    box = "item => getComputedStyle(item, '::before').borderTopStyle"
    assert page.locator(".takeaways li[id]").evaluate_all(f"all => all.map({box})") == ["solid"] * 4


def test_in_a_sandbox_nothing_is_offered_to_keep(page: Page, watch: Watch, base: str, tmp_path: Path) -> None:
    with hosted(page, watch, tmp_path, f"{base}{PATH}", sandbox="allow-scripts"):
        card = page.frame_locator("iframe").locator(".takeaways")
        card.get_by_role("checkbox", name="Look for steady people.").check()
        expect(card.get_by_label(re.compile("Keep my ticks"))).to_have_count(0)
    watch.complaints = [text for text in watch.complaints if "takeaways.js" in text]


def test_the_list_fits_a_narrow_window(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    page.goto(PATH)
    assert not scrolls_sideways(page)
    for field in page.locator(".takeaways input, .takeaways button").all():
        box = field.bounding_box()
        assert box is not None
        # A label around it makes a small box a larger target.
        label = field.locator("xpath=ancestor::label")
        height = (label.bounding_box() or box)["height"] if label.count() else box["height"]
        assert height >= 24
