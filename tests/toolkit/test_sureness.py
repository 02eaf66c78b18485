"""No quiz teaches a doubtful claim as true, and none makes another person's behaviour an effect."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Pages
from psychoed.components.asking.builder import sentence
from psychoed.features.evidence.label import LABELS, label_element
from psychoed.words.reading import english

MODEL = """---
title: A page
---
/// pathway | A model
    id: way

1. One {claim=A}
2. Two
3. Three {claim=B}
4. Four
///

/// evidence | contested
    about: A
    sources: []

So.
///

/// evidence | well supported in people
    about: B
    sources: []

So.
///
"""


def test_only_what_is_doubtful_is_told_and_a_withdrawn_question_is_not_made_again() -> None:
    site = Pages({"page.md": MODEL, "embeds.yml": "- way/2/next: {withdrawn: It was not so.}\n"})
    asked = {q.id: q for quiz in site.content.quizzes for q in quiz.questions}
    assert sorted(name for name in asked if name.endswith("/next")) == ["way/1/next", "way/3/next"]
    assert asked["way/1/next"].title == (
        "What does the page say? In the pathway “A model”, what comes next after “One”? "
        "(How sure is research? Contested.)"
    )
    assert asked["way/3/next"].title == "In the pathway “A model”, what comes next after “Three”?"
    assert [claim.key for claim in asked["way/3/next"].claims] == ["B"]
    assert asked["way/3/next"].doubt == ""
    # No author says so, in any line.
    assert {question.rests_on_line for question in asked.values()} == {0}
    assert 'id="way/2/next">A question that was here is withdrawn. It was not so.' in site.generated["quiz/page.md"]


@pytest.mark.parametrize(
    ("option", "problem"),
    [
        ("claims: C9", "page.md:3: No evidence speaks of `C9`."),
        ("claims: [A, C9]", "page.md:3: No evidence speaks of `C9`."),
        (
            "claims: 7",
            "page.md:3: `claims` is read as no text: 7. Write the ids of claims: `claims: C2`, or `claims: [S5, S6]`.",
        ),
        ("claims: ''", "page.md:3: `claims:` is empty."),
    ],
)
def test_a_question_that_rests_on_nothing_known_is_a_mistake(option: str, problem: str) -> None:
    asked = (
        f"/// question | Is it?\n    id: is-it\n    {option}\n\n- [x] Yes\n\n    So.\n\n- [ ] No\n\n    So.\n///\n\n"
    )
    text = asked + MODEL.removeprefix("---\ntitle: A page\n---\n")
    told = [str(each) for each in Pages({"page.md": text}).problems]
    assert [each for each in told if each.startswith(problem)], told


def test_a_question_that_does_not_say_what_it_rests_on_is_noticed_where_a_claim_is_doubtful() -> None:
    asked = "/// question | Is it?\n    id: is-it\n{option}\n- [x] Yes\n\n    So.\n\n- [ ] No\n\n    So.\n///\n\n"
    body = MODEL.removeprefix("---\ntitle: A page\n---\n")

    def noticed(text: str) -> list[str]:
        return [each for each in Pages({"page.md": text}).notices(date(2026, 11, 23)) if "rest on" in each]

    (notice,) = noticed(asked.format(option="") + body)
    assert "is-it (page.md:1)" in notice
    assert noticed(asked.format(option="    claims: []\n") + body) == []
    assert noticed(asked.format(option="") + body.replace("contested", "well supported in people")) == []


def test_where_a_preview_goes_on_despite_an_unknown_label_the_most_careful_one_stands_in() -> None:
    site = Pages({"page.md": MODEL.replace("/// evidence | contested", "/// evidence | sure")})
    assert any("`sure`" in problem for problem in site.problems)
    assert site.content.site.claims["A"].evidence[0].label is LABELS[0]


def test_the_page_of_sources_explains_every_label_and_counts_its_notes() -> None:
    legend = Pages({"page.md": MODEL}).generated["sources.md"].partition("\n## How to read")[2].partition("\n## ")[0]
    words, used = english(), ("contested", "well supported in people")
    explained = [line.partition("</span></span> ")[2] for line in legend.splitlines() if line.startswith("- ")]
    assert explained == [
        f"{label.meaning(words)} {words.count('sources.note_count', int(label.name in used))}" for label in LABELS
    ]


def test_a_mark_says_its_label_and_before_it_what_it_answers_if_anything() -> None:
    words = english()
    title = LABELS[0].title(words)
    assert "".join(label_element(LABELS[0], words).itertext()) == title
    assert "".join(label_element(LABELS[0], words, "How sure?").itertext()) == f"How sure? {title}"


@pytest.mark.parametrize(("text", "goes_on"), [("It ends.", "It ends"), ("It does not", "It does not"), ("", "")])
def test_a_sentence_that_goes_on_has_no_full_stop(text: str, goes_on: str) -> None:
    assert sentence(text) == goes_on
