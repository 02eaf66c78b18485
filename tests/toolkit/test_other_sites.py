"""The toolkit switched on over a site that is about something else: it asks nothing of pages without our blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from helpers import BUILD_INFO, Pages
from mkdocs_run import DATES, messages, mkdocs, themed_site
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.reading import read_content
from psychoed.source.setup import Setup
from psychoed.source.strict import DATES as DATED
from psychoed.source.strict import PRIVACY, read_strict

if TYPE_CHECKING:
    from pathlib import Path

TERMS = "/// terms\nTrust\n:   Expecting good.\n///\n"
REFLECTION = "/// reflection | Who answers you?\n///\n"
ADMONITION = [{"pymdownx.blocks.admonition": {"types": ["question", "note"]}}]
EXTENSIONS = ["attr_list", "def_list", "tables"]

FOREIGN = {
    "index.md": "# Home\n\nSee [[1]](other.md), [[2]][two].\n\n[two]: other.md\n",
    "other.md": "---\nauthors: [someone]\ndate: 2026-01-01\ntags: [a]\ncategories: [b]\nexcerpt: c\n---\n# Other\n",
    "faq.md": "# Questions\n\n/// question | Does it *work*?\nIt does.\n\n- Always.\n///\n\n/// note\nSo it is.\n///\n",
}


def test_a_site_without_our_blocks_is_built_as_it_is(tmp_path: Path) -> None:
    folder = themed_site(tmp_path, FOREIGN, markdown_extensions=[*EXTENSIONS, *ADMONITION])
    done = mkdocs("build", "--strict", cwd=folder)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    home = (tmp_path / "site/index.html").read_text("utf-8")
    assert 'See <a href="other.html">[1]</a>, <a href="other.html">[2]</a>.' in home
    asked = (tmp_path / "site/faq.html").read_text("utf-8")
    assert re.search(
        r'<div class="admonition admonition--ask faq">\s*<p class="admonition-title">Does it <em>work</em>\?</p>\s*'
        r"<p>It does.</p>\s*<ul>\s*<li>Always.</li>\s*</ul>\s*</div>",
        asked,
    )


def test_beside_the_admonition_a_question_that_can_be_answered_is_ours(tmp_path: Path) -> None:
    tea, ice = "- [x] Tea\n\n    It was just made.\n", "- [ ] Ice\n\n    It is cold.\n"
    ours = f"/// question | Which one is warm?\n\n{tea}\n{ice}///\n"
    page = f"{DATES}# Home\n\n{ours}\n/// question | Why?\n    attrs: {{class: wide}}\n\nFor fun.\n///\n"
    folder = themed_site(tmp_path, {"index.md": page}, markdown_extensions=[*EXTENSIONS, *ADMONITION])
    done = mkdocs("build", "--strict", cwd=folder)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    built = (tmp_path / "site/index.html").read_text("utf-8")
    assert 'id="which-one-is-warm"' in built
    (callout,) = re.findall(r'<div class="([^"]*\badmonition\b[^"]*)"', built)
    assert {"admonition", "faq", "wide"} <= {*callout.split()}


def test_without_the_admonition_a_question_without_options_is_a_mistake() -> None:
    (problem,) = Pages({"a.md": "# A\n\n/// question | Why?\nFor fun.\n///\n"}).problems
    assert problem.startswith("a.md:3: This question has no options.")


@pytest.mark.parametrize(
    ("strict", "text", "count"),
    [
        ((), "# A\n", 0),
        ((PRIVACY,), "# A\n", 0),
        ((), f"# A\n\n{REFLECTION}", 2),
        ((DATED,), "# A\n", 2),
        ((DATED,), DATES + "# A\n", 0),
        ((DATED,), DATES.replace("---\n", "---\nauthors: [a]\n", 1) + "# A\n", 1),
        ((), "---\nauthors: [a]\n---\n# A\n", 0),
    ],
)
def test_dates_are_asked_of_pages_with_blocks_or_of_all(strict: tuple[str, ...], text: str, count: int) -> None:
    content = read_content({"a.md": text}, replace(BUILD_INFO, strict=frozenset(strict)), Assets())
    assert len(content.problems) == count


def test_today_is_offered_as_the_day_of_a_check() -> None:
    content = read_content({"a.md": "# A\n"}, BUILD_INFO, Assets(), setup=Setup(today=date(2028, 2, 29)))
    assert {problem.hint for problem in content.problems} == {
        "Add `reviewed: 2028-02-29` to its front matter.",
        "Add `next_review: 2029-02-28` to its front matter.",
    }


@pytest.mark.parametrize(
    ("said", "strict", "told"),
    [
        (None, set(), ""),
        ({}, set(), ""),
        ({"strict": []}, set(), ""),
        ({"strict": ["dates", "privacy"]}, {DATED, PRIVACY}, ""),
        ({"strict": ["date"]}, set(), "Did you mean 'dates'?"),
        ({"strict": "dates"}, set(), "is no list"),
        ({"stricd": ["dates"]}, set(), "`extra.psychoed` has no setting `stricd`. Did you mean 'strict'?"),
        ("dates", set(), "`extra.psychoed` cannot be read."),
    ],
)
def test_settings_are_checked(said: object, strict: set[str], told: str) -> None:
    found, problems = read_strict(said, "mkdocs.yml")
    assert found == strict
    assert len(problems) == bool(told)
    assert all(told in str(problem) for problem in problems)


def test_a_setting_that_is_none_fails_the_build(tmp_path: Path) -> None:
    folder = themed_site(tmp_path, {"index.md": f"{DATES}# Home\n"}, extra={"psychoed": {"strict": ["privcy"]}})
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 1
    assert messages(done)[0].startswith("mkdocs.yml: One in `strict` is not known: privcy. Did you mean 'privacy'?")


def test_an_extension_that_blocks_need_is_named_once(tmp_path: Path) -> None:
    texts = {"index.md": f"{DATES}# Home\n\n{TERMS}", "a.md": f"{DATES}# A\n\n{TERMS.replace('Trust', 'Calm')}"}
    done = mkdocs("build", cwd=themed_site(tmp_path, texts, markdown_extensions=["attr_list", "tables"]))
    assert done.returncode == 1
    assert messages(done)[:-1] == [
        "mkdocs.yml: Blocks are written with `def_list`, which is not there. Add `def_list` to `markdown_extensions`."
    ]
    assert mkdocs("build", cwd=themed_site(tmp_path, texts, markdown_extensions=["extra"])).returncode == 0
