"""Tables as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from psychoed.components.around import NOTHING, Around
from psychoed.components.part import Statement, StatingPart
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Row:
    """A row of a table; its strings are inline Markdown without claim marks."""

    id: str
    """The row's address, `block/slug`."""
    name: str
    """The first cell."""
    cells: tuple[str, ...]
    """The other cells, one for each of the table's columns."""
    claim: str | None
    line: int


@dataclass(frozen=True)
class Table:
    """A table with a name in the first cell of each row."""

    key: str
    """The first column's heading; may be empty."""
    columns: tuple[str, ...]
    """The headings of the other columns."""
    rows: tuple[Row, ...]
    around: Around = NOTHING
    aligned: tuple[str, ...] = ()
    """How the cells of each column are aligned, the first one too: `left`, `center`, `right` or nothing."""


@dataclass(frozen=True)
class TablePart(StatingPart):
    """A block that holds a table, read."""

    table: Table

    @property
    def addresses(self) -> dict[str, int]:
        """What is addressed within it, and the line of each."""
        return {row.id: row.line for row in self.table.rows}

    @property
    def statements(self) -> Iterator[Statement]:
        """What it states, as a whole and row by row."""
        yield Statement(self.id, self.claim, plain(self.title))
        for row in self.table.rows:
            cells = "; ".join(plain(cell) for cell in row.cells if cell)
            yield Statement(row.id, row.claim, f"{plain(row.name)}: {cells}")


TablePartT = TypeVar("TablePartT", bound=TablePart)
