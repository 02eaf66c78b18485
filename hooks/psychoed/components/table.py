"""Tables as `facts` and `contrast` use them: read from lines, and made accessible in the tree."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

from psychoed.components.around import read_around
from psychoed.components.block import CLAIM_OPTIONS, ContentBlock, fence_id, header_problems, label, repeated, unmovable
from psychoed.text import claim_of, plain, rebased, slug, without_claims

if TYPE_CHECKING:
    from psychoed.fences import Fence
    from psychoed.problems import Problem
from psychoed.components.table_part import Row, Table, TablePartT

RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")


class TableBlock(ContentBlock):
    """A block that holds a table."""

    OPTIONS = CLAIM_OPTIONS

    def on_end(self, block: etree.Element) -> None:
        """Make the table accessible."""
        render_table(block, self.argument, self.id)


def read_table_part(part: type[TablePartT], block: type[TableBlock], fence: Fence) -> tuple[TablePartT, list[Problem]]:
    """Read a block that holds a table.

    Arguments:
        part: What to make of it.
        block: Its contract.
        fence: The block as written.
    """
    name = fence_id(fence)
    table, problems = read_table(fence, name)
    read = part(name, fence.title, fence.src_uri, fence.line, fence.options.get("claim"), table)
    return read, header_problems(fence, block) + problems


def read_table(fence: Fence, block_id: str) -> tuple[Table, list[Problem]]:
    """Read the first table in a block.

    Arguments:
        fence: The block as written.
        block_id: The block's address.

    Returns:
        The table (empty where there is none), and what is wrong with it: no table, ragged or repeated rows.
    """
    start = next((i for i, line in enumerate(fence.body) if RULE.match(line) and "|" in line and i), None)
    if start is None:
        return Table("", (), ()), [
            fence.problem(
                f"`{fence.name}` holds no table.",
                "Write one: a line of headings, a line of `| --- | --- |`, then the rows.",
            )
        ]
    headings = fence.body[start - 1].strip()
    split = partial(split_row, bordered=headings.startswith("|") or headings.endswith("|"))
    key, *columns = [without_claims(heading) for heading in split(headings)]
    problems: list[Problem] = []
    width = len(columns) + 1
    heading_line = fence.body_line + start - 1
    if start > 1 and fence.body[start - 2].strip():
        what = "The text right above the table makes it unreadable."
        problems.append(fence.problem(what, "Leave an empty line above the headings.", heading_line))
    if claim_of(headings):
        what, remedy = "A heading cannot carry a claim.", "Mark the rows, or give the block the option `claim: F1`."
        problems.append(fence.problem(what, remedy, heading_line))
    if not all(plain(column) for column in columns):
        problems.append(fence.problem("A heading is empty.", "Only the first one may be.", heading_line))
    problems += repeated(fence, [(slug(column), heading_line) for column in columns], "heading")
    rule = len(split(fence.body[start]))
    if rule != width:
        what = f"The line below the headings has {rule} cells, the headings have {width}."
        problems.append(fence.problem(what, "Give both the same number.", fence.body_line + start))
    rows: list[Row] = []
    for index in range(start + 1, len(fence.body)):
        written = fence.body[index]
        if not written.strip():
            break
        line = fence.body_line + index
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
    end = (rows[-1].line if rows else fence.body_line + start) + 1
    return Table(key, tuple(columns), tuple(rows), read_around(fence, heading_line, end)), problems


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


def render_table(element: etree.Element, caption: str, block_id: str) -> None:
    """Make the first table in a block accessible: caption, scopes, an id for each row, and labels for narrow screens.

    Runs before inline parsing, so the texts in the tree are still Markdown.
    """
    table = element.find(".//table")
    if table is None:
        return
    title = etree.Element("caption")
    title.text = caption
    table.insert(0, title)
    headings = table.findall("thead/tr/th")
    labels = [label(th) for th in headings]
    for th, name in zip(headings, labels, strict=True):
        if name:
            th.set("scope", "col")
        else:
            th.tag = "td"
    for tr in table.findall("tbody/tr"):
        first, *others = tr
        tr.set("id", row_id(block_id, first.text or ""))
        first.tag = "th"
        first.set("scope", "row")
        for name, td in zip(labels[1:], others, strict=True):
            td.set("data-label", name)
