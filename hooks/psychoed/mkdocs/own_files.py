"""The files that a site has in its `docs_dir`, and those among them that nobody can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def readable(files: Files, config: MkDocsConfig) -> list[Problem]:
    """Leave only the files in their place that can be read, and report the others of the site.

    One folder that leads back into itself holds thousands of them: it is reported once.
    """
    problems: dict[str, Problem] = {}
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        path = Path(config.docs_dir, file.src_uri)
        if loop := _loop(path.parent, Path(config.docs_dir)):
            what, hint = "This folder leads back into one that it lies in.", "Remove this link."
            problems.setdefault(loop, Problem(loop, 0, what, hint))
        elif error := _refusal(path):
            what = f"This file cannot be read: {error}."
            hint = "Put it there again, let it be read, or remove it; a link may lead nowhere."
            problems[file.src_uri] = Problem(file.src_uri, 0, what, hint)
        else:
            continue
        files.remove(file)
    return list(problems.values())


def own_paths(files: Files, config: MkDocsConfig) -> list[str]:
    """Return the paths of all files that a site has in its `docs_dir`, relative to it."""
    return [file.src_uri for file in files if file.src_dir == config.docs_dir]


def _refusal(path: Path) -> str:
    """Return why a file cannot be read; empty if it can."""
    try:
        path.open("rb").close()
    except OSError as error:
        return str(error.strerror)
    return ""


def _loop(folder: Path, docs: Path) -> str:
    """Return the first folder on the way to one that is another which it lies in; empty if there is none."""
    way = [docs, *(docs / part for part in reversed(folder.relative_to(docs).parents[:-1])), folder]
    seen: set[Path] = set()
    for each in dict.fromkeys(way):
        if (real := each.resolve()) in seen:
            return each.relative_to(docs).as_posix()
        seen.add(real)
    return ""
