"""Environments of their own for what others build sites with: made once with pip, left out where they cannot be had."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
import venv
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PINS = Path(__file__).with_suffix(".toml")
SAME = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions")
"""What is installed everywhere in the version that it has here."""


class UnavailableError(Exception):
    """An environment cannot be made; the message says why."""


@dataclass(frozen=True)
class Environment:
    """Where a program is installed that builds sites."""

    says: str
    """What it is called, with its version."""
    folder: Path
    """Where its programs lie."""

    def program(self, name: str) -> str:
        """Return the path of a program."""
        return str(self.folder / name)


def pins() -> dict[str, dict[str, object]]:
    """Return what is pinned, by name."""
    return tomllib.loads(PINS.read_text("utf-8"))


def here() -> Environment:
    """Return where this runs: plain MkDocs and the toolkit are built with it."""
    return Environment(
        f"MkDocs {version('mkdocs')} with Material {version('mkdocs-material')}", Path(sys.executable).parent
    )


def made(name: str, pin: Mapping[str, object], cache: Path) -> Environment:
    """Return an environment, and make it first where there is none with the same packages.

    Arguments:
        name: What it is called in the file of pins.
        pin: What stands there.
        cache: The folder of environments.

    Raises:
        UnavailableError: Something cannot be installed.
    """
    own = [str(package) for package in pin["packages"]]  # type: ignore[attr-defined]
    packages = own if pin.get("alone") else [*own, *(f"{package}=={version(package)}" for package in SAME)]
    of = hashlib.sha256("\n".join([sys.version, *packages]).encode()).hexdigest()[:12]
    folder, ready = cache / f"{name}-{of}", cache / f"{name}-{of}.ready"
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        call = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        if done.returncode:
            errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            raise UnavailableError(f"{', '.join(own)} cannot be installed. {' '.join(errors)}".strip())
        ready.touch()
    return Environment(f"{pin['says']} {' and '.join(each.partition('==')[2] for each in own)}", folder / "bin")
