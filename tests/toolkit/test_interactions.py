"""Ways to answer and forms of questions: a fifth way is missed nowhere, and a new form is everywhere at once."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from pypdf import PdfReader

from mkdocs_run import DATES, ROOT, built_with, golden_cases, toolkit_copy

if TYPE_CHECKING:
    from pathlib import Path

HOOKS = ROOT / "hooks"
TOY = ROOT / "tests/toy"
"""Holds a form that no site has, and its golden case: what one looks like."""

EXPORTERS = {
    "components/question/element.py",
    "components/question/fieldset.py",
    "outputs/handout/quiz.py",
    "outputs/metadata/structured_data.py",
    "features/quiz/export_json.py",
    "features/quiz/flashcards.py",
    "features/quiz/gift.py",
    "features/quiz/answer_key.py",
    "features/quiz/lint.py",
    "features/quiz/authored.py",
    "outputs/publication/asking.py",
}
TERMS = "/// terms\nCare\n:   What people do so that somebody is well.\n///\n"
ESSAY = '''
@dataclass(frozen=True)
class Essay:
    """Write as much as you like."""

    lines: int

    @property
    def kind(self) -> Kind:
        """What programs know it by."""
        return "fill"

    @property
    def texts(self) -> tuple[str, ...]:
        """Nothing to show."""
        return ()


'''


def test_a_fifth_way_to_answer_is_an_error_of_types_wherever_it_is_missing(tmp_path: Path) -> None:
    folder = toolkit_copy(tmp_path / "toolkit") / "hooks"
    path = folder / "psychoed/components/question/interactions.py"
    union = "Interaction = Choice | Match | Order | TextEntry\n"
    whole = path.read_text("utf-8")
    assert union in whole
    path.write_text(whole.replace(union, f"{ESSAY}Interaction = Choice | Essay | Match | Order | TextEntry\n"), "utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--no-error-summary"]
    command += ["--cache-dir", str(tmp_path / "cache"), "-p", "psychoed"]
    done = subprocess.run(
        command, cwd=folder, env={"MYPYPATH": str(folder)}, capture_output=True, text=True, check=False
    )
    found = re.findall(r'^psychoed/(\S+?):\d+: error: (?:.*"assert_never".*"Essay"|(.*))', done.stdout, re.MULTILINE)
    assert {other for _, other in found} == {""}, done.stdout + done.stderr
    assert {name for name, _ in found} == EXPORTERS


def test_no_one_asks_for_a_kind_by_its_name() -> None:
    kinds = r"""\bkind\s*(?:==|!=|in|not in)\s|\[["'](?:one|several|order|sort|match|fill)["']\]"""
    for name in EXPORTERS:
        assert re.findall(kinds, (HOOKS / "psychoed" / name).read_text("utf-8")) == [], name


def test_a_new_form_is_a_file_and_a_line_and_then_everywhere(tmp_path: Path) -> None:
    toolkit = toolkit_copy(tmp_path / "toolkit")
    forms = toolkit / "hooks/psychoed/components/question/forms"
    for name in ("truth.py", "cases/truth.yml"):
        shutil.copy(TOY / name, forms / name)
    registry = forms / "registry.py"
    line = "from psychoed.components.question.forms.truth import TruthForm\n\nFORMS:"
    text = registry.read_text("utf-8").replace("FORMS:", line, 1)
    registry.write_text(text.replace("    BlankForm(),\n", "    BlankForm(),\n    TruthForm(),\n"), "utf-8")
    done = golden_cases(toolkit, "-k", "forms/truth or has_a_case")
    assert "3 passed" in done.stdout, done.stdout + done.stderr
    asked, reason = "Care that comes back can calm you.", "Replies that you can count on leave less to watch for."
    pages = {
        "index.md": f"{DATES}# Care\n\n/// question | {asked}\n    id: calming\n\nTrue.\n\n{reason}\n///\n\n{TERMS}",
        "downloads/index.md": f"{DATES}# Downloads\n\nThe list.\n{{ .downloads }}\n",
    }
    site = built_with(toolkit, tmp_path / "site", pages)
    for name in ("index.html", "quiz/home.html", "embed/v1/calming.html", "downloads/small-one-page.html"):
        shown = (site / name).read_text("utf-8")
        (section,) = re.findall(r'<section class="question".*?</section>', shown, re.DOTALL)
        assert 'data-kind="one"' in section, name
        assert section.count('type="radio"') == 2, name
        assert all(words in section for words in (asked, reason, "True", "False")), name
    (question,) = json.loads((site / "data/quiz.json").read_text("utf-8"))["questions"]
    assert (question["question"], question["kind"], question["explanation"]) == (asked, "one", reason)
    assert [(option["text"], option["right"]) for option in question["options"]] == [("True", True), ("False", False)]
    assert f"{asked} {{T####{reason}}}" in (site / "data/quiz.gift").read_text("utf-8")
    key = " ".join(html.unescape(re.sub("<[^>]+>", " ", (site / "quiz/answers.html").read_text("utf-8"))).split())
    assert f"{asked} True {reason}" in key
    for paper in ("a4", "letter"):
        first, second = (
            " ".join(page.extract_text().split()) for page in PdfReader(site / f"handouts/quiz-home-{paper}.pdf").pages
        )
        assert f"{asked} Choose one." in first
        assert f"1. True {reason}" in second
