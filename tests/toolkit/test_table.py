"""Reading rows as Python-Markdown does, whose splitting of rows is private and may change."""

from __future__ import annotations

from xml.etree import ElementTree as etree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from psychoed.components.table import split_row
from psychoed.text.inline import plain

CELL = st.text(alphabet="abc `|\\", min_size=1, max_size=8).map(lambda cell: f"x{cell}x")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("|  | b |", ["", "b"]),
        ("| a |  |", ["a", ""]),
        ("| `a|b` | c \\| d |", ["`a|b`", "c \\| d"]),
    ],
)
def test_a_row_is_split_at_its_strokes(row: str, cells: list[str]) -> None:
    assert split_row(row) == cells


@given(st.lists(CELL, min_size=2, max_size=4))
def test_a_row_has_the_cells_that_the_page_shows(cells: list[str]) -> None:
    row = "| " + " | ".join(cells) + " |"
    # More columns than any row has: Python-Markdown cuts a row to the headings.
    table = "\n".join(["|" + " h |" * 40, "|" + " - |" * 40, row])
    shown = etree.fromstring(Markdown(extensions=["tables"]).convert(table)).findall("tbody/tr/td")
    texts = ["".join(cell.itertext()) for cell in shown]
    read = [plain(cell) for cell in split_row(row)]
    assert read == [" ".join(text.split()) for text in texts[: len(read)]]
    assert not any(texts[len(read) :])
