"""`facts`: a table of things, each with what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.options import ClaimOptions
from psychoed.components.table import TableBlock, read_table_part

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
from psychoed.components.facts.part import Facts


class FactsBlock(TableBlock):
    """A captioned table; each row is a thing, each further column says one thing of it.

    Content (for authors):
        A Markdown table. The first cell names the row: a term of the glossary, or it becomes one.
    """

    NAME = "facts"


def read_facts(fence: BlockSource) -> tuple[Facts, list[Problem]]:
    """Read a `facts` block; report a missing table, one that says nothing, and ragged or repeated rows."""
    facts, _, problems = read_table_part(fence, FactsBlock, ClaimOptions, Facts)
    if facts.table.rows and not facts.table.columns:
        problems.append(fence.problem("This table has only one column.", "Add one that says something of each row."))
    return facts, problems
