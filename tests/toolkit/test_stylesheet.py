"""The stylesheet: many files for people, one for browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psychoed.assets.stylesheet import bundle
from psychoed.pipeline.theme_files import ThemeFiles, published
from styles import Style, read, shipped

if TYPE_CHECKING:
    from pathlib import Path


def test_parts_stand_in_their_order_and_their_addresses_still_lead_home() -> None:
    texts = {
        "assets/site.css": '/* Why. */\n@import "styles/one.css";\n@import "styles/two.css";\nb { color: red; }\n',
        "assets/styles/one.css": '@font-face { src: url("../fonts/a.woff2"); }\n',
        "assets/styles/two.css": 'i { background: url("data:image/png;base64,AA==") url("#x"); }\n',
    }
    text, problems = bundle("assets/site.css", texts)
    assert problems == []
    assert text == (
        '@font-face{src:url("fonts/a.woff2")}i{background:url("data:image/png;base64,AA==") url("#x")}b{color:red}\n'
    )


@pytest.mark.parametrize(
    ("written", "built"),
    [
        ("a { b: c; }\n\n/* Why; {so} */\nd,\ne { f: g }", "a{b:c}d,e{f:g}"),
        ("a { b: calc(1px + 2px) /* c */ auto; }", "a{b:calc(1px + 2px) auto}"),
        ("""a::before { content: "/*  ; }  */" '  '; }""", """a::before{content:"/*  ; }  */" '  '}"""),
        ("a { content: ';b: c'; d: e }", "a{content:';b: c';d:e}"),
        ("a > b ~ .c, & > d[e='f > g'] { h: i }", "a>b~.c,&>d[e='f > g']{h:i}"),
        # The space between two selectors makes one a descendant of the other, at any depth.
        (
            "@media x { a { &:is(b) { c: d; } } }\n@container (width > 1rem) {\n  :is(a, b) :is(c) :hover { d: e; }\n}",
            "@media x{a{&:is(b){c:d}}}@container (width > 1rem){:is(a,b) :is(c) :hover{d:e}}",
        ),
    ],
)
def test_a_stylesheet_says_the_same_with_fewer_spaces(written: str, built: str) -> None:
    assert bundle("site.css", {"site.css": written}) == (f"{built}\n", [])


def test_fonts_are_part_of_the_stylesheet() -> None:
    texts = {
        "assets/site.css": '@import "styles/fonts.css";\n',
        "assets/styles/fonts.css": '@font-face { src: url("../fonts/a.woff2") format("x"), url("../fonts/b.woff2") }',
    }
    text, problems = bundle("assets/site.css", texts, {"assets/fonts/a.woff2": b"wOF2"})
    assert problems == []
    data = 'url("data:font/woff2;base64,d09GMg==") format("x")'
    assert text == f'@font-face{{src:{data},url("fonts/b.woff2")}}\n'


def test_a_part_that_is_not_there_is_an_error_with_its_line() -> None:
    texts = {"site.css": '/* … */\n@import "styles/tokns.css";\n', "styles/tokens.css": ""}
    _, problems = bundle("site.css", texts)
    assert [str(problem) for problem in problems] == [
        "site.css:2: There is no stylesheet `styles/tokns.css`. Did you mean 'styles/tokens.css'?"
    ]


def test_the_built_site_has_one_stylesheet_and_none_of_its_parts(site: Path) -> None:
    built = (site / "assets" / "site.css").read_text("utf-8")
    assert "@import" not in built
    assert "--paper" in built
    assert not (site / "assets" / "styles").exists()


def test_lines_under_words_are_written_so_that_no_browser_drops_them(site: Path) -> None:
    """WebKit before Safari 26.2 drops `text-decoration: underline dotted` whole: each part has a name of its own."""
    styles = dict(shipped(site))
    assert "assets/site.css" in styles
    assert any(name.startswith("embed/") for name in styles)
    assert any(name.endswith("-one-page.html") for name in styles)
    assert any(".epub/" in name and style.declarations for name, style in styles.items())
    lines = {"none", "underline", "overline", "line-through", "inherit", "initial", "unset"}
    dropped = {
        (name, value)
        for name, style in styles.items()
        for declared, value in style.declarations
        if declared == "text-decoration" and value not in lines
    }
    assert dropped == set()


def test_what_is_nested_is_read_too() -> None:
    style = read("@media x { a, b:is(c, d) { --b: c; d: e; &:is(f) { g: h(var(--b), j) !important } } } @page { k: l }")
    assert style == Style(
        frozenset({("d", "e"), ("g", "h(var(--b), j)")}), frozenset({"a", "b:is(c, d)", "&:is(f)"}), {("b", "c")}
    )
    assert style.resolved({}) == {("d", "e"), ("g", "h(c, j)")}
    assert read("a { b: var(--c, d e) }").resolved({}) == {("b", "d e")}
    with pytest.raises(ValueError, match="No stylesheet sets --c"):
        read("a { b: var(--c) }").resolved({})


def test_browsers_get_what_was_put_together_and_none_of_its_parts() -> None:
    theme = ThemeFiles(others={"assets/icon.svg": b"<svg/>"})
    texts = {"assets/site.css": "a", "assets/styles/a.css": "b", "assets/parts/b.js": "c"}
    assert published(texts, theme) == {"assets/site.css": "a", "assets/icon.svg": b"<svg/>"}
