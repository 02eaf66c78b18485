"""What holds of every page: it fits a window, and says what it is, by names that can be found by ear."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from browsing import LEARN, PAGES, scrolls_sideways, served
from playwright.sync_api import expect
from seeing import open_everything

from mkdocs_run import mkdocs
from site_html import page_files

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import Site, Watch
    from playwright.sync_api import Page

NARROW, WIDE = 320, 1440

# Names that say nothing to somebody who goes from link to link.
EMPTY_WORDS = re.compile(r"(?:click |read |see )?(?:here|more|this|link|details|page|learn more)\W*", re.I)


def test_no_page_is_left_out(site: Site) -> None:
    assert sorted(path.relative_to(site.folder).as_posix() for path in page_files(site.folder)) == PAGES


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    titles = {path: re.findall(r"<title>(.*?)</title>", (site.folder / path).read_text("utf-8")) for path in PAGES}
    assert all(len(found) == 1 and found[0].strip() for found in titles.values())
    assert len({found[0] for found in titles.values()}) == len(PAGES)


def test_a_page_tells_its_own_address_on_paper_alone(page: Page, watch: Watch, tmp_path: Path) -> None:
    done = mkdocs("build", "-d", str(tmp_path), SITE_URL="https://example.org/care/")
    assert done.returncode == 0, done.stderr
    with served(tmp_path) as base:
        watch.home.append(base)
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{base}{LEARN[0]}")
            address = page.get_by_text(f"https://example.org/care/{LEARN[0]}", exact=True)
            expect(address).to_be_hidden()
            page.emulate_media(media="print")
            expect(address).to_be_visible()
            page.emulate_media(media="screen")


@pytest.mark.parametrize("path", PAGES)
def test_the_page_says_what_it_is_and_fits_a_narrow_window(page: Page, path: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 900})
    page.goto(path)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("complementary", name="Help", exact=True)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    assert not scrolls_sideways(page)


HEADINGS = "all => all.filter(heading => heading.checkVisibility()).map(heading => Number(heading.localName[1]))"


def _names(page: Page, role: str) -> list[str]:
    """Return the names of everything with a role, as a screen reader tells them; "" where there is none."""
    tree = page.locator("body").aria_snapshot()
    return [name or "" for name in re.findall(rf'^ *- {role}(?: "((?:[^"\\]|\\.)*)")?', tree, re.M)]


@pytest.mark.parametrize("path", PAGES)
def test_headings_landmarks_and_groups_can_be_found_by_ear(page: Page, path: str) -> None:
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.goto(path)
    open_everything(page)
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(HEADINGS)
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels)), levels
    for role in ("navigation", "region", "complementary"):
        names = _names(page, role)
        assert all(count == 1 and name for name, count in Counter(names).items()), (role, names)
    for role in ("radiogroup", "dialog", "figure", "button", "link", "textbox", "combobox", "table"):
        assert "" not in _names(page, role), role
    # What opens in place is a group, too, and named by its summary.
    for group in page.locator("fieldset:visible, [role=group]:visible, [popover]:visible").all():
        expect(group).to_have_accessible_name(re.compile("[a-z]{3}", re.I))
    assert [name for name in _names(page, "link") if EMPTY_WORDS.fullmatch(name)] == []


BARE = """all => all.filter(table => {
    const heads = [...table.querySelectorAll("th")]
    return !table.caption?.textContent.trim() || !heads.length || !heads.every(head => head.scope)
}).map(table => table.textContent.slice(0, 80))"""


@pytest.mark.parametrize("path", PAGES)
def test_every_table_says_what_it_shows_and_which_cells_are_headings(page: Page, path: str) -> None:
    page.goto(path)
    assert page.locator("main table").evaluate_all(BARE) == []
