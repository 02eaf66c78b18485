"""The look: tokens as they are read, and contrasts that readers with tired eyes can rely on."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from helpers import THEME
from mkdocs_run import ROOT
from psychoed.design.contrast import SHAPE, TEXT, contrast
from psychoed.design.style import DESIGN_STYLE, GROUNDS, INKS
from psychoed.design.tokens import DARK, LIGHT, PRINT, TOKENS, read_tokens
from psychoed.handout.sheet import INK
from psychoed.picture.drawing import PALETTES

if TYPE_CHECKING:
    from pathlib import Path

# Borders, signs and focus rings that carry a meaning.
SHAPES = ("line-strong", "steady", "on-off", "accent")

SITE_TOKENS = read_tokens({path: THEME.texts[path] for path in TOKENS})


def test_tokens_are_read_by_scheme_with_what_they_are_for() -> None:
    css = """
    :root { color-scheme: light dark; --ink: #222222; /* text */ --gap: .2rem; --shade: rgb(0 0 0 / .5); }
    @media (prefers-color-scheme: dark) { :root { --ink: #eeeeee; } .note { --ink: #ff0000; } }
    @media print { :root { --ink: #000000; } a { color: blue; } }
    @media (min-width: 40em) { :root { --gap: 1rem; } }
    .card { --ink: #00ff00; }
    """
    tokens = read_tokens({"a.css": css})
    assert [tokens[scheme]["ink"].value for scheme in (LIGHT, DARK, PRINT)] == ["#222222", "#eeeeee", "#000000"]
    assert {tokens[scheme]["ink"].use for scheme in (LIGHT, DARK, PRINT)} == {"text"}
    assert tokens[DARK]["gap"].value == ".2rem"
    assert [token.name for token in tokens[LIGHT].values() if token.is_colour] == ["ink"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ffffff", "#777777", 4.48), ("#12ab34", "#12ab34", 1)],
)
def test_contrast_is_what_wcag_says(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT])
def test_every_ink_is_read_on_every_ground(scheme: str) -> None:
    tokens = SITE_TOKENS[scheme]
    for ink, ground in product(INKS, GROUNDS):
        assert contrast(tokens[ink].value, tokens[ground].value) >= TEXT, (ink, ground)
    for shape, ground in product(SHAPES, GROUNDS):
        assert contrast(tokens[shape].value, tokens[ground].value) >= SHAPE, (shape, ground)


def test_paper_and_pictures_have_the_colours_of_the_stylesheet() -> None:
    light = {name: token.value for name, token in SITE_TOKENS[LIGHT].items()}
    steady, on_off = PALETTES["steady"], PALETTES["on-and-off"]
    for palette in (steady, on_off):
        assert (palette.ink, palette.soft, palette.card) == (light["ink"], light["soft-ink"], light["card"])
    assert (steady.tone, steady.band) == (light["steady"], light["steady-line"])
    assert (on_off.tone, on_off.band) == (light["on-off"], light["on-off-line"])
    assert light["ink"] == INK
    folder = ROOT / "hooks/psychoed/handout"
    sheet = dict(
        re.findall(r'^#let (\w+) = rgb\("(#\w+)"\)', (folder / "handout.typ").read_text("utf-8"), re.MULTILINE)
    )
    named = {"ink": "ink", "soft": "soft-ink", "teal": "steady", "tint": "steady-tint"}
    assert sheet == {name: light[token] for name, token in named.items()}
    cover = set(re.findall(r'rgb\("(#\w+)"\)', (folder / "cover.typ").read_text("utf-8")))
    assert cover == {light["paper"], light["ink"], light["steady"]}


def test_the_page_of_the_look_shows_what_the_stylesheet_says(site: Path) -> None:
    page = (site / "about" / "design.html").read_text("utf-8")
    for scheme in (LIGHT, DARK, PRINT):
        for token in SITE_TOKENS[scheme].values():
            assert not token.is_colour or token.value in page
    # Each is shown by a class, which its own stylesheet knows.
    assert '<link rel="stylesheet" href="design.css">' in page
    rules = set(re.findall(r"^\.([\w-]+)\{", (site / DESIGN_STYLE).read_text("utf-8"), re.M))
    assert rules == set(re.findall(r"\b(?:swatch|sample|shows)--[\w-]+", page))
    assert len(rules) > 50
    assert "style=" not in page
    light = SITE_TOKENS[LIGHT]
    assert f">{contrast(light['ink'].value, light['paper'].value):.1f}</span>" in page
    assert light["paper"].use in page
    for part in ('class="facts"', 'class="contrast"', "pathway--steady", "pathway--on-and-off", 'class="takeaways"'):
        assert part in page
    for kind in ("one", "several", "order", "sort", "match", "fill"):
        assert page.count(f'data-kind="{kind}"') == 1
