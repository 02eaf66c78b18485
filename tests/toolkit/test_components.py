"""Kinds of blocks: what each has to say of itself is complete, and a new one is everywhere at once."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
import yaml
from pypdf import PdfReader

from helpers import Pages, other_content
from mkdocs_run import DATES, ROOT, built_with, golden_cases, toolkit_copy
from psychoed.assets.colours import own_colours
from psychoed.components.component import Component
from psychoed.components.paper import Printing
from psychoed.components.registry import COMPONENTS
from psychoed.features.evidence.label import LABELS
from psychoed.outputs.handout.blocks import LAYOUTS
from psychoed.outputs.handout.typesetting.typesetter import SHEET, Typesetter
from psychoed.text.richtext import nowhere
from psychoed.words.reading import english

if TYPE_CHECKING:
    from pathlib import Path

    from psychoed.components.part import Part
    from psychoed.pipeline.content import Content

HOOKS = ROOT / "hooks"

TOY = ROOT / "tests/toy/vignette"
"""A kind of block that no site has: what one looks like that has no style and no script."""

VIGNETTE = """\
/// vignette | Maya waits
    id: maya

Maya writes on Monday.

What might her body have learned?
///
"""
SAID = "{sample: Vignette, gallery: A scene to think about.}"
MEMBERS = sorted(name for name in vars(Component) if not name.startswith("_"))


def _without(source: str, member: str) -> str:
    """Return a module without a member of the class that it holds."""
    tree = ast.parse(source)
    (kind,) = (node for node in tree.body if isinstance(node, ast.ClassDef))
    (found,) = (
        node
        for node in kind.body
        if (isinstance(node, ast.FunctionDef) and node.name == member)
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == member)
    )
    lines = source.split("\n")
    del lines[found.lineno - 1 : found.end_lineno]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the toolkit whose types are checked, so that the next check has little to do."""
    folder = tmp_path_factory.mktemp("types") / "hooks"
    shutil.copytree(HOOKS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    assert _types(folder) == ""
    return folder


def _types(folder: Path) -> str:
    """Return what is wrong with the types of the registry and what it imports."""
    registry = folder / "psychoed" / "components" / "registry.py"
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--no-error-summary"]
    command += ["--cache-dir", str(folder.parent / "cache"), str(registry)]
    done = subprocess.run(
        command, cwd=folder, env={"MYPYPATH": str(folder)}, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("member", MEMBERS)
def test_a_kind_that_lacks_a_member_is_an_error_of_types(checked: Path, member: str) -> None:
    path = checked / "psychoed" / "components" / "takeaways" / "component.py"
    whole = path.read_text("utf-8")
    path.write_text(_without(whole, member), encoding="utf-8")
    try:
        assert "TakeawaysComponent" in _types(checked)
    finally:
        path.write_text(whole, encoding="utf-8")


def _parts() -> list[Part]:
    """Return what the other topic has, and of each kind that it lacks what is in the case of its own."""
    found = _of(other_content())
    for component in COMPONENTS:
        if not any(isinstance(part, component.part) for part in found):
            name = component.block.NAME
            case = yaml.safe_load((HOOKS / f"psychoed/components/{name}/cases/{name}.yml").read_text("utf-8"))
            found += _of(Pages(case["pages"]).content)
    return found


def _of(content: Content) -> list[Part]:
    return [part for page in content.site.book.pages for part in page.parts]


def test_every_kind_gives_what_it_says_it_has() -> None:
    printing = Printing(nowhere, lambda key: [], own_colours().paper, english())
    seen = set()
    for part in _parts():
        (component,) = (each for each in COMPONENTS if isinstance(part, each.part))
        seen.add(component.block.NAME)
        made = component.sheet(part, printing)
        assert (made is not None) == component.has_sheet
        assert made is None or type(made) in LAYOUTS
        assert (component.worksheet(part, printing) is not None) == component.is_worked
        assert (component.slide(part, printing, "") is not None) == component.has_slide
        assert bool(component.scripts.page) <= bool(component.scripts.marker)
    assert seen == {component.block.NAME for component in COMPONENTS}


def test_every_layout_of_paper_is_set_by_the_template() -> None:
    template = Typesetter().template(SHEET)
    for layout in LAYOUTS.values():
        assert f'd.layout == "{layout}"' in template


def test_every_label_is_told_to_authors_in_the_readme() -> None:
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    told = readme.partition("The label is one of ")[2].partition(";")[0]
    assert sorted(told.split(", ")) == sorted(f"`{label.name}`" for label in LABELS)


def test_every_kind_is_told_to_authors_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for component in COMPONENTS:
        assert f"| `{component.block.NAME}` |" in readme


@pytest.fixture(scope="module")
def with_toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the toolkit with one kind more: its folder, its words and a line."""
    toolkit = toolkit_copy(tmp_path_factory.mktemp("toy") / "toolkit")
    components = toolkit / "hooks/psychoed/components"
    shutil.copytree(TOY, components / "vignette", ignore=shutil.ignore_patterns("__pycache__"))
    registry = components / "registry.py"
    line = "from psychoed.components.vignette.component import VignetteComponent\n\nCOMPONENTS:"
    text = registry.read_text("utf-8").replace("COMPONENTS:", line, 1)
    registry.write_text(
        text.replace("    ReflectionComponent(),\n", "    ReflectionComponent(),\n    VignetteComponent(),\n")
    )
    catalogue = toolkit / "hooks/psychoed/words/en.yml"
    text = catalogue.read_text("utf-8")
    catalogue.write_text(text.replace("\nblocks:\n", f"\nblocks:\n  vignette: {SAID}\n"), "utf-8")
    return toolkit


def test_a_new_kind_is_held_to_the_golden_cases_in_its_folder(with_toy: Path) -> None:
    done = golden_cases(with_toy, "-k", "components/vignette or has_a_case")
    assert "3 passed" in done.stdout, done.stdout + done.stderr
    (with_toy / "hooks/psychoed/components/vignette/cases/vignette.yml").rename(with_toy / "elsewhere.yml")
    done = golden_cases(with_toy, "-k", "has_a_case")
    assert "1 failed" in done.stdout, done.stdout + done.stderr


def test_a_new_kind_is_its_folder_its_words_and_a_line_and_then_everywhere(with_toy: Path, tmp_path: Path) -> None:
    pages = {
        "index.md": f"{DATES}# Waiting\n\n{VIGNETTE}",
        "gallery.md": f"{DATES}# Gallery\n\n/// gallery\n///\n\n/// handouts\n///\n",
        "downloads/index.md": f"{DATES}# Downloads\n\nThe list.\n{{ .downloads }}\n",
    }
    site = built_with(with_toy, tmp_path / "site", pages)
    said = "What might her body have learned?"
    assert said in (site / "index.html").read_text("utf-8")
    assert said in (site / "embed/v1/maya.html").read_text("utf-8")
    assert json.loads((site / "embed/v1/maya.json").read_text("utf-8"))["title"] == "Maya waits"
    gallery = (site / "gallery.html").read_text("utf-8")
    assert "A scene to think about." in gallery
    assert f"Maya waits. Maya writes on Monday. {said}" in gallery  # its alternative text
    assert "handouts/maya-a4.pdf" in gallery
    for paper in ("maya-a4", "maya-letter", "worksheet-a4", "worksheet-letter"):
        (text,) = {" ".join(page.extract_text().split()) for page in PdfReader(site / f"handouts/{paper}.pdf").pages}
        assert said in text, paper
    assert said in (site / "downloads/small-one-page.html").read_text("utf-8")
    with zipfile.ZipFile(site / "downloads/small.epub") as book:
        assert any(said in book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
