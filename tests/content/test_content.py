"""What the pages of this site must hold, whoever edits them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from helpers import DOCS, real_content
from psychoed.components.contrast.part import Contrast
from psychoed.components.facts.part import Facts
from psychoed.components.pathway.part import Pathway
from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Choice
from psychoed.components.reflection.part import Reflection
from psychoed.components.takeaways.part import Takeaways
from psychoed.source.tones import ACCENT, ACCENT_2, Tone
from psychoed.text.inline import plain
from site_html import Html

if TYPE_CHECKING:
    from pathlib import Path

    from psychoed.pipeline.content import Content

LEARN = ("neurochemistry", "friends", "partners", "pathway", "inconsistent", "takeaways")

CLAIMS = {
    "index.md": "X1",
    "learn/neurochemistry.md": "N1 N2 N3 N4 N5 X2",
    "learn/friends.md": "F1 F2 F3 F4",
    "learn/partners.md": "P1 P2 P3 P4 P5",
    "learn/pathway.md": "S1 S2 S3 S4 S5 S6",
    "learn/inconsistent.md": "C1 C2 C3 T2",
    "learn/takeaways.md": "T1 T2 T3 T4 B1 B2",
}
"""Each claim of the source article, on the page that states it."""

PRACTISED = {
    "practise/waiting.md": "W1 W2 W3",
    "practise/alone.md": "A1 A2 A3 A4",
    "practise/steady-people.md": "T1 G1",
    "practise/body-then-look.md": "T2",
    "practise/give-and-take.md": "T3 G2 G3",
    "practise/say-what-you-need.md": "T4 R1 R2 R3",
}
"""What research says on the pages to try, beside or beyond the article."""

STATED = CLAIMS | PRACTISED

TERMS = """
reciprocity responsiveness neurochemical hormone oxytocin endorphins dopamine serotonin vasopressin cortisol amygdala
prefrontal-cortex nervous-system stress-response chronic-stress stress-buffering co-regulation emotion-regulation
downregulation hyperactivation attachment secure-attachment attachment-anxiety attachment-avoidance
insecure-attachment attachment-circuits reward-circuit ventral-striatum neurotransmitter fight-or-flight hpa-axis
hyperarousal mixed-signals reward-prediction reinforcement intermittent-reinforcement positive-feedback-loop
approach-behavior pro-social-behavior pair-bonding trust emotional-safety emotional-stability vulnerability
co-rumination resilience neuroplasticity craving chronic-uncertainty trauma-bonding anxiety conflict correlation
brain-scan
"""
"""The addresses of the words that the site explains. Links into the glossary live for years: none may be lost."""


@pytest.fixture(scope="module")
def build() -> Content:
    return real_content()


def test_the_article_states_31_claims() -> None:
    assert len({claim for claims in CLAIMS.values() for claim in claims.split()}) == 31


@pytest.mark.parametrize("src_uri", STATED)
def test_each_claim_is_carried_by_the_element_that_states_it(src_uri: str, site: Path) -> None:
    claims = Html(site / src_uri.replace(".md", ".html")).claims
    assert sorted(claims) == sorted(STATED[src_uri].split())
    assert set(claims.values()) <= {"p", "li", "tr", "figure"}


def test_every_note_rests_on_studies_that_the_site_lists(build: Content) -> None:
    for claim in build.site.claims.values():
        for evidence in claim.evidence:
            assert evidence.sources
            assert set(evidence.cited) <= build.site.references.keys()
    cited = {key for claim in build.site.claims.values() for evidence in claim.evidence for key in evidence.cited}
    assert cited == {key for key, reference in build.site.references.items() if not reference.withdrawn}


@pytest.mark.parametrize("src_uri", STATED)
def test_the_note_stands_where_the_claim_is_read(src_uri: str, site: Path, build: Content) -> None:
    page = (site / src_uri.replace(".md", ".html")).read_text(encoding="utf-8")
    parts = sum(len(build.site.claims[claim].evidence) for claim in STATED[src_uri].split())
    assert page.count('<details class="evidence"') == parts


def test_no_page_but_the_list_holds_a_number_or_a_helpline(build: Content) -> None:
    contacts = {way.shown for line in build.site.help.lines for way in line.contacts}
    for path in DOCS.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert [contact for contact in contacts if re.search(rf"(?<![\w,-]){re.escape(contact)}(?![\w-])", text)] == []


def test_risky_claims_carry_their_caveat_in_the_text(build: Content) -> None:
    """What SAFETY asks for, in the paragraph itself, for those who never open a note."""
    caveats = {
        "learn/takeaways.md": {
            "T2": [
                "How did they act?",
                "Worry can have other causes",
                "calm can hide control",
                "take your fear seriously",
            ],
            "T3": ["Over time", "what each person can do"],
            "T4": ["if it feels safe", "a single missed reply decides nothing", "Talk to a helper first"],
            "B1": ["at any age"],
        },
        "learn/inconsistent.md": {
            "C2": ["one study of 75 women", "does not show that a body learns"],
            "C3": ["not a flaw in you", "help works"],
        },
    }
    for src_uri, claims in caveats.items():
        lines = build.site.book.by_uri[src_uri].text.split("\n")
        for claim, words in claims.items():
            line = next(line for line in lines if f"{{claim={claim}}}" in line)
            assert [word for word in words if word not in line] == [], claim
    assert "Nobody chooses to be hurt" in build.site.book.by_uri["learn/inconsistent.md"].text


def test_the_help_page_says_what_a_frightened_reader_needs(site: Path) -> None:
    page = " ".join(re.sub(r"<[^>]+>", " ", (site / "help-now.html").read_text("utf-8").split("<main")[1]).split())
    for words in (
        "local emergency number",
        "It is not your fault",
        "You do not have to leave today",
        "Couples counselling is not advised where there is abuse",
        "does not clear your history",
        "If you are under 18",
        "Are you thinking about suicide?",
        "Be with someone, if you can",
        "What happens when you call",
        "If you cannot speak",
        "Worried that you scare or hurt someone?",
        "Remove only these pages",
        "If you are worried about a friend",
        "It is not a crisis service",
        "United Kingdom",
    ):
        assert words in page, words


def test_every_word_of_the_article_has_its_entry(build: Content, site: Path) -> None:
    assert set(TERMS.split()) <= build.site.book.terms.keys()
    assert set(TERMS.split()) <= Html(site / "glossary.html").ids


def test_the_chemicals_are_five_with_three_columns(build: Content) -> None:
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


def test_the_pathways_and_the_contrast_stand_where_links_expect_them(build: Content) -> None:
    healthy, inconsistent = (build.site.book.parts[name] for name in ("healthy-pathway", "inconsistent-pathway"))
    assert isinstance(healthy, Pathway)
    assert isinstance(inconsistent, Pathway)
    assert (len(healthy.steps), healthy.tone) == (6, Tone(ACCENT, "Steady"))
    assert (inconsistent.tone, inconsistent.beside) == (Tone(ACCENT_2, "On and off"), "healthy-pathway")
    contrast = build.site.book.parts["steady-or-on-off"]
    assert isinstance(contrast, Contrast)
    assert contrast.tones == (ACCENT, ACCENT_2)


def test_no_arrow_makes_another_person_act(build: Content) -> None:
    """An arrow is a claim. Step 1 is what somebody else does: nothing that a reader feels or learns leads to it."""
    for name, someone in (("healthy-pathway", "friend or partner"), ("inconsistent-pathway", "partner or friend")):
        pathway = build.site.book.parts[name]
        assert isinstance(pathway, Pathway)
        assert [someone in plain(step.text) for step in pathway.steps] == [True, *[False] * (len(pathway.steps) - 1)]
        assert pathway.returns
        assert pathway.returns.step > 1
        assert pathway.returns.words
    # What these say of others happened in a story.
    stories = {"give-over-a-year", "what-waiting-does"}
    everyone = [part for page in build.site.book.pages for part in page.of(Pathway)]
    assert {pathway.id for pathway in everyone} == {"healthy-pathway", "inconsistent-pathway", *stories}
    assert [
        pathway.id for pathway in everyone if pathway.id in stories and any(s.claim for s in pathway.statements)
    ] == []


def test_there_are_four_takeaways_each_with_its_caveat(build: Content) -> None:
    takeaways = build.site.book.parts["takeaways"]
    assert isinstance(takeaways, Takeaways)
    caveats = {"T1": "when you can", "T2": "calm can hide control", "T3": "Over time", "T4": "if it feels safe"}
    assert {item.claim: caveats[item.claim or ""] in item.text for item in takeaways.items} == dict.fromkeys(
        caveats, True
    )


@pytest.mark.parametrize("name", LEARN)
def test_a_learn_page_asks_and_teaches(name: str, build: Content) -> None:
    page = build.site.book.by_uri[f"learn/{name}.md"]
    assert len(page.of(Question)) >= 2
    assert page.of(Reflection)
    text = (DOCS / page.src_uri).read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*?)(?: \{.*)?$", text, re.MULTILINE)
    for heading in ("One thing to try", "Check yourself", "New words"):
        # The takeaways are four things to try.
        assert heading in headings or (name, heading) == ("takeaways", "One thing to try")


@pytest.mark.parametrize("name", LEARN)
def test_written_questions_teach(name: str, build: Content, site: Path) -> None:
    page = build.site.book.by_uri[f"learn/{name}.md"]
    questions = page.of(Question)
    assert "one" in {question.interaction.kind for question in questions}
    shown = Html(site / f"learn/{name}.html")
    for question in questions:
        assert question.interaction.kind != "one" or len(question.interaction.texts) in {2, 3}
        # Whoever was unsure is led back to the section that tells.
        assert question.reread.startswith(f"/{page.src_uri}#")
        assert question.reread.partition("#")[2] in shown.ids
    text = page.text
    check_yourself = text.index("## Check yourself")
    # Reading comes first, and is not broken off by an exam.
    assert all(text.index(f"id: {question.id}") > check_yourself for question in questions)


def test_the_right_answer_has_no_favourite_place(build: Content) -> None:
    questions = [question for page in build.site.book.pages for question in page.of(Question)]
    chosen = (question.interaction for question in questions if question.interaction.kind == "one")
    choices = [each for each in chosen if isinstance(each, Choice) and len(each.options) == 3]
    places = [each.options.index(each.rights[0]) for each in choices]
    assert max(places.count(place) for place in range(3)) <= len(places) / 2


@pytest.mark.parametrize("src_uri", STATED)
def test_pages_blame_nobody_and_promise_nothing(src_uri: str) -> None:
    text = (DOCS / src_uri).read_text(encoding="utf-8")
    # A word that readers come with is explained, and nobody is called by it.
    text = re.sub(r"^/{3,} (terms|therapist-note)\b.*?^/{3,}$", "", text, flags=re.M | re.S)
    labels = r"\b(toxic|narcissis\w+|addict(s|ed)?|codependent|love bomb\w*|trust hormone|hard-?wired)\b"
    assert re.findall(labels, text, re.IGNORECASE) == []


def test_quotation_marks_are_those_of_print_on_each_page() -> None:
    # The build's own sentences have them, and two kinds on one page look like a mistake.
    written = sorted(DOCS.rglob("*.md"))
    assert len(written) > 12
    for path in written:
        text = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")[2]
        words = re.sub(r"(?ms)^```.*?^```|^    [a-z_]+: .*?$|`[^`]*`|\{[^}]*\}|<[^>]*>", "", text)
        assert re.findall(".{0,20}[\"'].{0,20}", words) == [], path


def test_headings_go_down_one_level_at_a_time() -> None:
    for src_uri in STATED:
        text = (DOCS / src_uri).read_text(encoding="utf-8")
        levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
