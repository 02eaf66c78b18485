"""The list of what is shipped: whole, true, and one that programs can read."""

from __future__ import annotations

import hashlib
import re
from email.message import Message
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from packaging.version import Version

import sbom
from mkdocs_run import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEXT = {"type": "string", "minLength": 1}
# What CycloneDX 1.6 asks of what is in here; `additionalProperties` of it are names that it knows.
SCHEMA = {
    "type": "object",
    "required": ["bomFormat", "specVersion", "version", "metadata", "components", "dependencies"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"const": "http://cyclonedx.org/schema/bom-1.6.schema.json"},
        "bomFormat": {"const": "CycloneDX"},
        "specVersion": {"const": "1.6"},
        "version": {"const": 1},
        "metadata": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"component": {"$ref": "#/$defs/licensed"}},
        },
        "components": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/licensed"}},
        "dependencies": {
            "type": "array",
            "uniqueItems": True,
            "items": {
                "type": "object",
                "required": ["ref", "dependsOn"],
                "additionalProperties": False,
                "properties": {"ref": TEXT, "dependsOn": {"type": "array", "uniqueItems": True, "items": TEXT}},
            },
        },
    },
    "$defs": {
        "licensed": {"allOf": [{"$ref": "#/$defs/component"}, {"required": ["version", "licenses"]}]},
        "component": {
            "type": "object",
            "required": ["type", "name", "bom-ref"],
            "additionalProperties": False,
            "properties": {
                "type": {"enum": ["library", "file"]},
                "bom-ref": TEXT,
                "name": TEXT,
                "version": TEXT,
                "description": TEXT,
                "purl": {"type": "string", "pattern": r"^pkg:[a-z]+/[a-z0-9.-]+@[\w.+!-]+$"},
                "licenses": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 1,
                    "items": {
                        "oneOf": [
                            {
                                "required": ["expression"],
                                "additionalProperties": False,
                                "properties": {"expression": TEXT},
                            },
                            {
                                "required": ["license"],
                                "additionalProperties": False,
                                "properties": {"license": {"required": ["name"], "properties": {"name": TEXT}}},
                            },
                        ]
                    },
                },
                "hashes": {
                    "type": "array",
                    "items": {
                        "required": ["alg", "content"],
                        "properties": {"alg": {"const": "SHA-256"}, "content": {"pattern": "^[0-9a-f]{64}$"}},
                    },
                },
                "components": {"type": "array", "items": {"$ref": "#/$defs/component"}},
            },
        },
    },
}


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return sbom.bom()


def test_programs_can_read_it(made: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(made)
    own, parts = made["metadata"]["component"], made["components"]
    refs = [each["bom-ref"] for each in (own, *parts)]
    files = [each["bom-ref"] for part in parts for each in part.get("components", ())]
    assert len({*refs, *files}) == len(refs) + len(files)
    assert sorted(each["ref"] for each in made["dependencies"]) == sorted(refs)
    needed = {name for each in made["dependencies"] for name in each["dependsOn"]}
    # All but the toolkit is there because something needs it.
    assert needed == {*refs} - {own["bom-ref"]}


def test_every_package_that_builds_a_site_is_in_it_with_its_licence(made: dict[str, Any]) -> None:
    pinned = dict(re.findall(r"^([\w.-]+)==([\w.+!-]+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    listed = {each["name"]: each["version"] for each in made["components"] if "components" not in each}
    assert {name: Version(version) for name, version in listed.items()} == {
        name: Version(version) for name, version in pinned.items()
    }
    for name in pinned:
        assert sbom.licence_of(name) not in {"", "UNKNOWN"}


@pytest.mark.parametrize("said", [{}, {"License": "UNKNOWN"}, {"License": "Copyright 2026\nAll of it"}])
def test_a_package_that_names_no_licence_is_a_mistake(said: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    message = Message()
    for name, value in said.items():
        message[name] = value
    monkeypatch.setattr(sbom, "metadata", lambda name: message)
    with pytest.raises(LookupError, match="nameless"):
        sbom.licence_of("nameless")


def test_what_others_made_and_a_site_brings_along_is_in_it(made: dict[str, Any]) -> None:
    files = {each["name"]: each for part in made["components"] for each in part.get("components", ())}
    licences = list(sbom.ASSETS.rglob("*.LICENSE.txt"))
    assert {path.relative_to(ROOT).as_posix().replace(".LICENSE.txt", "") for path in licences} == {
        name.rpartition(".")[0] for name in files
    }
    # Every font is others'.
    assert {path.relative_to(ROOT).as_posix() for path in sbom.ASSETS.rglob("*.woff2")} <= {*files}
    for name, file in files.items():
        assert file["hashes"][0]["content"] == hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


@pytest.mark.parametrize("name", sbom.SCRIPTS)
def test_the_version_of_a_script_is_that_of_its_file(name: str) -> None:
    version, digest = sbom.SCRIPTS[name]
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    # Who brings another version says which: its file does not.
    assert hashlib.sha256((sbom.ASSETS / f"{name}.js").read_bytes()).hexdigest() == digest


def test_people_can_read_it_and_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        sbom.main(tmp_path / name)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    lines = (tmp_path / "a/licences.txt").read_text("utf-8").splitlines()
    assert "mkdocs 1.6.1" in [line.partition("  ")[0] for line in lines]
    assert all(re.fullmatch(r"[\w.-]+ [\w.+!-]+  +\S.*", line) for line in lines)


def test_the_workflow_keeps_it() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))["jobs"]
    steps = jobs["build"]["steps"]
    (writing,) = (number for number, step in enumerate(steps) if "tests/sbom.py" in step.get("run", ""))
    folder = steps[writing]["run"].split()[-1]
    assert steps[writing + 1]["uses"].startswith("actions/upload-artifact@")
    assert steps[writing + 1]["with"]["path"] == folder


def test_the_version_of_the_toolkit_stands_in_one_place() -> None:
    version = sbom.PROJECT["version"]
    named = re.compile(rf"(?<![\w.]){re.escape(version)}(?![\w.])|__version__")
    texts = [path for room in ("hooks", "overrides") for path in (ROOT / room).rglob("*") if path.suffix in _TEXTS]
    assert [path for path in texts if named.search(path.read_text("utf-8"))] == []
    assert sbom.bom()["metadata"]["component"]["version"] == version


_TEXTS = {".py", ".html", ".jinja", ".js", ".yml", ".json", ".toml"}
