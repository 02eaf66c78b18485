"""Tells how much there is to read on each page of a built site, and what is said twice or oddly.

    python tests/benchmark/reading.py site

Pages are shown as on a phone of 390 x 844 px, with every fold shut. For each page: how long it is in screens, how many
words are seen, and where the first link to a PDF is. For the site: sentences of eight words or more that are on two
pages, and phrases that are no English (`phrases.yml`). Notes on evidence, questions, the glossary and the frame of a
page are left out: they are shown wherever they are needed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from browsing import find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WIDTH, HEIGHT = 390, 844
"""px: the phone."""

LONG = 8
"""Words: a sentence shorter than this may be said twice."""

MADE = (
    "quiz/",
    "glossary.html",
    "sources.html",
    "404.html",
    "search.html",
    "downloads/",
    "about/design.html",
    "embed/",
)
"""Pages that the build makes of others, and so say what these say."""

LEFT_OUT = ".evidence, .question, .terms, .more-words, dl, .printables, [data-search-exclude], .pathway__words"

_SEEN = """left => {
    const main = document.querySelector('main');
    const pdf = [...main.querySelectorAll('a[href$=".pdf"]')].find(link => link.getClientRects().length);
    const told = main.cloneNode(true);
    told.querySelectorAll(left).forEach(element => element.remove());
    const lines = [...told.querySelectorAll('p, li, td, figcaption')]
        .filter(element => !element.querySelector('p, li'))
        .map(element => element.textContent.replace(/\\s+/g, ' ').trim());
    return {
        height: document.documentElement.scrollHeight,
        words: main.innerText.split(/\\s+/).filter(Boolean).length,
        pdf: pdf ? Math.round(pdf.getBoundingClientRect().top + scrollY) : null,
        lines,
    };
}"""


def measured(site: Path) -> dict[str, dict[str, Any]]:
    """Return what is seen of each page of a built site, by its path."""
    paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    seen = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for path in paths:
            if not path.startswith(("embed/", "downloads/site")):
                page.goto((site / path).as_uri())
                seen[path] = page.evaluate(_SEEN, LEFT_OUT)
        browser.close()
    return seen


def repeated(lines: Mapping[str, Iterable[str]], allowed: Iterable[str]) -> dict[str, list[str]]:
    """Return the sentences that are on several pages, each with these.

    Arguments:
        lines: For each page, its paragraphs, items and cells.
        allowed: Beginnings of sentences that may be said again: those that keep readers safe.
    """
    pages: dict[str, set[str]] = defaultdict(set)
    for path, said in lines.items():
        for sentence in (sentence for line in said for sentence in re.split(r"(?<=[.!?])[”)]*\s+", line)):
            if len(sentence.split()) >= LONG and not sentence.startswith(tuple(allowed)):
                pages[sentence].add(path)
    return {sentence: sorted(found) for sentence, found in pages.items() if len(found) > 1}


def odd(lines: Mapping[str, Iterable[str]], phrases: Iterable[str]) -> list[tuple[str, str]]:
    """Return the places of phrases that no native editor would write: each page, and the words around it."""
    patterns = [re.compile(rf".{{0,30}}{phrase}.{{0,30}}") for phrase in phrases]
    return [
        (path, found[0])
        for path, said in lines.items()
        for line in said
        for pattern in patterns
        for found in pattern.finditer(line)
    ]


def main() -> None:
    """Print it as a table, or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="the folder that a build made")
    parser.add_argument("--json", action="store_true", help="for programs")
    asked = parser.parse_args()
    rules = yaml.safe_load(Path(__file__).with_name("phrases.yml").read_text("utf-8"))
    seen = measured(asked.site.resolve())
    lines = {path: page["lines"] for path, page in seen.items() if not path.startswith(MADE)}
    twice, strange = repeated(lines, rules["may_be_repeated"]), odd(lines, rules["phrases"])
    if asked.json:
        pages = {path: {name: value for name, value in page.items() if name != "lines"} for path, page in seen.items()}
        print(json.dumps({"pages": pages, "repeated": twice, "odd": strange}, indent=1, ensure_ascii=False))
        return
    print(f"{'page':40} screens  words  first PDF at")
    for path, page in seen.items():
        print(f"{path:40} {page['height'] / HEIGHT:7.1f} {page['words']:6} {page['pdf'] or '':>8}")
    print(f"\n{len(twice)} sentences on several pages")
    for sentence, found in twice.items():
        print(f"  {sentence}\n      {', '.join(found)}")
    print(f"\n{len(strange)} phrases that are no English")
    for path, words in strange:
        print(f"  {path}: {words}")


if __name__ == "__main__":
    main()
