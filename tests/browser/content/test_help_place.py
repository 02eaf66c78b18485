"""The reader's own country comes first among the help lines; nothing moves for it, and nobody is told."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, Handler, served, until, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Site, Watch
    from playwright.sync_api import Browser, Locator, Page

HELP = "help-now.html"
FIRST = ".help-lines__place:first-child"


def parts(page: Page) -> Locator:
    return page.locator(".help-lines__place")


def open_parts(page: Page) -> list[str]:
    return [words(part.locator("summary")) for part in page.locator(".help-lines__place[open]").all()]


@pytest.mark.parametrize(
    ("zone", "locale", "place"),
    [
        ("Europe/London", "en-US", "United Kingdom"),
        ("America/New_York", "en-US", "United States"),
        ("America/Indiana/Knox", "es-MX", "United States"),
        ("America/Toronto", "en-US", "Canada"),
        # An old name, and one that only begins as the list has it.
        ("Asia/Calcutta", "en-IN", "India"),
        ("America/Argentina/Salta", "es-AR", "Argentina"),
        ("Australia/Lord_Howe", "en-AU", "Australia"),
        ("Europe/Lisbon", "pt-PT", "European Union"),
        # A browser that hides where it is.
        ("UTC", "en-GB", "United Kingdom"),
        ("UTC", "de-DE", "Germany"),
        ("Etc/GMT", "fr-FR", "European Union"),
        ("UTC", "es-US", "United States"),
        ("UTC", "en-US", ""),
        ("UTC", "en", ""),
        # A country that is not listed: the language must not lead elsewhere.
        ("Asia/Tokyo", "en-GB", ""),
        ("America/Puerto_Rico", "en-US", ""),
        ("Europe/Zurich", "de-DE", ""),
    ],
)
def test_the_place_is_told_by_the_time_zone_then_by_the_language(
    new_page: Callable[..., Page], zone: str, locale: str, place: str
) -> None:
    page = new_page(timezone_id=zone, locale=locale)
    page.goto(HELP)
    assert page.evaluate("[helpPlace.name, helpPlace.isChosen]") == [place, False]
    assert open_parts(page) == ([place] if place else [])
    first = words(page.locator(f"{FIRST} summary"))
    assert first == (place or "Argentina")
    expect(page.get_by_label("Your country")).to_have_value(place or "?")
    # The others keep their order.
    names = [words(part.locator("summary")) for part in parts(page).all() if words(part.locator("summary")) != place]
    assert names == [*sorted(names[:-1]), "Anywhere else"]


class Slow(Handler):
    """Sends a page piece by piece, as a weak connection does, so that a browser may show it before it is whole."""

    def copyfile(self, source, outputfile) -> None:  # type: ignore[no-untyped-def]
        """Send the page of help lines in many pieces."""
        if HELP not in self.path:
            super().copyfile(source, outputfile)
            return
        while piece := source.read(4096):
            outputfile.write(piece)
            outputfile.flush()
            time.sleep(0.03)


SHIFTS = """() => {
    window.shifts = []
    new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(
        [entry.value, ...entry.sources.map(source => source.node?.outerHTML?.slice(0, 80) ?? "")]
    ))).observe({ type: "layout-shift", buffered: true })
}"""


@pytest.mark.parametrize("zone", ["America/Chicago", "Australia/Sydney", "UTC"])
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_on_the_screen_moves_while_a_country_is_put_first(
    browser: Browser, site: Site, zone: str, width: int
) -> None:
    with served(site.folder, Slow) as address:
        context = browser.new_context(timezone_id=zone, locale="en-US", viewport={"width": width, "height": 2400})
        page = context.new_page()
        page.add_init_script(f"({SHIFTS})()")
        page.goto(address + HELP)
        until(page, "document.fonts.status === 'loaded'")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        expect(page.locator(".help-lines")).to_be_visible()
        assert page.evaluate("shifts.filter(shift => shift.some(part => /help-line/.test(part)))") == []
        context.close()


@BOTH
def test_a_chosen_country_holds_in_this_tab_until_the_reader_leaves(new_page: Callable[..., Page]) -> None:
    page = new_page(timezone_id="Europe/London", locale="en-GB")
    page.goto(HELP)
    page.get_by_label("Your country").focus()
    page.get_by_label("Your country").select_option("Canada")
    expect(page.locator(f"{FIRST} summary")).to_have_text("Canada")
    expect(page.locator(".help-lines").get_by_role("status")).to_have_text(re.compile("^Canada comes first now"))
    assert open_parts(page) == ["Canada"]
    expect(page.get_by_label("Your country")).to_be_focused()
    page.reload()
    assert open_parts(page) == ["Canada"]
    assert page.evaluate("[helpPlace.name, helpPlace.isChosen]") == ["Canada", True]
    page.get_by_label("Your country").select_option("Anywhere else")
    page.reload()
    assert open_parts(page) == ["Anywhere else"]
    assert page.evaluate("[helpPlace.name, helpPlace.isChosen]") == ["", True]
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    page.evaluate("sessionStorage.clear()")  # what “Exit this page” does
    page.reload()
    assert open_parts(page) == ["United Kingdom"]


def test_others_are_told_of_a_choice_and_no_place_that_is_none_can_be_chosen(page: Page) -> None:
    page.goto(HELP)
    heard = page.evaluate("""() => {
        const heard = []
        helpPlace.addEventListener("change", () => heard.push(helpPlace.name))
        for (const name of ["Ireland", "Atlantis", "toString", ""]) helpPlace.choose(name)
        return heard
    }""")
    assert heard == ["Ireland", ""]
    assert page.evaluate("helpPlace.names.length") == parts(page).count() - 1


def test_a_choice_holds_for_the_page_where_nothing_can_be_kept(new_page: Callable[..., Page]) -> None:
    page = new_page(timezone_id="UTC", locale="en-US")
    page.add_init_script("""for (const name of ["getItem", "setItem", "clear"])
        Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError") }""")
    page.goto(HELP)
    page.get_by_label("Your country").select_option("Spain")
    assert open_parts(page) == ["Spain"]


