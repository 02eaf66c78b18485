"""No page grows with the site, but the two registers: what there is more of stands on more pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from large import large_site, previewed
from mkdocs_run import messages, mkdocs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST = 1.5
"""How many times as large a page may be on a large site."""
REGISTERS = {"glossary.html", "sources.html"}
"""What stays complete, since every word and every claim has its address there."""
BY_NATURE = re.compile(r"downloads/.*-one-page\.html")
"""Documents that hold the whole site."""
SMALL, LARGER, LARGEST = (20, 100, 100), (60, 300, 300), (1_000, 1_000, 1_000)
"""Sites of so many pages, words and questions."""

SPLIT = {
    "parts/": "parts.html",
    "sheets/": "sheets.html",
    "quiz/all/": "quiz/index.html",
    "quiz/answers/": "quiz/answers.html",
    "all-pages/": "search.html",
    "glossary/": "glossary.html",
    "sources/": "sources.html",
}
"""Where pages stand that only large sites have, and the page of a small one where the same stands."""


def _sizes(site: Path) -> dict[str, int]:
    """Return for each kind of page, which differ by numbers and words, how large the largest is, in bytes."""
    sizes: dict[str, int] = {}
    for path in site.rglob("*.html"):
        name = re.sub(r"\d+", "N", path.relative_to(site).as_posix())
        kind = re.sub(r"embed/vN/term-.*", "embed/vN/term.html", name)
        sizes[kind] = max(sizes.get(kind, 0), path.stat().st_size)
    return {kind: size for kind, size in sizes.items() if not BY_NATURE.fullmatch(kind)}


def _grown(small: Mapping[str, int], large: Mapping[str, int]) -> dict[str, str]:
    """Return which pages are too large, and how they were and are."""
    told = {}
    for kind, size in large.items():
        start = next((start for start in SPLIT if kind.startswith(start)), "")
        before = small.get(kind) or small[SPLIT[start]]
        if kind not in REGISTERS and size > MOST * before:
            told[kind] = f"{before} bytes on the small site, {size} on the large one: {size / before:.1f} times"
    return told


class _Links(HTMLParser):
    """The links of a page, as a reader follows them without script."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.hrefs.append(dict(attrs).get("href") or "")


def _reached(site: Path) -> dict[Path, int]:
    """Return in how many steps each page is reached from the first one, by links alone."""
    steps = {(site / "index.html").resolve(): 0}
    left = list(steps)
    while left:
        page = left.pop(0)
        links = _Links()
        links.feed(page.read_text("utf-8"))
        for href in links.hrefs:
            path = (page.parent / href.partition("#")[0]).resolve()
            if not re.match(r"\w+:|#|$", href) and path.suffix == ".html" and path not in steps and path.is_file():
                steps[path] = steps[page] + 1
                left.append(path)
    return steps


def _hold(small: Path, large: Path, most_steps: int) -> None:
    assert _grown(_sizes(small), _sizes(large)) == {}
    steps = _reached(large)
    pages = {path.resolve() for path in large.rglob("*.html") if "embed" not in path.parts and path.name != "404.html"}
    assert pages - {*steps} == set()
    assert max(steps[page] for page in pages) <= most_steps


def test_no_page_of_a_larger_site_is_larger_and_each_is_reached_in_few_steps(tmp_path: Path) -> None:
    _hold(*(previewed(tmp_path / str(size[0]), *size) for size in (SMALL, LARGER)), most_steps=5)


@pytest.mark.long
def test_no_page_of_a_thousand_is_larger(tmp_path: Path) -> None:
    sites = []
    for size in (SMALL, LARGEST):
        root = large_site(tmp_path / str(size[0]), *size)
        done = mkdocs("build", cwd=root, PSYCHOED_CACHE="")
        assert (done.returncode, messages(done)) == (0, []), done.stderr[-4_000:]
        sites.append(root / "site")
    _hold(*sites, most_steps=6)


def test_a_page_that_grows_is_named() -> None:
    grown = _grown({"index.html": 100, "parts.html": 100}, {"index.html": 150, "parts/N.html": 151})
    assert grown == {"parts/N.html": "100 bytes on the small site, 151 on the large one: 1.5 times"}
