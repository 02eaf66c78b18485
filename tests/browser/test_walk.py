"""What a reader does from the first page on, over http and from a folder without any network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from browsing import BOTH, PAGES, is_focused, tab_to, words
from playwright.sync_api import expect
from questions import questions

if TYPE_CHECKING:
    from browsing import Watch
    from playwright.sync_api import Locator, Page

pytestmark = BOTH

INDEX = "search_index"


def _meaning(page: Page, link: Locator) -> str:
    return words(page.locator(f"[id='{link.get_attribute('aria-describedby')}']"))


def test_a_reader_comes_from_the_first_page_to_a_word_and_on_to_the_glossary(page: Page, base: str) -> None:
    page.goto("index.html")
    page.get_by_role("main").get_by_role("link", name="Friends who answer back").click()
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


def _look_for(page: Page, query: str) -> Locator:
    page.goto("search.html")
    page.get_by_role("searchbox", name="What are you looking for?").press_sequentially(query)
    return page.locator(".search__status")


def test_search_finds_a_word_and_its_result_leads_to_the_place(page: Page, watch: Watch, base: str) -> None:
    expect(_look_for(page, "oxytocin")).to_have_text(re.compile(r"Found on \d+ pages"))
    first = page.locator(".search__list a[href*='#']").first
    title = words(first.get_by_role("heading"))
    assert title == "Oxytocin"
    found = words(first)
    assert watch.asked_for(INDEX)

    first.click()
    expect(page).to_have_url(f"{base}glossary.html#oxytocin")
    expect(page.locator(":target")).to_be_in_viewport()
    assert words(page.locator(":target")) == title
    assert words(page.locator(":target").locator("xpath=following-sibling::p[1]")) in found


def test_search_finds_the_same_however_a_word_is_quoted(page: Page) -> None:
    def found(query: str) -> str | None:
        status = _look_for(page, "")
        page.get_by_role("searchbox").fill(query)
        expect(status).to_have_text(re.compile(r"Found on \d+ pages"))
        return page.locator(".search__list a").first.get_attribute("href")

    plain = found("friends")
    for query in ("friends'", "friends\u2019", "'friends'", "\u2018friends\u2019", '"friends"', "\u201cfriends\u201d"):
        assert found(query) == plain
    assert found("friend's phone") == found("friend\u2019s phone") == found("friend phone")


def test_search_is_used_by_keyboard_alone(page: Page, base: str) -> None:
    status = _look_for(page, "oxytocin")
    expect(status).to_contain_text("Found on")
    tab_to(page, page.locator(".search__list a").nth(1))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}glossary.html#oxytocin")


def test_what_a_reader_looks_for_reaches_neither_the_host_nor_the_history(page: Page, watch: Watch, base: str) -> None:
    _look_for(page, "abusive")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".search__list > li").first).to_be_visible()
    expect(page).to_have_url(f"{base}search.html")
    assert not watch.asked_for("abusive")
    assert page.evaluate("history.length") == 2  # the empty page, and this one


def test_search_tells_kindly_that_nothing_was_found(page: Page) -> None:
    expect(_look_for(page, "zzyzx")).to_have_text("Nothing found for this. A shorter or simpler word may help.")
    expect(page.locator(".search__list > li")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("link", name="glossary")).to_be_visible()


def test_only_the_search_page_loads_what_searching_needs(page: Page, watch: Watch) -> None:
    for path in PAGES:
        if path not in {"search.html", "404.html"}:  # the error page's addresses hold on a server alone
            page.goto(path)
    assert not watch.asked_for(INDEX)
    assert not watch.asked_for("bundle.")
    page.goto("search.html")
    expect(page.locator(".search__status")).not_to_contain_text("Getting the search ready")
    assert watch.asked_for(INDEX)
