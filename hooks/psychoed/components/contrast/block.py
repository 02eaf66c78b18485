"""`contrast`: two (or more) patterns side by side, compared row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.table import TableBlock, read_table_part

if TYPE_CHECKING:
    from psychoed.fences import Fence
    from psychoed.problems import Problem
from psychoed.components.contrast.part import Contrast


class ContrastBlock(TableBlock):
    """A captioned table that sets patterns side by side.

    Content (for authors):
        A Markdown table. The headings name the patterns, the first cell of each row says what is compared.
    """

    NAME = "contrast"


def read_contrast(fence: Fence) -> tuple[Contrast, list[Problem]]:
    """Read a `contrast` block; report a table that compares nothing, and ragged or repeated rows."""
    contrast, problems = read_table_part(Contrast, ContrastBlock, fence)
    if contrast.table.rows and len(contrast.table.columns) < 2:
        remedy = "Give the table a column for each pattern, two at least."
        problems.append(fence.problem("This contrast has only one pattern.", remedy))
    return contrast, problems
