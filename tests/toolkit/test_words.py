"""The catalogue of words: what is wrong with one is told, and nothing that readers see stands anywhere else."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from helpers import THEME
from mkdocs_run import ROOT
from psychoed.words.catalogue import Words
from psychoed.words.reading import english, read_words, toolkit_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOGUE = ROOT / "hooks/psychoed/words/en.yml"
ENGLISH = CATALOGUE.read_text("utf-8")

SMALL = {
    "dates.day": "{day} {month} {year}",
    "quiz.title": "Quiz: {page}",
    "quiz.count": {"one": "1 question", "other": "{count} questions"},
    "quiz.kinds.one": "One answer",
    "quiz.kinds.deep.er": "Not right below",
}


def test_a_text_is_filled_in() -> None:
    words = Words("en", SMALL)
    assert words("quiz.title", page="Friends {and} more", other="unused") == "Quiz: Friends {and} more"
    assert words.raw("quiz.title") == "Quiz: {page}"
    assert words.each("quiz.kinds") == {"one": "One answer"}


@pytest.mark.parametrize(
    "ask",
    [
        lambda words: words("quiz.titel", page="A"),
        lambda words: words("quiz.count"),
        lambda words: words("quiz.title"),
        lambda words: words.raw("quiz"),
        lambda words: words.count("quiz.title", 1),
        lambda words: words.count("quiz.counts", 1),
        lambda words: words.each("quiz.kind"),
    ],
)
def test_what_is_not_there_is_an_error_that_names_it(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(KeyError, match=r"quiz|page"):
        ask(Words("en", SMALL))


@pytest.mark.parametrize(
    ("language", "forms", "said"),
    [
        ("en", {"one": "1 a", "other": "{count} b"}, ["0 b", "1 a", "2 b"]),
        ("fr", {"one": "{count} a", "many": "{count} c", "other": "{count} b"}, ["0 a", "1 a", "2 b"]),
        (
            "sl",
            {"one": "{count} a", "two": "{count} c", "few": "{count} d", "other": "{count} b"},
            ["0 b", "1 a", "2 c"],
        ),
        ("ja", {"other": "{count} b"}, ["0 b", "1 b", "2 b"]),
    ],
)
def test_what_counts_has_the_plural_of_the_language(language: str, forms: dict[str, str], said: list[str]) -> None:
    words = Words(language, {"things": forms})
    assert [words.count("things", number) for number in range(3)] == said


def test_days_and_the_direction_of_writing_are_those_of_the_language() -> None:
    day = date(2026, 11, 3)
    assert english().day(day) == "3 November 2026"
    assert replace(english(), language="el").day(day) == "3 Νοεμβρίου 2026"
    assert Words("zh-Hant-TW", {"dates.day": "{year}年{month}{day}日"}).day(day) == "2026年11月3日"
    directions = {tag: Words(tag, {}).direction for tag in ("en", "en-GB", "ar", "he", "zh-Hant-TW", "pt_BR")}
    assert directions == {"en": "ltr", "en-GB": "ltr", "ar": "rtl", "he": "rtl", "zh-Hant-TW": "ltr", "pt_BR": "ltr"}


def _told(text: str, language: str = "en") -> list[str]:
    _, problems = read_words(language, {f"words/{language}.yml": text})
    return [str(problem) for problem in problems]


WRONG = {
    "menu:\n  opn: Menu\n": "words/en.yml:2: There is no text `menu.opn`. Did you mean 'menu.open'?",
    "dates:\n\n  day: '{day}. {mont}'\n": (
        "words/en.yml:3: Nothing stands for `{mont}` in `dates.day`. Did you mean 'month'?"
    ),
    "dates:\n  day: '{day.year}'\n": (
        "words/en.yml:2: Nothing stands for `{day.year}` in `dates.day`. Did you mean 'year'?"
    ),
    "dates:\n  day: '{day!r}'\n": "words/en.yml:2: Nothing stands for `{day!r}` in `dates.day`. Did you mean 'day'?",
    "menu:\n  open: 'Menu {name}'\n": "words/en.yml:2: Nothing stands for `{name}` in `menu.open`. Leave it out.",
    "menu:\n  open: 'Menu {'\n": (
        "words/en.yml:2: A brace in `menu.open` has no other. Write `{{` or `}}` for one brace."
    ),
    "menu:\n  open: yes\n": (
        "words/en.yml:2: `menu.open` has no words. Write some behind it, in quotes where they are a figure or `no`."
    ),
    "menu:\n  open: ''\n": (
        "words/en.yml:2: `menu.open` has no words. Write some behind it, in quotes where they are a figure or `no`."
    ),
    "menu:\n  open: {one: Menu, other: Menus}\n": ("words/en.yml:2: `menu.open` is one text. Write it on one line."),
    "\nquiz:\n  count: {one: a, few: b}\n": (
        "words/en.yml:3: `quiz.count` has not just the plurals of the language: few, other. "
        "Write a text for each of: one, other."
    ),
    "quiz:\n  count: a\n": "words/en.yml:2: `quiz.count` counts. Write a text for each of: one, other.",
    "quiz:\n  kinds: {one: '{count}'}\n": (
        "words/en.yml:2: Nothing stands for `{count}` in `quiz.kinds.one`. Leave it out."
    ),
    "- Menu\n": "words/en.yml:1: The words cannot be read. Write `key: words`, as the toolkit's file does.",
    "menu: 'Menu\n": "words/en.yml:1: This is not valid YAML. Mend the line, or put its text in quotes.",
    "menu:\n  open: a\n  open: b\n": ("words/en.yml:3: `open` is given twice, first in line 2. Remove one of them."),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_in_a_site_s_own_words_is_told_with_its_line(text: str) -> None:
    assert _told(text) == [WRONG[text]]
    # A preview goes on with what is sound: of what is given twice, with the second.
    words, _ = read_words("en", {"words/en.yml": text})
    assert (words == english()) == ("twice" not in WRONG[text])


def test_a_site_says_single_words_otherwise() -> None:
    words, problems = read_words("en", {"words/en.yml": "menu:\n  open: Where to\n", "words/de.yml": "menu: 1"})
    assert problems == []
    assert words("menu.open") == "Where to"
    assert words("menu.close") == english()("menu.close")
    assert read_words("en", {"words/en.yml": "# None\n"}) == (english(), [])
    assert read_words("en-GB", {}) == (replace(english(), language="en-GB"), [])


def test_a_language_that_the_toolkit_does_not_speak_needs_all_words() -> None:
    assert toolkit_words("sl") is None
    _, problems = read_words("sl", {})
    assert [str(problem) for problem in problems] == [
        "words/sl.yml: The toolkit has no words in the language `sl`. "
        "Translate the toolkit’s `words/en.yml`, and save it as `docs/words/sl.yml`."
    ]
    _, problems = read_words("tlh-x", {})
    assert [problem.line for problem in problems] == [0]
    assert "No language `tlh-x` is known" in problems[0].message
    whole = ENGLISH.replace("  open: Menu\n", "")
    assert "words/ja.yml: `menu.open` is missing. Translate “Menu”." in _told(whole, "ja")
    assert read_words("ja", {"words/ja.yml": whole})[0]("menu.open") == "Menu"


def test_the_catalogues_of_the_toolkit_are_whole_and_without_mistakes() -> None:
    for path in CATALOGUE.parent.glob("*.yml"):
        words = toolkit_words(path.stem)
        assert words
        assert {*words.texts} == {*english().texts}, path
        assert read_words(path.stem, {f"words/{path.name}": path.read_text("utf-8")}) == (words, [])


# Every key that code, templates and scripts name is there, and every key that is there is named

HOOKS = ROOT / "hooks/psychoed"
ROOMS = frozenset(key.partition(".")[0] for key in english().texts)
_FILE = re.compile(r"\.(?:css|html|jinja|js|json|md|png|pdf|svg|txt|typ|yml)$")
_IN_TEMPLATES = re.compile(rf"""(?<=["'])(?:{"|".join(sorted(ROOMS))})\.[\w.-]*(?=["'])""")
_IN_SCRIPTS = re.compile(r"'@(?:words|count)\.([\w.-]+)'")


def _python_keys(path: Path) -> Iterator[str]:
    """Yield the keys that a module names, as patterns: what stands in braces may be anything."""
    nodes = [*ast.walk(ast.parse(path.read_text("utf-8")))]
    within = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            if isinstance(parts[0], str):
                yield "".join(re.escape(str(part)) if part is not None else r"[\w-]+" for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in within:
            yield re.escape(node.value)


def _named() -> dict[str, str]:
    """Return what is named as a key, as a pattern, and where: in Python, in templates, in scripts."""
    found: dict[str, str] = {}
    for path in HOOKS.rglob("*.py"):
        for pattern in _python_keys(path):
            room, dot, rest = pattern.partition(r"\.")
            if dot and room in ROOMS and re.fullmatch(r"[\w.\\+\[\]-]+", rest) and not _FILE.search(pattern):
                found.setdefault(pattern, str(path))
    for path in [*HOOKS.rglob("*.jinja"), *(ROOT / "overrides").rglob("*.html")]:
        for key in _IN_TEMPLATES.findall(path.read_text("utf-8")):
            if not _FILE.search(key):
                # A key that ends in a stop goes on with what a loop says.
                found.setdefault(re.escape(key) + (r"[\w.-]+" if key.endswith(".") else ""), str(path))
    for name, text in THEME.texts.items():
        for key in _IN_SCRIPTS.findall(text):
            found.setdefault(re.escape(key), name)
    return found


def test_every_key_that_is_named_is_in_the_catalogue_and_every_one_there_is_named() -> None:
    named, keys = _named(), [*english().texts]
    tables = {key.rpartition(".")[0] for key in keys}
    unknown = {
        pattern: where
        for pattern, where in named.items()
        if not any(re.fullmatch(pattern, key) for key in (*keys, *tables))
    }
    assert unknown == {}
    used = {key for key in keys for pattern in named if re.fullmatch(pattern, key)}
    used |= {key for key in keys for pattern in named if re.fullmatch(pattern, key.rpartition(".")[0])}
    assert {*keys} - used == set()


def test_a_call_gives_each_name_that_its_text_has_and_no_other() -> None:
    texts = english().texts
    seen = 0
    for path in HOOKS.rglob("*.py"):
        for call in [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]:
            first = call.args[0] if call.args else None
            key = first.value if isinstance(first, ast.Constant) else None
            name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            given = {each.arg for each in call.keywords}
            if key not in texts or name in {"raw", "forms", "each"} or None in given:
                continue
            text = texts[key]
            said = text if isinstance(text, str) else " ".join(text.values())
            assert given == {*re.findall(r"\{(\w+)\}", said)} - ({"count"} if name == "count" else set()), key
            seen += 1
    assert seen > 50


def test_no_word_of_this_site_s_topic_is_in_the_toolkit() -> None:
    told = [str(text) for text in english().texts.values()]
    assert [text for text in told if re.search(r"\bmodel\b|explanation|recipro|popular|relationship", text)] == []
