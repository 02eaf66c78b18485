"""The kinds of crisis that are told apart, and the help that each asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psychoed.features.help.lines import Need


@dataclass(frozen=True)
class Group:
    """One of them."""

    name: str
    """As the lists of terms write it."""
    need: Need
    """What the help lines of its panel help with."""
    watched: bool
    """Whether somebody may look on: then its panel holds the way out of the site."""


GROUPS = (
    Group("child-abuse", "young", watched=True),
    Group("own-violence", "own-behaviour", watched=True),
    Group("suicide", "suicide", watched=False),
    Group("sexual-violence", "sexual", watched=True),
    Group("partner-violence", "partner-abuse", watched=True),
)
"""All of them, in the order in which they are shown. Where several are meant, the first two are."""
