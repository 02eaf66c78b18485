"""What holds of every page: it fits a narrow window, says what it is, and passes axe in both lights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import PAGES, scrolls_sideways
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browsing import Site
    from playwright.sync_api import Page

NARROW, WIDE = 320, 1440


def test_no_page_is_left_out(site: Site) -> None:
    assert sorted(path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")) == PAGES


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    titles = {path: re.findall(r"<title>(.*?)</title>", (site.folder / path).read_text("utf-8")) for path in PAGES}
    assert all(len(found) == 1 and found[0].strip() for found in titles.values())
    assert len({found[0] for found in titles.values()}) == len(PAGES)


def _open_everything(page: Page) -> None:
    """Open what can be opened, and check an answer of every question."""
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    page.locator("section.question").evaluate_all("""all => all.forEach(section => {
        const field = section.querySelector('input')
        if (field) field.click()
        section.querySelector('.question__check').click()
        if (section.querySelector('.question__answers').hidden) section.querySelector('.question__show').click()
    })""")
    if page.locator("main a.term").count():
        page.locator("main a.term").first.focus()
        expect(page.locator(".term-panel")).to_be_visible()


def _violations(page: Page) -> Iterator[tuple[str, str]]:
    """Return what axe finds at each width and in each light."""
    axe = Axe()
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            # Colours on their way would be measured half-way.
            page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
            # Dark differs in its colours alone.
            only = {"runOnly": ["color-contrast", "link-in-text-block"]} if scheme == "dark" else {}
            done = axe.run(page, options={"resultTypes": ["violations"], "preload": False, **only})
            axe = Axe(axe_script="")  # it is on the page now
            for violation in done.response["violations"]:
                for node in violation["nodes"]:
                    yield f"{violation['id']} {node['target']}: {node['failureSummary']}", f"{width} px, {scheme}"


@pytest.mark.parametrize("path", PAGES)
def test_the_page_fits_a_narrow_window_and_says_what_it_is_and_axe_finds_nothing(page: Page, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": NARROW, "height": 900})
    page.goto(path)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    assert not scrolls_sideways(page)
    _open_everything(page)
    assert not scrolls_sideways(page)
    assert dict(_violations(page)) == {}
