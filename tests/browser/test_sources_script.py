"""The list of studies can be narrowed by label, with any browser, by keyboard, and by who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, is_focused, tab_to
from playwright.sync_api import expect

from psychoed.features.evidence.label import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

ENTRIES = "dt[data-labels]"


@pytest.fixture
def sources(page: Page, base: str) -> Page:
    page.goto("sources.html")
    return page


def choice(page: Page) -> Locator:
    return page.get_by_label("Show studies from notes with the label:")


def labelled(page: Page, key: str) -> int:
    return page.locator(f'{ENTRIES}[data-labels~="{key}"]').count()


@BOTH
def test_each_label_shows_its_studies_and_says_how_many(sources: Page) -> None:
    page = sources
    keys = [label.key for label in LABELS if labelled(page, label.key)]
    values = [option.get_attribute("value") for option in choice(page).locator("option").all()]
    assert values == ["", *keys]
    expect(page.locator(".sources-filter [role=status]")).to_be_empty()
    for key in keys:
        choice(page).select_option(key)
        count = labelled(page, key)
        said = "1 study is shown." if count == 1 else f"{count} studies are shown."
        expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
        expect(page.locator(f"{ENTRIES}:visible")).to_have_count(count)
        expect(page.locator(f'{ENTRIES}:not([data-labels~="{key}"]):visible')).to_have_count(0)
        # What stands below a study goes with it.
        assert page.locator("dl:has(> dt[data-labels]) > dd:visible").evaluate_all(
            "(all) => all.every((one) => { while (one.tagName === 'DD') one = one.previousElementSibling;"
            " return !one.hidden; })"
        )
    choice(page).select_option("")
    expect(page.locator(f"{ENTRIES}:visible")).to_have_count(page.locator(ENTRIES).count())


def test_it_works_by_keyboard(sources: Page) -> None:
    sources.locator("main a[href$='references.json']").first.focus()
    tab_to(sources, choice(sources))
    assert is_focused(choice(sources))
    sources.keyboard.press("ArrowDown")
    key = choice(sources).input_value()
    assert key
    expect(sources.locator(f"{ENTRIES}:visible")).to_have_count(labelled(sources, key))


def test_a_link_to_a_study_that_is_not_shown_shows_it(sources: Page) -> None:
    page = sources
    other = page.locator(f"{ENTRIES}").evaluate_all(
        "(all) => { const rare = [...new Set(all.flatMap((one) => one.dataset.labels.split(' ')))]"
        ".find((key) => all.some((one) => !one.dataset.labels.split(' ').includes(key)));"
        " return [rare, all.find((one) => !one.dataset.labels.split(' ').includes(rare)).id]; }"
    )
    rare, study = other
    link = page.locator(f'.studies a[href="#{study}"]').first
    for _ in range(2):
        choice(page).select_option(rare)
        expect(page.locator(f"[id='{study}']")).to_be_hidden()
        link.click()
        expect(page.locator(f"[id='{study}']")).to_be_in_viewport()
        expect(choice(page)).to_have_value("")


@BOTH
def test_without_script_every_study_is_there(new_page: Callable[..., Page], base: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("sources.html")
    expect(page.locator(f"{ENTRIES}:visible")).to_have_count(page.locator(ENTRIES).count())
    expect(page.locator(".sources-filter")).to_have_count(0)
