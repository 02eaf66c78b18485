"""How high a table of an embed is: rows where there is room, else cards of which the first is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.outputs.embed.looks import REM, look_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as etree

    Measure = Callable[[etree.Element, float], float]

_CARDS = 27 * REM
_ROOMY = 560
_KEY = 0.8 * REM
"""The stroke that stands for a pattern, above its name."""


def table_height(table: etree.Element, *, is_even: bool, room: float, measure: Measure) -> float:
    """Return how high a table is, in px.

    Arguments:
        table: It.
        is_even: Whether its columns are as wide as each other, whatever they hold: patterns side by side.
        room: How wide it is, in px.
        measure: Tells how high what a cell holds is in a room.
    """
    heads = [list(row) for row in table.findall("thead/tr")]
    rows = [list(row) for row in table.findall("tbody/tr")]
    if room <= _CARDS:
        return _cards(rows, room - 30, measure)
    columns = _even_columns(max(map(len, rows)), room) if is_even else _columns([*heads, *rows], room)
    key = _KEY if is_even and heads else 0.0
    return (
        4
        + key
        + sum(
            max((measure(cell, wide) + _padding(cell) for cell, wide in zip(row, columns, strict=False)), default=0.0)
            + 1
            for row in [*heads, *rows]
        )
    )


def _padding(cell: etree.Element) -> float:
    """Above and below; a mark of how sure it is has its own."""
    return 0.2 * REM if cell.find("details") is not None else 2 * 0.6 * REM


def _cards(rows: list[list[etree.Element]], room: float, measure: Measure) -> float:
    """A card for each row: its name, and in the first one its cells, each below its label."""
    high = 0.0
    for number, (name, *cells) in enumerate(rows):
        high += max(32.3, measure(name, room - 85)) + 8.8
        if number == 0:
            high += sum(measure(cell, room - 27) + 6.8 + 22.0 + 13.6 for cell in cells if _shown(cell)) + 11.9
    return high


def _shown(cell: etree.Element) -> bool:
    return bool("".join(cell.itertext()).strip()) or "evidence-cell" not in (cell.get("class") or "")


def _even_columns(count: int, room: float) -> list[float]:
    """A fifth for the names, and the same for each of the others."""
    fifth = room / 5
    return [fifth - 1.2 * REM - 2, *[(room - fifth) / max(count - 1, 1) - (1.2 + 0.4) * REM] * (count - 1)]


def _columns(rows: list[list[etree.Element]], room: float) -> list[float]:
    """Return the columns' widths without their padding, where what they hold decides."""
    count = max(map(len, rows))
    if not any("evidence-cell" in (row[-1].get("class") or "") for row in rows if row):
        return _even_columns(count, room)
    least, most = [0.0] * count, [0.0] * count
    for row in rows:
        for place, cell in enumerate(row):
            words, look = "".join(cell.itertext()).split(), look_of(cell, None)
            least[place] = max([least[place], *map(look.length, words)])
            most[place] = max(most[place], look.length(" ".join(words)))
    # What is said of how sure it is has room of its own, and no padding.
    least[-1] = min(10.7 * REM, 0.55 * room - 8.8 * REM)
    most[-1] = max(least[-1], 0.8 * most[-1] + 50)
    gap = 1.2 * REM if room > _ROOMY else 0.4 * REM
    return _shared(least, most, room - 2 * 1.2 * REM - (count - 1) * gap)


def _shared(least: list[float], most: list[float], room: float) -> list[float]:
    """Share room out: none gets less than its longest word, none more than all its words, and else each the same."""
    widths = list(least)
    while (spare := room - sum(widths)) > 0.5 and (growing := [n for n in range(len(widths)) if widths[n] < most[n]]):
        for place in growing:
            widths[place] += min(spare / len(growing), most[place] - widths[place])
    return widths
