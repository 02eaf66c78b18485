"""When help lines were checked: what nobody has checked, what is to be checked anew, and what cannot be."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from psychoed.features.help.lines import HelpLine, HelpLines

_UNCHECKED = "{file}: Nobody has checked {lines} with the service: {ids}. Check each, and add `checked:`."
_OLD = "{file}: More than a year ago, somebody checked {lines}: {ids}. Check each anew, and date it."

_YEAR = timedelta(days=365)
_DAY_LINE = timedelta(days=1)
"""Where an author lives, it may be tomorrow already."""


def future_checks(src_uri: str, help_lines: HelpLines, today: date) -> list[Problem]:
    """Report lines that claim to have been checked on a day that is still to come.

    Arguments:
        src_uri: The list, relative to `docs_dir`.
        help_lines: All lines.
        today: The current day.
    """
    hint = "Write the day on which somebody checked it."
    return [
        Problem(
            src_uri,
            line.line,
            f"The help line `{line.id}` has a `checked` that is still to come: {line.checked}.",
            hint,
        )
        for line in help_lines.lines
        if line.checked and line.checked > today + _DAY_LINE
    ]


def check_notices(src_uri: str, help_lines: HelpLines, today: date) -> Iterator[str]:
    """Say which lines nobody has checked, and which were checked more than a year ago."""
    ways = [line for line in help_lines.lines if line.reachable]
    if unchecked := [line for line in ways if not line.checked]:
        yield _UNCHECKED.format(file=src_uri, **_named(unchecked))
    if old := [line for line in ways if line.checked and today - line.checked > _YEAR]:
        yield _OLD.format(file=src_uri, **_named(old))


def _named(lines: Sequence[HelpLine]) -> dict[str, str]:
    these = "this line" if len(lines) == 1 else f"these {len(lines)} lines"
    return {"lines": these, "ids": ", ".join(line.id for line in lines)}
