"""The panel over the pages of a preview: read, folded away and gone once all is mended, by hand and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import scrolls_sideways

from mkdocs_run import DATES, themed_site
from serving import Preview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HOSTILE = "</template><img src=x onerror=window.hit=1><script>window.hit=1</script>"
SOUND = DATES + "# Home\n\nTrust grows.\n"
WRONG = DATES + "# Home\n\n[Away](words.md)\n\n[[trsut]]\n"
WORDS = DATES + f"# Words\n\n/// terms\nTrust\n:   Expecting good.\n\n/// \n\n[[{HOSTILE}]]\n"
STYLE = {"extra_css": ["assets/site.css"]}


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Serve a small site with mistakes."""
    running = Preview(themed_site(tmp_path, {"index.md": WRONG, "words.md": WORDS}, **STYLE))
    running.until("Serving on")
    yield running
    running.stop()


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """Look at its first page on a phone."""
    context = browser.new_context(base_url=preview.address, viewport={"width": 320, "height": 640})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto("")
    yield page
    context.close()


def _listed(page: Page) -> str:
    return page.locator("psychoed-preview .said").inner_text()


def test_mistakes_are_shown_as_text_on_any_screen_and_in_both_lights(page: Page) -> None:
    assert HOSTILE in _listed(page)
    assert "index.md:9" in _listed(page)
    assert page.evaluate("window.hit") is None
    # Whoever is writing in a field of the page goes on writing.
    assert page.evaluate("document.activeElement === document.body")
    page.locator("psychoed-preview .spoken", has_text="on this page").wait_for(state="attached")
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 640})
        assert not scrolls_sideways(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa"], "preload": False}
            done = Axe().run(page, context={"include": ["psychoed-preview"]}, options=rules)
            assert done.response["violations"] == []
            assert done.response["passes"]


def test_the_panel_folds_by_escape_stays_so_and_opens_by_keyboard(page: Page) -> None:
    panel, title = page.locator("psychoed-preview .panel"), page.locator("psychoed-preview .panel > summary")
    assert panel.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert panel.get_attribute("open") is None
    box = panel.bounding_box()
    assert box
    assert box["height"] < 100
    page.reload()
    assert panel.get_attribute("open") is None
    title.press("Enter")
    assert panel.get_attribute("open") is not None
    page.locator("psychoed-preview .said").focus()
    page.keyboard.press("Escape")
    assert panel.get_attribute("open") is None
    assert title.evaluate("title => title.getRootNode().activeElement === title")
    title.click()
    page.reload()
    assert panel.get_attribute("open") is not None


def test_no_panel_is_left_once_all_is_mended(page: Page, tmp_path: Path) -> None:
    _listed(page)
    (tmp_path / "docs/words.md").write_text(WORDS.replace(f"[[{HOSTILE}]]", ""), encoding="utf-8")
    (tmp_path / "docs/index.md").write_text(SOUND, encoding="utf-8")
    page.get_by_text("Trust grows.").wait_for()
    assert page.locator("psychoed-preview").count() == 0


def test_a_page_that_is_open_learns_that_a_build_failed_and_one_that_is_not_there_comes_back(
    page: Page, preview: Preview, tmp_path: Path
) -> None:
    settings = tmp_path / "mkdocs.yml"
    sound = settings.read_text("utf-8")
    settings.write_text(sound + "nav: {{\n", encoding="utf-8")
    page.locator("psychoed-preview .title", has_text="could not be built").wait_for()
    other = page.context.new_page()
    other.goto("words.html")
    assert other.title() == "The preview could not be built"
    assert "error parsing the configuration file" in other.locator("main").inner_text()
    assert not scrolls_sideways(other)
    settings.write_text(sound, encoding="utf-8")
    other.bring_to_front()
    other.get_by_role("heading", name="Words", exact=True).first.wait_for()
    assert preview.process.poll() is None
