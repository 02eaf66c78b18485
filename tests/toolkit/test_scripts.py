"""Scripts as browsers get them: what only people read is gone, and what the browser reads is whole."""

from __future__ import annotations

import json
import re

import pytest

from helpers import BUILD_INFO, THEME, addressed
from psychoed.components.registry import COMPONENTS
from psychoed.features.crisis.script import EMBED_CRISIS_SCRIPT
from psychoed.features.help.pages import HELP_LINES
from psychoed.features.help.place_script import PLACE_SCRIPT
from psychoed.pipeline.assets import make_assets
from psychoed.pipeline.page_assets import FIELD_SCRIPTS, STYLES, page_scripts, page_styles
from psychoed.pipeline.reading import read_content
from psychoed.pipeline.theme_files import published
from psychoed.rendering.record import PageScan

_FOREIGN = "assets/minisearch.js"
_TEXTS = {path: text for path, text in THEME.texts.items() if path.endswith(".js") and path != _FOREIGN}
_MADE = make_assets(_TEXTS).texts


# What Safari 14 does not know, on phones that get no newer one, by MDN's tables of browsers: an example of each, and
# how it is found. A script stops there, or is not read at all. What is asked for before it is used is not among them.
_NEWER = {
    "Object.hasOwn(a, b)": r"\bObject\.hasOwn\b",
    "Map.groupBy(a, b)": r"\b(?:Object|Map)\.groupBy\b",
    "a.at(-1)": r"\.at\(",
    "a.findLastIndex(b)": r"\.findLast",
    "a.toSorted()": r"\.(?:toSorted|toReversed|toSpliced)\(",
    "Array.fromAsync(a)": r"\bArray\.fromAsync\b",
    "a.keys().map(b)": r"(?<!navigation)\.(?:keys|values|entries)\(\)\.(?!next\b)",
    "a.isSubsetOf(b)": r"\.(?:union|intersection|difference|symmetricDifference|is(?:Subset|Superset|Disjoint)\w+)\(",
    "structuredClone(a)": r"\bstructuredClone\b",
    "/(?<!a)b/": r"\(\?<[=!]",
    "/a/gv.test(b)": r"/[gimsuy]*[dv][gimsuy]*(?=\.(?:test|exec)\()",
    "a.closest('p:has(b)')": (
        r"(?:querySelector(?:All)?|matches|closest)\([^)\n]*:"
        r"(?:is|has|where|user-valid|popover-open)\b"
    ),
    "class A { #b = 1 }": r"[\s.]#[a-z]\w*\s*[(=;]|\bstatic\s*\{|#\w+ in ",
    "a.inert = true": r"\.inert\b",
    "addEventListener('a', b, {signal})": r"\bAbortSignal\.(?:timeout|any)\b|\{[^{}]*\bsignal\b[^{}]*\}\)",
    "a.showModal()": r"\.showModal\(",
    "a.requestSubmit()": r"\.requestSubmit\(",
    "requestIdleCallback(a)": r"\brequestIdleCallback\b",
    "crypto.randomUUID()": r"\brandomUUID\b",
    "new BroadcastChannel('a')": r"\bBroadcastChannel\b",
    "URL.canParse(a)": r"\bURL\.(?:canParse|parse)\b",
    "Promise.withResolvers()": r"\bPromise\.(?:withResolvers|try)\b",
    "a.checkVisibility()": r"\.checkVisibility\(",
    "new Intl.Segmenter('en')": r"\bIntl\.(?:Segmenter|ListFormat)\b",
}


@pytest.mark.parametrize("path", [*_TEXTS, _FOREIGN])
def test_no_script_asks_for_what_older_phones_do_not_know(path: str) -> None:
    code = re.sub(r"^\s*(?://|/?\*).*", "", THEME.texts[path], flags=re.MULTILINE)
    assert {use: found for use, newer in _NEWER.items() if (found := re.findall(newer, code))} == {}


@pytest.mark.parametrize(("use", "newer"), _NEWER.items())
def test_what_older_phones_do_not_know_is_seen(use: str, newer: str) -> None:
    assert re.search(newer, use)


@pytest.mark.parametrize("path", _TEXTS)
def test_no_script_loses_more_than_its_comments(path: str) -> None:
    """A template that holds quotes turns all that follows inside out: comments stay, spaces in strings go.

    rjsmin takes such a quote for the beginning of a string. Write `'a' + b` instead.
    """
    assert not re.search(r"\n[ \t]", _MADE[path])
    code = "\n".join(re.sub(r"^\s*(//|/?\*).*", "", line) for line in _TEXTS[path].split("\n"))
    for template in re.findall(r"(?<=[ (\[])`[^`\n]*`(?=[,;)\]])", code):
        assert template in _MADE[path]


def test_scripts_that_pages_ask_for_hold_what_was_read_and_wait_for_nothing() -> None:
    listed = "exit: https://a.example\nplaces: {Here: {zones: [Europe/London]}}\nlines:\n"
    listed += "- {id: a, need: crisis, for: a, name: b, say: c}\n"
    assets = make_assets(THEME.texts, THEME.fonts)
    content = read_content({"page.md": "# Page\n"}, BUILD_INFO, assets, data={HELP_LINES: listed})
    filled = addressed(content).filled_scripts
    notes = PageScan((), {}, True, True, True, frozenset({"help-lines"}), (), frozenset(), (), ())
    given = {path: filled.get(path, assets.texts[path]) for path in page_scripts(notes, is_quiz=False)}
    assert sum("Europe/London" in text for text in given.values()) == 1
    # By these names the script knows what tells of a place.
    told = {name for name in ("zones", "regions") if re.search(rf"\b{name}\b(?!\")", _TEXTS[PLACE_SCRIPT])}
    assert json.loads(re.findall(r'\{"Here":\{.*?\}\}', filled[PLACE_SCRIPT])[0])["Here"].keys() == told
    assert [path for path, text in given.items() if re.search(r"'@[\w./-]+'", text)] == []


def test_all_scripts_and_styles_that_pages_ask_for_are_there() -> None:
    markers = {component.scripts.marker for component in COMPONENTS}
    classes = frozenset({*markers, *STYLES.values(), "gallery", "claim-label", "help-lines", "moved"})
    notes = PageScan((), {}, True, True, True, classes, (), frozenset(), (), ())
    asked = {*page_scripts(notes, is_quiz=True, has_crisis=True), *page_styles(notes), *FIELD_SCRIPTS}
    assert len(asked) > 12
    assert asked - {*published(make_assets(THEME.texts, THEME.fonts).texts, THEME)} == set()
    parts = {name for component in COMPONENTS for name in component.scripts.embed} | {EMBED_CRISIS_SCRIPT}
    assert parts - {*THEME.texts} == set()
