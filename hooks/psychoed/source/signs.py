"""Signs that no document may hold, and that Word and PDF leave in what is pasted from them.

XML forbids them, so that an EPUB that held one would not open, and Markdown uses some for itself. What ends a line or a
page there, as U+000B and U+000C do, is read as a space, everywhere alike; any other is a mistake. In JSON, which
programs write and nobody mends by hand, each is a space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPACES = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x1f\x85", " "))
"""What parts lines, columns and pages, or in old files their records."""

# XML 1.0, 2.2, “Char”, but for the control characters that it discourages and allows.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:[bf]|u00(?:0[0-8bcef]|[189][0-9a-f]|7f)|ufff[ef])", re.IGNORECASE)
"""The same as JSON writes it."""
_BEFORE = 30
"""Characters: so much of what stands before it shows an author where it is."""

_HINT = "Type the words around it anew, or paste them as plain text."


def readable(src_uri: str, text: str) -> tuple[str, list[Problem]]:
    """Make a file readable: with a space for each sign that no document may hold.

    Arguments:
        src_uri: The file, as a POSIX path relative to `docs_dir`.
        text: The whole of it.

    Returns:
        The text, its lines in their places; and each line that held such a sign which is no space.
    """
    text = text.translate(_SPACES)
    if src_uri.endswith(".json"):
        return _ESCAPED.sub(r"\1 ", _FORBIDDEN.sub(" ", text)), []
    if not _FORBIDDEN.search(text):
        return text, []
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if signs := [(ord(sign[0]), line[: sign.start()]) for sign in _FORBIDDEN.finditer(line)]:
            problems.append(_problem(src_uri, number, signs))
    return _FORBIDDEN.sub(" ", text), problems


def all_readable(texts: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """Make several files readable, each by its path."""
    made = {src_uri: readable(src_uri, text) for src_uri, text in texts.items()}
    return {uri: text for uri, (text, _) in made.items()}, [problem for _, found in made.values() for problem in found]


def _problem(src_uri: str, line: int, signs: list[tuple[int, str]]) -> Problem:
    before = " ".join(_FORBIDDEN.sub(" ", signs[0][1][-_BEFORE:]).split())
    where = f" behind “{before}”" if before else ""
    codes = ", ".join(f"U+{code:04X}" for code in dict.fromkeys(code for code, _ in signs))
    what = "A sign that nobody sees stands" if len(signs) == 1 else "Signs that nobody sees stand"
    return Problem(src_uri, line, f"{what} here{where}: {codes}.", _HINT)
