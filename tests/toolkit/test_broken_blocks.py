"""A preview shows a page whatever its author has written so far: no block with mistakes stops it with a traceback."""

from __future__ import annotations

import pytest

from helpers import Pages
from psychoed.components.block import unclosed
from psychoed.rendering.blocks import BLOCKS

KINDS = [block.NAME for block in BLOCKS]

BODIES = (
    "",
    "Only text.",
    "1. One",
    "1. One → two",
    "1. \n2. ",
    "- ",
    "- One",
    "- **",
    "- **One.** Two",
    "- [ ] One",
    "- [x] One\n\n    Why.",
    "| a |\n| --- |",
    "| a | b |\n| --- | --- |",
    "| a |\n| --- |\n| c |",
    "| a | b |\n| --- | --- |\n| c | d |",
    "Word\n:   Means.",
    ":   Means.",
    "<div>",
    "```\ncode",
    "# Heading",
    "{claim=F1}",
    "> quote",
    "[[x]]",
)

OPTIONS = ("id: a", "returns: 9 | x", "loop: true", "beside: a", "of: a", "tone: x", "tones: accent", "about: a", "- b")

AROUND = """\
/// picture
    of: a
///

/// pathway | Beside it
    beside: a

1. x → y
2. z
///
"""
"""What shows another block of the page."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_shown_whatever_a_block_holds(kind: str) -> None:
    for title in ("", "| A", "| A ___(b)"):
        for body in BODIES:
            _shown(f"/// {kind} {title}\n{body}\n///\n\n/// {kind} {title}\n    id: a\n\n{body}\n///\n")
        for option in OPTIONS:
            _shown(f"/// {kind} {title}\n    {option}\n///\n")


def _shown(text: str) -> None:
    pages = Pages({"page.md": f"# Page\n\nIt stays.\n\n{text}\n{AROUND}"})
    assert pages.problems
    assert "It stays." in pages.html()
    for src_uri in pages.generated:
        pages.html(src_uri)


@pytest.mark.parametrize(
    ("tags", "first"),
    [
        ([], ""),
        (["<b>", "</b>"], ""),
        (["<B>", "</b>"], ""),
        (["<br>", "<img src='a'>", "<hr/>", "<b/>"], ""),
        (["<b>", "<i>", "</i>", "</b>", "<i>"], "<i>"),
        (["<b>", "<i>"], "<b>"),
        (["</b>"], "</b>"),
        (["<b>", "</i>", "</b>"], "</i>"),
        (["<b>", "<i>", "</b>", "</i>"], "</b>"),
    ],
)
def test_what_opens_or_closes_html_by_itself_is_found(tags: list[str], first: str) -> None:
    assert unclosed(tags) == first


@pytest.mark.parametrize("tones", ['""', "", "~"])
def test_tones_that_are_left_empty_are_told(tones: str) -> None:
    table = "| What | A | B |\n| --- | --- | --- |\n| One | a | b |\n"
    site = Pages({"page.md": f"# Page\n\n/// contrast | Two\n    tones: {tones}\n\n{table}///\n"})
    hint = "Name one for each pattern, as in `tones: accent, accent-2`."
    assert site.problems == [f"page.md:4: `tones:` is empty. {hint}"]
