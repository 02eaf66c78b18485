"""What is said in the log."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.source.problems import Problem

log = logging.getLogger("mkdocs.hooks.psychoed")


def notice(notices: Iterable[str]) -> None:
    """Log what somebody should see to; it breaks no build, not even a strict one."""
    for text in notices:
        log.info("%s", text)


def mistake(problem: Problem) -> logging.LogRecord:
    """Return what `report` logs of a problem."""
    return log.makeRecord(log.name, logging.ERROR, "", 0, "%s", (problem,), None)


def remark(text: str) -> logging.LogRecord:
    """Return what `notice` logs."""
    return log.makeRecord(log.name, logging.INFO, "", 0, "%s", (text,), None)


def today() -> date:
    """Return the current day, for the log alone: nothing that is built may depend on it."""
    return date.today()


def report(problems: Iterable[Problem], *, fatal: bool) -> None:
    """Log every problem; stop the build after the last one unless an author is watching a preview.

    Raises:
        PluginError: There were problems and they are fatal.
    """
    found = list(problems)
    for problem in found:
        log.error("%s", problem)
    if found and fatal:
        count = f"{len(found)} mistake{'s' if len(found) > 1 else ''}"
        raise PluginError(f"{count} in the pages, listed above. Mend and build again.")
