"""The tool that measures how much there is to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmark.reading import SETTINGS, measure, sentences, table

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SETTINGS_HERE = SETTINGS | {
    "repeating": ["quiz/*"],
    "repeated": [".evidence"],
    "safety": ["in danger"],
    "links": {"page": "therapists/index.html", "useful": "main a[href]", "pdf": "main a[href$='.pdf']"},
    "phrases": [r"\bis no\b", "never there"],
}
SAME = "This very sentence has more than eight words in it."
NOTE = (
    '<p class="evidence">A note on evidence that may well stand on many pages.</p>'
    "<p>If you are in danger, call the number that you find above.</p>"
)
FRAME = '<!doctype html><meta charset="utf-8"><style>body {{ margin: 0 }}</style><main>{}</main>'


def _site(folder: Path) -> Path:
    pages = {
        "a.html": "<p>One two <b>three</b>.</p>"
        f"<p>Short one. {SAME} There is no end.</p>"
        "<details><summary>Four</summary><p>It is no secret, five six.</p></details>"
        f'<div style="height: 1688px"></div>{NOTE}',
        "therapists/index.html": '<h1 style="margin: 0; height: 100px">T</h1>'
        f"<ul><li>{SAME}<ul><li>Inner.</li></ul></li></ul>"
        '<details><summary>More</summary><a href="hidden.pdf">Hidden</a></details>'
        '<p style="position: absolute; top: 900px; margin: 0"><a href="b.html">B</a></p>'
        f'<p style="position: absolute; top: 1200px; margin: 0"><a href="b.pdf">B</a></p>{NOTE}',
        "quiz/a.html": f"<p>{SAME}</p>",
        "embed/v1/a.html": f"<p>{SAME}</p>",
    }
    for name, body in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(FRAME.format(body), "utf-8")
    return folder


def test_a_made_up_site_is_measured_rightly(browser: Browser, tmp_path: Path) -> None:
    told = measure(browser, _site(tmp_path), SETTINGS_HERE)
    assert [*told["pages"]] == ["a.html", "quiz/a.html", "therapists/index.html"]
    first = told["pages"]["a.html"]
    assert 2.1 <= first["screens"] <= 2.6
    # What is folded is not seen, and what opens it is.
    assert first["words"] == 3 + 2 + 10 + 4 + 1 + 11 + 12
    assert told["pages"]["therapists/index.html"]["links"] == {"useful": 900, "pdf": 1200}
    assert told["twice"] == {SAME: ["a.html", "therapists/index.html"]}
    assert told["phrases"] == {r"\bis no\b": {"a.html": 2}, "never there": {}}
    assert re.search(r"^a\.html +2\.\d +43$", table(told), re.MULTILINE)
    assert "on two pages: 1" in table(told)


def test_a_sentence_ends_where_the_next_begins() -> None:
    text = (
        "One two three four five six seven eight. “Nine ten” e.g. eleven twelve thirteen 14 fifteen sixteen? Short one."
    )
    assert [*sentences(text)] == [
        "One two three four five six seven eight.",
        "“Nine ten” e.g. eleven twelve thirteen 14 fifteen sixteen?",
    ]
