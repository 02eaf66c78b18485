"""Each golden case is a small site, with the HTML, the generated Markdown or the problems that it must give.

A room's cases are in its own folder `cases/`; those that belong to no room are in `tests/golden/`.
`pytest --update` writes the expectations anew. Read the diff before you believe it.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as etree

import pytest
import yaml

import psychoed
from helpers import Pages
from psychoed.components.question.forms.registry import FORMS
from psychoed.components.registry import COMPONENTS
from psychoed.features.evidence.label import LABELS
from psychoed.features.help.dates import future_checks
from psychoed.features.help.pages import HELP_LINES
from written import written

TOOLKIT = Path(psychoed.__file__).parent
GOLDEN = Path(__file__).parents[1] / "golden"
CASES = [*sorted(TOOLKIT.rglob("cases/**/*.yml")), *sorted(GOLDEN.rglob("*.yml"))]


class _Dumper(yaml.SafeDumper):
    pass


def _literal(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _literal)


def _pictures(html: str) -> tuple[str, list[str]]:
    """Part the drawn pictures from a page: nobody could read the page with them in it."""
    drawings = []

    def short(found: re.Match[str]) -> str:
        svg = etree.fromstring(found[0])
        etree.indent(svg)
        drawings.append(etree.tostring(svg, encoding="unicode"))
        return f'<svg class="{svg.get("class")}">…</svg>'

    return re.sub(r'<svg [^>]*class="picture .*?</svg>', short, html, flags=re.DOTALL), drawings


def _without_legend(text: str) -> str:
    """Take out which labels there are: a new one is no change of a case that does not use it."""
    text = text.replace(", ".join(label.name for label in LABELS), "…")
    return re.sub(r'^- <span class="evidence-mark .* \(0 notes\)\n', "", text, flags=re.MULTILINE)


def _observed(case: dict) -> dict:
    site = Pages(case["pages"])
    problems = [_without_legend(problem) for problem in site.problems]
    seen: dict = {"problems": problems} if problems or "problems" in case else {}
    if "html" in case:
        # All pages first: the glossary tells where words are mentioned.
        for src_uri in case["pages"]:
            site.html(src_uri)
        parted = {src_uri: _pictures(site.html(src_uri) + "\n") for src_uri in case["html"]}
        seen["html"] = {src_uri: html for src_uri, (html, _) in parted.items()}
        if "drawings" in case:
            seen["drawings"] = {src_uri: parted[src_uri][1] for src_uri in case["drawings"]}
    if "notices" in case:
        seen["notices"] = site.notices(date(2026, 11, 23))
    if "today" in case:
        seen["today"] = [
            str(problem) for problem in future_checks(HELP_LINES, site.content.site.help, date(2026, 11, 23))
        ]
    if "rendering" in case:
        for src_uri in case["pages"]:
            site.html(src_uri)
        seen["rendering"] = [str(problem) for problem in site.rendering_problems()]
    if "questions" in case:
        seen["questions"] = {name: written(site.content.site.questions[name]) for name in case["questions"]}
    if "generated" in case:
        texts = {uri: site.generated[uri] for uri in case["generated"]}
        # YAML cannot hold a literal block with spaces at a line's end.
        seen["generated"] = {
            uri: "\n".join(line.rstrip() for line in _without_legend(text).split("\n")) for uri, text in texts.items()
        }
    return seen


def _name(path: Path) -> str:
    """Return what a case is called: its room, and its own name."""
    if path.is_relative_to(TOOLKIT):
        return f"{path.parents[1].relative_to(TOOLKIT).as_posix()}/{path.stem}"
    return path.stem


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_golden(path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    seen = _observed(case)
    if request.config.getoption("--update"):
        text = yaml.dump(
            {"pages": case["pages"], **seen}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000
        )
        path.write_text(text, encoding="utf-8")
        return
    assert seen == {key: case[key] for key in case if key != "pages"}


def _case_of(kind: type, name: str) -> Path:
    """Return where the case of a kind of block, or of a form of question, has to be: beside what it is a case of."""
    return Path(sys.modules[kind.__module__].__file__ or "").with_name("cases") / f"{name}.yml"


def test_every_kind_of_block_has_a_case_in_its_own_folder() -> None:
    wanted = {_case_of(type(component), component.block.NAME) for component in COMPONENTS}
    assert wanted - {*CASES} == set()


def test_every_form_of_question_has_a_case_beside_it() -> None:
    wanted = {_case_of(type(form), type(form).__module__.rpartition(".")[2]) for form in FORMS}
    assert wanted - {*CASES} == set()
