"""What holds of every page and every embed in every engine: no complaint, nothing missing, no scrolling sideways.

All of them take minutes and are marked `long`; one page and one embed of each kind are asked each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, DOCS, PAGES

if TYPE_CHECKING:
    from reader import Reader

EMBEDS = [
    f"embed/v1/{name}.html" for name in re.findall(r"^- ([\w-]+)$", (DOCS / "embeds.yml").read_text("utf-8"), re.M)
]

SOME_PAGES = [
    *("index.html", "learn/pathway.html", "learn/inconsistent.html", "quiz/pathway.html", "glossary.html"),
    *(
        "help-now.html",
        "search.html",
        "sources.html",
        "therapists/index.html",
        "therapists/parts.html",
        "about/design.html",
    ),
]
SOME_EMBEDS = [
    f"embed/v1/{name}.html" for name in ("neurochemicals", "healthy-pathway", "takeaways", "quiz-friends", "term-trust")
]

pytestmark = BOTH


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(SOME_PAGES, id="some pages"),
        pytest.param(SOME_EMBEDS, id="some embeds"),
        pytest.param(PAGES, id="all pages", marks=pytest.mark.long),
        pytest.param(EMBEDS, id="all embeds", marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_complains_is_missing_or_sticks_out(reader: Reader, paths: list[str], width: int) -> None:
    wrong = []
    for path in paths:
        if path == "404.html" and reader.home.startswith("file:"):
            continue  # its addresses hold on a server alone
        reader.open(path, width, 900)
        reader.listen()
        wrong += [f"{path}: {complaint}" for complaint in reader.complaints]
        reader.complaints.clear()
        if reader.scrolls_sideways():
            wrong.append(f"{path}: scrolls sideways")
    assert not wrong, "\n".join([reader.engine, *wrong])
