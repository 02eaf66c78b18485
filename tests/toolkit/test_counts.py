"""A build does once what it can do once, and twice the pages take twice the steps: time is no measure here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmark import corpus, projects
from benchmark.environments import here
from mkdocs_run import ENV, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SIZES = (10, 20)
"""Pages of two sites, the second of which is twice the first in all."""
OWN = ("index.md", "parts.md", "downloads/index.md")
"""What each has besides."""

Counts = dict[str, Counter[str]]


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Counts]]:
    """Build two sites, and count what is done."""
    found = []
    for pages in SIZES:
        folder = tmp_path_factory.mktemp(f"of_{pages}")
        site = projects.of_words("ours", folder, here(), pages, 5 * pages).site
        command = [sys.executable, str(ROOT / "tests/benchmark/counts.py"), str(folder)]
        done = subprocess.run(command, env=ENV, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout.splitlines()[-1])
        found.append((site, {name: Counter(of) for name, of in told.items()}))
    return found


@pytest.mark.parametrize("name", projects.HERE)
def test_what_is_measured_beside_can_be_built(name: str, tmp_path: Path) -> None:
    project = projects.of_words(name, tmp_path, here(), 3, 60)
    project.built()
    # Nobody sees what such a build says.
    assert (tmp_path / "said.log").read_text("utf-8") == ""
    page = (project.site / "part-0/page-1.html").read_text("utf-8")
    assert "Section 9" in page
    assert ("term-" in page) == (name in {"pages", "ours"})
    assert (project.site / "embed").exists() == (project.site / "handouts").exists() == (name == "ours")


def _written(pages: int) -> set[str]:
    return {*OWN, *(text.place for text in corpus.texts(pages, 5 * pages))}


def _often(counted: Mapping[str, int], times: int) -> dict[str, int]:
    """Return what was done more often than it should."""
    return {name: count for name, count in counted.items() if count > times}


def test_the_markdown_of_each_page_is_converted_once(counts: list[tuple[Path, Counts]]) -> None:
    for pages, (_, counted) in zip(SIZES, counts, strict=True):
        own = _written(pages)
        assert {name: counted["converted"][name] for name in own} == dict.fromkeys(own, 1)
        # Pages that tell of all others are written once before and once after they are rendered.
        made = {name: count for name, count in counted["converted"].items() if name and name not in own}
        assert "glossary.md" in made
        assert _often(made, 2) == {}


def test_what_is_converted_beside_pages_is_no_more_on_a_larger_site(counts: list[tuple[Path, Counts]]) -> None:
    few, many = (counted["converted"][""] for _, counted in counts)
    assert few == many > 0


def test_each_part_is_made_an_embed_once(counts: list[tuple[Path, Counts]]) -> None:
    for pages, (site, counted) in zip(SIZES, counts, strict=True):
        assert {path.stem for path in (site / "embed/v1").glob("*.html")} == {*counted["shown"]}
        assert len(counted["shown"]) > 5 * pages  # a word each
        assert _often(counted["shown"], 1) == {}


def test_a_code_to_scan_is_drawn_once_for_all_sheets_that_show_it(counts: list[tuple[Path, Counts]]) -> None:
    for site, counted in counts:
        sheets = {path.stem.removesuffix("-a4") for path in (site / "handouts").glob("*-a4.pdf")}
        assert len(counted["drawn"]) == len(sheets) > 0
        assert _often(counted["drawn"], 1) == {}


def test_a_file_is_read_by_mkdocs_and_twice_by_us(counts: list[tuple[Path, Counts]]) -> None:
    for pages, (_, counted) in zip(SIZES, counts, strict=True):
        # Once to see whether it is text at all, since other programs leave files that are not.
        assert {name: counted["read"][name] for name in _written(pages)} == dict.fromkeys(_written(pages), 3)
        assert _often(counted["read"], 3) == {}


def test_twice_the_pages_are_read_and_made_with_twice_the_steps(counts: list[tuple[Path, Counts]]) -> None:
    (_, few), (_, many) = counts
    for name, counted in few.items():
        assert 0 < many[name].total() <= 2 * counted.total(), name


def test_what_is_made_of_twice_the_pages_is_twice_as_large(counts: list[tuple[Path, Counts]]) -> None:
    few, many = ({path.relative_to(site): path.stat().st_size for path in site.rglob("*.*")} for site, _ in counts)
    # Pages that are on both sites tell of twice as much; of all others there are twice as many. Some names are longer.
    most = 2.05
    assert {str(path): size / few[path] for path, size in many.items() if path in few and size > most * few[path]} == {}
    assert sum(many.values()) <= most * sum(few.values())
