"""`facts`: a table of things, each with what is said of it."""

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
class Facts:
    """A table of facts, read."""

    id: str
    title: str
    src_uri: str
    line: int
    claim: str | None
    table: Table

    @property
    def addresses(self) -> dict[str, int]:
        """What is addressed within it, and the line of each."""
        return {row.id: row.line for row in self.table.rows}


class FactsBlock(ContentBlock):
    """A captioned table; each row is a thing, each further column says one thing of it.

    Content (for authors):
        A Markdown table. The first cell names the row: a term of the glossary, or it becomes one.
    """

    NAME = "facts"

    def on_end(self, block: etree.Element) -> None:
        """Make the table accessible."""
        render_table(block, self.argument, self.id)


def read_facts(fence: Fence) -> tuple[Facts, list[Problem]]:
    """Read a `facts` block; report a missing table and ragged or repeated rows."""
    name = fence_id(fence)
    table, problems = read_table(fence, name)
    if table.rows and not table.columns:
        problems.append(fence.problem("This table has only one column.", "Add one that says something of each row."))
    facts = Facts(name, fence.title, fence.src_uri, fence.line, fence.options.get("claim"), table)
    return facts, header_problems(fence, FactsBlock) + problems
