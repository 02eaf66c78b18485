"""What components that hold a table say of it elsewhere: in words, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.component import Scripts
from psychoed.components.paper import PaperRow, TableOnPaper
from psychoed.text.inline import plain
from psychoed.text.richtext import blocks, line

if TYPE_CHECKING:
    from psychoed.components.paper import Printing
    from psychoed.components.table_part import Table


def table_scripts(marker: str) -> Scripts:
    """Return what makes tables readable where they are wider than their room, given their block's class."""
    script = "assets/tables.js"
    return Scripts(marker, page=script, embed=(script, "assets/parts/rows.js"), volume=script)


def rows_in_words(table: Table) -> list[str]:
    """Say each row in a sentence."""
    said = []
    for row in table.rows:
        cells = zip(table.columns, map(plain, row.cells), strict=True)
        told = "; ".join(f"{plain(name)}: {cell}" for name, cell in cells if cell)
        said.append(f"{plain(row.name)}: {told}")
    return said


def table_on_paper(table: Table, printing: Printing, *, compares: bool) -> TableOnPaper:
    """Return a table with the labels of its rows.

    Arguments:
        table: As read.
        printing: What the site knows.
        compares: Whether its columns are set apart.
    """
    leads = printing.leads
    rows = [
        PaperRow(line(row.name, leads), [line(cell, leads) for cell in row.cells], printing.labels(row.claim or row.id))
        for row in table.rows
    ]
    return TableOnPaper(
        key=line(table.key),
        columns=[line(column) for column in table.columns],
        rows=rows,
        compares=compares,
        before=blocks(table.around.before, leads),
        after=blocks(table.around.after, leads),
    )
