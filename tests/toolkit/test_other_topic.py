"""The repository with pages on something else: it builds, and all tests hold but those that go with these pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from helpers import OTHER
from mkdocs_run import ENV, ROOT, messages, mkdocs
from psychoed.components.registry import BY_NAME
from psychoed.rendering.blocks import BLOCKS
from site_html import page_files

if TYPE_CHECKING:
    from pathlib import Path

SETTING = r"^{name}:.*\n(?:[ -].*\n)*"


def _is_of_this_topic(name: str) -> bool:
    return name.startswith(("docs/", "tests/content/", "tests/browser/content/"))


def _git(folder: Path, *command: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run(["git", *who, *command], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do what somebody does who takes the toolkit for another topic: other pages, and their names in one file."""
    folder = tmp_path_factory.mktemp("other") / "repository"
    for name in _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and not _is_of_this_topic(name) and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    shutil.copytree(OTHER, folder / "docs", dirs_exist_ok=True)
    config = (folder / "mkdocs.yml").read_text("utf-8")
    for line in re.finditer(
        SETTING.format(name=r"(\w+)"), (OTHER.parent / "site.yml").read_text("utf-8"), re.MULTILINE
    ):
        config, found = re.subn(SETTING.format(name=line[1]), lambda _, line=line: line[0], config, flags=re.MULTILINE)
        assert found == 1, line[1]
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "Another topic")
    return folder


def test_the_other_topic_has_one_of_each_block_that_has_no_case_of_its_own() -> None:
    written = "".join(path.read_text("utf-8") for path in OTHER.rglob("*.md"))
    assert {block.NAME for block in BLOCKS} - {*BY_NAME} <= set(re.findall(r"^/// ([\w-]+)", written, re.MULTILINE))


def test_what_builds_a_site_does_not_know_what_this_one_is_about() -> None:
    texts = {
        path: path.read_text("utf-8")
        for room in ("hooks/psychoed", "overrides")
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", ".yml", ".jinja", ".html", ".js", ".css", ".md", ".json", ".typ"}
    }
    assert [path for path, text in texts.items() if re.search("reciproc|the model says", text, re.IGNORECASE)] == []


def test_the_other_topic_is_built_without_a_warning_and_says_nothing_of_this_one(other: Path) -> None:
    done = mkdocs("build", "--strict", cwd=other)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    for path in page_files(other / "site"):
        text = path.read_text("utf-8")
        assert "Sleep</title>" in text
        assert not re.search("reciprocity", text, re.IGNORECASE), path


@pytest.mark.long
@pytest.mark.parametrize(("rooms", "least"), [("toolkit", 500), ("browser audit", 250)], ids=["toolkit", "browser"])
def test_all_tests_that_stay_hold_for_the_other_topic(other: Path, rooms: str, least: int) -> None:
    # What `.ci/run` does before a site is published.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0"]
    # Tools of Node are not copied; without this, their tests would ask for them.
    env = {name: value for name, value in ENV.items() if name not in {"CI", "PYTEST_ADDOPTS"}}
    where = [f"tests/{room}" for room in rooms.split()]
    done = subprocess.run([*command, *where], cwd=other, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) > least
