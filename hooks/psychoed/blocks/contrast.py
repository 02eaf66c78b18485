"""`contrast`: two (or more) patterns side by side, compared row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.blocks.base import ContentBlock, fence_id, header_problems
from psychoed.blocks.table import Table, read_table, render_table

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.fences import Fence
    from psychoed.problems import Problem


@dataclass(frozen=True)
class Contrast:
    """A comparison, read."""

    id: str
    title: str
    src_uri: str
    line: int
    claim: str | None
    table: Table
    """Its columns are the patterns, its rows what they are compared by."""

    @property
    def addresses(self) -> dict[str, int]:
        """What is addressed within it, and the line of each."""
        return {row.id: row.line for row in self.table.rows}


class ContrastBlock(ContentBlock):
    """A captioned table that sets patterns side by side.

    Content (for authors):
        A Markdown table. The headings name the patterns, the first cell of each row says what is compared.
    """

    NAME = "contrast"

    def on_end(self, block: etree.Element) -> None:
        """Make the table accessible."""
        render_table(block, self.argument, self.id)


def read_contrast(fence: Fence) -> tuple[Contrast, list[Problem]]:
    """Read a `contrast` block; report a table that compares nothing, and ragged or repeated rows."""
    name = fence_id(fence)
    table, problems = read_table(fence, name)
    if table.rows and len(table.columns) < 2:
        problems.append(
            fence.problem(
                "This contrast has only one pattern.", "Give the table a column for each pattern, two at least."
            )
        )
    contrast = Contrast(name, fence.title, fence.src_uri, fence.line, fence.options.get("claim"), table)
    return contrast, header_problems(fence, ContrastBlock) + problems
