"""What is done with words of English is done on English sites alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from helpers import Pages
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.build_info import BuildInfo
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.generated import late_pages
from psychoed.pipeline.reading import read_content
from psychoed.text.language.registry import rules_of
from psychoed.text.language.rules import LanguageRules
from psychoed.words.reading import english

if TYPE_CHECKING:
    from psychoed.pipeline.content import Content

PAGE = """---
reviewed: 2026-11-23
next_review: 2027-11-23
---
# Page

/// terms
Bond
bonds
binding
:   What holds.
///

/// facts | Signals
| Signal | Role | NASA |
| --- | --- | --- |
| Bond | Holds | a |
| Sleep | Rests | b |
| Light | Wakes | c |
///

/// question | Which of these is not so?
- [x] All of the above

    Yes.

- [ ] Bonds

    No.
///
"""


def _read(language: str) -> Content:
    words = replace(english(), language=language)
    return read_content({"page.md": PAGE}, BuildInfo(words=words), Assets())


@pytest.mark.parametrize(("language", "count"), [("en", 2), ("en-GB", 2), ("de", 0), ("eo", 0)])
def test_words_that_make_a_question_unfair_are_looked_for_in_english_alone(language: str, count: int) -> None:
    found = [problem.message for problem in _read(language).problems]
    assert len([said for said in found if "“not”" in said or "speaks of other options" in said]) == count
    assert len(found) == count


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_heading_is_quoted_in_questions_as_it_is_written(language: str) -> None:
    questions = _read(language).site.questions
    assert "“Role”" in questions["signals/bond/role"].title
    assert "“Role”" in questions["signals/role/match"].title
    assert "“NASA" in questions["signals/bond/nasa"].title


@pytest.mark.parametrize(("language", "shown"), [("en", "binding"), ("de", "bonds, binding")])
def test_the_glossary_leaves_out_a_plural_where_it_knows_one(language: str, shown: str) -> None:
    glossary = late_pages(_read(language), {}, {})[GLOSSARY_URI]
    assert shown in glossary
    assert ("bonds," in glossary) == (language == "de")


def test_a_language_is_known_by_its_first_part() -> None:
    assert {rules_of(tag) for tag in ("en", "EN", "en-GB", "en_US")} == {rules_of("en")}
    assert type(rules_of("enm")) is LanguageRules


GLOSSARY = """/// terms
Hyperarousal
:   Too much.

Hypoarousal
shut-down
:   Too little.

Dopamine
[[dopaminergic]]
:   A messenger.

Melatonin
:   Another.
///

/// question | With too little, it is ___(ACCEPTED).
    id: blank

What to know.
///
"""


@pytest.mark.parametrize(
    ("accepted", "others"),
    [
        ("hypoarousal", "hyperarousal"),
        ("shutdown", ""),
        ("shot-down", "shut-down"),
        ("interpersonal", "intrapersonal|intropersonal"),
        ("Intra-personal", "inter-personal|intro-personal|infra-personal"),
        ("the abuser", "the aduser|the abused|the abusee"),
        ("dopamine", ""),
        ("hypoarousal, hyperarousal", ""),
        ("calm", ""),
    ],
)
def test_what_is_almost_the_right_word_and_another_is_known(accepted: str, others: str) -> None:
    html = Pages({"page.md": GLOSSARY.replace("ACCEPTED", accepted)}).html()
    found = re.search(r'data-others="([^"]*)"', html)
    assert (found[1] if found else "") == others
