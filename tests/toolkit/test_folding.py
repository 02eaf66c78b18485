"""One spelling for all spellings of a word, and scripts that get its tables."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from psychoed.assets.script_parts import put_together
from psychoed.text.folding import APOSTROPHES, LETTERS, folded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Doesn’t", "doesnt"),
        ("doesn't", "doesnt"),
        ("doesn´t", "doesnt"),
        ("Søren Kierkegaard", "soren kierkegaard"),
        ("ŁÓDŹ", "lodz"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("œuvre", "oeuvre"),
        ("Þórr, Đorđe", "thorr, dorde"),
        ("İstanbul ılık", "istanbul ilik"),
        ("niño, daño", "nino, dano"),
        ("sui\u200bci\u00adde", "suicide"),
        ("ｓｕｉｃｉｄｅ", "suicide"),
        ("𝐤𝐢𝐥𝐥", "kill"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
        ("ὀδυσσεύς", "οδυσσευσ"),
        ("Ещё", "еще"),
        ("حُبّ", "حب"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन्दी"),
        ("が", unicodedata.normalize("NFKD", "が")),
        ("", ""),
    ],
)
def test_a_word_is_the_same_however_it_is_typed(typed: str, meant: str) -> None:
    assert folded(typed) == meant


def test_folding_again_changes_nothing() -> None:
    for number in range(sys.maxunicode + 1):
        sign = chr(number)
        once = folded(sign)
        assert once == sign or folded(once) == once, f"U+{number:04X}"


def test_the_table_holds_only_what_unicode_leaves_whole() -> None:
    """Everything else is folded by Unicode's own tables."""
    for letter in LETTERS:
        assert unicodedata.normalize("NFKD", letter) == letter
        assert letter.lower() == letter
    assert not set(LETTERS) & set(APOSTROPHES)


def test_a_script_gets_data_and_parts_of_its_folder() -> None:
    scripts = {"a/one.js": "use('@part.js', '@data');", "a/part.js": "(() => '@data')()\n"}
    made, problems = put_together(scripts, {"data": {"é": [1]}})
    assert made["a/one.js"] == r'use((() => {"\u00e9":[1]})(), {"\u00e9":[1]});'
    assert problems == []


def test_a_name_that_stands_for_nothing_is_told_with_its_line() -> None:
    made, problems = put_together({"one.js": "let a;\nuse('@dta');", "two.js": "'@two.js'"}, {"data": 1})
    assert [str(problem) for problem in problems] == [
        "one.js:2: `'@dta'` stands for nothing that the build puts into scripts. Did you mean 'data'?",
        "two.js:1: `'@two.js'` stands for nothing that the build puts into scripts. Known: data.",
    ]
    assert made["one.js"] == "let a;\nuse(null);"
