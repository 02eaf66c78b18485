"""What an editor is told of data files, and what the build says of the same: the editor is never the stricter."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator

from helpers import BUILD_INFO, DOCS
from psychoed.content.reviews import read_reviews
from psychoed.features.crisis.terms import read_terms
from psychoed.features.help.exit import read_exit_words
from psychoed.features.help.reading import read_help_lines
from psychoed.features.search.synonyms import read_synonyms
from psychoed.outputs.embed.published_ids import read_published
from psychoed.source.front_matter import read_front_matter
from psychoed.source.yaml_text import read_yaml
from psychoed.starter.schemas import schema_files, schemas
from psychoed.starter.site import FILES, Start, starter_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from psychoed.source.problems import Problem

READERS: dict[str, Callable[[str], list[Problem]]] = {
    "front-matter": lambda text: read_front_matter(read_yaml("page.md", text)[0])[1],
    "help-lines.yml": lambda text: read_help_lines("help-lines.yml", text, BUILD_INFO.words)[1],
    "embeds.yml": lambda text: read_published(text)[1],
    "reviews.yml": lambda text: read_reviews(text)[1],
    "crisis-terms/*.yml": lambda text: read_terms("crisis-terms/en.yml", text)[1],
    "exit-words/*.yml": lambda text: read_exit_words("exit-words/en.yml", text)[1],
    "synonyms/*.yml": lambda text: read_synonyms("synonyms/en.yml", text)[1],
}
"""What the build says of each file."""

DATES = "reviewed: 2026-11-23\nnext_review: 2027-11-23\n"
LINE = "lines:\n- id: one\n  need: crisis\n  name: One\n  for: anyone\n"
REVIEW = (
    "by: A. Reader\n  role: Psychologist\n  date: 2026-11-30\n  conflict_of_interest: none\n  verdict: agreed\n"
    f"  digest: v1-{'0' * 32}\n"
)

RIGHT = [
    ("front-matter", DATES),
    ("front-matter", f"{DATES}title: 1984\ndescription:\nexit: false\nsearch: {{boost: 2}}\nhide: [toc]\ntags: [a]\n"),
    ("front-matter", f"{DATES}moved: {{old: new}}\nwas: folder/old.md\nauthor: Zoë\n"),
    ("help-lines.yml", f"exit: https://example.org/\nplaces:\n  Land:\n{LINE}  where: Land\n  call: '116 123'\n"),
    ("help-lines.yml", f"{LINE}  was: [ä, b]\n  text: {{to: '88', word: HI}}\n  site: [a.example, b.example]\n"),
    ("help-lines.yml", f"{LINE}  say: it\n  checked: 2026-11-30\n  whom: [women, men]\n  source: https://a.example/\n"),
    ("embeds.yml", ""),
    ("embeds.yml", "- ruhig-für-dich\n- old: new\n- gone: {withdrawn: It was wrong.}\n"),
    ("reviews.yml", "# None yet.\n"),
    ("reviews.yml", "- about: F1\n  " + REVIEW.replace("v1-", "v0-")),
    ("crisis-terms/*.yml", "vars:\n  who: [a, b]\ngroups:\n  suicide:\n    terms: [suicid*]\nlook_alikes: []\n"),
    ("exit-words/*.yml", "- abus*\n- hurt you\n"),
    ("synonyms/*.yml", "stop_words: [a, the]\nplaces:\n  page.md#id: [word, some words]\n"),
]
"""What the build takes, in forms that an editor might not."""

WRONG = [
    ("front-matter", "title: Page\n"),
    ("front-matter", f"{DATES}exit: perhaps\n"),
    ("front-matter", f"{DATES}search: {{boost: 0}}\n"),
    ("front-matter", f"{DATES}title: [a]\n"),
    ("front-matter", f"{DATES}author: 7\n"),
    ("help-lines.yml", "lines: []\n"),
    ("help-lines.yml", "exit: https://example.org/\n"),
    ("help-lines.yml", f"{LINE}  call: 116123\n"),
    ("help-lines.yml", f"{LINE}  say: it\n  need: criss\n"),
    ("help-lines.yml", f"{LINE}  say: it\n  keep: maybe\n"),
    ("help-lines.yml", f"{LINE}  say: it\n  telephone: '1'\n"),
    ("help-lines.yml", "lines:\n- id: one\n  say: it\n"),
    ("help-lines.yml", f"places:\n  Land: {{regions: [Ger]}}\n{LINE}  say: it\n"),
    ("help-lines.yml", f"{LINE}  text: {{number: '88'}}\n"),
    ("embeds.yml", "- {withdrawn: Why, other: x}\n"),
    ("embeds.yml", "old: new\n"),
    ("reviews.yml", "- page: a.md\n"),
    ("reviews.yml", "- page: a.md\n  " + REVIEW.replace("agreed", "fine")),
    ("crisis-terms/*.yml", "groups:\n  suicde:\n    terms: [a]\n"),
    ("crisis-terms/*.yml", "look_alikes: one\n"),
    ("exit-words/*.yml", "- [a]\n"),
    ("synonyms/*.yml", "places: {page.md: word}\n"),
    ("synonyms/*.yml", "stopwords: [a]\n"),
]
"""What both refuse: with an editor, one sees it while typing."""


def _as_edited(value: Any) -> Any:
    """Return data as an editor reads it, to which a day is text."""
    if isinstance(value, dict):
        return {str(key): _as_edited(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_edited(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _marked(place: str, text: str) -> list[str]:
    """Return what an editor marks."""
    return [error.message for error in Draft7Validator(schemas()[place]).iter_errors(_as_edited(yaml.safe_load(text)))]


def test_there_is_a_schema_for_whatever_is_read_so() -> None:
    assert {*schemas()} == {*READERS}
    for schema in schemas().values():
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize(("place", "text"), RIGHT)
def test_what_the_build_takes_is_marked_by_no_editor(place: str, text: str) -> None:
    assert [str(problem) for problem in READERS[place](text)] == []
    assert _marked(place, text) == []


@pytest.mark.parametrize(("place", "text"), WRONG)
def test_what_an_editor_marks_the_build_refuses(place: str, text: str) -> None:
    assert _marked(place, text) != []
    assert READERS[place](text) != []


def _data(docs: Path) -> list[tuple[str, Path]]:
    return [(place, path) for place in schemas() if "." in place for path in sorted(docs.glob(place))]


@pytest.mark.parametrize("docs", [DOCS, FILES / "docs"], ids=["this site", "a new site"])
def test_the_data_of_a_site_are_as_the_schemas_say(docs: Path) -> None:
    assert [(path.name, _marked(place, path.read_text("utf-8"))) for place, path in _data(docs)] == [
        (path.name, []) for _, path in _data(docs)
    ]


def test_the_front_matter_of_a_new_site_is_as_the_schema_says() -> None:
    files = starter_files(Start("Sleep well", date(2026, 11, 23)))
    heads = {path: text.split("---\n")[1] for path, text in files.items() if text.startswith("---\n")}
    assert len(heads) > 10
    assert {path: _marked("front-matter", head) for path, head in heads.items()} == {path: [] for path in heads}


def test_an_editor_finds_each_schema() -> None:
    files = schema_files()
    settings = json.loads(files[".vscode/settings.json"])
    named = settings["yaml.schemas"]
    assert {*named} | {".vscode/schemas/front-matter.json", ".vscode/settings.json"} == {*files}
    assert {re.sub("^docs/", "", place) for place in named.values()} | {"front-matter"} == {*READERS}
