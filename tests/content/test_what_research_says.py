"""What this site says of research: each part of a claim with its label, its sources, their numbers, and its guards."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from helpers import DOCS, real_content
from psychoed.features.evidence.label import LABELS
from psychoed.text.inline import plain
from site_html import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.features.block_data import Evidence
    from psychoed.pipeline.content import Content

READ: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("what_research_says.yml").read_text("utf-8"))
PARTS = {part: said for parts in READ.values() for part, said in parts.items()}

UNTESTED = "not tested in people"

NOT_AWARE = re.compile(r"\b[Ww]e are not aware of a (study|trial)\b")

TOGETHER = {
    "mesman2018": "keller2018",
    "torre2018": "nook2021",
    "crompton2020a": "crompton2025",
    "nunez2024": "denecker2024",
    "moncrieff2023": "jauhar2023",
}
"""Studies that another one limits: one is never named without the other."""

NEVER = [
    r"(trust|loyalty|cuddle|happiness) hormone",
    r"pleasure chemical",
    r"\bhijacks?\b",
    r"\baddict(ed|ion to)\b",
    r"literally rewires?",
    r"(is|are) (hard-?)?wired (to|for)",
    r"one of the best signs of a good (bond|relationship)",
    r"misjudge which (friendships|ties)",
    r"just one small study",
    r"[Ww]e (found|know of|knew of) no\b",
    r"proven to rewire",
]
"""What no page, embed, sheet or question says."""

SAID = {
    "X1": ["theory", "not settled"],
    "N5": ["cannot tell you who will stay"],
    "F2-heard": ["If someone has hurt or scared you", "keep telling people you trust"],
    "F3": ["not about an ex", "frightens you"],
    "P1-secure": ["about life events"],
    "P2": ["wanted touch"],
    "P2-cortisol": ["afraid of a partner is different"],
    "P2-chronic": ["not the fault of the couple"],
    "P3": ["do not fit the words of the explanation"],
    "P4": ["never owe anyone"],
    "P4-voles": ["contested"],
    "P5": ["never a reason to feel safe with someone who frightens you"],
    "S1": ["may not match what the other person does"],
    "S2": ["wanted touch", "not clear"],
    "S5": ["not a bad sign"],
    "S6": ["about life events"],
    "C1": ["theory", "flaw", "reason to get help"],
    "C1-not-knowing": ["In a lab test", "not a flaw", "not messages from people"],
    "C1-unstable": ["links, not causes"],
    "C2": ["Nobody chooses to be hurt"],
    "C2-pull": ["never your fault", "help works", "is a pattern"],
    "C3": ["only from press reports", "not a flaw", "help works"],
    "T1": ["not a promise", "not a failing"],
    "T2": ["take your fear seriously and get help", "can hide control", "over time"],
    "T2-rule": ["take your fear seriously and get help", "can hide control", "over time"],
    "T3": ["illness or grief"],
    "T4": ["talk to a helper first", "not about frightening partners"],
    "B1": ["at any age", "hard past"],
    "B1-brains-change": ["causes other than"],
    "B2": ["do not prove a cause"],
    "W2": ["take your fear seriously", "not about that"],
    "A2": ["not about an ex", "wants no contact", "frightens you"],
    "G3": ["talk to a helper first"],
    "R1": ["not about partners who frighten you"],
    "R2": ["does not show that you are safe"],
    "B2-not-returned": ["cannot show a cause", "not a reason to cut people off"],
}
"""What a note must not be without, wherever it goes."""

SAFETY_FIRST = ("T2", "T2-rule", "T4", "C2-pull", "W2", "G3", "R1", "R2")


@pytest.fixture(scope="module")
def build() -> Content:
    return real_content()


@pytest.fixture(scope="module")
def notes(build: Content) -> dict[str, Evidence]:
    claims = build.site.claims.values()
    return {claim.part(evidence) or claim.key: evidence for claim in claims for evidence in claim.evidence}


def test_each_part_of_a_claim_has_the_label_and_the_sources_that_were_read_for_it(build: Content) -> None:
    parts = {key: [claim.part(evidence) or key for evidence in claim.evidence] for key, claim in _by_key(build)}
    assert parts == {key: [*said] for key, said in READ.items()}
    seen = {
        claim.part(evidence) or key: (evidence.label.name, evidence.sources)
        for key, claim in _by_key(build)
        for evidence in claim.evidence
    }
    assert seen == {part: (said["label"], tuple(said["sources"])) for part, said in PARTS.items()}


def _by_key(build: Content) -> Iterator[tuple[str, Any]]:
    yield from sorted(build.site.claims.items(), key=lambda item: [*READ].index(item[0]))


@pytest.mark.parametrize("part", PARTS)
def test_a_note_holds_no_number_that_its_sources_do_not_have(part: str, notes: dict[str, Evidence]) -> None:
    held = set(_numbers(" ".join(PARTS[part]["sources"].values())))
    assert set(_numbers(plain(notes[part].note))) <= held


WORDS = {"two": "2", "three": "3", "four": "4", "five": "5", "ten": "10", "twelve": "12"}


def _numbers(text: str) -> list[str]:
    words = (WORDS[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in WORDS)
    return [number.replace(",", "") for number in re.findall(r"\d[\d,]*", text)] + list(words)


def test_each_number_of_a_reference_is_told_of_its_size_alone(build: Content) -> None:
    told = json.loads((DOCS / "references.json").read_text("utf-8"))
    lines = {item["id"]: item["annote"] for item in told if "annote" in item}
    assert len(lines) > 70
    assert [key for key, line in lines.items() if not line.endswith(".") or len(line) > 90] == []


def test_labels_go_from_what_is_least_known_to_what_is_known_best() -> None:
    ours = ["untested", "contested", "simplification", "animals", "some", "well"]
    assert [label.key for label in LABELS if label.key in ours] == ours


def test_each_label_is_explained_with_how_often_it_is_used(site: Path) -> None:
    counts = re.findall(r"\((\d+) notes?\)", words_of((site / "sources.html").read_text("utf-8")))
    assert [int(count) for count in counts[: len(LABELS)]] == [21, 9, 2, 3, 27, 7]


def test_what_was_not_tested_says_so_and_leads_to_how_we_looked(notes: dict[str, Evidence]) -> None:
    untested = [part for part, evidence in notes.items() if evidence.label.name == UNTESTED]
    assert len(untested) == 21
    for part in untested:
        (link,) = re.findall(r"\[([^]]+)\]\([^)]*about/how-we-make-this\.md#how-we-looked\)", notes[part].note)
        assert NOT_AWARE.fullmatch(link), part


def test_nobody_is_said_to_have_found_nothing_without_a_way_to_how_we_looked() -> None:
    for path in sorted(DOCS.glob("**/*.md")):
        text = re.sub(r"^/{3,} (question|therapist-note)\b.*?^/{3,}$", "", path.read_text("utf-8"), flags=re.M | re.S)
        if path.name != "how-we-make-this.md":
            said = NOT_AWARE.findall(text)
            assert len(re.findall(r"\[[Ww]e are not aware of a \w+\]\([^)]*#how-we-looked\)", text)) == len(said), path


def test_studies_that_limit_each_other_go_together(build: Content) -> None:
    for claim in build.site.claims.values():
        for evidence in claim.evidence:
            for one, other in TOGETHER.items():
                assert one not in evidence.cited or other in evidence.cited, (claim.key, one)
    assert not {"birnbaum2018", "birnbaum2020", "wang2017", "almaatouq2016"} & {
        key for claim in build.site.claims.values() for evidence in claim.evidence for key in evidence.cited
    }


@pytest.mark.parametrize("part", SAID)
def test_a_note_says_what_keeps_it_from_doing_harm(part: str, notes: dict[str, Evidence]) -> None:
    note = plain(notes[part].note)
    assert [words for words in SAID[part] if words not in note] == []


@pytest.mark.parametrize("part", SAFETY_FIRST)
def test_safety_comes_first_where_fear_is_possible(part: str, notes: dict[str, Evidence]) -> None:
    first = re.split(r"(?<=[.!?]) ", plain(notes[part].note))[0]
    assert re.search(r"threatens|frighten|harms|danger|abuse|never your fault", first)


def test_touch_is_wanted_touch(notes: dict[str, Evidence]) -> None:
    for part, evidence in notes.items():
        if re.search(r"\bmassage\b", evidence.note):
            assert "wanted touch" in evidence.note, part


def test_no_page_embed_or_question_says_what_research_does_not(site: Path) -> None:
    files = [*site.rglob("*.html"), site / "data/quiz.json", site / "data/sources.json"]
    assert len(files) > 120
    for path in files:
        text = path.read_text("utf-8")
        said = words_of(text) if path.suffix == ".html" else text
        for words in NEVER:
            assert not re.search(words, said), (path.relative_to(site).as_posix(), words)


def test_opioids_are_not_called_endorphins_where_a_scan_or_a_drug_is_told_of() -> None:
    for path in sorted((DOCS / "learn").glob("*.md")):
        for line in path.read_text("utf-8").split("\n"):
            for sentence in re.split(r"(?<=[.!?]) ", line):
                if re.search(r"\b(scan|drug|laugh(ed|ing|ter)?)\b", sentence) and "ndorphin" in sentence:
                    assert "opioids" in sentence or "When a drug blocks them" in line, (path.name, sentence)
