"""The tall layout: stations one below the other, and the way back, if there is one, along the side."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from psychoed.components.pathway.picture.edges import bend, straight, way
from psychoed.components.pathway.picture.layout import Box, Picture, Style, place, set_sentence, set_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.picture.edges import Curve, Edge
    from psychoed.components.pathway.picture.layout import Setting

TALL = Style(text=16, effect=16, leading=21.5, card=252, badge=15, inset=26, margin=6, padding=14, gap=34)
BROAD = Style(text=17, effect=16.5, leading=22.5, card=560, badge=16, inset=32, margin=7, padding=17, gap=38)


class _Frame(NamedTuple):
    """What is around the column."""

    width: float
    left: float
    """The left edge of the cards."""
    line: float
    """Where the line runs down, from the cards' left edge."""


_NARROW = _Frame(300, 19, 40)
_WIDE = _Frame(760, 100, 60)
_EDGE = 4.0
_LANE = 10.0
"""From the right edge of the picture to the way back."""
_ROUND = 8.0
"""How round the way back turns into a card from the side."""
_BOW = 22.0
"""How far the way back runs above the first card and below the last."""
_CORNER = 20.0
_SENTENCE = 18.0


def column(
    diagram: PathwayDiagram, *, rows: Sequence[float] = (), above: float | None = None, broad: bool = False
) -> Picture:
    """Lay a pathway out as a column.

    Arguments:
        diagram: What to show.
        rows: The height of each card, at least what it needs; by default just that.
        above: The room above the first card, at least what the way back needs; by default just that.
        broad: Whether there is the width of a page; only where nothing leads back.
    """
    style, frame = (BROAD, _WIDE) if broad else (TALL, _NARROW)
    style = style.speaking(diagram.words.language)
    settings = [set_words(step, style) for step in diagram.steps]
    cards = []
    y = _EDGE + (room_above(diagram) if above is None else above)
    for height in (rows or [setting.height for setting in settings])[: len(settings)]:
        cards.append(Box(frame.left, y, style.card, height))
        y += height + style.gap
    stations = tuple(place(n, *both, style) for n, both in enumerate(zip(settings, cards, strict=True), 1))
    line = frame.left + frame.line
    ways = [way(straight((line, a.bottom), (line, b.y))) for a, b in pairwise(cards)]
    bottom = cards[-1].bottom
    sentence = None
    if diagram.returns:
        lane = frame.width - _LANE
        ways.append(_aside(cards, diagram.entries, line, lane) if diagram.entries else _over(cards, line, lane))
        bottom += _BOW
        sentence = set_sentence(diagram, _SENTENCE, frame.width - 20, frame.width / 2, top=bottom + 10)
        bottom += 10 + sentence.leading * len(sentence.lines)
    return Picture(frame.width, bottom + _EDGE, stations, tuple(ways), sentence, style.badge)


def row_heights(*diagrams: PathwayDiagram) -> list[float]:
    """Return the heights of cards with which several pathways stand side by side step by step."""
    settings: list[list[Setting]] = [
        [set_words(step, TALL.speaking(diagram.words.language)) for step in diagram.steps] for diagram in diagrams
    ]
    most = max(map(len, settings))
    return [max(column[n].height for column in settings if n < len(column)) for n in range(most)]


def room_above(*diagrams: PathwayDiagram) -> float:
    """Return the room that ways back to the first card of some pathways need above it."""
    return _BOW if any(diagram.returns == 1 for diagram in diagrams) else 0


def _out(last: Box, line: float, lane: float) -> list[Curve]:
    """Return the way out of the last card, to the side."""
    low = last.bottom + _BOW
    return [
        bend((line, last.bottom), (line, low), (line + _CORNER, low)),
        straight((line + _CORNER, low), (lane - _CORNER, low)),
        bend((lane - _CORNER, low), (lane, low), (lane, low - _CORNER)),
    ]


def _aside(cards: Sequence[Box], goal: int, line: float, lane: float) -> Edge:
    """Return the way out of the last card, up along the side and from there into a card below the first."""
    card, last = cards[goal], cards[-1]
    middle = card.middle[1]
    turn = middle + _ROUND
    return way(
        *_out(last, line, lane),
        straight((lane, last.bottom + _BOW - _CORNER), (lane, turn)),
        bend((lane, turn), (lane, middle), (lane - _ROUND, middle)),
        straight((lane - _ROUND, middle), (card.right, middle)),
        head_on=5,
        share=0.45,
    )


def _over(cards: Sequence[Box], line: float, lane: float) -> Edge:
    """Return the way out of the last card, up along the side and over the first card into it."""
    first, last = cards[0], cards[-1]
    low, high = last.bottom + _BOW, first.y - _BOW
    return way(
        *_out(last, line, lane),
        straight((lane, low - _CORNER), (lane, high + _CORNER)),
        bend((lane, high + _CORNER), (lane, high), (lane - _CORNER, high)),
        straight((lane - _CORNER, high), (line + _CORNER, high)),
        bend((line + _CORNER, high), (line, high), (line, first.y)),
        head_on=3,
    )
