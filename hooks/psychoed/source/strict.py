"""What a site holds itself to beyond what every page has to: its settings, under `extra: psychoed:` in mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psychoed.source.fields import given, read, table
from psychoed.source.given import Given
from psychoed.source.kinds import listed, one_of
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

SETTINGS = "extra.psychoed"
"""Where settings stand, as messages call it."""

DATES = "dates"
"""Every page says when it was checked, and when it is due again; otherwise, only pages with our blocks have to."""
PRIVACY = "privacy"
"""What makes a browser ask another site is a mistake; otherwise, somebody is told of it."""

_FORM = "Write `extra: {psychoed: {strict: [privacy, dates]}}`."


@table
class Settings:
    """What a site says of how it is to be built."""

    strict: tuple[str, ...] = given(listed(one_of((PRIVACY, DATES)), _FORM, may_be_empty=True), default=())
    """What it holds itself to."""


def read_strict(said: Any, src_uri: str) -> tuple[frozenset[str], list[Problem]]:
    """Read what a site holds itself to.

    Arguments:
        said: What stands under `extra: psychoed:`, as plain data; None where nothing does.
        src_uri: What the file is called.

    Returns:
        Names such as `DATES`, and what is wrong with the settings.
    """
    if said is None:
        return frozenset(), []
    if not isinstance(said, dict):
        return frozenset(), [Problem(src_uri, 0, f"`{SETTINGS}` cannot be read.", _FORM)]
    settings, problems = read(Settings, Given.of(said, src_uri, 0), f"`{SETTINGS}`", noun="setting")
    return frozenset(settings.strict), problems


def is_dated(strict: Collection[str], *, has_blocks: bool) -> bool:
    """Tell whether a page has to say when it was checked."""
    return has_blocks or DATES in strict
