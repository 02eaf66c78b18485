"""Names that not every computer can have, and ids that the frame of a page has, too."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from helpers import THEME, Pages
from mkdocs_run import DATES, messages, mkdocs, themed_site
from psychoed.mkdocs.frame import frame_ids
from psychoed.pipeline.file_names import unfit_paths
from psychoed.pipeline.taken_ids import taken_ids

if TYPE_CHECKING:
    from pathlib import Path


def _block(name: str, title: str = "Who answers?") -> str:
    return f"/// reflection | {title}\n    id: {name}\n///\n"


@pytest.mark.parametrize("text", [_block("aux"), _block("COM1"), "/// reflection | Con\n///\n"])
def test_no_block_has_the_name_of_a_device(text: str) -> None:
    (problem,) = Pages({"page.md": f"# A\n\n{text}"}).problems
    assert problem.startswith("page.md:3: No file can be called as this block is, `")


def test_ids_differ_in_more_than_capitals() -> None:
    (problem,) = Pages({"page.md": f"# A\n\n{_block('Calm')}\n{_block('calm')}"}).problems
    assert problem.startswith("page.md:7: The id `calm` differs from `Calm` (page.md:3) only in capitals.")


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["a.md", "b/a.md", "console.md", "comma.md", "co/n.md"], []),
        (["A.md", "a.md"], ["a.md"]),
        (["b/a.md", "B/a.md"], ["b/a.md"]),
        (["a\\b.md"], ["a\\b.md"]),
        (["a:b.png"], ["a:b.png"]),
        (
            ["learn/aux.md", "nul.png", "Lpt1.tar.gz", "con/a.md"],
            ["Lpt1.tar.gz", "con/a.md", "learn/aux.md", "nul.png"],
        ),
    ],
)
def test_files_have_names_that_all_computers_know(paths: list[str], told: list[str]) -> None:
    assert [problem.src_uri for problem in unfit_paths(paths)] == told


def test_a_build_names_files_that_differ_in_capitals(tmp_path: Path) -> None:
    done = mkdocs("build", cwd=themed_site(tmp_path, {"A.md": f"{DATES}# A\n", "a.md": f"{DATES}# A\n"}))
    assert done.returncode == 1
    assert messages(done)[0].startswith("a.md: This file's name differs from that of A.md only in capitals.")


TEMPLATES = {
    "main.html": '{% extends "base.html" %}{% block a %}{% include "part.html" %}{# <p id="no"> #}{% endblock %}',
    "base.html": '<main id="frame">{% if x %}<p id="{{ x }}-a" class="y"></p>{% endif %}{% block a %}{% endblock %}',
    "part.html": '{% if x %}<p class="{{ x }}" id="part"></p>{% endif %}',
    "other.html": '<p id="other"></p>',
}


def test_the_ids_of_the_frame_are_those_of_all_its_templates() -> None:
    assert frame_ids("main.html", Environment(loader=DictLoader(TEMPLATES))) == {"frame", "part"}


def test_headings_and_blocks_do_not_have_the_ids_of_the_frame() -> None:
    texts = {
        "page.md": f"# A\n\n## Part of it {'{ .fold }'}\n\nFrame\n-----\n\n{_block('part')}\n## Frame {'{ #x }'}\n"
    }
    site = Pages(texts)
    site.html()
    frame = {"frame", "part", "x", "part-of-it"}
    problems = taken_ids(site.content.site.book, site.record.pages, lambda page: frame)
    assert [(problem.line, problem.message) for problem in problems] == [
        (line, f"The id `{name}` is that of a part of every page.")
        for line, name in ((3, "part-of-it"), (5, "frame"), (9, "part"), (12, "x"))
    ]


def test_a_heading_that_is_called_as_a_part_of_the_frame_fails_the_build(tmp_path: Path) -> None:
    names = ("Site footer", "Site menu", "Trust title", "Printables title")
    page = f"{DATES}# Home\n\n" + "".join(f"## {name}\n\nText.\n\n" for name in names)
    done = mkdocs("build", cwd=themed_site(tmp_path, {"index.md": page}))
    assert done.returncode == 1
    assert {message.partition(". ")[0] for message in messages(done)[:-1]} == {
        f"index.md:{line}: The id `{name.replace(' ', '-').lower()}` is that of a part of every page"
        for line, name in zip((7, 11, 15, 19), names, strict=True)
    }


@pytest.mark.skipif(not shutil.which("node"), reason="node runs scripts")
def test_what_is_kept_holds_nothing_that_no_reader_answered() -> None:
    script = f"""
        const data = {{'kept-answers': '{{"a": 1}}'}}
        global.localStorage = {{getItem: name => data[name] ?? null, setItem: (name, text) => {{ data[name] = text }}}}
        const keep = {{addEventListener() {{}}, checked: true}}
        const store = ({THEME.texts["assets/parts/kept.js"].rstrip().rstrip(";")})(keep, () => ({{b: 2}}))
        const names = ["constructor", "hasOwnProperty", "toString", "__proto__"]
        const before = names.map(name => store.read()[name] === undefined)
        store.save()
        console.log(JSON.stringify([before, store.read()]))
    """
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[True] * 4, {"a": 1, "b": 2}]
