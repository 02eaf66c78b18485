"""Tables as `facts` and `contrast` use them, read from lines."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

from psychoed.components.around import read_around
from psychoed.components.block import ComponentBlock, fence_id, read_header, repeated, unmovable
from psychoed.components.options import ClaimOptions, options_of
from psychoed.text.inline import claim_of, plain, rebased, slug, without_claims

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
from psychoed.components.table_part import Row, Table, TablePartT

ClaimOptionsT = TypeVar("ClaimOptionsT", bound=ClaimOptions)

RULE = re.compile(r"\s*+(?:\|\s*+)?:?-++:?\s*+(\|\s*+:?-++:?\s*+)*+\|?\s*+$")


class TableBlock(ComponentBlock):
    """A block that holds a table."""

    OPTIONS = options_of(ClaimOptions)


def read_table_part(
    fence: BlockSource, block: type[TableBlock], of: type[ClaimOptionsT], part: type[TablePartT]
) -> tuple[TablePartT, ClaimOptionsT, list[Problem]]:
    """Read a block that holds a table.

    Arguments:
        fence: The block as written.
        block: Its contract.
        of: The table of its options.
        part: What to make of it.
    """
    options, problems = read_header(fence, block, of)
    name = fence_id(fence)
    table, found = read_table(fence, name)
    read = part(name, fence.title, fence.src_uri, fence.line, options.claim, table)
    return read, options, [*problems, *found]


def read_table(fence: BlockSource, block_id: str) -> tuple[Table, list[Problem]]:
    """Read the first table in a block.

    Arguments:
        fence: The block as written.
        block_id: The block's address.

    Returns:
        The table (empty where there is none), and what is wrong with it: no table, ragged or repeated rows.
    """
    rules = (i for i, line in enumerate(fence.body) if RULE.match(line) and "|" in line and i not in fence.aside)
    start = next(filter(None, rules), None)
    if start is None:
        whole = fence.body_line + len(fence.body)
        return Table("", (), (), read_around(fence, whole, whole)), [
            fence.problem(
                f"`{fence.name}` holds no table.",
                "Write one: a line of headings, a line of `| --- | --- |`, then the rows.",
            )
        ]
    headings = fence.body[start - 1].strip()
    split = partial(split_row, bordered=headings.startswith("|") or headings.endswith("|"))
    key, *columns = [rebased(without_claims(heading), fence.src_uri) for heading in split(headings)]
    problems: list[Problem] = []
    width = len(columns) + 1
    heading_line = fence.body_line + start - 1
    if start > 1 and fence.body[start - 2].strip():
        what = "The text right above the table makes it unreadable."
        problems.append(fence.problem(what, "Leave an empty line above the headings.", heading_line))
    if claim_of(headings):
        what, hint = "A heading cannot carry a claim.", "Mark the rows, or give the block the option `claim: F1`."
        problems.append(fence.problem(what, hint, heading_line))
    if not all(plain(column) for column in columns):
        problems.append(fence.problem("A heading is empty.", "Only the first one may be.", heading_line))
    problems += repeated(fence, [(slug(column), heading_line) for column in columns], "heading")
    rule = split(fence.body[start])
    if len(rule) != width:
        what = f"The line below the headings has {len(rule)} cells, the headings have {width}."
        problems.append(fence.problem(what, "Give both the same number.", fence.body_line + start))
    rows: list[Row] = []
    for index in range(start + 1, len(fence.body)):
        written = fence.body[index]
        if not written.strip():
            break
        line = fence.body_line + index
        if "|" not in written:
            what, hint = "This text stands right under the table.", "Leave an empty line between them."
            problems.append(fence.problem(what, hint, line))
            break
        cells = split(written)
        if len(cells) != width:
            problems.append(
                fence.problem(
                    f"This row has {len(cells)} cells, the headings have {width}.",
                    "Give each row the same number; write a stroke inside a cell as `\\|`.",
                    line,
                )
            )
            cells = (cells + [""] * width)[:width]
        if not plain(cells[0]):
            problems.append(fence.problem("This row's first cell is empty.", "Name the row there.", line))
        problems += unmovable(fence, written, line)
        name, *others = (rebased(without_claims(cell), fence.src_uri) for cell in cells)
        if not any(map(plain, others)):
            problems.append(fence.problem("This row says nothing.", "Fill its other cells.", line))
        rows.append(Row(row_id(block_id, cells[0]), name, tuple(others), claim_of(written), line))
    if not rows:
        problems.append(fence.problem("The table has no rows.", "Add at least one.", fence.body_line + start))
    problems += repeated(fence, [(row.id, row.line) for row in rows], "row")
    if (second := next(rules, None)) is not None:
        hint = f"Write each in a `{fence.name}` block of its own."
        problems.append(fence.problem("This block holds a second table.", hint, fence.body_line + second - 1))
    end = (rows[-1].line if rows else fence.body_line + start) + 1
    around = read_around(fence, heading_line, end)
    return Table(key, tuple(columns), tuple(rows), around, tuple(map(_aligned, rule))), problems


def _aligned(rule: str) -> str:
    """Return how cells are aligned below a piece of the line under the headings."""
    sides = {(True, True): "center", (True, False): "left", (False, True): "right"}
    return sides.get((rule.startswith(":"), rule.endswith(":")), "")


def split_row(line: str, *, bordered: bool = True) -> list[str]:
    """Split a table's line into its cells, as Python-Markdown does.

    Arguments:
        line: The row.
        bordered: Whether the table's headings begin or end with a stroke.
    """
    cells: list[str] = _table_processor(bordered)._split_row(line.strip())  # type: ignore[attr-defined]
    return [cell.strip() for cell in cells]


@cache
def _table_processor(bordered: bool) -> TableProcessor:
    processor = TableProcessor(Markdown().parser, {"use_align_attribute": False})
    processor.border = bordered
    return processor


def row_id(block_id: str, name: str) -> str:
    """Return the address of the row, given its first cell."""
    return f"{block_id}/{slug(name)}"
