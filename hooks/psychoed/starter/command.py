"""`psychoed new`: writes a small complete site into an empty folder, and says how to go on."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from psychoed.starter.requirement import package_at, package_here
from psychoed.starter.site import Start, name_problem, named_by, starter_files

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from datetime import date

_REPOSITORY = {".git"}
"""What may stand in an empty folder: a repository that is still to be filled."""


class NoPlaceError(ValueError):
    """No site can be written there; the message says what to do instead."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command is given."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where to write it: a folder that is empty, or new")
    parser.add_argument("--name", help="what the site is called; by default as its folder")
    parser.add_argument(
        "--package",
        metavar="PLACE",
        help="where the site gets this toolkit from: git+https://HOST/OWNER/REPOSITORY@COMMIT, or a wheel, which is "
        "copied; by default what it was installed from",
    )


def write_site(given: Namespace, today: date) -> list[str]:
    """Write the site.

    Arguments:
        given: What `add_arguments` asks for.
        today: The current day.

    Returns:
        What to do next, a line each.

    Raises:
        NoPlaceError: The folder is not empty, or the name will not do.
        UnknownPackageError: There is no such package.
        OSError: Something cannot be written.
    """
    folder: Path = given.folder
    name = " ".join(given.name.split()) if given.name is not None else named_by(folder.resolve().name)
    if wrong := name_problem(name):
        raise NoPlaceError(wrong)
    _check(folder)
    package = package_at(given.package) if given.package else package_here()
    files = starter_files(Start(name, today, package.requirement))
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    if package.wheel:
        shutil.copy(package.wheel, folder)
    return [*told(folder, name, len(files)), *([] if package.requirement else [_UNKNOWN])]


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NoPlaceError(f"{folder}: This is a file. Name a folder that is empty, or one that is not there yet.")
    there = sorted({path.name for path in folder.iterdir()} - _REPOSITORY) if folder.is_dir() else []
    if there:
        held = ", ".join(there[:3]) + (" and more" if len(there) > 3 else "")
        what = f"{folder}: This folder is not empty, it holds {held}."
        raise NoPlaceError(f"{what} Name one that is, or one that is not there yet: nothing was written.")


_UNKNOWN = (
    "\nrequirements.txt does not say where the toolkit comes from, for this one came from a folder: write its address "
    "there before the second command."
)


def told(folder: PurePath, name: str, count: int) -> Iterator[str]:
    """Yield what to do next, for each kind of shell.

    Arguments:
        folder: Where the site was written, on whichever system.
        name: What it is called.
        count: How many files it has.
    """
    yield f"{folder}: “{name}” is there, in {count} files. README.md in it says what to do next. To see it:"
    for shell, cd, python, scripts in (
        ("Linux, macOS", shlex.quote(folder.as_posix()), "python3", ".venv/bin/"),
        ("Windows (PowerShell)", "'{}'".format(str(folder).replace("'", "''")), "py", ".venv\\Scripts\\"),
    ):
        yield f"\n{shell}:"
        yield f"    cd {cd}"
        yield f"    {python} -m venv .venv; {scripts}pip install -r requirements.txt"
        yield f"    {scripts}mkdocs serve"
