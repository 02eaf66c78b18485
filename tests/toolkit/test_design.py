"""The look: tokens as they are read, and contrasts that readers with tired eyes can rely on."""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from helpers import BUILD_INFO, THEME
from mkdocs_run import ROOT
from psychoed.assets.colours import colours_of, own_colours
from psychoed.assets.contrast import contrast
from psychoed.assets.tokens import DARK, LIGHT, PRINT, TOKENS, read_tokens
from psychoed.features.design.check import GROUNDS, INKS, check_tokens
from psychoed.features.design.page import DESIGN_URI
from psychoed.features.design.style import DESIGN_STYLE, FONTS, design_style
from psychoed.pipeline.assets import Assets, make_assets
from psychoed.pipeline.reading import read_content
from psychoed.source.tones import TONES
from psychoed.words.reading import english

if TYPE_CHECKING:
    from pathlib import Path

    from psychoed.assets.tokens import Token

SITE_TOKENS = read_tokens(THEME.texts[TOKENS])


def test_tokens_are_read_by_scheme_with_what_they_are_for() -> None:
    css = """
    :root { color-scheme: light dark; --ink: #222222; /* text */ --gap: .2rem; --shade: rgb(0 0 0 / .5); }
    @media (prefers-color-scheme: dark) { :root { --ink: #eeeeee; } .note { --ink: #ff0000; } }
    @media print { :root { --ink: #000000; } a { color: blue; } }
    @media (min-width: 40em) { :root { --gap: 1rem; } }
    .card { --ink: #00ff00; }
    """
    tokens = read_tokens(css)
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


def test_every_colour_of_the_theme_is_told_from_what_it_stands_on() -> None:
    assert check_tokens(SITE_TOKENS) == []
    # The check goes as far as WCAG: these are all that text is set in.
    for scheme, ink, ground in product((LIGHT, DARK, PRINT), INKS, GROUNDS):
        tokens = SITE_TOKENS[scheme]
        assert contrast(tokens[ink].value, tokens[ground].value) >= 7, (scheme, ink, ground)


def _changed(scheme: str, name: str, value: str) -> dict[str, dict[str, Token]]:
    tokens = SITE_TOKENS[scheme]
    return {**SITE_TOKENS, scheme: {**tokens, name: replace(tokens[name], value=value)}}


@pytest.mark.parametrize(
    ("scheme", "name", "value", "told"),
    [
        (LIGHT, "accent", "#0f5f5a", "`--accent` is too close to `--paper` by day: 6.95 to 1."),
        (DARK, "soft-ink", "#9faea8", "`--soft-ink` is too close to `--card` at night: 6.66 to 1."),
        (PRINT, "accent-2", "#8a4a0b", "`--accent-2` is too close to `--paper` on paper: 6.85 to 1."),
        (PRINT, "line-strong", "#999999", "`--line-strong` is too close to `--paper` on paper: 2.85 to 1."),
        (LIGHT, "accent-2-tint", "#e2bd8a", "`--accent-2` is too close to `--accent-2-tint` by day: 4.73 to 1."),
        (LIGHT, "line-strong", "#999999", "`--line-strong` is too close to `--paper` in a book: 2.85 to 1."),
        (DARK, "paper", "#554f44", "`--line-strong` is too close to `--paper` in a book that is read at night"),
        (LIGHT, "neutral", "black", "`--neutral: black` is no plain colour."),
    ],
)
def test_a_colour_that_cannot_be_read_fails_the_build_with_its_line(
    scheme: str, name: str, value: str, told: str
) -> None:
    found = [str(problem) for problem in check_tokens(_changed(scheme, name, value))]
    assert any(told in problem for problem in found), found
    lines = THEME.texts[TOKENS].splitlines()
    for problem in check_tokens(_changed(scheme, name, value)):
        # What is named stands there.
        assert problem.message.split(":")[0].split("`")[1].partition(":")[0] in lines[problem.line - 1]


def test_a_site_whose_own_colours_lack_some_is_told_and_gets_those_of_the_theme() -> None:
    css = THEME.texts[TOKENS]
    without = re.sub(r"--accent-2-line: .*", "", css).replace("#085753", "#00504c")
    made = make_assets({**THEME.texts, TOKENS: without}, {})
    assert {str(problem) for problem in made.problems} == {
        f"{TOKENS}: There is no colour `--accent-2-line`. "
        "Write six digits and small letters behind a hash, as in the theme's own file."
    }
    colours = colours_of(made.tokens)
    assert colours.light.accent.ink == "#00504c"
    assert colours.light.accent_2.line == own_colours().light.accent_2.line
    # A site may do without a stylesheet, and has paper and pictures all the same.
    assert read_content({}, BUILD_INFO, Assets()).site.colours == own_colours() == colours_of(SITE_TOKENS)


def test_paper_and_pictures_have_the_colours_of_the_stylesheet() -> None:
    inks = own_colours()
    for scheme, found in ((LIGHT, inks.light), (PRINT, inks.paper)):
        for name in ("paper", "card", "ink", "soft-ink", "line-strong"):
            assert getattr(found, name.replace("-", "_")) == SITE_TOKENS[scheme][name].value
        for tone in TONES:
            names = (tone, f"{tone}-tint", f"{tone}-line")
            assert astuple(found.tone(tone)) == tuple(SITE_TOKENS[scheme][name].value for name in names)


HEX = re.compile(r"(?<!&)#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")


def test_colours_have_one_source() -> None:
    """What is drawn and set takes them from the tokens, and so do all other styles."""
    assert HEX.findall('a #123 b "#12345678" c #abcdef d &#124; e #main f #1234567') == ["#123", "#12345678", "#abcdef"]
    hooks = [path for end in ("py", "typ", "css") for path in (ROOT / "hooks").rglob(f"*.{end}")]
    styles = [
        path for path in (ROOT / "overrides").rglob("*.css") if path.as_posix().rpartition("overrides/")[2] != TOKENS
    ]
    assert len(hooks) > 200
    assert len(styles) > 20
    found = {str(path): HEX.findall(path.read_text("utf-8")) for path in [*hooks, *styles]}
    assert {path: colours for path, colours in found.items() if colours} == {}
    # A picture that browsers load by itself reads no stylesheet.
    icon = HEX.findall((ROOT / "overrides/assets/icon.svg").read_text("utf-8"))
    assert {*icon} == {SITE_TOKENS[scheme][name].value for scheme in (LIGHT, DARK) for name in ("accent", "signal")}


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
    for part in ('class="facts"', 'class="contrast"', "tone--accent", "tone--accent-2", 'class="takeaways"'):
        assert part in page
    kinds = re.findall(r'data-kind="(\w+)"', page)
    assert sorted(kinds) == sorted({*kinds}) != []


def test_all_that_the_page_of_the_look_shows_has_a_rule_in_its_stylesheet() -> None:
    content = read_content({"page.md": "# A\n"}, BUILD_INFO, make_assets(THEME.texts, THEME.fonts, english()))
    rules = set(re.findall(r"^\.([\w-]+)\{", design_style(SITE_TOKENS, LIGHT), re.M))
    assert rules == set(re.findall(r"\b(?:swatch|sample|shows)--[\w-]+", content.generated[DESIGN_URI]))
    shown = {rule.removeprefix("shows--") for rule in rules if rule.startswith("shows--")}
    assert {"small", "text", "size-1", "gap-1", *FONTS} <= shown
