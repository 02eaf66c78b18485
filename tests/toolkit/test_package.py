"""The toolkit installed: another site has the plugin, a folder of words, and the same pages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator
from test_snippets import SNIPPETS, page_of

from mkdocs_run import DATES, ENV, ROOT, digest, messages, mkdocs
from psychoed.starter.site import Start, starter_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SAME = {"SITE_RELEASE": "1.0", "SITE_URL": "https://example.org/", "SOURCE_DATE_EPOCH": "1700000000"}

SETTINGS = """\
site_name: Sleep well
site_url: !ENV [SITE_URL, ""]
docs_dir: words
use_directory_urls: false
theme:
  name: material
  language: en
nav:
  - Home: index.md
  - Nights: nights.md
plugins:
  - psychoed
validation:
  links:
    absolute_links: relative_to_docs
"""
"""All that another site has to set."""


def _source(folder: Path) -> Path:
    """Copy what is packed: hatchling leaves out what a `.gitignore` above it names, and a folder may be anywhere."""
    source = folder / "source"
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    return source


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, and return a folder that holds what pip would install of it."""
    folder = tmp_path_factory.mktemp("installed")
    source = _source(folder)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "wheel")]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (wheel,) = (folder / "wheel").glob("psychoed-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site-packages")
    shutil.rmtree(source)
    return folder / "site-packages"


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _build(folder: Path, installed: Path, tool: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    """Build a site with nothing of this repository within reach but the wheel."""
    return mkdocs("build", "--strict", cwd=folder, tool=tool, PYTHONPATH=str(installed), PYTHONSAFEPATH="1", **SAME)


def test_a_site_of_another_topic_is_a_few_settings_and_its_words(installed: Path, tmp_path: Path) -> None:
    page = f"""{DATES}# Nights

/// terms
Melatonin
:   A signal of the night.
///

/// facts | What helps
| what | how |
| --- | --- |
| Dark | Melatonin rises. |
| Quiet | Nothing wakes you. |
| Cool | The body rests. |
///
"""
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words/index.md").write_text(f"{DATES}# Sleep well\n\nMelatonin rises at night.\n", "utf-8")
    (tmp_path / "words/nights.md").write_text(page, "utf-8")
    done = _build(tmp_path, installed)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    site = tmp_path / "site"
    assert len(SETTINGS.splitlines()) <= 20
    home = (site / "index.html").read_text("utf-8")
    assert 'href="glossary.html#melatonin"' in home
    assert '<link rel="icon" href="assets/icon.svg"' in home
    assert (site / "handouts/what-helps-a4.pdf").read_bytes().startswith(b"%PDF")
    shown = digest(site)
    assert {"assets/site.css", "assets/quiz.js", "embed/v1/what-helps.html", "quiz/nights.html"} <= {*shown}
    assert [path for path in shown if path.startswith("assets/") and "javascripts" in path] == []


def test_a_page_of_such_a_site_can_be_reviewed(installed: Path, tmp_path: Path) -> None:
    (entry_points,) = installed.glob("psychoed-*.dist-info/entry_points.txt")
    assert "[console_scripts]\npsychoed = psychoed.mkdocs.command:main" in entry_points.read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "words").mkdir()
    for name in ("index", "nights"):
        (tmp_path / f"words/{name}.md").write_text(f"{DATES}# Sleep\n\nDark rooms help.\n", "utf-8")
    command = [sys.executable, "-m", "psychoed", "review", "nights"]
    env = {**ENV, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Dark rooms help." in (tmp_path / "review-nights.html").read_text("utf-8")


def test_a_new_site_builds_at_once(installed: Path, tmp_path: Path) -> None:
    env = {**ENV, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "psychoed", "new", "my sites/quiet-nights"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "my sites/quiet-nights"
    done = _build(folder, installed)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    site = folder / "site"
    shown = digest(site)
    assert {"sources.html", "quiz/nights.html", "embed/v1/trying-harder.html", "handouts/things-to-try-a4.pdf"} <= {
        *shown
    }
    assert {"downloads/quiet-nights-offline.zip", "downloads/quiet-nights.epub", "assets/crisis.js"} <= {*shown}
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert [path for path, text in texts.items() if "reciprocity" in text.lower()] == []
    assert all("Quiet nights" in text for text in texts.values())


def test_each_snippet_of_a_new_site_builds_as_it_stands(installed: Path, tmp_path: Path) -> None:
    files = starter_files(Start("Sleep well", date(2026, 11, 23)))
    files["mkdocs.yml"] = files["mkdocs.yml"].replace("  /search.md\n", "  /search.md\n  /new/\n")
    _write(tmp_path, {**files, **{f"docs/new/{name}.md": page_of(name) for name in SNIPPETS}})
    done = _build(tmp_path, installed)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    assert len([*(tmp_path / "site/new").glob("*.html")]) == len(SNIPPETS)


def test_who_begins_anew_with_one_plain_page_leaves_the_others_as_they_are(installed: Path, tmp_path: Path) -> None:
    # Pages about a site link to its sources, words, questions and data: there are none yet, and nothing is broken.
    files = starter_files(Start("Panic", date(2026, 11, 23)))
    for path in ("docs/learn/nights.md", "docs/try/evening.md", "docs/synonyms/en.yml"):
        del files[path]
    files["docs/references.json"] = "[]"
    files["docs/index.md"] = f"{DATES}# Panic\n\nIt passes.\n"
    needs = r"^- .*: (trying-harder|things-to-try|what-brings-sleep)\n"
    files["docs/therapists/index.md"] = re.sub(needs, "", files["docs/therapists/index.md"], flags=re.MULTILINE)
    files["mkdocs.yml"] = re.sub(r"^  - (Learn|Try): .*\n", "", files["mkdocs.yml"], flags=re.MULTILINE)
    _write(tmp_path, files)
    done = _build(tmp_path, installed)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    data = tmp_path / "site/data"
    for name in ("quiz", "glossary", "sources"):
        schema = json.loads((data / f"{name}.schema.json").read_text("utf-8"))
        Draft202012Validator(schema).validate(json.loads((data / f"{name}.json").read_text("utf-8")))
    assert "There is nothing here yet." in (tmp_path / "site/quiz/index.html").read_text("utf-8")


def test_what_is_made_from_the_source_package_is_the_same(tmp_path: Path) -> None:
    for kind in ("sdist", "wheel"):
        command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(tmp_path / kind)]
        subprocess.run(command, cwd=_source(tmp_path / kind), check=True, capture_output=True)
    (sdist,), (wheel,) = (tmp_path / "sdist").glob("*.tar.gz"), (tmp_path / "wheel").glob("*.whl")
    with tarfile.open(sdist) as packed:
        inside = {name.partition("/hooks/")[2] for name in packed.getnames() if "/hooks/psychoed/starter/" in name}
    with zipfile.ZipFile(wheel) as packed:
        made = {name for name in packed.namelist() if name.startswith("psychoed/starter/")}
    assert {"psychoed/starter/files/dot-gitignore", "psychoed/starter/files/dot-github/workflows/site.yml"} <= made
    assert made <= inside


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_this_site_is_the_same_from_the_package_and_from_another_folder(
    tool: str, installed: Path, tmp_path: Path
) -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)
    del settings["hooks"], settings["watch"], settings["theme"]["custom_dir"]
    settings |= {
        "plugins": ["psychoed"],
        "docs_dir": "words",
        "site_url": SAME["SITE_URL"],
        "use_directory_urls": False,
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    shutil.copytree(ROOT / "docs", tmp_path / "words")
    for path in ROOT.glob("LICENSE*"):
        shutil.copy(path, tmp_path)
    done = _build(tmp_path, installed, tool)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    ours = mkdocs("build", "--strict", "-d", str(tmp_path / "ours"), **SAME)
    assert ours.returncode == 0, ours.stderr
    assert digest(tmp_path / "site") == digest(tmp_path / "ours")


def test_the_bundle_of_a_site_without_a_licence_brings_that_of_the_code(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.replace("  - Nights: nights.md\n", ""), "utf-8")
    (tmp_path / "words/downloads").mkdir(parents=True)
    (tmp_path / "words/index.md").write_text(f"{DATES}# Sleep\n\n/// reflection | How do you sleep?\n///\n", "utf-8")
    text = f"{DATES}# Downloads\n\nThe list.\n{{ .downloads }}\n"
    (tmp_path / "words/downloads/index.md").write_text(text, "utf-8")
    done = mkdocs("build", cwd=tmp_path, PYTHONPATH=str(installed), PYTHONSAFEPATH="1", **SAME)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "site/downloads/sleep-well-offline.zip") as packed:
        names = {name.partition("/")[2]: name for name in packed.namelist()}
        assert packed.read(names["LICENSE.txt"]) == (ROOT / "LICENSE").read_bytes()


def test_the_package_holds_no_golden_cases(installed: Path) -> None:
    assert [*(ROOT / "hooks/psychoed").rglob("cases")] != []
    assert [*installed.rglob("cases")] == []


def test_the_package_can_be_imported_from_nowhere_else(installed: Path) -> None:
    code = "import psychoed.assets.theme as theme; print(theme.theme_dir())"
    env = {**ENV, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(installed / "psychoed/theme")
