"""Writes what is shipped with a site, and what builds it: `python tests/sbom.py FOLDER`.

`sbom.cdx.json` is for programs (CycloneDX 1.6), `licences.txt` for people. Both say the same of the same commit: they
hold no moment and no number by chance, and versions are those of the lock.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import distribution, metadata, requires
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ASSETS = ROOT / "overrides/assets"

SCRIPTS = {"minisearch": ("7.2.0", "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03")}
"""Scripts that others wrote: the version of each, and the digest of its file, which does not say it."""

_LICENCES = {
    "MIT": "Permission is hereby granted, free of charge, to any person obtaining a copy",
    "OFL-1.1": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
}
"""How a licence is known by its text."""

Component = dict[str, Any]


def bom() -> dict[str, Any]:
    """Return the list of what is shipped, as CycloneDX has it."""
    packages = [_package(name) for name in locked_packages()]
    shipped = [_shipped(path) for path in sorted(ASSETS.rglob("*.LICENSE.txt"))]
    own = {
        "type": "library",
        "bom-ref": PROJECT["name"],
        "name": PROJECT["name"],
        "version": PROJECT["version"],
        "description": PROJECT["description"],
        "licenses": [{"expression": PROJECT["license"]}],
    }
    asked = _names(PROJECT["dependencies"])
    needs = [
        _needs(PROJECT["name"], [*asked, *(each["name"] for each in shipped)], packages + shipped),
        *(_needs(each["name"], _names(requires(each["name"]) or []), packages) for each in packages),
        *(_needs(each["name"], [], []) for each in shipped),
    ]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": [*shipped, *packages],
        "dependencies": needs,
    }


def locked_packages() -> list[str]:
    """Return the names of what is installed to build a site."""
    return re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)


def licence_of(name: str) -> str:
    """Return the licence of a package: an SPDX expression, or whatever its author wrote.

    Raises:
        LookupError: It names none.
    """
    said = metadata(name)
    written = [said.get("License-Expression"), said.get("License")]
    known = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if each.startswith("License ::")]
    for each in filter(None, [*written, *known]):
        if _is_expression(each):
            return each
    for each in filter(None, [*known, *written]):
        if "\n" not in each and each != "UNKNOWN":
            return each
    raise LookupError(name)


def licences(made: dict[str, Any]) -> str:
    """Return a list for people: what it is, and its licence."""
    rows = [(f"{each['name']} {each['version']}", _told(each)) for each in made["components"]]
    wide = max(len(name) for name, _ in rows)
    return "".join(f"{name:<{wide}}  {licence}\n" for name, licence in rows)


def _told(component: Component) -> str:
    (licence,) = component["licenses"]
    return licence.get("expression") or licence["license"]["name"]


def _package(name: str) -> Component:
    licence, version = licence_of(name), distribution(name).version
    return {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "version": version,
        "licenses": [{"expression": licence} if _is_expression(licence) else {"license": {"name": licence}}],
        "purl": f"pkg:pypi/{name}@{version}",
    }


def _shipped(licence: Path) -> Component:
    """Return what lies beside a licence, in files that have its name."""
    name, text = licence.name.removesuffix(".LICENSE.txt"), licence.read_text("utf-8")
    (known,) = (id_ for id_, words in _LICENCES.items() if words in text)
    files = [path for path in sorted(licence.parent.glob(f"{name}.*")) if path != licence]
    component: Component = {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "version": SCRIPTS[name][0] if name in SCRIPTS else _font_version(files[0]),
        "licenses": [{"expression": known}],
        "components": [_file(path) for path in files],
    }
    if name in SCRIPTS:
        component["purl"] = f"pkg:npm/{name}@{component['version']}"
    return component


def _file(path: Path) -> Component:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    name = path.relative_to(ROOT).as_posix()
    return {"type": "file", "bom-ref": name, "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}


def _font_version(path: Path) -> str:
    said = TTFont(path)["name"].getDebugName(5)
    return re.search(r"\d[\d.]*", said)[0]


@cache
def _is_expression(text: str) -> bool:
    try:
        return canonicalize_license_expression(text) == text
    except InvalidLicenseExpression:
        return False


def _names(asked: Iterable[str]) -> Iterator[str]:
    """Yield what is needed on any system, without what only extras are for."""
    for each in map(Requirement, asked):
        if not each.marker or "extra" not in str(each.marker):
            yield canonicalize_name(each.name)


def _needs(name: str, needed: Iterable[str], known: list[Component]) -> dict[str, Any]:
    names = {each["name"] for each in known}
    return {"ref": name, "dependsOn": sorted({*needed} & names)}


def main(folder: Path) -> None:
    """Write both files."""
    made = bom()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sbom.cdx.json").write_text(f"{json.dumps(made, indent=2, ensure_ascii=False)}\n", "utf-8", newline="\n")
    (folder / "licences.txt").write_text(licences(made), "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
