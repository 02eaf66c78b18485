"""The site's own scripts and styles, as tools from elsewhere judge them."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpers import THEME
from mkdocs_run import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

HOUSE = Path(__file__).parents[1] / "scripts"
"""Holds the tools, and how each is set."""

_PREVIEW = ROOT / "hooks/psychoed/outputs/preview"
_FOLDERS = (ROOT / "overrides/assets", ROOT / "hooks/psychoed/components", _PREVIEW)
SCRIPTS = sorted(path for folder in _FOLDERS for path in folder.rglob("*.js") if path.name != "minisearch.js")
STYLES = sorted(path for folder in _FOLDERS for path in folder.rglob("*.css"))
TEXTS = {path: text for path, text in THEME.texts.items() if path.endswith(".js") and path != "assets/minisearch.js"}
TEXTS |= {f"preview/{path.name}": path.read_text("utf-8") for path in _PREVIEW.glob("*.js")}
"""The same scripts, under the paths by which they name each other."""

LONGEST = 120
"""Characters of a line."""

_SLOT = re.compile(r"'@([\w./-]+?(\.js)?)'")
_HEAD = re.compile(r"(?:\s*(?://[^\n]*|/\*.*?\*/))*\s*", re.DOTALL)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _tool(name: str) -> str:
    """Return the path of a tool; where it is missing skip the test, or fail with CI set, and say so."""
    path = HOUSE / "node_modules" / ".bin" / name
    if path.exists() and shutil.which("node"):
        return str(path)
    reason = f"no {name}: .ci/run shows how to get it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def judged(name: str, *arguments: str | Path, folder: Path = ROOT) -> str:
    """Return what a tool finds; nothing if it is content."""
    command = [_tool(name), *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0 or said
    return said if done.returncode else ""


def _typed(scripts: Mapping[str, str]) -> dict[str, str]:
    """Write scripts so that types go from one to another.

    The build puts a part in place of its name, which is a string to any tool. Here the name has the type of the part,
    an expression, which becomes what a module exports; the name of data has the type that `slots.d.ts` gives it. Lines
    keep their numbers.
    """
    parts = {
        posixpath.join(posixpath.dirname(path), found[1])
        for path, text in scripts.items()
        for found in _SLOT.finditer(text)
        if found[2]
    }

    def value(found: re.Match[str]) -> str:
        kind = f'typeof import("./{found[1]}").default' if found[2] else f'Slots["{found[1]}"]'
        return f"(/** @type {{{kind}}} */ (/** @type {{unknown}} */ ({found[0]})))"

    def whole(name: str, text: str) -> str:
        text = _SLOT.sub(value, text)
        return _HEAD.sub(lambda head: f"{head[0]}export default ", text, count=1) if name in parts else text

    return {name: whole(name, text) for name, text in scripts.items()}


def _laid_out(scripts: Mapping[str, str], folder: Path) -> Path:
    """Lay scripts out for TypeScript, and return the folder."""
    for name, text in _typed(scripts).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    shutil.copy(HOUSE / "slots.d.ts", folder)
    settings = {"extends": str(HOUSE / "tsconfig.json"), "include": ["**/*.js", "*.d.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    return folder


TSC = ("tsc", "--project")
ESLINT = ("eslint", "--no-config-lookup", "--config", HOUSE / "eslint.config.js", "--max-warnings=0")
STYLELINT = ("stylelint", "--config", HOUSE / "stylelint.config.js", "--max-warnings=0")


def test_types_agree_in_all_scripts_and_with_what_the_build_puts_into_them(tmp_path: Path) -> None:
    assert len(TEXTS) == len(SCRIPTS)
    assert judged(*TSC, _laid_out(TEXTS, tmp_path)) == ""


def test_all_scripts_keep_the_rules() -> None:
    assert judged(*ESLINT, *SCRIPTS) == ""


def test_all_styles_keep_the_rules() -> None:
    assert judged(*STYLELINT, *STYLES) == ""


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES], ids=_name)
def test_lines_are_short(path: Path) -> None:
    assert [line for line in path.read_text("utf-8").splitlines() if len(line) > LONGEST] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=_name)
def test_each_script_asks_to_be_checked(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("// @ts-check\n")
    assert re.findall(r"@ts-(?!check\n)\w+", text) == []


PART = "// @ts-check\n/* A part. */\n/** @param {string} text */\n(text) => text.length"

WRONG_TYPES = {
    "const one = 1;\none.toUpperCase();": "TS2339",
    "/** @param {string} text */\nconst twice = (text) => text + text;\ntwice(1);": "TS2345",
    "const twice = (text) => text + text;\ntwice(1);": "TS7006",
    "document.querySelector('p').hidden = true;": "TS2531",
    "const places = '@places';\nplaces.Atlantis.zone.trim();": "TS2551",
    "const part = '@part.js';\npart(1);": "TS2345",
    "const part = '@part.js';\npart('a').trim();": "TS2339",
    "'@nothing';": "TS2339",
    "[1].at(-1);": "TS2550",
    # Itself a part, of the last one.
    PART.replace("length", "size"): "TS2339",
    "const part = '@9.js';\npart('a');": "",
    "const part = '@part.js';\npart('a').toFixed();": "",
}


def test_a_wrong_type_is_seen(tmp_path: Path) -> None:
    scripts = {f"{at}.js": text for at, text in enumerate(WRONG_TYPES)}
    found = judged(*TSC, _laid_out({"part.js": PART, **scripts}, tmp_path))
    seen = re.findall(r"([\w-]+)\.js\(\d+,\d+\): error (\w+)", found)
    assert seen == [(str(at), error) for at, error in enumerate(WRONG_TYPES.values()) if error]


BROKEN_RULES = {
    "(() => {\n  'use strict';\n\n  var one = 1;\n  open(one);\n})();\n": "no-var",
    "(() => {\n  'use strict';\n\n  open(1)\n})();\n": "@stylistic/semi",
    "(() => {\n  'use strict';\n\n  open(\"a\");\n})();\n": "@stylistic/quotes",
    "(() => {\n  open(1);\n})();\n": "strict",
    "// eslint-disable-next-line no-var\nopen(1);\n": "",  # said of a comment that silences nothing
}


def test_a_broken_rule_is_seen(tmp_path: Path) -> None:
    for at, text in enumerate(BROKEN_RULES):
        (tmp_path / f"{at}.js").write_text(text, "utf-8")
    found = judged(*ESLINT, "--format=json", ".", folder=tmp_path)
    seen = {
        Path(file["filePath"]).stem: [said["ruleId"] or "" for said in file["messages"]] for file in json.loads(found)
    }
    assert seen == {str(at): [rule] for at, rule in enumerate(BROKEN_RULES.values())}


BROKEN_STYLES = {
    "a { margin-left: 1px; }\n": "property-layout-mappings",
    "a { max-height: 1px; }\n": "property-layout-mappings",
    "a { text-align: right; }\n": "value-keyword-layout-mappings",
    "a { color: #fff; }\n\nb { color: #000; }\n\na { inset: 0; }\n": "no-duplicate-selectors",
    "a { colour: #fff; }\n": "property-no-unknown",
    "/* stylelint-disable-next-line property-layout-mappings */\na { top: 0; }\n": "--report-descriptionless-disables",
}


def test_a_broken_rule_of_styles_is_seen(tmp_path: Path) -> None:
    for at, text in enumerate(BROKEN_STYLES):
        (tmp_path / f"{at}.css").write_text(text, "utf-8")
    found = judged(*STYLELINT, "--formatter=json", "*.css", folder=tmp_path)
    seen = {Path(file["source"]).stem: [said["rule"] for said in file["warnings"]] for file in json.loads(found)}
    assert seen == {str(at): [rule] for at, rule in enumerate(BROKEN_STYLES.values())}


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((HOUSE / "package-lock.json").read_text("utf-8"))
    assert len(lock["packages"]) > 1
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    wanted = json.loads((HOUSE / "package.json").read_text("utf-8"))["devDependencies"]
    assert {name: lock["packages"][f"node_modules/{name}"]["version"] for name in wanted} == wanted
