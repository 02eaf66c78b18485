"""The element of a block that holds a table: told by its caption, each cell by its headings, each row by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.elements import block_element, state, title_of
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.components.table_part import Table, TablePart
    from psychoed.components.viewing import Viewing


def table_element(part: TablePart, kind: str, viewing: Viewing, classes: Sequence[str] = ()) -> etree.Element:
    """Make the element of a block that holds a table.

    Arguments:
        part: The block.
        kind: Its name.
        viewing: What it is shown with.
        classes: What the cells of each column have, but for the first.
    """
    element, table = block_element(part, kind), part.table
    viewing.parse(element, table.around.before)
    # In a preview, a block may hold none.
    if table.columns or table.rows:
        shown = etree.SubElement(element, "table")
        etree.SubElement(shown, "caption").text = title_of(part)
        _add_head(etree.SubElement(shown, "thead"), table)
        _add_rows(etree.SubElement(shown, "tbody"), table)
        for row in shown.iter("tr"):
            for cell, name in zip(row[1:], classes, strict=False):
                cell.set("class", name)
    viewing.parse(element, table.around.after)
    return element


def _add_head(head: etree.Element, table: Table) -> None:
    row = etree.SubElement(head, "tr")
    for place, heading in enumerate((table.key, *table.columns)):
        # A heading without words is none.
        cell = _add_cell(row, "th" if plain(heading) else "td", heading, place, table)
        if cell.tag == "th":
            cell.set("scope", "col")


def _add_rows(body: etree.Element, table: Table) -> None:
    labels = [plain(column) for column in table.columns]
    for read in table.rows:
        row = etree.SubElement(body, "tr", {"id": read.id})
        state(row, read.claim)
        _add_cell(row, "th", read.name, 0, table).set("scope", "row")
        for place, (label, text) in enumerate(zip(labels, read.cells, strict=True), 1):
            # For narrow screens, where no headings stand above it.
            _add_cell(row, "td", text, place, table).set("data-label", label)


def _add_cell(row: etree.Element, tag: str, text: str, place: int, table: Table) -> etree.Element:
    cell = etree.SubElement(row, tag)
    cell.text = text
    if aligned := dict(enumerate(table.aligned)).get(place):
        cell.set("style", f"text-align: {aligned};")
    return cell
