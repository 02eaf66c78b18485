"""What a build is made from: the commit that is checked out, and the moment that its files are dated with."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable by which those who rebuild name a moment (reproducible-builds.org)."""


class Commit(NamedTuple):
    """What git says of a folder."""

    hash: str = ""
    """Short; ends in `-dirty` where files were changed since. Empty outside of a repository."""
    day: date | None = None
    """The committer's day."""
    moment: datetime | None = None
    """In UTC."""


def checked_out(folder: Path) -> Commit:
    """Return the commit that is checked out in a folder. It depends on no tags, which a clone may lack."""

    def git(*command: str) -> str:
        return subprocess.run(["git", *command], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()

    try:
        hashed = git("describe", "--always", "--dirty", "--abbrev=8", "--exclude=*")
        day, seconds = git("log", "-1", "--format=%cs %ct").split()
        return Commit(hashed, date.fromisoformat(day), datetime.fromtimestamp(int(seconds), UTC))
    except (OSError, subprocess.CalledProcessError, ValueError):
        return Commit()


def named_moment(environment: Mapping[str, str]) -> datetime | None:
    """Return the moment that `SOURCE_DATE_EPOCH` names, in UTC; None where it is not set.

    Raises:
        ValueError: It names none.
    """
    if not (given := environment.get(SOURCE_DATE_EPOCH, "")):
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"`{SOURCE_DATE_EPOCH}` is no moment: {given!r}. Set it to a number of seconds since 1970, or unset it."
        ) from None
