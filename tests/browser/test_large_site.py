"""A site that no menu, no gallery and no list of quizzes shows as a whole, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import BOTH, Site, is_focused, scrolls_sideways, served, tab_to, until, words
from playwright.sync_api import expect

from large import previewed
from psychoed.features.menu.listing import MANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

DEEP = "s1/page-21.html"
"""A page of the second section."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = previewed(tmp_path_factory.mktemp("large"), 50, 110, 100)
    with served(folder) as address:
        yield Site(folder, address, f"{folder.as_uri()}/")


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport={"width": 320, "height": 640})


@BOTH
def test_the_menu_holds_the_readers_section_and_leads_to_all_pages(phone: Page, base: str) -> None:
    phone.goto(DEEP)
    menu = phone.get_by_role("navigation", name="Site", exact=True)
    tab_to(phone, phone.get_by_role("button", name="Menu"))
    phone.keyboard.press("Enter")
    expect(menu).to_be_visible()
    here = menu.locator("[aria-current=page]")
    expect(here).to_have_text("Page 21")
    expect(menu.locator("[aria-current=true]")).to_have_text("S1")
    expect(menu.get_by_role("link", name="Page 20", exact=True)).to_be_visible()
    expect(menu.get_by_role("link", name="Page 1", exact=True)).to_have_count(0)
    assert menu.get_by_role("link").count() <= 2 * MANY
    assert not scrolls_sideways(phone)
    onward = menu.get_by_role("link", name="All")
    expect(onward).to_have_text(f"All {int(words(onward).split()[1])} pages")
    tab_to(phone, onward)
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(f"{base}all-pages.html")
    expect(phone.get_by_role("heading", level=1)).to_have_text("All pages")
    assert not scrolls_sideways(phone)
    phone.get_by_role("main").get_by_role("link", name="S1", exact=True).click()
    expect(phone).to_have_url(f"{base}s1/page-20.html")


