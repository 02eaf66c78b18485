"""The stylesheet: many files for people, one for browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.stylesheet import bundle

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


def test_what_lies_in_another_stays_so() -> None:
    css = """
    .a :is(b, i) { color: red; }
    @container (max-width: 27rem) { .a :is(b, i) { color: red; } :is(p, td) :where(b):hover { color: red; } }
    @media (min-width: 40em) { .a { b :is(i) { color: red; } &:hover { color: red; } } }
    """
    text, _ = bundle("site.css", {"site.css": css})
    assert text == (
        ".a *:is(b,i){color:red}"
        "@container (max-width:27rem){.a *:is(b,i){color:red}:is(p,td) *:where(b):hover{color:red}}"
        "@media (min-width:40em){.a{b *:is(i){color:red}&:hover{color:red}}}\n"
    )


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
