"""`contrast`: two (or more) patterns side by side, compared row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.components.options import ClaimOptions, options_of
from psychoed.components.table import TableBlock, read_table_part
from psychoed.source.fields import given, table
from psychoed.source.kinds import as_is
from psychoed.source.tones import read_tones

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem
from psychoed.components.contrast.part import Contrast


@table
class ContrastOptions(ClaimOptions):
    """What a contrast may have."""

    tones: Given | None = given(as_is, default=None)
    """Read by `read_tones`, given how many patterns there are."""


class ContrastBlock(TableBlock):
    """A captioned table that sets patterns side by side.

    Options (for authors):
        tones: A tone for each pattern, `neutral` (the default), `accent` or `accent-2`: `accent, accent-2`.

    Content (for authors):
        A Markdown table. The headings name the patterns, the first cell of each row says what is compared.
    """

    NAME = "contrast"
    OPTIONS = options_of(ContrastOptions)


def read_contrast(fence: BlockSource) -> tuple[Contrast, list[Problem]]:
    """Read a `contrast` block; report a table that compares nothing, and ragged or repeated rows."""
    contrast, options, problems = read_table_part(fence, ContrastBlock, ContrastOptions, Contrast)
    if contrast.table.rows and len(contrast.table.columns) < 2:
        hint = "Give the table a column for each pattern, two at least."
        problems.append(fence.problem("This contrast has only one pattern.", hint))
    tones, wrong = read_tones(options.tones, len(contrast.table.columns))
    return replace(contrast, tones=tones), [*problems, *wrong]
