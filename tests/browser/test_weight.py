"""What a first visit costs a reader on a slow line with a slow phone: bytes, waiting, and words that move."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import LEARN, QUIZZES, until
from browsing import PAGES as ALL_PAGES

from helpers import THEME
from psychoed.components.registry import COMPONENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Site
    from playwright.sync_api import Page, Response

MOST = 72_000
"""Bytes that all files of a page may have together, compressed, the fonts included, but not `CRISIS`."""

MOST_PICTURED = 90_000
"""The same where a page shows small pictures of sheets."""

CRISIS = ("assets/crisis.js", "assets/help-place.js")
"""What waits for words of crisis in a field: it comes last, and must be there when the line is gone."""

MOST_CRISIS = 26_000
"""Bytes of these, compressed."""

MOST_BLOCKING = 2 if Path(__file__).with_name("content").is_dir() else 2 * len(COMPONENTS)
"""Files without which nothing is shown. Other pages than those of this site may show more kinds of blocks at once: then
each has its style or its script."""

WORST_SHIFT = 0.1
"""How much may move on a page that answers: https://web.dev/articles/cls calls that good."""

PICTURED = [path for path in ALL_PAGES if path == "therapists/index.html"]
PAGES = ["index.html", *LEARN, "glossary.html", *QUIZZES[:2], *PICTURED]
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1440, "height": 900}}

OBSERVER = """
    window.shifts = []
    new PerformanceObserver(list => {
        for (const entry of list.getEntries().filter(entry => !entry.hadRecentInput))
            shifts.push({by: entry.value, of: entry.sources.map(({node}) => node && (node.className || node.nodeName))})
    }).observe({type: "layout-shift", buffered: true})
"""
SETTLED = """async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
}"""
BLOCKING = """() => performance.getEntriesByType("resource")
    .filter(entry => entry.renderBlockingStatus === "blocking").map(entry => entry.name)"""
FONTS = """() => Array.from(document.fonts).filter(font => font.status === "loaded").map(font => font.family)"""
RULES = """async text => {
    const sheet = new CSSStyleSheet()
    await sheet.replace(text)
    return Array.from(sheet.cssRules).filter(rule => !(rule instanceof CSSFontFaceRule))
        .map(rule => rule.cssText.replaceAll(/,\\s+/g, ","))
}"""


def _compressed(response: Response) -> int:
    body = response.body()
    return len(body if response.url.endswith((".woff2", ".png")) else gzip.compress(body, 6))


@pytest.fixture
def slow_page(new_page: Callable[..., Page]) -> Callable[[dict[str, int]], Page]:
    """Return a function that opens a page of some size on a slow line and a slow processor."""

    def slow_page(size: dict[str, int]) -> Page:
        page = new_page(viewport=size)
        page.set_default_timeout(60_000)
        page.add_init_script(OBSERVER)
        tools: Any = page.context.new_cdp_session(page)
        tools.send("Network.enable")
        line = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
        tools.send("Network.emulateNetworkConditions", {"offline": False, **line})
        tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        return page

    return slow_page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_is_light_and_nothing_moves(
    slow_page: Callable[[dict[str, int]], Page], path: str, size: str
) -> None:
    page = slow_page(SIZES[size])
    loaded: list[Response] = []

    def note(response: Response) -> None:  # Playwright cannot call a method of a list
        loaded.append(response)

    page.on("response", note)
    page.goto(path, wait_until="networkidle")
    page.evaluate(SETTLED)
    weights = {response.url: _compressed(response) for response in loaded}
    assert any(url.endswith("site.css") for url in weights)
    crisis = {url: weight for url, weight in weights.items() if url.endswith(CRISIS)}
    assert sum(crisis.values()) <= MOST_CRISIS, crisis
    assert sum(weights.values()) - sum(crisis.values()) <= (MOST_PICTURED if path in PICTURED else MOST), weights
    assert len(page.evaluate(BLOCKING)) <= MOST_BLOCKING
    assert {"Fraunces", "Atkinson Hyperlegible Next"} <= {name.strip('"') for name in page.evaluate(FONTS)}
    assert page.evaluate("shifts") == []


def test_what_a_search_finds_pushes_little_around(slow_page: Callable[[dict[str, int]], Page]) -> None:
    if "search.html" not in ALL_PAGES:
        pytest.skip("this site has no page to search")
    page = slow_page(SIZES["phone"])
    page.goto("search.html", wait_until="commit")
    page.get_by_role("searchbox").press_sequentially("stress friend zz", delay=150)
    for query in ("stress friend zz", "stress", "zzyzx", "trust"):
        page.get_by_role("searchbox").fill(query)
        page.locator(".search__found, .search__help:not([hidden])").first.wait_for()
        page.wait_for_timeout(700)  # what comes so late counts, as no answer to a key
    assert page.evaluate("shifts.reduce((sum, {by}) => sum + by, 0)") < WORST_SHIFT, page.evaluate("shifts")


def test_it_would_be_noticed_if_something_moved(slow_page: Callable[[dict[str, int]], Page]) -> None:
    page = slow_page(SIZES["phone"])
    page.goto(LEARN[0], wait_until="networkidle")
    page.evaluate(SETTLED)
    page.evaluate("document.querySelector('main').style.paddingTop = '4rem'")
    until(page, "shifts.length")


def test_the_stylesheet_says_what_its_parts_say(page: Page, site: Site) -> None:
    written = re.sub(
        r'@import "(.+?)";', lambda found: THEME.texts[f"assets/{found[1]}"], THEME.texts["assets/site.css"]
    )
    built = (site.folder / "assets" / "site.css").read_text("utf-8")
    page.goto("about:blank")
    rules = page.evaluate(RULES, written)
    assert len(rules) > 300
    assert page.evaluate(RULES, built) == rules
