"""What is wrong with a page, said so that its author can mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_NAMED = 9
"""How many lines are named of those with the same problem."""


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in a page."""

    src_uri: str
    """The page, as a POSIX path relative to `docs_dir`."""
    line: int
    """The line in the page's file, counted from 1, front matter included; 0 where no line can be named."""
    message: str
    """What is wrong, as a sentence."""
    hint: str
    """What to do about it, as a sentence."""

    @property
    def place(self) -> str:
        """The file, and the line where one can be named."""
        return f"{self.src_uri}:{self.line}" if self.line else self.src_uri

    def __str__(self) -> str:
        return f"{self.place}: {self.message} {self.hint}"


def gathered(problems: Iterable[Problem]) -> list[str]:
    """Return a sentence for each page and kind of problem, with all its lines: for what may be in hundreds of lines.

    Arguments:
        problems: Those of one kind have the same message.
    """
    lines: dict[Problem, list[int]] = {}
    for problem in problems:
        lines.setdefault(replace(problem, line=0), []).append(problem.line)
    return [str(replace(one, line=first, message=_with(one.message, more))) for one, (first, *more) in lines.items()]


def _with(message: str, lines: list[int]) -> str:
    """Add to a message in which other lines it holds."""
    if not lines:
        return message
    named = ", ".join(map(str, lines[:_NAMED]))
    others = f" and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
    return f"{message.rstrip('.')} (also in line{'s' if len(lines) > 1 else ''} {named}{others})."


def needing(path: str, there: Container[str], problems: list[Problem]) -> list[Problem]:
    """Return what is wrong with the use of a file of data. That there is no such file is one mistake, and told once.

    Arguments:
        path: The file, relative to `docs_dir`.
        there: The files that there are.
        problems: All uses of what is not in it.
    """
    if path in there or not problems:
        return problems
    first = min(problems)
    what = f"This needs `docs/{path}`, and there is no such file."
    return [Problem(first.src_uri, first.line, what, "Write it, or take out what draws on it.")]


def nearest(name: str, known: Iterable[str]) -> str:
    """Offer the known name nearest to a mistyped one.

    Arguments:
        name: What the author wrote.
        known: The names that would have been right.

    Returns:
        `Did you mean 'x'?`, or else a list of what is known when it is short enough to read.
    """
    names = sorted(set(known))
    folded = {n.casefold(): n for n in names}
    if close := get_close_matches(name.casefold(), folded, n=1, cutoff=0.6):
        return f"Did you mean '{folded[close[0]]}'?"
    if not names:
        return "There is none yet."
    if len(names) <= 12:
        return f"Known: {', '.join(names)}."
    return "Nothing on the site has a name like it."
