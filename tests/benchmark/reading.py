"""How much there is to read on each page of a built site, what is said twice, and what sounds foreign.

    python tests/benchmark/reading.py SITE [--json]

Each page is opened in Chromium as on a phone of 390 by 844 px, nothing unfolded. Told are its height in screens, the
words that are seen without opening anything, and on the page for therapists where the first link and the first PDF
stand; and of all pages the sentences of eight words or more that stand on two, and how often phrases of a list occur.
What is left out and looked for is in `reading.yml`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from browsing import find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

WIDTH, HEIGHT = 390, 844
LONG = 8
"""Words of a sentence that is worth telling where it stands twice."""

SETTINGS = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))

_WORD = re.compile(r"[^\W_][\w’'-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\")]*\s+(?=[“‘\"(]?[A-Z0-9])")
_LOOK = """([repeated, links]) => {
    const BLOCKS = 'p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, figcaption, caption, legend, summary, label, pre'
    const seen = [], said = new Map()
    const walker = document.createTreeWalker(document.querySelector('main') || document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const {parentElement: parent, data} = walker.currentNode
        if (!data.trim() || parent.closest('script, style, noscript, svg')) continue
        if (parent.checkVisibility({visibilityProperty: true}) && !parent.closest('.visually-hidden')) seen.push(data)
        const block = parent.closest(BLOCKS) || parent
        const own = said.get(block) || {text: '', repeated: repeated.some(selector => parent.closest(selector))}
        own.text += data
        said.set(block, own)
    }
    const top = selector => {
        const link = [...document.querySelectorAll(selector)].find(link => link.checkVisibility())
        return link ? Math.round(link.getBoundingClientRect().top + scrollY) : null
    }
    return {
        height: document.documentElement.scrollHeight,
        seen: seen.join(' '),
        said: [...said.values()],
        links: Object.fromEntries(Object.entries(links).map(([name, selector]) => [name, top(selector)])),
    }
}"""


def pages_of(site: Path) -> list[str]:
    """Return the pages of a built site, without embeds and downloads."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(path for path in found if not path.startswith("embed/") and "one-page" not in path)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text that are long enough, on one line."""
    for sentence in _SENTENCE_END.split(" ".join(text.split())):
        if len(_WORD.findall(sentence)) >= LONG:
            yield sentence.strip()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a Chromium."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright, windowless=True)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def measure(browser: Browser, site: Path, settings: Mapping[str, Any] = SETTINGS) -> dict[str, Any]:
    """Measure a built site.

    Arguments:
        browser: What opens its pages.
        site: Its folder.
        settings: What is left out and looked for, as in `reading.yml`.
    """
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    told = {name: _look(page, site / name, settings) for name in pages_of(site)}
    page.close()
    return {
        "pages": {name: _page(name, look, settings) for name, look in told.items()},
        "twice": _twice(told, settings),
        "phrases": _phrases(told, settings),
    }


def _look(page: Page, path: Path, settings: Mapping[str, Any]) -> dict[str, Any]:
    page.goto(path.resolve().as_uri())
    page.evaluate("document.fonts.ready")
    links = {name: selector for name, selector in settings["links"].items() if name != "page"}
    return page.evaluate(_LOOK, [settings["repeated"], links])


def _page(name: str, look: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    told = {"screens": round(look["height"] / HEIGHT, 1), "words": len(_WORD.findall(look["seen"]))}
    return told | ({"links": look["links"]} if name == settings["links"]["page"] else {})


def _twice(told: Mapping[str, Mapping[str, Any]], settings: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the sentences that stand on more than one page, with these pages."""
    safe = [re.compile(pattern, re.IGNORECASE) for pattern in settings["safety"]]
    found: dict[str, dict[str, None]] = {}
    for name, look in told.items():
        if any(fnmatchcase(name, pattern) for pattern in settings["repeating"]):
            continue
        for block in look["said"]:
            for sentence in () if block["repeated"] else sentences(block["text"]):
                if not any(pattern.search(sentence) for pattern in safe):
                    found.setdefault(sentence, {})[name] = None
    return {sentence: [*pages] for sentence, pages in found.items() if len(pages) > 1}


def _phrases(told: Mapping[str, Mapping[str, Any]], settings: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Return how often each phrase occurs on each page where it does, folded or not."""
    counts: dict[str, dict[str, int]] = {}
    for pattern in settings["phrases"]:
        phrase = re.compile(pattern, re.IGNORECASE)
        by_page = Counter({n: sum(len(phrase.findall(b["text"])) for b in look["said"]) for n, look in told.items()})
        counts[pattern] = dict((+by_page).most_common())
    return counts


def table(told: Mapping[str, Any]) -> str:
    """Write what was measured for people."""
    rows = [f"{'page':<34}{'screens':>8}{'words':>8}"]
    for name, page in told["pages"].items():
        rows.append(f"{name:<34}{page['screens']:>8}{page['words']:>8}")
        rows += [f"    first {kind} link: {top} px" for kind, top in page.get("links", {}).items()]
    rows += ["", f"sentences of {LONG} words or more on two pages: {len(told['twice'])}"]
    rows += [f"  {sentence}\n    {', '.join(pages)}" for sentence, pages in told["twice"].items()]
    rows += ["", "phrases:"]
    for phrase, pages in told["phrases"].items():
        most = ", ".join(f"{name} {count}" for name, count in [*pages.items()][:3])
        rows.append(f"  {phrase:<28}{sum(pages.values()):>5}  {most}")
    return "\n".join(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with chromium() as browser:
        measured = measure(browser, given.site)
    print(json.dumps(measured, indent=1, ensure_ascii=False) if given.json else table(measured))
