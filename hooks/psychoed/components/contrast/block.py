"""`contrast`: two (or more) patterns side by side, compared row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pymdownx.blocks.block import type_any

from psychoed.components.table import TableBlock, read_table_part
from psychoed.tones import read_tones

if TYPE_CHECKING:
    from psychoed.fences import Fence
    from psychoed.problems import Problem
from psychoed.components.contrast.part import Contrast


class ContrastBlock(TableBlock):
    """A captioned table that sets patterns side by side.

    Options (for authors):
        tones: A tone for each pattern, `neutral` (the default), `accent` or `accent-2`: `accent, accent-2`.

    Content (for authors):
        A Markdown table. The headings name the patterns, the first cell of each row says what is compared.
    """

    NAME = "contrast"
    OPTIONS = {**TableBlock.OPTIONS, "tones": ("", type_any)}


def read_contrast(fence: Fence) -> tuple[Contrast, list[Problem]]:
    """Read a `contrast` block; report a table that compares nothing, and ragged or repeated rows."""
    contrast, problems = read_table_part(Contrast, ContrastBlock, fence)
    if contrast.table.rows and len(contrast.table.columns) < 2:
        remedy = "Give the table a column for each pattern, two at least."
        problems.append(fence.problem("This contrast has only one pattern.", remedy))
    tones, wrong = read_tones(fence.options.get("tones", ""), len(contrast.table.columns))
    problems += [fence.option_problem("tones", *each) for each in wrong]
    return replace(contrast, tones=tones), problems
