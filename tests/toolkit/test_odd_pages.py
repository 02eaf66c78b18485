"""Pages and files as nobody plans them: each is built, or told in a sentence. None ends in a traceback."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_run import DATES, messages, mkdocs, themed_site
from psychoed.source.fields import names_of
from psychoed.source.front_matter import FrontMatter
from psychoed.source.yaml_text import read_yaml
from site_html import Html

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "/// terms\nTrust\n:   Expecting good.\n///\n"

BARE = {
    "only-code.md": "```\ncode\n```",
    "only-front-matter.md": "",
    "only-html.md": "<div>\n<b>x</b>\n</div>",
    "only-style.md": "<style>\np { color: red }\n</style>",
    "unclosed-pre.md": "<pre>\nsome text\n",
    "only-comment.md": "<!-- Later. -->\n",
    "only-handouts.md": "/// handouts\n///\n\n- An item\n- Another\n",
    "ends-in-front-matter.md": "\n\n\n",
}


def test_a_page_may_hold_next_to_nothing(tmp_path: Path) -> None:
    texts = {"index.md": f"{DATES}# Home\n\n{WORDS}", **{name: f"{DATES}{text}" for name, text in BARE.items()}}
    downloads = {"downloads/index.md": f"{DATES}# Downloads\n\nWords.\n{{ .downloads }}\n"}
    done = mkdocs("build", "--strict", cwd=themed_site(tmp_path, {**texts, **downloads}))
    assert (done.returncode, messages(done)) == (0, []), done.stderr


def test_a_list_below_a_list_that_the_site_fills_is_one_of_its_own(tmp_path: Path) -> None:
    needs = "/// sheets-by-need\n- A sheet for later: a-line\n///\n\n- An item\n"
    steps = "/// pathway | A line\n1. One\n2. Two\n3. Three\n///\n"
    page = f"{DATES}# Home\n\n{steps}\n/// handouts\n///\n\n- An item\n- Another\n\n{needs}"
    done = mkdocs("build", cwd=themed_site(tmp_path, {"index.md": page}))
    assert done.returncode == 0, done.stderr
    built = (tmp_path / "site/index.html").read_text("utf-8")
    assert re.search(r'<ul class="handouts"[^>]*>.*?</ul>\s*<ul>\s*<li>An item</li>', built, re.DOTALL)
    assert re.search(r'<ul class="sheets-by-need">.*?.*?</ul>\s*<ul>\s*<li>An item</li>', built, re.DOTALL)
    assert Html(tmp_path / "site/index.html").ids


def test_files_that_cannot_be_read_and_folders_within_themselves_are_told_once(tmp_path: Path) -> None:
    folder = themed_site(tmp_path, {"index.md": f"{DATES}# Home\n", "sub/a.md": f"{DATES}# A\n"})
    for name, target in (("b.md", "nowhere"), ("c.png", "nowhere"), ("help-lines.yml", "nowhere"), ("sub/loop", "..")):
        (folder / "docs" / name).symlink_to(target)
    done = mkdocs("build", cwd=folder)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert [message.partition(". ")[0] for message in messages(done)] == [
        "b.md: This file cannot be read: No such file or directory",
        "c.png: This file cannot be read: No such file or directory",
        "help-lines.yml: This file cannot be read: No such file or directory",
        "sub/loop: This folder leads back into one that it lies in",
        "4 mistakes in the pages, listed above",
    ]


def test_what_is_hidden_of_the_frame_is_a_list(tmp_path: Path) -> None:
    values = ("true", "[toc]", "toc", "")
    texts = {name: DATES.replace("---\n", f"---\nhide: {name}\n", 1) + "# A\n" for name in values}
    folder = themed_site(tmp_path, {f"{number}.md": text for number, text in enumerate(texts.values())})
    done = mkdocs("build", cwd=folder)
    assert "Traceback" not in done.stderr
    assert messages(done)[:-1] == [
        "0.md:2: `hide` is read as no text: true. Write `hide: [navigation, toc]`, or leave it out."
    ]


@pytest.mark.fast
def test_a_few_lines_of_yaml_cannot_name_billions_of_values() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    whole, (problem,) = read_yaml("a.yml", "\n".join(lines))
    assert (whole, problem.line) == (None, 4)
    assert problem.message == "This names the same values over and over, and becomes too much to read."


@pytest.mark.fast
def test_a_value_may_be_named_again_a_few_times() -> None:
    whole, problems = read_yaml("a.yml", "a: &a [1, 2, 3]\nb: *a\nc: [*a, *a, *a]\n")
    assert problems == []
    assert whole is not None
    assert whole.value["c"] == [[1, 2, 3]] * 3


def test_an_empty_name_of_a_template_is_none(tmp_path: Path) -> None:
    folder = themed_site(tmp_path, {"index.md": DATES.replace("---\n", "---\ntemplate:\n", 1) + "# A\n"})
    done = mkdocs("build", cwd=folder)
    assert (done.returncode, messages(done)) == (0, []), done.stderr


# What YAML makes of what is typed: no author means most of these.
ODD = (
    "true",
    "5",
    ".inf",
    "[a]",
    "{a: b}",
    "[[a]]",
    '""',
    "null",
    "2026-01-01",
    "!!binary aGk=",
    "[{}]",
    "|\n  a\n  b",
)


def test_a_preview_shows_pages_whatever_their_front_matter_holds(tmp_path: Path) -> None:
    names = (*names_of(FrontMatter), "status", "icon", "tags", "date", "authors")
    pages = {f"{name}{n}.md": f"---\n{name}: {odd}\n---\n# A\n" for name in names for n, odd in enumerate(ODD)}
    config = load_config(str(themed_site(tmp_path, {"index.md": f"{DATES}# Home\n", **pages}) / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1/")
    assert {path.with_suffix(".md").name for path in (tmp_path / "site").glob("*.html")} >= {*pages}
