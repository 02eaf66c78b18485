"""No quiz of this site teaches a doubtful claim as true, and none makes another person’s behaviour an effect."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from helpers import notices_of, real_content
from psychoed.components.asking.builder import words
from psychoed.components.contrast.part import Contrast
from psychoed.components.facts.part import Facts
from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Match
from psychoed.features.evidence.label import LABELS
from site_html import Html

if TYPE_CHECKING:
    from pathlib import Path


NAMES = {label.key: label.name for label in LABELS}


WELL = LABELS[-1].key


RESTS_ON = {
    "long-laugh": "N2",
    "writing-more": "X2",
    "niece-asks": "S5",
    "hearing-bad-days": "P1-secure",
    "quieter-thrill": "S5",
    "sister-rings-back": "S5-friend S6",
    "step-five-chemical": "S5",
    "on-off-friend": "C2",
    "two-silent-years": "A2",
    "new-town": "A3",
    "calm-and-read": "T2",
    "fathers-birthday": "R2",
}
"""The claims that written questions rest on. All others of this site were read, and rest on none."""


def _doubts(question: dict[str, Any]) -> list[str]:
    """Return the labels of a question of `quiz.json` that its words have to say."""
    labels = {claim["label"] for claim in question.get("claims", [])} - {WELL}
    return [] if question.get("asksHowSure") else [NAMES[label] for label in NAMES if label in labels]


@pytest.fixture(scope="module")
def asked(site: Path) -> list[dict[str, Any]]:
    """The questions that rest on what is not well supported."""
    found = [q for q in json.loads((site / "data/quiz.json").read_text("utf-8"))["questions"] if _doubts(q)]
    assert len(found) >= 25
    return found


def _says(text: str, labels: list[str]) -> bool:
    return "How sure is research?" in text and all(label in text.casefold() for label in labels)


def test_what_a_question_was_made_from_tells_what_it_claims() -> None:
    build = real_content()
    made = {q.id: {claim.key for claim in q.claims} for quiz in build.quizzes for q in quiz.questions}
    assert made["neurochemicals/oxytocin/role"] == {"N1"}
    assert made["neurochemicals/role/match"] == {"N1", "N2", "N3", "N4", "N5"}
    assert made["healthy-pathway/2/next"] == {"S2", "S3"}
    assert made["healthy-pathway/in-order"] == {"S1", "S2", "S3", "S4", "S5", "S6"}
    assert made["inconsistent-pathway/1/next"] == {"C1"}
    assert made["steady-or-on-off/sorted"] == {"T2"}
    assert made["C3/evidence"] == {"C3"}


def test_what_is_matched_or_sorted_comes_with_what_its_rows_claim() -> None:
    build = real_content()
    all_asked = (question for quiz in build.quizzes for question in quiz.questions)
    asked = [q for q in all_asked if isinstance(q.interaction, Match) and not q.rests_on_line]
    seen = set()
    for page in build.site.book.pages:
        for part in (*page.of(Facts), *page.of(Contrast)):
            for question in (q for q in asked if q.reread == f"/{page.src_uri}#{part.id}"):
                for row in part.table.rows:
                    if row.claim and any(text.startswith(words(row.name)) for text in question.interaction.texts):
                        assert row.claim in {claim.key for claim in question.claims}, (question.id, row.id)
                        seen.add(question.interaction.kind)
    assert seen == {"match", "sort"}


def test_every_written_question_says_what_it_rests_on() -> None:
    build = real_content()
    written = {q.id: q for page in build.site.book.pages for q in page.of(Question)}
    assert {name: " ".join(q.rests_on) for name, q in written.items() if q.rests_on} == RESTS_ON
    assert [name for name, q in written.items() if not q.rests_on_line] == []


def test_the_label_stands_in_stem_and_reason_in_json(asked: list[dict[str, Any]]) -> None:
    for question in asked:
        labels = _doubts(question)
        assert _says(question["question"], labels), question["id"]
        reasons = [option["feedback"] for option in question["options"] if option["right"]]
        said = [question.get("explanation", ""), *reasons]
        assert any(_says(reason, labels) for reason in said), question["id"]


def test_the_label_goes_to_moodle(site: Path, asked: list[dict[str, Any]]) -> None:
    blocks = (site / "data/quiz.gift").read_text("utf-8").split("\n\n")
    for question in asked:
        (block,) = [block for block in blocks if f"::{question['id']}::" in block]
        stem, _, answers = block.partition("{")
        assert _says(stem, _doubts(question)), question["id"]
        assert any(_says(line, _doubts(question)) for line in answers.split("\n")), question["id"]


def test_the_label_goes_to_anki(site: Path, asked: list[dict[str, Any]]) -> None:
    text = (site / "data/flashcards.tsv").read_text("utf-8")
    rows = csv.reader((line for line in text.splitlines(keepends=True) if not line.startswith("#")), delimiter="\t")
    cards = {row[0].partition(":question/")[2]: row for row in rows}
    found = [question for question in asked if question["id"] in cards]
    assert len(found) > 15
    for question in found:
        _, _, front, back, _ = cards[question["id"]]
        assert _says(front, _doubts(question)), question["id"]
        assert _says(back, _doubts(question)), question["id"]


def test_the_label_stands_on_the_page_and_no_answer_is_simply_right(site: Path, asked: list[dict[str, Any]]) -> None:
    for question in asked:
        name = question["page"].rpartition("/")[2].removesuffix(".md")
        for page in (f"quiz/{name}.html", question["page"].replace(".md", ".html")):
            text = (site / page).read_text("utf-8")
            found = re.findall(rf'<section[^>]* id="{re.escape(question["id"])}".*?</section>', text, re.S)
            if not found and page.startswith("learn/"):
                continue  # made by the build
            (section,) = found
            assert re.match(r'<section[^>]* data-doubt="(model|open)"', section), question["id"]
            stem, _, answers = section.partition("</fieldset>")
            assert _says(unescape(re.sub("<[^>]+>", "", stem)), _doubts(question)), question["id"]
            assert _says(unescape(re.sub("<[^>]+>", "", answers)), _doubts(question)), question["id"]
            assert '<p class="answer__verdict">Yes.</p>' not in section


def test_the_label_stands_in_the_embed_the_key_and_in_structured_data(site: Path, asked: list[dict[str, Any]]) -> None:
    key = unescape(re.sub("<[^>]+>", "", (site / "quiz/answers.html").read_text("utf-8")))
    for question in asked:
        assert question["question"].replace("___", "…") in " ".join(key.split()), question["id"]
        if "/" not in question["id"]:
            embed = (site / f"embed/v1/{question['id']}.html").read_text("utf-8")
            assert embed.count("How sure is research?") >= 2, question["id"]
        if question["kind"] == "one":
            name = question["page"].rpartition("/")[2].removesuffix(".md")
            (data,) = re.findall(
                r'<script type="application/ld\+json">(.*?)</script>', (site / f"quiz/{name}.html").read_text("utf-8")
            )
            parts = {part["@id"][1:]: part for part in json.loads(data)["hasPart"]}
            told = parts[question["id"]]
            assert _says(told["text"], _doubts(question))
            assert _says(told["acceptedAnswer"]["answerExplanation"]["text"], _doubts(question))


def test_no_right_answer_is_what_another_person_does(site: Path) -> None:
    """Step 1 of both pathways is what somebody else does: no question has it follow from anything."""
    build = real_content()
    others = {build.site.book.pathway(name).steps[0].text for name in ("healthy-pathway", "inconsistent-pathway")}  # type: ignore[union-attr]
    assert len(others) == 2
    data = json.loads((site / "data/quiz.json").read_text("utf-8"))
    for question in data["questions"]:
        if question["id"].endswith("/next"):
            assert not [option for option in question["options"] if option["right"] and option["text"] in others]
    gone = {entry["id"] for entry in data["withdrawn"]}
    assert {"healthy-pathway/6/next", "inconsistent-pathway/5/next"} <= gone
    assert gone & {question["id"] for question in data["questions"]} == set()


def test_who_follows_a_link_to_a_withdrawn_question_is_told_why(site: Path) -> None:
    for page, name in (("pathway", "healthy-pathway/6/next"), ("inconsistent", "inconsistent-pathway/5/next")):
        path = site / f"quiz/{page}.html"
        assert name in Html(path).ids
        assert re.search(
            rf'<p class="withdrawn" id="{name}">A question that was here is withdrawn\. [^<]+</p>',
            path.read_text("utf-8"),
        )


def test_no_question_is_silent_on_what_it_rests_on_where_a_claim_is_doubtful() -> None:
    assert not [each for each in notices_of(real_content(), date(2026, 11, 23)) if "rest on" in each]


def test_the_site_asks_in_every_way_there_is(site: Path) -> None:
    data = json.loads((site / "data/quiz.json").read_text(encoding="utf-8"))
    assert {question["kind"] for question in data["questions"]} == {"one", "several", "order", "sort", "match", "fill"}
