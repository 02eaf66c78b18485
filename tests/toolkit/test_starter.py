"""A new site: what `psychoed new` writes, and how it speaks to who calls it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
import textstat
import yaml

from helpers import BUILD_INFO, notices_of
from psychoed.mkdocs import command, log
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.reading import read_content
from psychoed.rendering.blocks import BLOCKS
from psychoed.starter.command import told
from psychoed.starter.requirement import Package, UnknownPackageError, home_of, package_at, package_noted
from psychoed.starter.site import FILES, Start, later, name_problem, named_by, starter_files
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from psychoed.pipeline.content import Content

TODAY = date(2026, 11, 23)
NAMES = ["Sleep well", 'Nights: "calm" & <b>easy</b> — 100 % [yours] #1', "Schlaf für *alle*"]


def _files(name: str = "Sleep well", requirement: str = "psychoed @ git+https://example.org/t.git") -> dict[str, str]:
    return starter_files(Start(name, TODAY, requirement))


@cache
def _content(name: str = "Sleep well") -> Content:
    files = _files(name)
    docs = {path.removeprefix("docs/"): text for path, text in files.items() if path.startswith("docs/")}
    pages = {path: text for path, text in docs.items() if path.endswith(".md")}
    data = {path: text for path, text in docs.items() if path not in pages}
    return read_content(pages, replace(BUILD_INFO, name=name), Assets(), data=data)


@pytest.mark.parametrize("name", NAMES)
def test_its_pages_and_data_have_no_mistake_whatever_it_is_called(name: str) -> None:
    assert [str(problem) for problem in _content(name).problems] == []


def test_it_has_every_kind_of_block() -> None:
    written = "\n".join(text for path, text in _files().items() if path.endswith(".md"))
    assert {block.NAME for block in BLOCKS} == set(re.findall(r"^/{3,} ([\w-]+)", written, re.MULTILINE))


def test_all_that_somebody_should_see_to_is_what_only_they_can_do() -> None:
    found = notices_of(_content(), TODAY)
    assert [sentence.partition(":")[0] for sentence in found] == ["help-lines.yml", "mkdocs.yml"]
    assert "Nobody has checked these 13 lines" in found[0]
    assert "SITE_FEEDBACK" in found[1]


def test_it_speaks_of_itself_and_of_no_other_site() -> None:
    files = _files("Quiet nights")
    said = {
        path: text for path, text in files.items() if not path.startswith(("docs/crisis-terms/", "docs/exit-words/"))
    }
    assert [path for path, text in said.items() if re.search("reciproc|<<|>>|<%|%>", text, re.IGNORECASE)] == []
    assert {path for path, text in said.items() if "Quiet nights" in text} >= {
        "README.md",
        "mkdocs.yml",
        "docs/index.md",
        "docs/about/accessibility.md",
        "docs/about/data.md",
        "docs/about/how-we-make-this.md",
        "docs/about/licence.md",
        "docs/therapists/hosting.md",
    }


def test_it_is_safe_from_the_first_day() -> None:
    content = _content()
    assert [terms.path for terms in content.crisis] == ["crisis-terms/en.yml", "crisis-terms/es.yml"]
    assert content.site.help.exit.startswith("https://")
    assert content.site.help.directory is not None
    assert [place.name for place in content.site.help.places] == ["United Kingdom"]
    assert all(page.reviewed == TODAY for page in content.site.book.pages)
    assert {page.next_review for page in content.site.book.pages} == {date(2027, 11, 23), date(2027, 2, 23)}
    assert {page.reviewer for page in content.site.book.pages} == {""}


def test_what_the_menu_names_is_there() -> None:
    files = _files()

    class Loader(yaml.SafeLoader):
        """Reads a configuration without the environment."""

    Loader.add_constructor("!ENV", lambda loader, node: "")
    settings = yaml.load(files["mkdocs.yml"], Loader)
    named = re.findall(r"'([\w/-]+\.md)'", str(settings["nav"]))
    content = _content()
    assert {*named} <= {*content.generated, *content.site.book.by_uri}
    left = {*content.site.book.by_uri} - {*named}
    assert left == {line.strip().removeprefix("/") for line in settings["not_in_nav"].splitlines()}


def test_all_its_pages_are_easy_to_read() -> None:
    for path, text in _files().items():
        if path.endswith(".md") and path.startswith("docs/") and path != "docs/search.md":
            body = text.split("\n---\n", 1)[1]
            prose = re.sub(r"^(/{3,}.*|```[\s\S]*?```|\|.*|    [\w-]+:.*|#+ .*)$", "", body, flags=re.MULTILINE)
            lines = [
                plain(re.sub(r"^\s*(?:[-*] (?:\[.\] )?|\d+\. |: +)|\{[^}]*\}", "", line)) for line in prose.split("\n")
            ]
            said = "\n".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines if line.strip())
            assert textstat.flesch_kincaid_grade(said) <= 8, path


def test_hidden_files_are_hidden_there_and_not_here() -> None:
    assert {path.split("/")[0] for path in _files()} >= {".github", ".gitignore", ".vscode", "docs", "mkdocs.yml"}
    assert [path for path in FILES.rglob("*") if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_the_next_check_is_due_on_a_day_that_there_is(day: date, months: int, then: date) -> None:
    assert later(day, months) == then


def test_a_site_is_called_as_its_folder() -> None:
    assert [named_by(name) for name in ("sleep-well", "my_site", "Panik", "")] == ["Sleep well", "My site", "Panik", ""]


@pytest.mark.parametrize("name", ["", "---", "a\x07b", "x" * 61])
def test_a_name_that_will_not_do_is_told_with_what_would(name: str) -> None:
    assert re.fullmatch(r"The name of the site .*\. .*\.", name_problem(name))


def _run(*arguments: str | Path) -> int:
    return command.main([str(each) for each in arguments])


def test_the_command_writes_it_and_says_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "today", lambda: TODAY)
    folder = tmp_path / "far/away/quiet-nights"
    assert _run("new", folder, "--package", "git+https://example.org/toolkit@v1") == 0
    said = capsys.readouterr()
    assert said.err == ""
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert written == {*_files()}
    assert (folder / "docs/index.md").read_bytes() == _files("Quiet nights")["docs/index.md"].encode()
    assert "psychoed @ git+https://example.org/toolkit@v1\n" in (folder / "requirements.txt").read_text("utf-8")
    assert f"{folder}: “Quiet nights” is there, in {len(written)} files." in said.out
    assert ".venv/bin/mkdocs serve" in said.out
    assert ".venv\\Scripts\\mkdocs serve" in said.out
    assert "does not say where the toolkit comes from" not in said.out


def test_a_repository_that_is_still_empty_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my-site/.git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "my-site")
    assert _run("new", ".") == 0
    assert (tmp_path / "my-site/mkdocs.yml").read_text("utf-8").startswith('site_name: "My site"\n')


def test_nothing_that_is_there_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    assert _run("new", tmp_path) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}: This folder is not empty, it holds notes.txt. "
        "Name one that is, or one that is not there yet: nothing was written.\n"
    )
    assert _run("new", tmp_path / "notes.txt") == 1
    assert "This is a file." in capsys.readouterr().err
    assert _run("new", tmp_path / "notes.txt/below") == 1
    assert "Traceback" not in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--name", "…"], "The name of the site holds no letter."),
        (["--package", "nowhere"], "nowhere: This is no place for a package."),
        (["--package", "not-there.whl"], "not-there.whl: There is no such file."),
    ],
)
def test_what_will_not_do_is_told_before_anything_is_written(
    options: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("new", tmp_path / "site", *options) == 1
    assert capsys.readouterr().err.startswith(says)
    assert not (tmp_path / "site").exists()


def test_a_wheel_is_put_beside_the_site(tmp_path: Path) -> None:
    wheel = tmp_path / "psychoed-1.0-py3-none-any.whl"
    wheel.write_bytes(b"packed")
    assert _run("new", tmp_path / "site", "--package", wheel) == 0
    assert (tmp_path / "site" / wheel.name).read_bytes() == b"packed"
    assert (tmp_path / "site/requirements.txt").read_text("utf-8").endswith(f"\n./{wheel.name}\n")


def test_who_does_not_know_where_the_toolkit_comes_from_is_told_to_say_so() -> None:
    lines = [line for line in _files(requirement="")["requirements.txt"].splitlines() if not line.startswith("#")]
    assert lines == []
    assert "NOT KNOWN YET" not in _files()["requirements.txt"]


def test_where_the_toolkit_came_from_is_what_pip_noted() -> None:
    noted = {"url": "https://example.org/t.git", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}
    assert package_noted(noted) == Package("psychoed @ git+https://example.org/t.git@c0ffee")
    assert package_noted({"url": "file:///toolkit", "dir_info": {}}) == Package()
    assert package_noted({**noted, "url": "file:///toolkit"}) == Package()


def test_a_place_may_be_written_as_browsers_show_it() -> None:
    assert package_at("https://example.org/o/t").requirement == "psychoed @ git+https://example.org/o/t"
    wheel = "https://example.org/psychoed-1.0-py3-none-any.whl"
    assert package_at(wheel).requirement == f"psychoed @ {wheel}"
    with pytest.raises(UnknownPackageError, match="a Git repository"):
        package_at("psychoed")


@pytest.mark.parametrize(
    ("requirement", "home"),
    [
        ("psychoed @ git+https://example.org/o/t.git@c0ffee", "https://example.org/o/t"),
        ("psychoed @ git+https://example.org/o/t", "https://example.org/o/t"),
        ("psychoed @ git+ssh://git@example.org/o/t", ""),
        ("./psychoed-1.0-py3-none-any.whl", ""),
        ("", ""),
    ],
)
def test_its_readme_leads_to_that_of_the_toolkit_where_it_can(requirement: str, home: str) -> None:
    readme = _files(requirement=requirement)["README.md"]
    assert home_of(requirement) == home
    assert ("[README of the toolkit]" in readme) == bool(home)
    assert home in readme


def test_on_windows_it_says_how_to_go_there() -> None:
    said = "\n".join(told(PureWindowsPath("C:\\Users\\Ann\\Ann's site"), "Ann", 3))
    assert "    cd 'C:\\Users\\Ann\\Ann''s site'\n    py -m venv .venv; .venv\\Scripts\\pip install" in said


def test_its_references_are_whole_and_cited() -> None:
    content = _content()
    keys = {each["id"] for each in json.loads(_files()["docs/references.json"])}
    assert (
        keys
        == {*content.site.references}
        == {k for p in content.site.book.pages for e in p.evidence for k in e.sources}
    )
