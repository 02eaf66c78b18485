"""What an editor offers: a snippet for each kind of block, each of which is right as it stands."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from helpers import Pages
from psychoed.components.question.forms.registry import FORMS
from psychoed.rendering.blocks import BLOCKS
from psychoed.starter.site import Start, starter_files
from psychoed.starter.snippets import SNIPPETS_FILE

FILES = starter_files(Start("Sleep well", date(2026, 11, 23)))
DOCS = {
    path.removeprefix("docs/"): text
    for path, text in FILES.items()
    # Words of crisis take long to read, and say nothing of a snippet.
    if path.startswith("docs/") and not path.startswith("docs/crisis-terms/")
}
SNIPPETS = json.loads(FILES[SNIPPETS_FILE])

VARIABLES = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "23"}


def expanded(name: str) -> str:
    """Return what stands on a page where somebody takes a snippet and types nothing else."""
    text = "\n".join(SNIPPETS[name]["body"])
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^{}]*)\}", r"\1", text)
    text = re.sub(r"\$\{\d+\}|\$\d", "", text)
    return re.sub(r"\$(\w+)", lambda found: VARIABLES[found[1]], text)


def page_of(name: str) -> str:
    """Return a page that holds nothing else."""
    head = expanded("page")
    return head if name == "page" else f"{head}{expanded(name)}\n"


def test_there_is_one_for_each_kind_of_block() -> None:
    kinds = {block.NAME for block in BLOCKS}
    written = {name: set(re.findall(r"^/{3,} ([\w-]+)", expanded(name), re.MULTILINE)) for name in SNIPPETS}
    assert set.union(*written.values()) == kinds
    # What is typed for a kind is its name.
    assert {name for name in kinds if SNIPPETS[name]["prefix"] == name and written[name] == {name}} == kinds
    assert len({each["prefix"] for each in SNIPPETS.values()}) == len(SNIPPETS)


def test_there_is_one_for_each_form_of_question() -> None:
    pages = {name: Pages({"page.md": page_of(name)}) for name in SNIPPETS if "/// question |" in expanded(name)}
    assert len(pages) == len(FORMS)
    asked = [next(iter(pages[name].content.site.book.pages[0].parts)) for name in pages]
    assert len({type(question.interaction) for question in asked}) == 4  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [*SNIPPETS])
def test_it_is_right_as_it_stands(name: str) -> None:
    pages = Pages({**DOCS, "new.md": page_of(name)})
    html = pages.html("new.md")
    assert pages.problems == []
    assert [problem for problem in pages.rendering_problems() if problem.startswith("new.md")] == []
    assert "///" not in html


def test_they_are_right_together() -> None:
    # A claim is stated once on a page, and each of them has its page.
    pages = Pages({**DOCS, **{f"new/{name}.md": page_of(name) for name in SNIPPETS}})
    assert pages.problems == []
