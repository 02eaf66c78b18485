"""What a word means, told by mouse, keys and finger, in the text and in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import BOTH
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from reader import Reader
    from selenium.webdriver.remote.webelement import WebElement

PAGE = "learn/pathway.html"
TEXT = "main p a.term"
PICTURE = ".picture--inside a.term"
PANEL = ".term-panel"

pytestmark = BOTH


def _panel_tells(reader: Reader, link: WebElement) -> None:
    reader.eventually(lambda: reader.is_shown(PANEL), "the meaning")
    told = reader.run("return document.getElementById(arguments[0].getAttribute('aria-describedby')).textContent", link)
    assert reader.words(reader.one(".term-panel__meaning")) == " ".join(told.split()) != ""
    assert reader.is_in_sight(reader.one(PANEL))
    panel, word = reader.boxes(reader.one(PANEL), link)
    assert panel["top"] >= word["bottom"] or panel["bottom"] <= word["top"]


def _panel_goes(reader: Reader) -> None:
    reader.eventually(lambda: not reader.is_shown(PANEL), "its end")


@pytest.mark.parametrize("where", [TEXT, PICTURE])
def test_a_word_is_seen_and_told_by_mouse_and_keys(reader: Reader, where: str) -> None:
    reader.open(PAGE)
    reader.look_inside()
    link = reader.one(where)
    assert reader.is_drawn_otherwise(link, "text-decoration-line: none !important"), "no line is drawn under the word"
    assert not reader.is_shown(PANEL)

    reader.hover(link)
    _panel_tells(reader, link)
    reader.move_away()
    _panel_goes(reader)

    reader.tab_to(link)
    _panel_tells(reader, link)
    reader.press(Keys.ESCAPE)
    _panel_goes(reader)
    assert reader.is_focused(link)

    word = link.get_dom_attribute("data-term")
    reader.press(Keys.ENTER)
    reader.eventually(lambda: reader.url == f"{reader.home}glossary.html#{word}", "the glossary")
    assert reader.is_in_sight(reader.eventually(lambda: reader.one(":target")))


@pytest.mark.parametrize("where", [TEXT, PICTURE])
def test_the_first_tap_tells_and_the_second_leads_on(reader: Reader, where: str) -> None:
    reader.open(PAGE, 390, 800)
    reader.look_inside()
    link = reader.one(where)
    reader.tap(link)
    _panel_tells(reader, link)
    panel = reader.one(PANEL)
    assert reader.is_focused(panel)
    assert reader.url == f"{reader.home}{PAGE}"
    reader.named("Close", f"{PANEL} button").click()
    _panel_goes(reader)

    reader.tap(link)
    _panel_tells(reader, link)
    reader.tap(reader.one(f"{PANEL} a.term-panel__more"))
    reader.eventually(lambda: "glossary.html#" in reader.url, "the glossary")
