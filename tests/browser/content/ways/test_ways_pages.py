"""From page to page, step by step through a pathway, and a list to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import BOTH
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from reader import Reader
    from selenium.webdriver.remote.webelement import WebElement

pytestmark = BOTH

KEPT = "return localStorage.getItem('kept-answers')"


def test_the_menu_of_a_phone_opens_leads_on_and_closes(reader: Reader) -> None:
    reader.open("index.html", 375, 700)
    assert not reader.is_shown("#site-menu a")
    button = reader.named("Menu")
    button.click()
    reader.eventually(lambda: reader.is_shown("#site-menu a"), "the menu")
    reader.press(Keys.ESCAPE)
    reader.eventually(lambda: not reader.is_shown("#site-menu a"), "its end")
    assert reader.is_focused(button)
    button.click()
    reader.named("Close").click()
    reader.eventually(lambda: not reader.is_shown("#site-menu a"), "its end")
    button.click()
    reader.named("Glossary", "#site-menu a").click()
    reader.eventually(lambda: reader.url == f"{reader.home}glossary.html", "the glossary")
    assert not reader.scrolls_sideways()


def _lies_above(reader: Reader, card: WebElement, bar: WebElement) -> bool:
    card_box, bar_box = reader.boxes(card, bar)
    return card_box["top"] >= -1 and card_box["bottom"] <= bar_box["top"] + 1


@pytest.mark.parametrize("width", [320, 1100])
def test_a_pathway_is_walked_through(reader: Reader, width: int) -> None:
    reader.open("learn/pathway.html", width, 700)
    start = reader.named("Walk through it")
    reader.tab_to(start)
    reader.press(Keys.ENTER)
    bar = reader.one(".pathway__walk")
    status, following = reader.one(".pathway__walk [role=status]"), reader.named("Next")
    for step in range(1, 7):
        assert reader.words(status).startswith(f"Step {step} of 6: ")
        card = reader.shown(f".picture [data-step='{step}'] .picture__card")
        reader.eventually(lambda card=card: _lies_above(reader, card, bar), "the station in sight")
        assert reader.is_focused(following)
        reader.press(Keys.ENTER)
    # From the last step this one goes on with the second.
    assert reader.words(status).startswith("Step 2 of 6: ")
    reader.named("Show all").click()
    assert reader.words(status) == ""
    assert reader.is_focused(reader.named("Walk through it"))


def test_a_list_is_ticked_kept_where_asked_and_forgotten(reader: Reader) -> None:
    reader.open("learn/takeaways.html", 375, 700)
    ticks = reader.all(".takeaways li input")
    assert len(ticks) == 4
    ticks[0].click()
    reader.tab_to(ticks[1])
    reader.press(Keys.SPACE)
    assert [tick.is_selected() for tick in ticks] == [True, True, False, False]
    assert reader.run(KEPT) is None
    reader.one(".takeaways__tools label input").click()
    reader.driver.refresh()
    assert [tick.is_selected() for tick in reader.all(".takeaways li input")] == [True, True, False, False]
    reader.run("window.print = () => { window.printed = document.querySelector('.takeaways').className }")
    reader.named("Print this list").click()
    assert "takeaways--alone" in reader.run("return window.printed")
    reader.run("dispatchEvent(new Event('afterprint'))")
    reader.click(reader.named("Forget my ticks"))
    assert not any(tick.is_selected() for tick in reader.all(".takeaways li input"))
    assert reader.run(KEPT) is None


def test_what_research_knows_opens_by_mouse_and_keys(reader: Reader) -> None:
    reader.open("learn/neurochemistry.html", 375, 700)
    opened = (
        "return [arguments[0].parentNode.open, arguments[0].nextElementSibling.getBoundingClientRect().height > 20]"
    )
    mark = reader.shown("main details > summary")
    mark.click()
    reader.eventually(lambda: reader.run(opened, mark) == [True, True], "what is known")
    assert not reader.scrolls_sideways()
    reader.tab_to(mark)
    reader.press(Keys.ENTER)
    reader.eventually(lambda: reader.run(opened, mark)[0] is False, "its end")


@pytest.mark.parametrize("goal", ["check-yourself", "friends-terms/co-regulation"])
def test_a_link_into_a_fold_opens_it(reader: Reader, goal: str) -> None:
    reader.open(f"learn/friends.html#{goal}", 375, 700)
    place = reader.one(f"[id='{goal}']")
    opened = (
        "const all = [...document.querySelectorAll('main .section-fold')]; return [all.filter(one => one.open).length,"
    )
    opened += " arguments[0].closest('.section-fold').open]"
    reader.eventually(lambda: reader.run(opened, place) == [1, True], "the fold that it leads into, and no other")
    reader.eventually(lambda: reader.is_in_sight(place), "the place in sight")
    summary = reader.run("return arguments[0].closest('.section-fold').firstElementChild", place)
    reader.run("arguments[0].scrollIntoView({block: 'center'})", summary)
    reader.click(summary)
    reader.eventually(lambda: reader.run(opened, place) == [0, False], "its end")
    reader.run("location.hash = ''; location.hash = arguments[0]", goal)
    reader.eventually(lambda: reader.run(opened, place) == [1, True], "the same once more")
    assert not reader.scrolls_sideways()
