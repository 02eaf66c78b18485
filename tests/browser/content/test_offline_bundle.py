"""The offline bundle in the hands of a reader: unpacked into an awkward folder, without a network."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from browsing import Watch, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browsing import Site
    from playwright.sync_api import Browser, Page

NAME = "healthy-reciprocity"

# In a picture, a link's `href` is no text.
LINKS = "all => all.map(link => new URL(link.getAttribute('href'), document.baseURI).href.split('#')[0])"


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the bundle where spaces and letters of other scripts are in the way."""
    unpacked = tmp_path_factory.mktemp("offline") / "Für mich & 私 100%"
    with zipfile.ZipFile(site.folder / f"downloads/{NAME}-offline.zip") as packed:
        packed.extractall(unpacked)
    return unpacked / NAME


@pytest.fixture
def base(folder: Path) -> str:
    return f"{folder.as_uri()}/"


@pytest.fixture
def page(browser: Browser, base: str, watch: Watch) -> Iterator[Page]:
    """Open a fresh profile with the network off."""
    context = browser.new_context(offline=True, base_url=base)
    watch.listen(context)
    yield context.new_page()
    context.close()


def test_every_page_is_reached_from_the_first_one(page: Page, base: str, folder: Path) -> None:
    page.goto("START-HERE.html")
    waiting, seen = [page.url], set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        page.goto(url)
        assert page.title(), url
        links = page.locator("a[href]").evaluate_all(LINKS)
        waiting += [link for link in links if link.startswith(base) and link.endswith(".html")]
    there = {path.as_uri() for path in folder.rglob("*.html") if "embed" not in path.relative_to(folder).parts}
    # The addresses that browsers write leave some characters as they are.
    assert len({url for url in seen if "/embed/" not in url}) == len(there) > 20


def test_search_finds_pages(page: Page) -> None:
    page.goto("site/search.html")
    page.get_by_role("searchbox").fill("oxytocin")
    result = page.locator(".search__title a").first
    expect(result).to_be_visible()
    result.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_question_is_answered(page: Page) -> None:
    page.goto("START-HERE.html")
    page.get_by_role("link", name="Friends who are there for you").click()
    page.get_by_role("heading", name="Check yourself").click()
    question = page.locator("section.question").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status")).not_to_be_empty()


def test_a_meaning_opens(page: Page) -> None:
    page.goto("site/learn/friends.html")
    link = page.locator("main a.term").first
    link.hover()
    expect(page.get_by_role("group", name=f"Meaning of {words(link)}")).to_be_visible()


def test_the_first_page_alone_as_in_a_zip_still_says_what_to_do(
    page: Page, watch: Watch, folder: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "START-HERE.html"
    alone.write_bytes((folder / "START-HERE.html").read_bytes())
    watch.home.append(alone.as_uri())
    page.goto(alone.as_uri())
    expect(page.get_by_role("heading", name="First: take it out of the zip")).to_be_visible()
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(250, 246, 239)"


@pytest.fixture
def single(page: Page, watch: Watch, site: Site, tmp_path: Path) -> Page:
    """Open the single file by itself, as from an e-mail."""
    alone = tmp_path / "for you, für dich.html"
    alone.write_bytes((site.folder / f"downloads/{NAME}-one-page.html").read_bytes())
    watch.home.append(alone.as_uri())
    page.goto(alone.as_uri())
    return page


def test_the_single_file_answers_questions_and_leads_to_words(single: Page) -> None:
    question = single.locator("#page-learn\\.friends section.question").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status")).not_to_be_empty()
    link = single.locator("#page-learn\\.friends a.term").first
    target = single.locator(f'[id="{(link.get_attribute("href") or "").removeprefix("#")}"]')
    link.click()
    expect(target).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1440])
def test_the_single_file_fits_its_window(single: Page, width: int) -> None:
    single.set_viewport_size({"width": width, "height": 900})
    assert single.evaluate("document.documentElement.scrollWidth") <= width


def test_each_question_of_the_single_file_has_answers_of_its_own(single: Page) -> None:
    names = single.locator("section.question").evaluate_all(
        "all => all.map(one => [...new Set([...one.querySelectorAll('input[type=radio]')].map(input => input.name))])"
    )
    radios = [name for one in names for name in one]
    assert len(radios) == len(set(radios)) > 8


def test_the_single_file_on_paper_shows_what_is_folded(single: Page) -> None:
    single.emulate_media(media="print")
    single.evaluate("dispatchEvent(new Event('beforeprint'))")
    note = single.locator("#page-learn\\.neurochemistry details.evidence .evidence__note").first
    expect(note).to_be_visible()
    expect(single.locator("#page-learn\\.friends .answers").first).to_be_visible()
