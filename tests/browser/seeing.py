"""What can be seen of a page: its texts, their boxes and colours, and where the focus is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")


def see(page: Page) -> None:
    """Put `seeing`, the functions of `seeing.js`, on the page."""
    page.evaluate(f"{SCRIPT}; globalThis.seeing = seeing")


def open_everything(page: Page) -> None:
    """Open what can be opened, check an answer of every question, and show the meaning of a word."""
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    page.locator("section.question").evaluate_all("""all => all.forEach(section => {
        const field = section.querySelector('input')
        if (field) field.click()
        section.querySelector('.question__check').click()
        if (section.querySelector('.question__answers').hidden) section.querySelector('.question__show').click()
    })""")
    page.locator(".pathway__switch").evaluate_all("all => all.forEach(field => { field.checked = true })")
    if page.locator("main a.term").count():
        page.locator("main a.term").first.focus()
        expect(page.locator(".term-panel")).to_be_visible()


def settled(page: Page) -> None:
    """Wait until nothing moves or changes colour any more."""
    page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")


def laid_out(page: Page) -> None:
    """Wait until the page has been laid out anew, and an open panel has moved with it."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
