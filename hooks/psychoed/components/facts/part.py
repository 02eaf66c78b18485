"""`facts` as read."""

from __future__ import annotations

from psychoed.components.table_part import TablePart


class Facts(TablePart):
    """A table of facts, read: its rows are things, its columns what is said of them."""
