"""Finding the forms of terms in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psychoed.components.terms.part import Term
from psychoed.features.glossary.index import TermIndex
from psychoed.text.language.english import English
from psychoed.text.language.registry import rules_of


def term(name: str, *forms: str, marked: tuple[str, ...] = ()) -> Term:
    return Term(name.casefold(), name, forms, marked, ("A meaning.",), "page.md", "page-terms", 1)


def found(text: str, *terms: Term) -> list[tuple[str, str]]:
    return [(text[start:end], slug) for start, end, slug in TermIndex(terms, English()).find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trust me", ["Trust"]),
        ("trusts, trust’s and Trust.", ["trusts", "trust", "Trust"]),
        ("distrust entrusted trust_me trust-based self-trust", []),
        ("(trust) — “trust”", ["trust", "trust"]),
        ("trust" + "\u0301", []),
    ],
)
def test_word_borders(text: str, expected: list[str]) -> None:
    assert [word for word, _ in found(text, term("Trust"))] == expected


def test_the_longest_form_wins() -> None:
    terms = term("Attachment"), term("Secure attachment"), term("Attachment circuits", "secure attachment circuits")
    assert [slug for _, slug in found("secure attachment circuits, secure attachment, attachment", *terms)] == [
        "attachment circuits",
        "secure attachment",
        "attachment",
    ]


@pytest.mark.parametrize(
    "text", ["nervous system", "nervous-system", "nervous\nsystem", "Nervous  Systems", "nervous\u2011system"]
)
def test_spaces_hyphens_and_line_breaks_are_the_same(text: str) -> None:
    assert found(text, term("Nervous system")) == [(text, "nervous system")]


def test_other_marks_part_words() -> None:
    assert found("nervous, system. Nervous (system)", term("Nervous system")) == []


def test_an_explicit_form_beats_a_guessed_plural() -> None:
    assert found("bonds", term("Bond"), term("Savings", "bonds")) == [("bonds", "savings")]


def test_marked_forms_are_found_only_when_asked_for() -> None:
    index = TermIndex([term("Vulnerability", marked=("vulnerable",))], English())
    assert list(index.find("vulnerable")) == []
    assert index.marked("Vulnerable") == "vulnerability"
    assert index.marked("trust") is None


@given(
    st.lists(st.text(alphabet="ab -'", min_size=1, max_size=6), max_size=6), st.text(alphabet="ab -',_", max_size=40)
)
def test_mentions_come_in_order_and_never_overlap(forms: list[str], text: str) -> None:
    terms = [term(form) for form in forms if any(c.isalpha() for c in form)]
    at = 0
    for start, end, _ in TermIndex(terms, English()).find(text):
        assert at <= start < end <= len(text)
        at = end


def test_plurals_are_guessed_where_the_language_is_known() -> None:
    text = "Bond, bonds and Bonds"
    shown = {tag: len([*TermIndex([term("Bond")], rules_of(tag)).find(text)]) for tag in ("en", "en-GB", "de", "eo")}
    assert shown == {"en": 3, "en-GB": 3, "de": 1, "eo": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who may act, and who must halt? Acts, Act.", []),
        ("ACT, ACTs and HALT", ["ACT", "ACTs", "HALT"]),
        ("ACTS", []),
        ("Two GPs and a GP’s gps", ["GPs", "GP"]),
        ("HPA Axis, hpa axis, HPA AXIS", ["HPA Axis", "HPA AXIS"]),
        ("TRUST and trust", ["TRUST", "trust"]),
    ],
)
def test_a_form_in_capitals_is_found_only_as_it_is_written(text: str, expected: list[str]) -> None:
    terms = term("ACT"), term("HALT"), term("WHO"), term("GP"), term("HPA axis"), term("Trust")
    assert [word for word, _ in found(text, *terms)] == expected
    index = TermIndex(terms, English())
    assert index.marked("act") is None
    assert index.marked("ACT") == "act"


def test_a_word_and_a_name_in_capitals_may_both_have_an_entry() -> None:
    terms = term("Act"), term("Acceptance and commitment therapy", "ACT")
    expected = [("ACT", "acceptance and commitment therapy"), ("Act", "act"), ("act", "act")]
    assert found("ACT. Act. An act.", *terms) == expected


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff"])
def test_signs_that_nobody_sees_hide_no_word(sign: str) -> None:
    text = f"To re{sign}gulate{sign} is hard; self\u00a0care is not."
    terms = term("Regulate"), term(f"Self{sign}-care")
    assert [word for word, _ in found(text, *terms)] == [f"re{sign}gulate", "self\u00a0care"]
