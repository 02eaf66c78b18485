"""What a reader does from the first page on, over http and from a folder without any network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import BOTH, PAGES, is_focused, tab_to, words
from playwright.sync_api import expect
from questions import questions

if TYPE_CHECKING:
    from browsing import Watch
    from playwright.sync_api import Locator, Page

pytestmark = BOTH

INDEX = "assets/search/"


def _meaning(page: Page, link: Locator) -> str:
    return words(page.locator(f"[id='{link.get_attribute('aria-describedby')}']"))


def test_a_reader_comes_from_the_first_page_to_a_word_and_on_to_the_glossary(page: Page, base: str) -> None:
    page.goto("index.html")
    page.get_by_role("main").get_by_role("link", name="someone caring close by").click()
    expect(page).to_have_url(f"{base}learn/friends.html")

    link = page.locator("main a.term").first
    panel = page.locator(".term-panel")
    expect(panel).to_be_hidden()
    link.hover()
    expect(panel).to_be_visible()
    assert words(panel.locator(".term-panel__meaning")) == _meaning(page, link) != ""
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()

    tab_to(page, link)
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert is_focused(link)

    word, meaning = link.get_attribute("data-term"), _meaning(page, link)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}glossary.html#{word}")
    entry = page.locator(":target")
    expect(entry).to_be_in_viewport()
    assert words(entry.locator("xpath=following-sibling::p[1]")) == meaning


def test_a_question_is_answered_by_keyboard_alone(page: Page) -> None:
    page.goto("quiz/friends.html")
    question = questions(page)[0]
    options = question.section.get_by_role("radio")

    tab_to(page, options.first)
    page.keyboard.press("Space")
    expect(options.first).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_be_checked()
    tab_to(page, question.field(question.right[0]), "ArrowDown")
    expect(question.field(question.right[0])).to_be_checked()
    expect(question.status).to_be_empty()

    page.keyboard.press("Tab")
    assert is_focused(question.check)
    page.keyboard.press("Enter")
    assert question.said.startswith("Yes. ")
    expect(question.status.locator("p").first).to_be_in_viewport()
    assert is_focused(question.check)


def test_only_the_search_page_loads_what_searching_needs(page: Page, watch: Watch) -> None:
    for path in PAGES:
        if path not in {"search.html", "404.html"}:  # the error page's addresses hold on a server alone
            page.goto(path)
    assert not watch.asked_for(INDEX)
    assert not watch.asked_for("minisearch")
    page.goto("search.html")
    page.get_by_role("searchbox").fill("trust")
    expect(page.locator(".search__found").first).to_be_visible()
    assert watch.asked_for(INDEX)
