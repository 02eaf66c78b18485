"""Old addresses in a browser: a link that was made years ago leads to what it meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, Site, served
from playwright.sync_api import expect

from mkdocs_run import messages, mkdocs, themed_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

HEAD = "---\nreviewed: 2026-11-23\nnext_review: 2027-11-23\n"
LONG = "\n\n".join(["A line that takes room."] * 60)
PAGES = {
    "index.md": f"{HEAD}moved:\n  was-here: kept\n  elsewhere: new/page.md#there\n---\n# Home\n\n{LONG}\n\n"
    f"## Kept {{ .fold }}\n\nDeep inside.\n\n## Last\n\n{LONG}\n",
    "new/page.md": f"{HEAD}was: old/page.md\n---\n# Page\n\n{LONG}\n\n## There\n\n{LONG}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = themed_site(tmp_path_factory.mktemp("moved"), PAGES, extra_css=["assets/site.css"])
    done = mkdocs("build", "--strict", cwd=folder)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    with served(folder / "site") as address:
        yield Site(folder / "site", address, f"{(folder / 'site').as_uri()}/")


@BOTH
def test_an_old_id_leads_to_what_has_another_now(page: Page) -> None:
    page.goto("index.html#was-here")
    expect(page.get_by_text("Deep inside.")).to_be_visible()
    expect(page.locator("#kept")).to_be_in_viewport()


@BOTH
def test_an_old_id_leads_to_another_page_at_once(page: Page, base: str) -> None:
    page.goto("new/page.html")
    page.goto("index.html#elsewhere")
    expect(page).to_have_url(f"{base}new/page.html#there")
    expect(page.locator("#there")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(f"{base}new/page.html")


def test_without_script_a_line_says_where_it_is_and_else_says_nothing(new_page: Callable[..., Page], base: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("index.html")
    line = page.get_by_text("This is now here:")
    expect(line).to_be_hidden()
    page.goto("index.html#elsewhere")
    expect(line).to_be_in_viewport()
    line.get_by_role("link", name="Page").click()
    expect(page).to_have_url(f"{base}new/page.html#there")


@BOTH
def test_a_page_that_moved_leads_on_with_what_an_address_says_behind_it(page: Page, base: str) -> None:
    for anchor in ("", "#there"):
        page.goto("index.html")
        page.goto(f"old/page.html{anchor}")
        expect(page).to_have_url(f"{base}new/page.html{anchor}")
        page.go_back()
        expect(page).to_have_url(f"{base}index.html")


@BOTH
def test_without_script_a_page_that_moved_leads_on_too(new_page: Callable[..., Page], base: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("old/page.html")
    expect(page).to_have_url(f"{base}new/page.html")