@BOTH
def test_without_script_every_list_leads_on(new_page: Callable[..., Page], base: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(DEEP)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Site", exact=True).get_by_role("link", name="All").click()
    page.get_by_role("main").get_by_role("link", name="Quiz", exact=True).click()
    expect(page).to_have_url(f"{base}all-pages/quiz.html")
    page.get_by_role("main").get_by_role("link", name="Quiz: Page 29").click()
    expect(page).to_have_url(f"{base}quiz/page-29.html")
    page.goto("search.html")
    expect(page.locator(".contents").get_by_role("link", name="S1", exact=True)).to_be_visible()
    page.goto("quiz/index.html")
    page.get_by_role("main").get_by_role("link", name="Page 0 to Page 49").click()
    page.get_by_role("main").get_by_role("link", name="Page 29").click()
    expect(page).to_have_url(f"{base}quiz/page-29.html")


def test_on_a_wide_screen_the_section_stands_at_the_side(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(DEEP)
    side = page.get_by_role("navigation", name="S1")
    expect(side.get_by_role("link")).to_have_count(MANY)
    expect(side.locator("[aria-current=page]")).to_have_text("Page 21")
    page.goto("quiz/page-29.html")
    side = page.get_by_role("navigation", name="Quiz")
    expect(side.get_by_role("link")).to_have_count(MANY + 1)
    expect(side.get_by_role("link").last).to_contain_text("All ")


@BOTH
def test_previews_and_codes_are_made_when_they_are_opened(phone: Page, base: str) -> None:
    phone.goto("parts/1.html")
    part = phone.locator(".gallery__part:has([id='part:try-0'])")
    expect(phone.locator("iframe, .gallery__part textarea")).to_have_count(0)
    expect(phone.locator(".gallery__template")).to_have_count(0)
    preview = part.locator("summary", has_text="Look at it")
    tab_to(phone, preview)
    phone.keyboard.press("Enter")
    frame = part.locator("iframe")
    expect(frame).to_have_attribute("src", f"{base}embed/v1/try-0.html")
    expect(frame).to_have_attribute("title", "Try 0")
    expect(frame.content_frame.get_by_role("heading", name="Try 0")).to_be_visible()
    until(phone, "Math.abs(document.querySelector('iframe').height - 480) > 1")
    codes = part.locator("summary", has_text="codes to copy")
    tab_to(phone, codes)
    phone.keyboard.press("Enter")
    expect(part.get_by_role("textbox")).to_have_count(5)
    expect(part.get_by_role("button", name="Copy: Alt text")).to_have_accessible_name(
        "Copy: Alt text, for a picture of it: Try 0"
    )
    address = part.get_by_role("textbox", name="Address", exact=True)
    if base.startswith("http"):
        expect(address).to_have_value(f"{base}embed/v1/try-0.html")
    first = part.get_by_role("textbox", name="First code").input_value()
    assert 'embed/v1/try-0.html" title="Try 0" width="100%" height="' in first
    assert '<p><a href="' in first
    assert "s0/page-0.html#try-0" in first
    assert "onload=" in part.get_by_role("textbox", name="Second code").input_value()
    assert "{" not in first
    # Opened again, it is still there, once.
    for _ in range(2):
        phone.keyboard.press("Enter")
    expect(part.get_by_role("textbox")).to_have_count(5)
    assert is_focused(codes)
    assert not scrolls_sideways(phone)


@BOTH
def test_without_script_the_frame_and_the_first_code_are_there(new_page: Callable[..., Page], base: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto("parts/1.html")
    part = page.locator(".gallery__part:has([id='part:try-0'])")
    for summary in part.locator("summary").all():
        summary.press("Enter")
    expect(part.locator("iframe").content_frame.get_by_role("heading", name="Try 0")).to_be_visible()
    expect(part.get_by_role("textbox", name="First code")).to_have_value(
        f"{part.get_by_label('First code').input_value().partition('>')[0]}></iframe>\n"
        '<p><a href="https://ADDRESS-OF-THIS-SITE/s0/page-0.html#try-0">Try 0 (Small)</a></p>'
    )
    expect(part.get_by_role("textbox", name="Alt text")).to_have_value("Try 0. One thing. Two.")
    page.locator(".gallery__template > summary").press("Enter")
    general = page.locator(".gallery__template")
    expect(general.get_by_role("textbox")).to_have_count(5)
    assert (
        '{id}.html" title="{title}" width="100%" height="{height}"'
        in general.get_by_role("textbox", name="Second code").input_value()
    )
    assert not scrolls_sideways(page)


@BOTH
@pytest.mark.parametrize("anchor", ["part:try-25", "parts:s1page-25", "parts:term"])
def test_old_links_into_the_gallery_lead_to_the_part(anchor: str, page: Page, base: str) -> None:
    page.goto(f"parts.html#{anchor}")
    goal = page.locator(f"[id='{anchor}']:not(span)")
    expect(goal).to_be_in_viewport()
    assert page.url.startswith(f"{base}parts/")
    assert page.url.endswith(f"#{anchor}")


def test_old_links_lead_to_the_line_that_leads_on_without_script(new_page: Callable[..., Page], base: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("parts.html#part:try-25")
    line = page.locator("li:has([id='part:try-25'])")
    expect(line).to_be_in_viewport()
    line.get_by_role("link").click()
    expect(page.locator("[id='part:try-25']")).to_be_visible()


def test_one_of_many_words_is_picked_where_it_stands(page: Page) -> None:
    page.goto("parts/term-2.html")
    picker = page.locator(".gallery__picker")
    options = picker.locator("option").all_text_contents()
    picker.get_by_role("combobox").select_option(options[-1])
    picker.locator("summary").first.click()
    assert f"term-{options[-1].lower()}.html" in picker.get_by_role("textbox", name="First code").input_value()


@pytest.mark.parametrize(
    "path", [DEEP, "all-pages.html", "all-pages/quiz.html", "parts.html", "parts/1.html", "sheets.html"]
)
def test_pages_of_lists_are_accessible(path: str, phone: Page) -> None:
    phone.goto(path)
    for summary in phone.locator(".gallery__part >> nth=0 >> summary").all():
        summary.click()
    assert Axe().run(phone).response["violations"] == []
    assert not scrolls_sideways(phone)


def test_on_paper_the_gallery_shows_what_it_holds_and_no_codes(page: Page) -> None:
    page.goto("parts/1.html")
    part = page.locator(".gallery__part").first
    part.locator("summary", has_text="codes to copy").click()
    page.emulate_media(media="print")
    expect(page.locator(".gallery__screen:visible, .gallery__template:visible, textarea:visible")).to_have_count(0)
    expect(part.get_by_role("heading")).to_be_visible()
