"""What a reader's settings ask for is done: less motion, own colours, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import PAGES
from seeing import open_everything, see, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

KEY_PAGES = ["index.html", "learn/neurochemistry.html", "learn/pathway.html", "learn/inconsistent.html"]
KEY_PAGES += ["learn/takeaways.html", "quiz/friends.html", "quiz/index.html", "help-now.html", "glossary.html"]
KEY_PAGES += ["sources.html", "search.html", "therapists/index.html", "therapists/parts.html", "about/design.html"]

MOVING = """() => seeing.all("*").flatMap(element => ["", "::before", "::after", "::backdrop"].flatMap(part => {
    const style = getComputedStyle(element, part || null)
    const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ")
    const slow = times.some(time => parseFloat(time) > .01)
    return slow || style.scrollBehavior === "smooth" ? [seeing.name(element) + part] : []
}))"""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_for_readers_who_want_no_motion(page: Page, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    see(page)
    open_everything(page)
    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().length") == 0


# Links are known in running text by a line below them, or by a frame: never by their colour alone.
PLAIN_LINKS = """() => seeing.all("main a[href], footer a[href], aside a[href]").filter(link => {
    if (!seeing.isShown(link) || seeing.isVoiceOnly(link) || link.closest(".rail")) return false
    // What has the focus is told by its ring.
    if (link.matches(":focus")) return false
    const parts = [link, ...link.querySelectorAll("*")]
    const frame = parts.concat(link.closest("li") || []).some(part => {
        const style = getComputedStyle(part)
        const line = seeing.contrast(seeing.colour(style.borderTopColor), seeing.ground(part.parentElement))
        return parseFloat(style.borderTopWidth) > 0 && line > 1.2
    })
    return !frame && !parts.some(part => getComputedStyle(part).textDecorationLine.includes("underline"))
}).map(seeing.name)"""


@pytest.mark.parametrize("path", PAGES)
def test_every_text_is_told_from_its_ground_and_every_link_from_text(page: Page, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    see(page)
    open_everything(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        settled(page)
        inks = page.evaluate("seeing.inks()")
        assert len(inks) > 20
        # WCAG asks for 4.5 (AA) or 7 (AAA): these pages keep to 7.
        assert [ink for ink in inks if ink["contrast"] < 7] == []
        assert [sign for sign in page.evaluate("seeing.signs()") if sign["contrast"] < 3] == []
        assert page.evaluate(PLAIN_LINKS) == []


# What stands out by its tint has a border or a mark where a reader's colours replace tints.
TINTED = """() => {
    const isTinted = element => {
        const own = seeing.colour(getComputedStyle(element).backgroundColor)
        return own[3] > 0 && seeing.isShown(element) && !seeing.isVoiceOnly(element)
            && element.textContent.trim() && !element.matches("body, code, .sample")
            && String(seeing.ground(element)) !== String(seeing.ground(element.parentElement))
    }
    seeing.all("body *").filter(isTinted).forEach(element => element.setAttribute("data-tinted", ""))
}"""
UNFRAMED = """() => seeing.all("[data-tinted]").filter(element => {
    const cell = element.closest("td, th")
    const isFramed = part => ["Top", "Right", "Bottom", "Left"].some(side => {
        const style = getComputedStyle(part)
        const line = seeing.contrast(seeing.colour(style[`border${side}Color`]), seeing.ground(part.parentElement))
        return parseFloat(style[`border${side}Width`]) > 0 && line >= 3
    })
    return seeing.isShown(element) && ![element, cell?.parentElement].some(part => part && isFramed(part))
}).map(seeing.name)"""

# But for samples of colours.
KEPT = """() => seeing.all("body *:not(.swatch, .sample, .space, .picture, .picture *)")
    .filter(part => getComputedStyle(part).forcedColorAdjust === "none").map(seeing.name)"""


@pytest.mark.parametrize("path", KEY_PAGES)
def test_in_a_readers_own_colours_nothing_is_lost(new_page: Callable[..., Page], path: str) -> None:
    page = new_page(reduced_motion="reduce", forced_colors="none")
    page.goto(path)
    see(page)
    open_everything(page)
    page.evaluate(TINTED)
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    inks = page.evaluate("seeing.inks()")
    assert len(inks) > 20
    assert [ink for ink in inks if ink["contrast"] < 4.5] == []
    assert [sign for sign in page.evaluate("seeing.signs()") if sign["contrast"] < 3] == []
    assert page.evaluate(UNFRAMED) == []
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("path", KEY_PAGES)
def test_in_a_readers_own_colours_the_focus_is_seen(new_page: Callable[..., Page], path: str) -> None:
    page = new_page(reduced_motion="reduce", forced_colors="active")
    page.goto(path)
    see(page)
    page.evaluate("globalThis.way = seeing.walk()")
    for _ in range(30):
        page.keyboard.press("Tab")
    assert page.evaluate("way.count") > 8
    assert page.evaluate("way.faults()") == []
