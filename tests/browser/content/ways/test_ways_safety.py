"""Nobody is failed: help for words of crisis, the lines of the reader's own country, and a fast way out."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, Site, served
from engines import ZONE
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from psychoed.text.digests import csp_hash
from site_html import html_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader import Reader

PHONE = (375, 700)
AWAY = "https://www.bbc.co.uk/weather"
WEATHER = "<!doctype html><html lang='en'><title>Weather</title><link rel='icon' href='data:,'><p>Sunny</p></html>"

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

PANEL = ".crisis"
WAYS = "return [...document.querySelectorAll('.crisis a')].map((link) => link.getAttribute('href'))"
KEPT = "return JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])"
BEFORE = "return Boolean(arguments[0].compareDocumentPosition(arguments[1]) & Node.DOCUMENT_POSITION_FOLLOWING)"

# What fails while a page is left would go with it.
HEARD = "localStorage.setItem('heard', event.message || String(event.reason))"
LISTEN = f"for (const name of ['error', 'unhandledrejection']) addEventListener(name, (event) => {HEARD})"

PLACES = "return [...document.querySelectorAll('.help-lines__place')].map((place) => [place.dataset.place, place.open])"

pytestmark = BOTH


@pytest.fixture(scope="module")
def weather(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of another place on this machine, where the way out leads in these tests."""
    folder = tmp_path_factory.mktemp("weather")
    (folder / "index.html").write_text(WEATHER, encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def leaving(site: Site, weather: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("leaving") / "für dich" / "site"
    shutil.copytree(site.folder, folder)
    changed = 0
    for path in [*html_files(folder), folder / "assets/crisis.js"]:
        text = path.read_text("utf-8")
        changed += AWAY in text
        for script in SCRIPT.findall(text):
            # The page's policy names what runs in it.
            text = text.replace(csp_hash(script), csp_hash(script.replace(AWAY, weather)))
        path.write_text(text.replace(AWAY, weather), encoding="utf-8")
    assert changed > 20
    with served(folder) as address:
        yield Site(folder, address, f"{folder.as_uri()}/")


@pytest.fixture
def base(leaving: Site, request: pytest.FixtureRequest) -> str:
    return getattr(leaving, request.param)


def test_a_search_for_words_of_crisis_shows_help_above_what_is_found(reader: Reader) -> None:
    reader.open("search.html", *PHONE)
    reader.click(reader.shown(".search__query"))
    reader.press("kill myself")
    panel = reader.eventually(lambda: reader.shown(PANEL), "the panel")
    assert reader.words(reader.one(".crisis__title")) == "You can talk to someone now"
    assert {"tel:999", "tel:116123"} <= set(reader.run(WAYS))
    assert reader.run(BEFORE, panel, reader.one(".search__results"))
    assert reader.is_focused(reader.one(".search__query"))
    assert not reader.scrolls_sideways()
    Select(reader.one(".crisis select")).select_by_value("United States")
    reader.eventually(lambda: "tel:988" in reader.run(WAYS), "the lines of another country")
    assert reader.url == f"{reader.home}search.html"
    assert "kill" not in reader.run(KEPT)
    reader.run("sessionStorage.clear()")  # the tab is that of the next test as well


def test_words_of_crisis_in_a_note_show_help_below_it(reader: Reader) -> None:
    reader.open("learn/inconsistent.html", *PHONE)
    reader.open_folds()
    field = reader.shown(".reflection textarea")
    reader.click(field)
    reader.press("he hits me")
    panel = reader.eventually(lambda: reader.shown(PANEL), "the panel")
    below, above = reader.boxes(panel, field)
    assert 0 <= below["top"] - above["bottom"] < 120
    assert "tel:999" in reader.run(WAYS)
    assert reader.is_focused(field)
    reader.tab_to(reader.named("Exit this page", f"{PANEL} a"))
    assert reader.url == f"{reader.home}learn/inconsistent.html"
    assert "hits" not in reader.run(KEPT)


@pytest.mark.parametrize("way", ["button", "shift", "hidden link"])
def test_a_page_is_left_and_back_does_not_show_it(reader: Reader, weather: str, way: str) -> None:
    reader.open("index.html", *PHONE)
    reader.driver.get(f"{reader.home}help-now.html")
    reader.run(LISTEN)
    if way == "button":
        reader.click(reader.shown(".exit__button"))
    elif way == "shift":
        reader.press(Keys.SHIFT, Keys.SHIFT)
        assert "1 more time" in reader.words(reader.one(".exit [role=status]"))
        reader.press(Keys.SHIFT)
    else:
        reader.tab_to(reader.one(f".md-skip[href='{weather}']"))
        reader.press(Keys.ENTER)
    reader.eventually(lambda: reader.url == weather, "the weather")
    reader.driver.back()
    reader.eventually(lambda: reader.url in {"about:blank", f"{reader.home}index.html"}, "what was before that page")
    assert "Help now" not in reader.run("return document.title")
    reader.open("index.html")
    assert reader.run("return localStorage.getItem('heard')") is None


def test_the_lines_of_the_readers_own_country_come_first_and_another_can_be_chosen(reader: Reader) -> None:
    reader.open("help-now.html", *PHONE)
    assert reader.run("return Intl.DateTimeFormat().resolvedOptions().timeZone") == ZONE
    assert reader.run(PLACES)[0] == ["United Kingdom", True]
    assert "tel:999" in reader.run(
        "return [...document.querySelectorAll('.help-lines__place[open] a')].map((link) => link.getAttribute('href'))"
    )
    Select(reader.one("#help-place")).select_by_value("Australia")
    reader.eventually(lambda: reader.run(PLACES)[0] == ["Australia", True], "the country that was chosen")
    assert not reader.scrolls_sideways()
    reader.driver.refresh()
    assert reader.run(PLACES)[0] == ["Australia", True]
    reader.run("sessionStorage.clear()")  # the tab is that of the next test as well


def test_each_country_opens_and_closes_by_mouse_and_keys(reader: Reader) -> None:
    reader.open("help-now.html", *PHONE)
    summary = reader.one(".help-lines__place[data-place='Germany'] > summary")
    opened = "return arguments[0].parentNode.open"
    reader.click(summary)
    reader.eventually(lambda: reader.run(opened, summary), "its lines")
    assert not reader.scrolls_sideways()
    reader.tab_to(summary)
    reader.press(Keys.ENTER)
    reader.eventually(lambda: not reader.run(opened, summary), "its end")
