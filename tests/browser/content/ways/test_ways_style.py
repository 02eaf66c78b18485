"""No engine drops what the stylesheets say, but for a short list of losses that do no harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from styles import Style, shipped, together

if TYPE_CHECKING:
    from browsing import Site
    from reader import Reader

SET_BY_SCRIPT: dict[str, str] = {}

UNKNOWN = """
    const [declarations, selectors] = arguments
    const holds = (selector) => CSS.supports(`selector(${/^[>+~]/.test(selector) ? `& ${selector}` : selector})`)
    return [
        ...declarations.filter(([name, value]) => !CSS.supports(name, value)).map((pair) => pair.join(": ")),
        ...selectors.filter((selector) => !holds(selector)),
    ]"""

ACCEPTED = {
    "-webkit-print-color-adjust: exact": "print-color-adjust stands beside it",
    ".search__query::-webkit-search-cancel-button": "hides a cross that Firefox has not",
    ".help-lines__place>summary::-webkit-details-marker": "hides a triangle that Firefox has not",
    "forced-color-adjust: none": "forced colours are a thing of Windows, where WebKit is not",
    "orphans: 3": "a line or two alone on a sheet",
    "widows: 3": "a line or two alone on a sheet",
    "text-size-adjust: 100%": "keeps phones from enlarging text by themselves; no desktop does",
    "-webkit-text-size-adjust: 100%": "the same, for iPhones alone",
    "text-wrap: pretty": "a last line of one word",
}
"""What an engine may drop, and why a reader misses nothing."""


@pytest.fixture(scope="module")
def style(site: Site) -> Style:
    return together(style for _, style in shipped(site.folder))


def test_no_engine_drops_what_a_stylesheet_says(reader: Reader, style: Style) -> None:
    reader.open("index.html")
    asked = sorted(style.resolved(SET_BY_SCRIPT)), sorted(style.selectors)
    assert len(asked[0]) > 300
    assert len(asked[1]) > 300
    dropped = set(reader.run(UNKNOWN, *asked))
    lost = sorted(what for what in dropped if what not in ACCEPTED)
    assert not lost, f"{reader.engine} drops: {'; '.join(lost)}"


def test_what_an_engine_does_not_know_is_found(reader: Reader) -> None:
    reader.open("index.html")
    known = [["color", "red"]], ["a:hover", "> a", "&:is(b)"]
    assert reader.run(UNKNOWN, *known) == []
    unknown = [["colour", "red"], ["color", "reddish"]], ["a:hoover"]
    assert reader.run(UNKNOWN, *unknown) == ["colour: red", "color: reddish", "a:hoover"]
