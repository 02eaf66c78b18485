"""What pages of this site say of themselves to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from built import data_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_learn_page_cites_what_its_notes_rest_on(site: Path) -> None:
    data = data_of(site / "learn/neurochemistry.html")
    titles = [work["name"] for work in data["citation"]]
    assert "A registered replication study on oxytocin and trust" in titles
    assert len(titles) == len(set(titles))
    assert "Oxytocin" in data["teaches"]


def test_a_question_says_in_structured_data_which_answer_is_right(site: Path) -> None:
    asked = {q["@id"]: q for q in data_of(site / "quiz/friends.html")["hasPart"]}["#silent-week"]
    assert asked["acceptedAnswer"]["text"] == "Ask her if she is all right"
    assert len(asked["suggestedAnswer"]) == 2
    assert asked["acceptedAnswer"]["answerExplanation"]["text"]
