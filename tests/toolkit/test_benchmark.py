"""The tools that measure builds: what they build, what they see of a program, and what they write into the README."""

from __future__ import annotations

import os
import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from benchmark import corpus, environments, projects
from benchmark.environments import UnavailableError, made, pins
from benchmark.runs import LimitError, Run, RunError, in_turns, ratio, run
from benchmark.table import BEGIN, END, MarksError, in_text, tables
from helpers import Pages
from mkdocs_run import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_made_up_pages_are_the_same_each_time_and_no_two_alike() -> None:
    pages = [*corpus.texts(20, 100)]
    assert pages == [*corpus.texts(20, 100)]
    assert len({page.sections for page in pages}) == 20
    written = [corpus.FORMS["plain"].page(page) for page in pages if not page.defined]
    assert written
    for text in written:
        assert 1050 <= len(re.findall(r"\w+", text)) <= 1150
        assert len({*re.findall(r"\b[A-Z][a-z]{7,}\b", text)} & {*corpus.glossary(100)}) == corpus.MENTIONED


def test_words_are_explained_once_each_in_every_form() -> None:
    pages = [*corpus.texts(20, 100)]
    words = corpus.glossary(100)
    assert len({*words}) == 100
    assert not any(later.startswith(first) for first, later in pairwise(sorted(words)))
    assert sorted(word for page in pages for word, _ in page.defined) == sorted(words)
    for name, form in corpus.FORMS.items():
        text = "".join(map(form.page, pages))
        # Mentioned in the pages, and explained once.
        assert all(text.count(meaning) == 1 for page in pages for _, meaning in page.defined), name
    assert corpus.abbreviations(iter(pages)).count("\n") == 100


def test_the_toolkit_finds_nothing_wrong_with_made_up_pages() -> None:
    texts = {text.place: corpus.FORMS["ours"].page(text) for text in corpus.texts(4, 60)}
    asked = {
        f"asked-{each}.md": f"{corpus.DATES}# Asked {each}\n\n{corpus.questions(each, ours=True)}" for each in (0, 1)
    }
    pages = Pages({**texts, **asked})
    assert pages.problems == []
    assert len(pages.content.site.book.terms) == 60
    assert len([name for name in pages.content.site.questions if name.startswith("question-")]) == 2 * corpus.QUESTIONS
    linked = pages.html(next(iter(texts)))
    assert linked.count('class="term"') >= corpus.MENTIONED - corpus.DEFINED


def test_what_others_ask_of_their_readers_is_as_much() -> None:
    ours, other = (corpus.questions(7, ours=of) for of in (True, False))
    for text in (ours, other):
        assert len(re.findall(r"^- \[ \]", text, re.MULTILINE)) == corpus.QUESTIONS * (corpus.ANSWERS - 1)
        assert len(re.findall(r"^- \[x\]", text, re.MULTILINE)) == corpus.QUESTIONS
    assert other.count("<quiz>") == corpus.QUESTIONS


def test_of_a_program_all_that_it_starts_is_seen(tmp_path: Path) -> None:
    child = "import time; held = bytearray(80_000_000); time.sleep(.4)"
    both = f"import subprocess, sys; held = bytearray(60_000_000); subprocess.run([sys.executable, '-c', '{child}'])"
    found = run([sys.executable, "-c", both], tmp_path, os.environ)
    assert found.peak > 140
    assert found.cpu > 0
    assert found.wall >= 0.4


def test_a_program_that_fails_says_why_and_one_that_goes_on_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="No such luck"):
        run([sys.executable, "-c", "raise SystemExit('No such luck')"], tmp_path, os.environ)
    with pytest.raises(LimitError):
        run([sys.executable, "-c", "while True: pass"], tmp_path, os.environ, limit=0.1)


def test_none_always_goes_first_and_what_fails_is_not_tried_again() -> None:
    order: list[str] = []

    def once(name: str, cpu: float) -> Run:
        order.append(name)
        if name == "broken":
            raise RunError("why")
        return Run(cpu, 1, 1)

    contestants = {
        name: lambda name=name, cpu=cpu: once(name, cpu) for name, cpu in (("a", 1), ("broken", 1), ("b", 3))
    }
    found = in_turns(contestants, 3, lambda name, result: None)
    assert order == ["a", "broken", "b", "b", "a", "a", "b"]
    assert found["broken"] == "failed: why"
    assert ratio(found["b"], found["a"], "cpu") == 3  # type: ignore[arg-type]


def test_what_cannot_be_installed_is_left_out_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def create(folder: Path, **_: bool) -> None:
        """Make what looks like an environment: a real one takes seconds."""
        (folder / "bin").mkdir(parents=True)
        python = folder / "bin/python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)

    monkeypatch.setattr(environments.venv, "create", create)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_DRY_RUN", "1")
    with pytest.raises(UnavailableError, match=r"zensical==\S+ cannot be installed. ERROR: "):
        made("zensical", pins()["zensical"], tmp_path)


def test_each_pin_is_of_one_version_and_says_why() -> None:
    for name, pin in pins().items():
        assert name in {*projects.HERE, "quiz", *corpus.FORMS, "zensical"}
        assert str(pin["why"]).endswith(".")
        packages = pin["packages"]
        assert isinstance(packages, list)
        assert all(re.fullmatch(r"[\w-]+==[\d.]+", package) for package in packages)


RESULTS = {
    "versions": {"plain": "plain MkDocs 1", "zensical": "Zensical 2"},
    "words/20": {
        "pages": 20,
        "words": 100,
        "register": 5400,
        "runs": {
            "plain": {"cpu": 2.0, "times": {"cpu": 1.0, "peak": 1.0}},
            "ours": {"cpu": 5.0, "times": {"cpu": 2.5, "peak": 1.5}},
            "zensical": {"why": "failed: none"},
            "abbreviations": {"why": "stopped", "limit": 20.0},
        },
    },
    "words/1000": {
        "pages": 1000,
        "words": 1000,
        "runs": {
            "plain": {"cpu": 30.0, "times": {"cpu": 1.0, "peak": 1.0}},
            "ours": {"cpu": 60.0, "times": {"cpu": 2.0, "peak": 3.0}},
        },
    },
}


def test_the_table_tells_ratios_and_what_was_stopped() -> None:
    builds, others = tables(RESULTS).split("\n\n")
    assert builds.splitlines() == [
        "| a build, against plain | 20 pages, 100 words | 1,000 pages, 1,000 words | memory at 20 |",
        "| --- | ---: | ---: | ---: |",
        "| plain MkDocs 1 | 1.00 | 1.00 | 1.00 |",
        "| the toolkit, all it makes; handouts kept from the last build | 2.50 | 2.00 | 1.50 |",
        "| Material's abbreviations (`abbr`, `snippets`) | > 20 | – | – |",
        "| Zensical 2 | – | – | – |",
    ]
    assert others.splitlines()[2:] == ["| `glossary.html` of 20 pages, 100 words, compressed | 5 KB |"]


def test_the_table_goes_where_the_readme_has_room_for_it() -> None:
    assert in_text(f"a\n{BEGIN}\nold\n{END}\nb", "new") == f"a\n{BEGIN}\nnew\n{END}\nb"
    with pytest.raises(MarksError):
        in_text("no room", "new")
    assert in_text((ROOT / "README.md").read_text("utf-8"), "new").count("new") > 0
