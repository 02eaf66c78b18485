"""What a reader has whose browser runs no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, LEARN, QUIZZES, open_folds, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = BOTH


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page(java_script_enabled=False)


def _says_none_of_its_words(page: Page) -> bool:
    """Tell whether a page explains words that it had better not say itself."""
    names = page.locator("main .terms dt").all_text_contents()
    said = " ".join(page.locator("main :is(p, li)").all_text_contents()).lower()
    return bool(names) and not any(name.strip().lower() in said for name in names)


def test_every_word_has_its_meaning_on_the_page_if_only_in_a_fold(page: Page) -> None:
    for path in LEARN:
        page.goto(path)
        links = page.locator("main a.term").all()
        assert links or _says_none_of_its_words(page)
        for link in links:
            meaning = page.locator(f"dl dd[id='{link.get_attribute('aria-describedby')}']")
            # Told with the word even where it is folded; seen by whoever opens the fold.
            expect(link).to_have_accessible_description(words(meaning))
            fold = page.locator("details.section-fold:not([open])").filter(has=meaning)
            if fold.count():
                fold.locator("> summary").click()
            expect(meaning).to_be_visible()


def test_a_word_leads_to_its_entry_in_the_glossary(page: Page, base: str) -> None:
    page.goto(LEARN[0])
    link = page.locator("main a.term").first
    word = link.get_attribute("data-term")
    meaning = words(page.locator(f"[id='{link.get_attribute('aria-describedby')}']"))
    link.click()
    expect(page).to_have_url(f"{base}glossary.html#{word}")
    expect(page.locator(":target")).to_be_in_viewport()
    assert words(page.locator(":target").locator("xpath=following-sibling::p[1]")) == meaning


@pytest.mark.parametrize("path", [LEARN[0], *QUIZZES])
def test_every_answer_opens_and_gives_its_reasons(page: Page, path: str) -> None:
    page.goto(path)
    open_folds(page)
    sections = page.locator("section.question").all()
    assert sections
    for section in sections:
        details = section.locator("details.answers")
        summary = details.locator("summary")
        expect(summary).to_have_text("Show the answer")
        reasons = details.locator(".answer")
        expect(reasons.first).to_be_hidden()
        summary.click()
        expect(reasons.first).to_be_visible()
        kind = section.get_attribute("data-kind")
        expect(reasons).to_have_count(1 if kind == "fill" else section.locator(".option").count())
        if kind in {"one", "several"}:
            expect(details.locator(".answer__feedback:visible")).to_have_count(reasons.count())
        elif kind in {"sort", "match"}:
            expect(details.locator(".answer__target:visible")).to_have_count(reasons.count())
        if kind in {"sort", "match", "fill"}:
            expect(details.locator(".answers__explanation")).to_be_visible()
    expect(page.get_by_role("button", name="Check", exact=True)).to_have_count(0)
    expect(page.locator(".quiz")).to_have_count(int(path.startswith("quiz/")))
    expect(page.locator(".quiz:visible")).to_have_count(0)
