"""The stylesheet: written in one file a component, read by a browser as one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import rcssmin

from psychoed.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLESHEET = "assets/site.css"

_IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)

# Where the minifier sees no selector (in `@container`, in rules in rules) it drops the space in `a :is(b)`, which then
# means something else. `a *:is(b)` says the same, and keeps it.
_DESCENDANT = re.compile(r"(?<=[\w)\]*]) +:(?=[a-z-]+[^;{}]*\{)")

_URL = re.compile(r'url\("(?![a-z]+:|#|/)([^"]+)"\)')


def bundle(path: str, texts: Mapping[str, str]) -> tuple[str, list[Problem]]:
    """Put what a stylesheet imports in place of its `@import` lines, and take out what only people read.

    Arguments:
        path: The stylesheet, relative to `docs_dir`.
        texts: Path relative to `docs_dir` to text of the stylesheets that there are.

    Returns:
        The one stylesheet, and imports of files that are not there.
    """
    folder = posixpath.dirname(path)
    problems = []

    def imported(found: re.Match[str]) -> str:
        part = posixpath.normpath(posixpath.join(folder, found[1]))
        if part not in texts:
            line = texts[path].count("\n", 0, found.start()) + 1
            problems.append(Problem(path, line, f"There is no stylesheet `{found[1]}`.", nearest(part, texts)))
        return _moved(texts.get(part, ""), posixpath.dirname(part), folder)

    whole = _IMPORT.sub(imported, texts[path])
    return str(rcssmin.cssmin(_DESCENDANT.sub(" *:", whole))) + "\n", problems


def _moved(text: str, source: str, target: str) -> str:
    """Rewrite the relative addresses in a stylesheet for another folder."""

    def moved(found: re.Match[str]) -> str:
        return f'url("{posixpath.relpath(posixpath.join(source, found[1]), target)}")'

    return _URL.sub(moved, text)
