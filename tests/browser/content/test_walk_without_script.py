"""What a reader of this site has whose browser runs no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, LEARN
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = BOTH


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page(java_script_enabled=False)


def test_the_search_page_says_what_it_needs_and_offers_every_page(page: Page, base: str) -> None:
    page.goto("search.html")
    main = page.get_by_role("main")
    notice = main.locator("noscript p")  # by tag: Playwright finds no texts and roles in there
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("Searching needs JavaScript, which is off in this browser.")
    expect(main.locator("input")).to_be_hidden()
    expect(main.get_by_role("link", name="Help now")).to_be_visible()
    listed = main.locator("noscript .contents a")
    assert {"index.html", *LEARN, "glossary.html", "sources.html"} <= {
        link.get_attribute("href") for link in listed.all()
    }
    notice.locator("a").click()
    expect(page).to_have_url(f"{base}glossary.html")


def test_the_menu_opens_in_a_narrow_window(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("index.html")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Friends").click()
    expect(page).to_have_url(f"{base}learn/friends.html")
