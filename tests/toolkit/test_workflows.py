"""What runs for this repository elsewhere: from which commit, and with which rights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_run import ROOT
from psychoed.starter.site import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STARTER = FILES / "dot-github/workflows/site.yml"
"""What a new site gets."""

WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), STARTER]

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def _read(path: Path) -> dict[str, Any]:
    # `on` would be true.
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def _steps(job: dict[str, Any]) -> Iterator[str]:
    yield from (step.get("uses", "").partition("@")[0] for step in job["steps"])


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"pages.yml", "help-lines.yml", "long.yml"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_the_commit_of_a_tag(path: Path) -> None:
    used = re.findall(r"^\s*(?:- )?uses: *(.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert used
    assert [each for each in used if not PINNED.fullmatch(each)] == []


def test_an_action_is_the_same_commit_wherever_it_is_used() -> None:
    used = {each for path in WORKFLOWS for each in re.findall(r"uses: *(\S+@\S+)", path.read_text("utf-8"))}
    names = [each.partition("@")[0] for each in used]
    assert sorted(names) == sorted({*names})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_only_what_publishes_may_write(path: Path) -> None:
    workflow = _read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        uses, rights = {*_steps(job)}, job.get("permissions", workflow["permissions"])
        publishes = "actions/deploy-pages" in uses
        assert ("write" in rights.values()) == publishes, name
        if publishes:
            assert (rights, uses) == ({"pages": "write", "id-token": "write"}, {"actions/deploy-pages"}), name
        if "actions/configure-pages" in uses:
            assert rights["pages"] == "read", name


def test_authors_on_windows_are_not_forgotten() -> None:
    jobs = _read(ROOT / ".github/workflows/pages.yml")["jobs"]
    (windows,) = (job for job in jobs.values() if job["runs-on"] == "windows-latest")
    run = "\n".join(step.get("run", "") for step in windows["steps"])
    assert "mkdocs build --strict" in run
    assert "pytest -m fast" in run
    # PowerShell knows no `.venv/bin`.
    assert "/bin/" not in run


def test_a_new_site_is_only_built() -> None:
    jobs = _read(STARTER)["jobs"]
    run = " ".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    assert "mkdocs build --strict" in run
    assert "pytest" not in run
    assert ".ci/" not in run
