"""“Exit this page”: a way out of every page that speaks of fear, at once and with as few traces as can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, DOCS, PAGES, open_folds, served
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browsing import Site, Watch
    from playwright.sync_api import Browser, Locator, Page

AWAY = "https://www.bbc.co.uk/weather"


@pytest.fixture
def help_page(new_page: Callable[..., Page], watch: Watch) -> Callable[..., Page]:
    """Return a function that opens the page of help lines behind the first page; the way out is there, if any."""

    def opened(**options: object) -> Page:
        watch.home.append(AWAY)
        page = new_page(**options)
        page.route(re.compile("bbc"), lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
        page.goto("index.html")
        page.goto("help-now.html")
        return page

    return opened


def button(page: Page) -> Locator:
    return page.get_by_role("link", name="Emergency: Exit this page")


@BOTH
@pytest.mark.parametrize("javascript", [True, False])
def test_one_click_leaves_the_page(help_page: Callable[..., Page], base: str, javascript: bool) -> None:
    page = help_page(java_script_enabled=javascript)
    button(page).click()
    expect(page).to_have_url(AWAY)
    page.go_back()
    # Without script, the browser keeps the page in its history: the page says so.
    expect(page).to_have_url("about:blank" if javascript else f"{base}help-now.html")


def test_the_page_is_blank_before_the_other_one_has_loaded(help_page: Callable[..., Page]) -> None:
    page = help_page()
    # As with no network: the other page never comes.
    page.route(re.compile("bbc"), lambda route: route.abort("aborted"))
    button(page).click()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(page.get_by_text("Samaritans").first).to_be_hidden()
    expect(page).to_have_title("Loading")


def test_pressing_shift_three_times_leaves_the_page_and_says_so(help_page: Callable[..., Page]) -> None:
    page = help_page()
    status = page.locator(".exit").get_by_role("status")
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 2 more times to exit.")
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 1 more time to exit.")
    expect(page.locator(".exit__lights .is-on")).to_have_count(2)
    page.keyboard.press("Shift")
    expect(page).to_have_url(AWAY)


def test_shift_with_another_key_or_too_late_does_not_count(help_page: Callable[..., Page]) -> None:
    page = help_page()
    page.clock.install()
    page.reload()
    status = page.locator(".exit").get_by_role("status")
    for _ in range(3):
        page.keyboard.press("Shift+A")
    expect(status).to_be_empty()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    expect(status).to_be_empty()
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 2 more times to exit.")
    page.clock.run_for(5100)
    expect(status).to_have_text("Exit this page expired.")
    expect(page.locator(".exit__lights")).to_be_hidden()
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 2 more times to exit.")
    expect(page).to_have_url(re.compile("help-now"))


@pytest.mark.parametrize("width", [320, 1440])
def test_the_way_out_stays_in_sight_and_covers_nothing_in_focus(help_page: Callable[..., Page], width: int) -> None:
    page = help_page(viewport={"width": width, "height": 640})
    out = button(page)
    box = out.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    expect(out).to_be_in_viewport()
    page.keyboard.press("Home")
    for _ in range(40):
        page.keyboard.press("Tab")
        hidden = page.evaluate("""() => {
            const now = document.activeElement, out = document.querySelector(".exit__button")
            if (now === document.body || now.contains(out)) return null
            const a = now.getBoundingClientRect(), b = out.getBoundingClientRect()
            const inside = a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
            return inside ? now.outerHTML : null
        }""")
        assert hidden is None


@pytest.mark.parametrize("width", [320, 768, 1024, 1152, 1440])
def test_the_way_out_lies_over_no_words(help_page: Callable[..., Page], width: int) -> None:
    page = help_page(viewport={"width": width, "height": 800})
    covered = page.evaluate("""() => {
        const out = document.querySelector(".exit__button").getBoundingClientRect()
        return [...document.querySelectorAll("main h1, main p, main li, .help-line p")].filter(element => {
            const range = document.createRange()
            range.selectNodeContents(element)
            return [...range.getClientRects()].some(box =>
                box.left < out.right && out.left < box.right && box.top < out.bottom && out.top < box.bottom)
        }).map(element => element.textContent)
    }""")
    assert covered == []


def test_the_hidden_link_comes_first_and_does_the_same(help_page: Callable[..., Page]) -> None:
    page = help_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    link = page.locator(".md-skip:focus")
    expect(link).to_have_text("Exit this page")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(AWAY)


def test_nothing_of_the_page_shows_while_it_is_left(new_page: Callable[..., Page], watch: Watch) -> None:
    watch.home.append(AWAY)
    page = new_page(viewport={"width": 375, "height": 700})
    page.goto("help-now.html")
    page.route(re.compile("bbc"), lambda route: route.abort("aborted"))
    # The menu lies in the top layer, over whatever else there is.
    page.get_by_role("button", name="Menu").click()
    page.evaluate("document.querySelector('.exit__button').click()")
    overlay = page.get_by_role("alert")
    expect(overlay).to_have_text("Loading.")
    assert overlay.bounding_box() == {"x": 0, "y": 0, "width": 375, "height": 700}
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(button(page)).to_be_hidden()


def test_what_was_typed_is_gone_and_nothing_is_kept(new_page: Callable[..., Page], watch: Watch) -> None:
    watch.home.append(AWAY)
    page = new_page()
    page.route(re.compile("bbc"), lambda route: route.abort("aborted"))
    page.goto("learn/inconsistent.html")
    open_folds(page)
    field = page.locator("main textarea").first
    field.fill("He frightens me.")
    page.evaluate("sessionStorage.place = 'Ireland'")
    page.evaluate("document.querySelector('.exit__button').click()")
    expect(field).to_have_value("")
    assert page.evaluate("sessionStorage.length") == 0


def test_it_leaves_from_the_first_page_of_ours_in_this_tab(
    new_page: Callable[..., Page], watch: Watch, tmp_path: Path
) -> None:
    (tmp_path / "before.html").write_text("<title>Before</title>", "utf-8")
    page = new_page()
    with served(tmp_path) as elsewhere:
        watch.home += [AWAY, elsewhere]
        page.route(re.compile("bbc"), lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
        page.goto(f"{elsewhere}before.html")
        for path in ("index.html", "learn/inconsistent.html", "help-now.html"):
            page.goto(path)
        button(page).click()
        expect(page).to_have_url(AWAY)
        page.go_back()
        expect(page).to_have_title("Before")
    # Who comes back on purpose is not thrown out again.
    page.goto("index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_it_goes_by_itself_where_the_first_page_does_not_come(new_page: Callable[..., Page], watch: Watch) -> None:
    watch.home.append(AWAY)
    page = new_page()
    page.route(re.compile("bbc"), lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
    page.goto("index.html")
    page.goto("help-now.html")
    page.evaluate("navigation.traverseTo = () => ({finished: new Promise(() => {})})")
    button(page).click()
    expect(page).to_have_url(AWAY)
    page.goto("learn/friends.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_every_page_that_speaks_of_fear_has_it(site: Site) -> None:
    """The build sees to the words; a generated page has it where one has that it is made from."""
    without = {path for path in PAGES if "exit__button" not in (site.folder / path).read_text("utf-8")}
    assert without == {
        *(
            path
            for path in PAGES
            if path.startswith("about/") and path not in {"about/privacy.html", "about/design.html"}
        ),
        "therapists/hosting.html",
    }
    for path in sorted(without):
        source = DOCS / path.replace(".html", ".md")
        assert "exit: true" not in (source.read_text("utf-8") if source.exists() else "")


def test_help_and_search_come_first_in_the_menu_of_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("learn/friends.html")
    page.get_by_role("button", name="Menu").click()
    links = page.get_by_role("navigation", name="Site").get_by_role("link")
    assert links.all_text_contents()[:3] == ["Home", "Help now", "Search"]
    for place in range(3):
        expect(links.nth(place)).to_be_in_viewport(ratio=1)


def test_no_page_comes_back_with_what_was_typed(launch: Callable[..., Browser], site: Site) -> None:
    """Browsers keep pages as they were left, but not without windows; and Playwright's own settings forbid it."""
    browser = launch(windowless=False, ignore_default_args=["--disable-back-forward-cache"])
    page = browser.new_page()
    page.route(re.compile("bbc"), lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
    page.goto(f"{site.http}index.html")
    page.goto(f"{site.http}learn/inconsistent.html")
    open_folds(page)
    page.locator("main textarea").first.fill("He frightens me.")
    page.goto(f"{site.http}help-now.html")
    # No `load` comes with a page that was kept.
    page.evaluate("history.back()")
    expect(page).to_have_url(re.compile("inconsistent"))
    # Where nobody left, what was typed is still there: so the browser did keep the page.
    expect(page.locator("main textarea").first).to_have_value("He frightens me.")
    page.evaluate("history.forward()")
    expect(page).to_have_url(re.compile("help-now"))
    button(page).click()
    expect(page).to_have_url(AWAY)
    page.evaluate("history.forward()")
    expect(page).to_have_url(f"{site.http}learn/inconsistent.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main textarea").first).to_have_value("")
    browser.close()
