"""What key pages look like, against the pictures in `screens/` beside this file; the README shows some of them.

`pytest tests/browser/content/test_screens.py --update` takes them anew. Look at each before you believe it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from browsing import add_style
from comparing import differences, reduced
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

HERE = Path(__file__).with_name("screens")
WIDE, PHONE = (1280, 960), (390, 844)


class Screen(NamedTuple):
    """A page as a reader sees it."""

    path: str
    size: tuple[int, int]
    part: str = ""
    """What the window is scrolled to; empty for the page's beginning."""
    scheme: str = "light"
    answer: bool = False
    """Whether the first question is answered."""


SCREENS = {
    "home": Screen("index.html", WIDE),
    "home-phone": Screen("index.html", PHONE),
    "pathway": Screen("learn/pathway.html", WIDE, "#healthy-pathway"),
    "pathway-phone": Screen("learn/pathway.html", PHONE, "#healthy-pathway"),
    "on-and-off-dark": Screen("learn/inconsistent.html", WIDE, ".pathways", "dark"),
    "facts": Screen("learn/neurochemistry.html", WIDE, "#neurochemicals"),
    "facts-phone": Screen("learn/neurochemistry.html", PHONE, "#neurochemicals"),
    "contrast": Screen("learn/inconsistent.html", WIDE, ".contrast"),
    "question": Screen("quiz/friends.html", WIDE, "section.question", answer=True),
    "question-phone-dark": Screen("quiz/friends.html", PHONE, "section.question", "dark", answer=True),
    "glossary": Screen("glossary.html", WIDE),
    "takeaways-phone": Screen("learn/takeaways.html", PHONE, ".takeaways"),
    "help-phone": Screen("help-now.html", PHONE),
    "therapists": Screen("therapists/index.html", WIDE),
}


def _taken(page: Page, screen: Screen) -> Image.Image:
    page.goto(screen.path)
    if screen.answer:
        section = page.locator("section.question").first
        section.locator("input").first.check()
        section.get_by_role("button", name="Check", exact=True).click()
    if screen.part:
        page.locator(screen.part).first.evaluate("part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 24)")
    page.evaluate("document.fonts.ready.then(() => document.activeElement.blur())")
    shot = page.screenshot(animations="disabled", caret="hide")
    return reduced(_opened(shot))


def _opened(shot: bytes) -> Image.Image:
    return Image.open(BytesIO(shot)).convert("RGB")


@pytest.mark.parametrize("name", SCREENS)
def test_the_page_looks_as_it_did(name: str, new_page: Callable[..., Page], request: pytest.FixtureRequest) -> None:
    screen = SCREENS[name]
    width, height = screen.size
    page = new_page(viewport={"width": width, "height": height}, color_scheme=screen.scheme)
    seen = _taken(page, screen)
    path = HERE / f"{name}.png"
    if request.config.getoption("--update"):
        seen.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)
        return
    assert path.exists(), "There is no picture of it yet: take one with `--update`."
    off = differences(Image.open(path).convert("RGB"), seen)
    if off:
        seen.save(path.with_suffix(".seen.png"))
    assert not off, f"{len(off)} tiles differ, the worst at {off[0]}: compare {path.name} with {path.stem}.seen.png."


def test_every_picture_is_of_a_page() -> None:
    assert {path.stem for path in HERE.glob("*.png") if not path.stem.endswith(".seen")} == set(SCREENS)


BREAKS = {
    "a component without its style": ".contrast td { background: none; padding: 0 }",
    "a part that vanished": ".contrast { visibility: hidden }",
    "a part that moved by a line": ".contrast { margin-top: 3rem }",
    "another font": ":root { --text-font: monospace }",
    "a colour that is gone": ":root { --accent-2-tint: transparent; --accent-tint: transparent }",
}


@pytest.mark.parametrize("css", BREAKS.values(), ids=BREAKS.keys())
def test_a_broken_layout_is_caught(css: str, new_page: Callable[..., Page]) -> None:
    screen = SCREENS["contrast"]
    page = new_page(viewport={"width": screen.size[0], "height": screen.size[1]})
    before = _taken(page, screen)
    add_style(page, css)
    assert differences(before, reduced(_opened(page.screenshot())))


def test_another_way_to_smooth_letters_is_forgiven(new_page: Callable[..., Page]) -> None:
    screen = SCREENS["contrast"]
    page = new_page(viewport={"width": screen.size[0], "height": screen.size[1]})
    page.goto(screen.path)
    page.evaluate("document.fonts.ready")
    whole = _opened(page.screenshot())
    hinted = whole.filter(ImageFilter.GaussianBlur(0.6)).transform(
        whole.size, Image.Transform.AFFINE, (1, 0, 0.7, 0, 1, 0.4), Image.Resampling.BILINEAR
    )
    assert differences(reduced(whole), reduced(hinted)) == []
