"""What the theme makes of ordinary Markdown: readable on a phone, by day and by night, by keyboard, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import scrolls_sideways, served

from dressed import OLDER, dressed_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site with everything."""
    with served(dressed_site(tmp_path_factory.mktemp("dressed"))) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Look at its page on a phone."""
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 700})
    context.set_default_timeout(10_000)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    page = context.new_page()
    page.goto("rest.html")
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_scrolls_sideways_and_axe_finds_nothing(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for folded in page.locator("main details > summary").all():
        folded.press("Enter")
    assert page.locator("main details:not([open])").count() == 0
    assert not scrolls_sideways(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        done = Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations"], "preload": False})
        assert done.response["passes"]
        found = [(one["id"], node["target"]) for one in done.response["violations"] for node in one["nodes"]]
        assert found == [], scheme


def test_a_callout_has_an_edge_a_title_and_a_sign(page: Page) -> None:
    callouts = page.locator(".admonition").all()
    assert len(callouts) == 9
    for callout in callouts:
        edge = callout.evaluate("one => parseFloat(getComputedStyle(one).borderInlineStartWidth)")
        assert edge > 4
        title = callout.locator(":scope > :is(.admonition-title, summary)")
        assert title.inner_text().strip()
        assert title.evaluate("one => getComputedStyle(one).fontWeight") == "700"
        assert title.evaluate("one => getComputedStyle(one, '::before').content") != "none"


def test_icons_are_as_high_as_words(page: Page) -> None:
    icon = page.locator(".twemoji svg")
    size = icon.evaluate("icon => icon.getBoundingClientRect().height / parseFloat(getComputedStyle(icon).fontSize)")
    assert 0.8 < size <= 2


def test_tabs_are_turned_by_hand_and_by_keyboard(page: Page) -> None:
    tabs = page.locator(".tabbed-set").first
    home, road = tabs.get_by_text("What to do at home."), tabs.get_by_text("What to do on the road.")
    assert (home.is_visible(), road.is_visible()) == (True, False)
    tabs.locator("label", has_text="On the road").click()
    assert (home.is_visible(), road.is_visible()) == (False, True)
    assert tabs.get_by_text("In a train.").is_visible()
    page.get_by_role("radio", name="By train").focus()
    page.keyboard.press("ArrowRight")
    assert not tabs.get_by_text("In a train.").is_visible()
    assert tabs.get_by_text("In a car.").is_visible()
    # The focus is seen, and what is chosen is told by more than colour.
    label = tabs.locator("label", has_text="By car")
    assert label.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
    assert label.evaluate("label => getComputedStyle(label).fontWeight") == "700"
    box = label.bounding_box()
    assert box
    assert box["height"] >= 24


def test_on_paper_all_is_open_with_its_titles(page: Page) -> None:
    page.emulate_media(media="print")
    for words in ("What to do at home.", "What to do on the road.", "In a car.", "Part two.", "What was folded."):
        assert page.get_by_text(words).is_visible(), words
    assert page.locator(".tabbed-title", has_text="By car").is_visible()
    assert page.locator(".tabbed-labels:visible").count() == 0
    cut = page.locator(".highlighttable code").evaluate("code => code.scrollWidth > code.clientWidth + 1")
    assert not cut


def test_the_one_page_scrolls_no_way_but_down_and_shows_every_tab(page: Page) -> None:
    page.goto("downloads/small-one-page.html")
    assert not scrolls_sideways(page)
    for words in ("What to do at home.", "In a car.", "Part two.", "What was folded."):
        assert page.get_by_text(words).is_visible(), words


def test_without_colours_of_ours_the_chosen_tab_and_callouts_still_show(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, forced_colors="active")
    page = context.new_page()
    page.goto("rest.html")
    lines = "label => getComputedStyle(label).borderBlockEndColor"
    chosen, other = (page.locator(".tabbed-labels > label").nth(at).evaluate(lines) for at in (0, 1))
    assert chosen != other
    assert page.locator(".admonition").first.evaluate("one => getComputedStyle(one).borderBlockStartStyle") == "solid"
    context.close()


def test_tabs_of_the_older_kind_turn_too(browser: Browser, tmp_path: Path) -> None:
    older = "markdown_extensions: [attr_list, pymdownx.tabbed, pymdownx.superfences]\n"
    page = browser.new_page()
    page.goto(f"{dressed_site(tmp_path, OLDER, older).as_uri()}/rest.html")
    before, after = page.get_by_text("What was before."), page.get_by_text("What came after.")
    assert (before.is_visible(), after.is_visible()) == (True, False)
    page.locator("label", has_text="After").click()
    assert (before.is_visible(), after.is_visible()) == (False, True)
    assert page.locator(".tabbed-title:visible").count() == 0
    page.emulate_media(media="print")
    assert (before.is_visible(), after.is_visible()) == (True, True)
    assert page.locator(".tabbed-title:visible").count() == 2
    page.close()
