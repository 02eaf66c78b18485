"""Folded sections in a browser: opened by hand, by links from anywhere, and for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, Site, served
from playwright.sync_api import expect

from mkdocs_run import DATES, messages, mkdocs, themed_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

LONG = "\n\n".join(["A line that takes room."] * 60)
PAGES = {
    "index.md": f"{DATES}# Home\n\n[To the heading](page.md#kept), [to a part](page.md#part)\n",
    "page.md": f"""{DATES}# Page

[Heading](#kept), [part](#part)

## Open

{LONG}

## Kept {{ .fold }}

{LONG}

### Part

Deep inside.

## Other {{ .fold }}

Another.

## Last

{LONG}
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = themed_site(tmp_path_factory.mktemp("folds"), PAGES, extra_css=["assets/site.css"])
    done = mkdocs("build", "--strict", cwd=folder)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    with served(folder / "site") as address:
        yield Site(folder / "site", address, f"{(folder / 'site').as_uri()}/")


KEPT = "main details.section-fold:has(#kept)"
OTHER = "main details.section-fold:has(#other)"
DEEP = "main p:text-is('Deep inside.')"


def test_a_fold_is_shut_and_opens_by_tap_and_by_key(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("page.html")
    expect(page.locator(DEEP)).to_be_hidden()
    summary = page.locator(f"{KEPT} > summary")
    box = summary.bounding_box()
    assert box
    assert box["height"] >= 44
    assert box["width"] > 250
    summary.click(position={"x": box["width"] - 5, "y": 5})
    expect(page.locator(DEEP)).to_be_visible()
    summary.press("Enter")
    expect(page.locator(DEEP)).to_be_hidden()
    # What opens one leaves the others.
    expect(page.locator(OTHER)).not_to_have_attribute("open", "")


@BOTH
@pytest.mark.parametrize(("name", "goal"), [("To the heading", "#kept"), ("to a part", "#part")])
def test_a_link_from_another_page_opens_it(page: Page, name: str, goal: str) -> None:
    page.goto("index.html")
    page.get_by_role("link", name=name).click()
    expect(page.locator(DEEP)).to_be_visible()
    expect(page.locator(goal)).to_be_in_viewport()
    expect(page.locator(OTHER)).not_to_have_attribute("open", "")


@BOTH
@pytest.mark.parametrize(("name", "goal"), [("Heading", "#kept"), ("part", "#part")])
def test_a_link_on_the_page_opens_it_each_time(page: Page, name: str, goal: str) -> None:
    page.goto("page.html")
    link = page.locator("main").get_by_role("link", name=name, exact=True)
    for _ in range(3):
        link.click()
        expect(page.locator(DEEP)).to_be_visible()
        expect(page.locator(goal)).to_be_in_viewport()
        page.locator(f"{KEPT} > summary").click()
        expect(page.locator(DEEP)).to_be_hidden()


def test_the_contents_at_the_side_open_it(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("page.html")
    page.locator(".rail").get_by_role("link", name="Kept").click()
    expect(page.locator(DEEP)).to_be_visible()
    expect(page.locator("#kept")).to_be_in_viewport()


def test_browsers_that_open_nothing_by_themselves_are_helped(page: Page) -> None:
    page.goto("page.html#part")
    expect(page.locator(DEEP)).to_be_visible()
    # As one that does not know how leaves it.
    page.locator(KEPT).evaluate("fold => { fold.open = false; scrollTo(0, 0) }")
    page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
    expect(page.locator(DEEP)).to_be_visible()
    expect(page.locator("#part")).to_be_in_viewport()


@pytest.mark.parametrize("address", ["page.html#%", "page.html#none", "page.html#", "page.html#open"])
def test_an_address_that_leads_into_no_fold_opens_none(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("load")
    expect(page.locator("details[open]")).to_have_count(0)


def test_paper_shows_all_and_the_screen_what_it_showed_before(page: Page) -> None:
    page.goto("page.html")
    page.locator(f"{OTHER} > summary").click()
    page.emulate_media(media="print")
    expect(page.locator(DEEP)).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("main details.section-fold[open]")).to_have_count(2)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("main details.section-fold[open]")).to_have_count(1)
    expect(page.locator(OTHER)).to_have_attribute("open", "")


@BOTH
def test_without_script_all_is_there(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("page.html")
    expect(page.locator(DEEP)).to_be_hidden()
    page.locator(f"{KEPT} > summary").click()
    expect(page.locator(DEEP)).to_be_visible()
    page.goto("index.html")
    page.get_by_role("link", name="to a part").click()
    expect(page.locator(DEEP)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("main p:text-is('Another.')")).to_be_visible()


def test_a_fold_is_seen_in_forced_colours_and_has_a_ring(new_page: Callable[..., Page]) -> None:
    page = new_page(forced_colors="active")
    page.goto("page.html")
    summary = page.locator(f"{KEPT} > summary")
    page.keyboard.press("Tab")
    while not summary.evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
    style = summary.evaluate(
        "element => [getComputedStyle(element).outlineStyle, getComputedStyle(element, '::after')"
        ".borderBottomStyle, getComputedStyle(element.parentElement).borderTopStyle]"
    )
    assert style == ["solid", "solid", "solid"]
