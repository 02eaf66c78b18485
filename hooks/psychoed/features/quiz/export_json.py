"""`data/quiz.json`: every question as plain data, for other programs.

The format is our own. `quiz.schema.json` (JSON Schema, draft 2020-12, json-schema.org) describes it, and the tests
hold the two together. A change that readers of version 1 would not understand makes a new version.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.content.data_file import Data, document
from psychoed.features.data_format import Change, DataFormat
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from psychoed.components.question.data import Question
    from psychoed.components.question.interactions import Interaction
    from psychoed.content.build_info import BuildInfo

FORMAT = DataFormat(
    Path(__file__).with_name("quiz.schema.json"),
    (
        Change("the claims that a question rests on; the questions that are withdrawn"),
        Change("a question may rest on a part of a claim", labels=1),
    ),
)


def quiz_json(
    questions: Iterable[Question],
    titles: Mapping[str, str],
    build_info: BuildInfo,
    withdrawn: Mapping[str, str],
    practice: Container[str] = (),
) -> str:
    """Write all questions as JSON. It holds what they say and nothing of how a page shows it.

    Arguments:
        questions: The questions, in the order in which they shall stand.
        titles: Path relative to `docs_dir` to title, in plain words, of each page that a question is about.
        build_info: The site.
        withdrawn: Ids that are never used again, and why.
        practice: Ids of those that stand behind the written ones, for more practice.

    Returns:
        A JSON document of UTF-8 text; every text in it is plain words, without Markdown or HTML.
    """
    told = [
        _question(question, titles[question.src_uri]) | ({"practice": True} if question.id in practice else {})
        for question in questions
    ]
    gone = [{"id": name, "why": why} for name, why in withdrawn.items()]
    return document(FORMAT.name, FORMAT.version, build_info, questions=told, withdrawn=gone)


def _question(question: Question, page_title: str) -> Data:
    """Describe a question; what it has nothing of is left out, save its options."""
    data = {
        "id": question.id,
        "kind": question.interaction.kind,
        "page": question.src_uri,
        "pageTitle": page_title,
        "intro": plain(question.intro),
        "question": plain(question.title),
        **_answers(question.interaction),
        "explanation": plain(question.explanation),
        "claims": [{"id": claim.key, "label": claim.label.key} for claim in question.claims],
        "asksHowSure": question.asks_how_sure,
    }
    return {name: value for name, value in data.items() if value or name == "options"}


def _answers(interaction: Interaction) -> Data:
    """Describe what can be chosen, placed or matched, and what fits."""
    match interaction:
        case Choice(options):
            return {"options": [_option(option.text, option.feedback, right=option.right) for option in options]}
        case Order(steps):
            return {"options": [_option(step.text, step.feedback) for step in steps]}
        case Match(sources, targets):
            told = [{**_option(each.text, each.feedback), "target": plain(each.target)} for each in sources]
            return {"options": told, "targets": list(dict.fromkeys(map(plain, targets)))}
        case TextEntry(accepted):
            # There is nothing to choose from.
            return {"options": [], "accepted": list(dict.fromkeys(accepted))}
        case _:
            assert_never(interaction)


def _option(text: str, feedback: str, *, right: bool = True) -> Data:
    return {"text": plain(text), "right": right, "feedback": plain(feedback)}
