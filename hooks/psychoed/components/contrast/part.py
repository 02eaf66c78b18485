"""`contrast` as read."""

from __future__ import annotations

from psychoed.components.table_part import TablePart


class Contrast(TablePart):
    """A comparison, read: its columns are the patterns, its rows what they are compared by."""
