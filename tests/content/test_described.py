"""What pages of this site say of themselves to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from built import data_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_learn_page_cites_what_its_notes_rest_on(site: Path) -> None:
    data = data_of(site / "learn/neurochemistry.html")
    works = [work.get("sameAs") or work["name"] for work in data["citation"]]
    assert "https://doi.org/10.1038/s41562-020-0878-x" in works
    assert len(works) == len(set(works))
    # What has no address is told whole.
    untraced = [work for work in data_of(site / "learn/takeaways.html")["citation"] if "sameAs" not in work]
    assert untraced
    assert all(work["name"] and work["author"] and work["datePublished"] for work in untraced)
    assert "Oxytocin" in data["teaches"]


def test_a_question_says_in_structured_data_which_answer_is_right(site: Path) -> None:
    asked = {q["@id"]: q for q in data_of(site / "quiz/friends.html")["hasPart"]}["#silent-week"]
    assert asked["acceptedAnswer"]["text"] == "Ask her if she is all right"
    assert len(asked["suggestedAnswer"]) == 2
    assert asked["acceptedAnswer"]["answerExplanation"]["text"]
