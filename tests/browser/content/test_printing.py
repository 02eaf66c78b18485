"""Pages as a browser prints them: no sheet nearly empty, and no heading apart from what it heads."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from browsing import LEARN, add_style
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pypdf import PageObject

MARGIN = 51
"""Points: 18 mm on each side of a sheet."""

LEAST = 1 / 3
"""How much of a sheet is printed on at least, but for the last."""

LEAST_LAST = 1 / 12
"""The same on the last: more than a line of the foot."""

HEADINGS = "Fraunces"


class Line(NamedTuple):
    """A piece of a line."""

    height: float
    """Points from the lower edge of the sheet."""
    is_heading: bool
    words: str


def lines(page: PageObject) -> list[Line]:
    """Return what is printed on a sheet, in pieces, from above."""
    found: list[Line] = []

    def note(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            name = str((font or {}).get("/BaseFont", ""))
            found.append(Line(tm[5] * cm[3] + cm[5], HEADINGS in name, " ".join(text.split())))

    page.extract_text(visitor_text=note)
    return sorted(found, key=lambda line: -line.height)


def mistakes(page: Page, paper: str) -> list[str]:
    """Print a page, and return what is wrong with its sheets."""
    sheets = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    # The last words of a picture of two people are set as a heading is, and nothing belongs below them.
    drawn = " ".join(page.locator(".picture__sentence text").all_text_contents()).split()
    wrong = []
    for number, sheet in enumerate(sheets, 1):
        shown, height = lines(sheet), float(sheet.mediabox[3])
        lowest = shown[-1].height
        full = (height - MARGIN - lowest) / (height - 2 * MARGIN)
        last = [line for line in shown if line.height < lowest + 2]
        is_last = number == len(sheets)
        if full < (LEAST_LAST if is_last else LEAST):
            wrong.append(f"{number} of {len(sheets)} is {full:.2f} full: {shown[-1].words}")
        if any(line.is_heading and not {*line.words.split()} <= {*drawn} for line in last) and not is_last:
            wrong.append(f"{number} of {len(sheets)} ends with “{' '.join(line.words for line in last)}”")
    return wrong


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", LEARN)
def test_sheets_are_full_and_headings_keep_what_they_head(path: str, paper: str, page: Page) -> None:
    page.goto(path)
    assert mistakes(page, paper) == []


def test_a_heading_at_the_end_of_a_sheet_is_noticed(page: Page) -> None:
    page.goto(LEARN[0])
    add_style(page, "@media print { .md-typeset h2 + * { break-before: page } .md-typeset h2 { break-after: auto } }")
    assert "ends with" in " ".join(mistakes(page, "A4"))


def test_a_sheet_that_stays_empty_is_noticed(page: Page) -> None:
    page.goto(LEARN[0])
    add_style(page, "@media print { .md-typeset h1 + p { break-after: page } }")
    assert "1 of" in " ".join(mistakes(page, "A4"))
