"""What the pages of this site must hold, whoever edits them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from psychoed.blocks import Contrast, Facts, Pathway, Question, Reflection, Takeaways
from psychoed.blocks.question_element import ONE
from psychoed.build import Build
from psychoed.text import plain
from site_html import Html

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LEARN = ("neurochemistry", "friends", "partners", "pathway", "inconsistent", "takeaways")

CLAIMS = {
    "index.md": "X1 B1 B2",
    "learn/neurochemistry.md": "N1 N2 N3 N4 N5 X2",
    "learn/friends.md": "F1 F2 F3 F4",
    "learn/partners.md": "P1 P2 P3 P4 P5",
    "learn/pathway.md": "S1 S2 S3 S4 S5 S6",
    "learn/inconsistent.md": "C1 C2 C3",
    "learn/takeaways.md": "T1 T2 T3 T4 B1 B2",
}
"""Each claim of the source article, on the page that states it."""

TERMS = """
reciprocity responsiveness neurochemical hormone oxytocin endorphins dopamine serotonin vasopressin cortisol amygdala
prefrontal-cortex nervous-system stress-response chronic-stress stress-buffering co-regulation emotion-regulation
downregulation hyperactivation attachment secure-attachment attachment-anxiety attachment-circuits reward-circuit
reward-prediction reinforcement intermittent-reinforcement positive-feedback-loop approach-behavior pro-social-behavior
pair-bonding trust emotional-safety vulnerability co-rumination resilience neuroplasticity craving chronic-uncertainty
trauma-bonding anxiety conflict correlation brain-scan
"""
"""The addresses of the words that the site explains. Links into the glossary live for years: none may be lost."""


@pytest.fixture(scope="module")
def build() -> Build:
    made = Build(lambda md: "")
    made.read({path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in sorted(DOCS.rglob("*.md"))})
    return made


def test_the_article_states_31_claims() -> None:
    assert len({claim for claims in CLAIMS.values() for claim in claims.split()}) == 31


@pytest.mark.parametrize("src_uri", CLAIMS)
def test_each_claim_is_carried_by_the_element_that_states_it(src_uri: str, site: Path) -> None:
    claims = Html(site / src_uri.replace(".md", ".html")).claims
    assert sorted(claims) == sorted(CLAIMS[src_uri].split())
    assert set(claims.values()) <= {"p", "li", "tr", "figure"}


def test_every_word_of_the_article_has_its_entry(build: Build, site: Path) -> None:
    assert set(TERMS.split()) <= build.site.book.terms.keys()
    assert set(TERMS.split()) <= Html(site / "glossary.html").ids


def test_the_chemicals_are_five_with_three_columns(build: Build) -> None:
    facts = build.site.book.parts["neurochemicals"]
    assert isinstance(facts, Facts)
    assert [plain(row.name) for row in facts.table.rows] == [
        "Oxytocin",
        "Endorphins",
        "Dopamine",
        "Serotonin",
        "Vasopressin",
    ]
    assert len(facts.table.columns) == 2


def test_the_pathways_and_the_contrast_stand_where_links_expect_them(build: Build) -> None:
    healthy, inconsistent = (build.site.book.parts[name] for name in ("healthy-pathway", "inconsistent-pathway"))
    assert isinstance(healthy, Pathway)
    assert isinstance(inconsistent, Pathway)
    assert (len(healthy.steps), healthy.loop, healthy.tone) == (6, True, "steady")
    assert (inconsistent.loop, inconsistent.tone, inconsistent.beside) == (True, "on-and-off", "healthy-pathway")
    assert isinstance(build.site.book.parts["steady-or-on-off"], Contrast)


def test_there_are_four_takeaways_each_with_its_caveat(build: Build) -> None:
    takeaways = build.site.book.parts["takeaways"]
    assert isinstance(takeaways, Takeaways)
    caveats = {"T1": "when you can", "T2": "calm can hide control", "T3": "Over time", "T4": "if it feels safe"}
    assert {item.claim: caveats[item.claim or ""] in item.text for item in takeaways.items} == dict.fromkeys(
        caveats, True
    )


@pytest.mark.parametrize("name", LEARN)
def test_a_learn_page_asks_and_teaches(name: str, build: Build) -> None:
    page = build.site.book.by_uri[f"learn/{name}.md"]
    assert len(page.of(Question)) >= 2
    assert page.of(Reflection)
    text = (DOCS / page.src_uri).read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    for heading in ("One thing to try", "In short", "Check yourself", "New words"):
        assert heading in headings


@pytest.mark.parametrize("name", LEARN)
def test_written_questions_are_fair(name: str, build: Build) -> None:
    for question in build.site.book.by_uri[f"learn/{name}.md"].of(Question):
        texts = [plain(option.text) for option in question.options]
        assert question.kind == ONE
        assert len(texts) == 3
        assert max(map(len, texts)) <= 1.6 * min(map(len, texts))
        assert not any(re.search(r"\b(all|none) of (the above|these)\b", text, re.IGNORECASE) for text in texts)
        assert not re.search(r"\b(not|never|except)\b", plain(question.title), re.IGNORECASE)


def test_the_right_answer_has_no_favourite_place(build: Build) -> None:
    questions = [question for page in build.site.book.pages for question in page.of(Question)]
    places = [[option.right for option in question.options].index(True) for question in questions]
    assert max(places.count(place) for place in range(3)) <= len(places) / 2


@pytest.mark.parametrize("src_uri", CLAIMS)
def test_pages_blame_nobody_and_promise_nothing(src_uri: str) -> None:
    text = (DOCS / src_uri).read_text(encoding="utf-8")
    labels = r"\b(toxic|narcissis\w+|addict(s|ed)?|codependent|love bomb\w*|trust hormone|hard-?wired)\b"
    assert re.findall(labels, text, re.IGNORECASE) == []


@pytest.mark.parametrize("src_uri", CLAIMS)
def test_sentences_stay_short(src_uri: str) -> None:
    text = (DOCS / src_uri).read_text(encoding="utf-8").split("\n---\n", 1)[1]
    prose = [line for line in text.split("\n") if line and line[0] not in "#|/<:" and not line.startswith("    ")]
    sentences = [s for line in prose for s in re.split(r"(?<=[.!?])[\"”)]*\s+", plain(line)) if len(s.split()) > 1]
    lengths = [len(sentence.split()) for sentence in sentences]
    assert [s for s in sentences if len(s.split()) > 25] == []
    assert sum(lengths) / len(lengths) < 18


def test_headings_go_down_one_level_at_a_time() -> None:
    for src_uri in CLAIMS:
        text = (DOCS / src_uri).read_text(encoding="utf-8")
        levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
