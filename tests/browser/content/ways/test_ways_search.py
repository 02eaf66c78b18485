"""Search in each engine, over http and from a folder: its index comes as scripts, and keys differ between engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import BOTH
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from reader import Reader

pytestmark = BOTH

FOUND = "return [...document.querySelectorAll('.search__title a')].map((link) => link.href)"
STATUS = "return document.querySelector('.search__status').textContent"


def look_for(reader: Reader, query: str, width: int = 1280) -> list[str]:
    """Type a query into the field of a new page, and return the addresses of what is found, relative to the site's."""
    reader.open("search.html", width, 700)
    reader.click(reader.shown(".search__query"))
    reader.press(query)
    reader.eventually(lambda: reader.run(STATUS).startswith(("Found", "No page", "Nothing")), f"an answer to {query}")
    return [address.removeprefix(reader.home) for address in reader.run(FOUND)]


def arrive(reader: Reader, path: str) -> None:
    """Wait until a page is there as a whole."""
    there = "return [location.href, document.readyState]"
    reader.eventually(lambda: reader.run(there) == [f"{reader.home}{path}", "complete"], path)


def test_a_word_is_found_and_its_result_leads_to_the_place(reader: Reader) -> None:
    assert look_for(reader, "oxytocin", 375)[0] == "glossary.html#oxytocin"
    assert not reader.scrolls_sideways()
    assert reader.words(reader.shown(".search__excerpt mark")).lower() == "oxytocin"
    reader.click(reader.shown(".search__title a"))
    arrive(reader, "glossary.html#oxytocin")
    reader.eventually(lambda: reader.is_in_sight(reader.one(":target")), "the word")


def test_accents_hyphens_slips_and_readers_own_words_lead_to_the_same(reader: Reader) -> None:
    assert look_for(reader, "Loseth") == look_for(reader, "Løseth") != []
    assert look_for(reader, "wellbeing") == look_for(reader, "well-being") == look_for(reader, "well being") != []
    assert look_for(reader, "reciprocty")[0] == "glossary.html#reciprocity"
    assert "practise/alone.html" in look_for(reader, "lonely")


def test_keys_lead_through_what_was_found_and_the_address_says_nothing(reader: Reader) -> None:
    first, *_ = look_for(reader, "stress")
    reader.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    links = reader.all(".search__title a")
    assert reader.is_focused(links[1])
    reader.press(Keys.ESCAPE)
    assert reader.is_focused(reader.shown(".search__query"))
    reader.press(Keys.ENTER)
    reader.click(reader.named("Search"))
    assert reader.url == f"{reader.home}search.html"
    assert reader.all(".search__title a")
    reader.tab_to(links[0])
    reader.press(Keys.ENTER)
    arrive(reader, first)


def test_where_nothing_is_found_there_is_help(reader: Reader) -> None:
    assert look_for(reader, "zzyzx", 375) == []
    assert reader.is_shown(".search__help")
    reader.click(reader.shown(".search__help a"))
    arrive(reader, "help-now.html")