@BOTH
@pytest.mark.parametrize("javascript", [True, False])
def test_a_link_to_a_country_unfolds_it(new_page: Callable[..., Page], javascript: bool) -> None:
    page = new_page(java_script_enabled=javascript, timezone_id="Europe/Berlin", viewport={"width": 390, "height": 800})
    page.goto(f"{HELP}#help:united-kingdom")
    samaritans = page.locator("[data-place='United Kingdom']").get_by_text("Samaritans", exact=True)
    expect(samaritans).to_be_visible()
    heading = page.get_by_role("heading", name="United Kingdom", exact=True)
    expect(heading).to_be_in_viewport()
    box, out = heading.bounding_box(), page.get_by_role("link", name="Exit this page").last.bounding_box()
    assert box is not None
    assert out is not None
    assert box["y"] >= out["y"] + out["height"]


def test_a_link_within_the_page_unfolds_a_country_too(page: Page) -> None:
    page.goto(HELP)
    page.evaluate("location.hash = 'help:canada'")
    expect(page.get_by_text("ShelterSafe", exact=True)).to_be_visible()
    page.evaluate("location.hash = 'help:anywhere'")
    expect(page.get_by_text("Befrienders Worldwide", exact=True)).to_be_visible()
    page.evaluate("location.hash = 'nowhere%'")


def test_without_script_every_country_unfolds(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(HELP)
    assert open_parts(page) == []
    for part in parts(page).all():
        summary = part.locator("summary")
        box = summary.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        summary.click()
        expect(part.locator("li").first).to_be_visible()


def test_on_paper_stands_only_what_may_be_printed(new_page: Callable[..., Page]) -> None:
    page = new_page(timezone_id="UTC", locale="en-US")
    page.goto(HELP)
    page.emulate_media(media="print")
    india = page.locator("[data-place='India']")
    expect(page.locator("[data-place='United States'] a[href^='tel:']").first).to_be_visible()
    for part in india.locator("[data-paper='no']").all():
        expect(part).to_be_hidden()
    assert india.locator("a[href^='tel:']").evaluate_all("all => all.filter(one => one.checkVisibility()).length") == 0
    expect(india.get_by_text("In danger, call your local emergency number.")).to_be_visible()
    expect(india.get_by_text("findahelpline.com")).to_be_visible()
    page.emulate_media(media="screen")
    india.locator("summary").click()
    expect(india.get_by_text("In danger, call your local emergency number.")).to_be_hidden()


def test_paper_holds_the_readers_own_country_alone(new_page: Callable[..., Page]) -> None:
    page = new_page(timezone_id="Europe/Dublin", locale="en-IE")
    page.goto(HELP)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Ireland", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Canada", exact=True)).to_be_hidden()


def test_the_scripts_are_only_where_the_lines_are(site: Site, watch: Watch, page: Page) -> None:
    page.goto("index.html")
    assert not watch.asked_for("help-lines.js")
    page.goto(HELP)
    assert watch.asked_for("help-place.js")
    assert len((site.folder / "assets/help-place.js").read_bytes()) < 8000
