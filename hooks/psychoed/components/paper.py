"""What components give to paper, as typed data; the template of a sheet has a layout for each of these classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from psychoed.assets.colours import Inks
    from psychoed.text.richtext import Address, Block, Run
    from psychoed.words.catalogue import Words

    LabelData = dict[str, str]
    """A label of evidence: its `name`, its `sign` as SVG, its `meaning`, and what it is `about`, where it says so."""


class Printing(NamedTuple):
    """What is known of the whole site where sheets are made."""

    leads: Address
    """Says where links lead."""
    labels: Callable[[str], list[LabelData]]
    """Returns the labels of a claim, given the key that evidence knows it by; none where nobody speaks of it."""
    inks: Inks
    """The colours of paper."""
    words: Words
    """What sheets say beside what authors wrote."""


class Frame(NamedTuple):
    """A shape that a picture is made to fill, in units of the picture."""

    width: float
    height: float
    is_explained: bool
    """Whether there is room for how sure research is."""


SLIDE, CARD = Frame(960, 540, is_explained=True), Frame(600, 315, is_explained=False)
"""A slide of 16 to 9, and what places that show links show of one: 1200 to 630."""


@dataclass(frozen=True)
class PaperRow:
    """A row of a table."""

    name: list[Run]
    cells: list[list[Run]]
    labels: list[LabelData]


@dataclass(frozen=True)
class TableOnPaper:
    """A table, as large as it fits on one page."""

    key: list[Run]
    """What heads the names of rows."""
    columns: list[list[Run]]
    rows: list[PaperRow]
    compares: bool
    """Whether its columns are set apart: each is a pattern."""
    before: list[Block]
    after: list[Block]


@dataclass(frozen=True)
class PaperItem:
    """Something to try, with a box to tick."""

    text: list[Run]
    rest: list[Block]
    labels: list[LabelData]


@dataclass(frozen=True)
class ListOnPaper:
    """Things to try on one page."""

    items: list[PaperItem]
    before: list[Block]
    after: list[Block]


@dataclass(frozen=True)
class LabelledSteps:
    """A label, and the steps of a picture that it speaks of."""

    label: LabelData
    steps: str


@dataclass(frozen=True)
class PictureOnPaper:
    """A picture, as large as it fits on one page, with what it cannot hold."""

    picture: str
    """SVG."""
    alt: str
    known: list[LabelledSteps]
    before: list[Block]
    after: list[Block]


@dataclass(frozen=True)
class TextOnPaper:
    """Paragraphs, and room to write."""

    text: list[Block]


OnPaper = TableOnPaper | ListOnPaper | PictureOnPaper | TextOnPaper
OnWorksheet = ListOnPaper | TextOnPaper
"""What may stand on the worksheet, which is made of all pages."""
