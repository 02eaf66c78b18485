"""What MkDocs warns of is told as all else: with its line, what is wrong and what to do, once; and still fails."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.structure import nav, pages

from mkdocs_run import DATES, messages, mkdocs, themed_site
from psychoed.source.told_by_mkdocs import Retelling

if TYPE_CHECKING:
    from pathlib import Path

HOME = f"""{DATES}# Home

[One](nowhere.md) and [two](learn/a.md#gone), and again [one](nowhere.md).

[Here](#gone), [there](/x), ![picture](x%20y.png), [folder](learn).

[One](nowhere.md)

/// terms
Trust
:   Expecting good, as [they](./missing.md) say.
///
"""
LINKS = {
    "validation": {"links": {"absolute_links": "relative_to_docs", "anchors": "warn", "unrecognized_links": "warn"}}
}
MEND = "Write the path of a page or file as it is in `docs`, relative to this page."


def test_links_and_menus_are_told_with_their_lines_and_fail_a_strict_build(tmp_path: Path) -> None:
    texts = {"index.md": HOME, "learn/a.md": f"{DATES}# A\n\nTrust.\n", "learn/b.md": f"{DATES}# B\n"}
    menu = {"nav": [{"Home": "index.md"}, {"A": "learn/a.md"}, {"C": "learn/c.md"}]}
    folder = themed_site(tmp_path, texts, **menu, **LINKS, not_in_nav="/quiz/\n/glossary.md\n/search.md")
    done = mkdocs("build", "--strict", cwd=folder)
    assert done.returncode == 1
    told = messages(done)
    assert "Doc file" not in done.stderr
    assert sorted(message for message in told if message.startswith("index.md")) == sorted(
        [
            f"index.md:7: The link `nowhere.md` leads nowhere: there is no `nowhere.md`. {MEND}",
            f"index.md:11: The link `nowhere.md` leads nowhere: there is no `nowhere.md`. {MEND}",
            "index.md:7: The link `learn/a.md#gone` leads nowhere: there is no `gone` on learn/a.md. "
            "Give a heading or block there that id, or mend the link.",
            "index.md:9: The link `#gone` leads nowhere: there is no `gone` on this page. "
            "Give a heading or block that id, or mend the link.",
            f"index.md:9: The link `/x` leads nowhere: there is no `x`. {MEND}",
            f"index.md:9: The link `x%20y.png` leads nowhere: there is no `x y.png`. {MEND}",
            f"index.md:9: The link `learn` leads to no page or file of this site. {MEND}",
            f"index.md:15: The link `/missing.md` leads nowhere: there is no `missing.md`. {MEND}",
        ]
    )
    assert any(
        message.startswith("mkdocs.yml") and "`learn/c.md`, which is not there. Did you mean" in message
        for message in told
    )
    assert mkdocs("build", cwd=folder).returncode == 0
    assert not [log for log in (nav.log, pages.log) if log.filters]


def test_what_is_said_of_something_else_is_left_as_it_is() -> None:
    retelling = Retelling({"a.md": "# A\n"}, ("mkdocs.yml", "nav:\n  - a.md\n"))
    assert retelling.said("Template skipped: 'x' not found.") == "Template skipped: 'x' not found."


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            'The following pages exist in the docs directory, but are not included in the "nav" '
            "configuration:\n  - b.md\n  - c.md",
            "mkdocs.yml:2: No menu leads to `b.md`, `c.md`.",
        ),
        (
            "A reference to 'aa.md' is included in the 'nav' configuration, which is not found in the "
            "documentation files.",
            "mkdocs.yml:3: The menu leads to `aa.md`, which is not there. Did you mean 'a.md'? Or take it out.",
        ),
        (
            "An absolute path to '/a.html' is included in the 'nav' configuration, which presumably points "
            "to an external resource.",
            "mkdocs.yml:4: The menu leads to `/a.html`, which is no page of this site.",
        ),
        (
            "Doc file 'a.md' contains a link to 'b.yml' which is excluded from the built site.",
            "a.md:3: The link `b.yml` is not published.",
        ),
    ],
)
def test_menus_are_told_of_with_their_lines(message: str, told: str) -> None:
    config = "site_name: A\nnav:\n  - aa.md\n  - /a.html\n"
    retelling = Retelling({"a.md": "# A\n\n[b](b.yml)\n"}, ("mkdocs.yml", config))
    said = retelling.said(message)
    assert said is not None
    assert said.startswith(told)
    assert retelling.said(message) is None


def test_a_record_with_arguments_is_told_whole() -> None:
    record = logging.LogRecord("a", logging.WARNING, "", 1, "%s", ("x",), None)
    assert Retelling({}, ("mkdocs.yml", "")).said(record.getMessage()) == "x"
