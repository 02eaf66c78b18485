"""`contrast` as read."""

from __future__ import annotations

from dataclasses import dataclass

from psychoed.components.table_part import TablePart


@dataclass(frozen=True)
class Contrast(TablePart):
    """A comparison, read: its columns are the patterns, its rows what they are compared by."""

    tones: tuple[str, ...] = ()
    """For each pattern one of `psychoed.source.tones.TONES`."""
