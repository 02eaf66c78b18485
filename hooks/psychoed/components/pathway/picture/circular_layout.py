"""The wide layout of what goes round: a ring, clockwise down the right side and up the left.

The station to which the last one leads back is at the top of the ring. Those before it stand above, one by one: they
lead in, and nothing leads back to them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from psychoed.components.pathway.picture.edges import bend, straight, way
from psychoed.components.pathway.picture.layout import Box, Picture, Style, place, set_sentence, set_words

if TYPE_CHECKING:
    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.picture.edges import Edge
    from psychoed.components.pathway.picture.layout import Setting, Words

WIDE = Style(text=17, effect=16.5, leading=22.5, card=258, badge=16, inset=32, margin=7, padding=17, gap=52)
WIDTH = 760.0
_EDGE = 4.0
_CENTRE = WIDTH / 2
_LEFT = _EDGE + WIDE.badge
_RIGHT = WIDTH - _LEFT - WIDE.card
_SENTENCE = 22.0
_AIR = 24.0
"""Above and below the sentence in the middle."""
_ASIDE = 10.0
"""Beside it."""


def ring(diagram: PathwayDiagram) -> Picture:
    """Lay out what goes round as a ring. No two rows share a height, so no two cards touch, whatever they say."""
    style = WIDE.speaking(diagram.words.language)
    settings = [set_words(step, style) for step in diagram.steps]
    before, round_ = settings[: diagram.entries], settings[diagram.entries :]
    rows = _rows(len(round_))
    sentence = _sentence(diagram, rows)
    entries = _entries(before)
    ringed = _cards(round_, rows, sentence, entries[-1].bottom + WIDE.gap if entries else _EDGE)
    cards = [*entries, *ringed]
    lead_in = [way(straight((_CENTRE, a.bottom), (_CENTRE, b.y))) for a, b in pairwise([*entries, ringed[0]])]
    first, last = ringed[0], ringed[rows[-1][0]]
    # The sentence hangs between the row above and the last one, or the way along its middle.
    floor = last.y if len(rows[-1]) == 1 else last.middle[1]
    middle = (first.bottom + floor) / 2
    moved = sentence._replace(y=sentence.y + middle)
    stations = tuple(place(n, setting, cards[n - 1], style, centred=True) for n, setting in enumerate(settings, 1))
    height = max(card.bottom for card in cards) + _EDGE
    return Picture(WIDTH, height, stations, (*lead_in, *_ways(ringed)), moved, WIDE.badge)


def _rows(count: int) -> list[tuple[int, ...]]:
    """Return the stations of each row from the left, counted from 0: one alone, pairs, and one alone if any is left."""
    left = range(count - 1, 0, -1)
    right = range(1, count)
    pairs = [(a, b) for a, b in zip(left, right, strict=False) if a > b]
    rest = [(count // 2,)] if count % 2 == 0 else []
    return [(0,), *pairs, *rest]


def _sentence(diagram: PathwayDiagram, rows: list[tuple[int, ...]]) -> Words:
    """Set the sentence around the height 0."""
    between_pairs = any(len(row) == 2 for row in rows)
    room = (_RIGHT - _LEFT - WIDE.card - 2 * _ASIDE) if between_pairs else WIDE.card
    return set_sentence(diagram, _SENTENCE, room, _CENTRE, middle=0)


def _entries(settings: list[Setting]) -> list[Box]:
    """Place what leads in, one card below the other."""
    cards: list[Box] = []
    for setting in settings:
        y = cards[-1].bottom + WIDE.gap if cards else _EDGE
        cards.append(Box(_CENTRE - WIDE.card / 2, y, WIDE.card, setting.height))
    return cards


def _cards(settings: list[Setting], rows: list[tuple[int, ...]], sentence: Words, y: float) -> list[Box]:
    """Place the cards of the ring, the first row at a height."""
    tall = [max(settings[n].height for n in row) for row in rows]
    # From below the first row to the way along the bottom, or to the card there.
    space = sum(tall[1:-1]) + WIDE.gap * (len(rows) - 1) + (tall[-1] / 2 if len(rows[-1]) == 2 else 0)
    missing = max(0.0, sentence.leading * len(sentence.lines) + 2 * _AIR - space)
    gap = WIDE.gap + missing / (len(rows) - 1)
    cards: dict[int, Box] = {}
    for row, height in zip(rows, tall, strict=True):
        xs = (_CENTRE - WIDE.card / 2,) if len(row) == 1 else (_LEFT, _RIGHT)
        for n, x in zip(row, xs, strict=True):
            own = settings[n].height
            cards[n] = Box(x, y + (height - own) / 2, WIDE.card, own)
        y += height + gap
    return [cards[n] for n in range(len(settings))]


def _ways(cards: list[Box]) -> list[Edge]:
    count = len(cards)
    return [_between(cards[n], cards[(n + 1) % count], downwards=n < count / 2) for n in range(count)]


def _between(card: Box, other: Box, *, downwards: bool) -> Edge:
    """Return the way from a card to the next: down on the right side, up on the left."""
    (x, y), (other_x, other_y) = card.middle, other.middle
    if x == other_x == _CENTRE:  # two stations: out to the side and back
        side = x + (WIDE.card if downwards else -WIDE.card)
        out, back = (card.right, other.right) if downwards else (card.x, other.x)
        turn = (side, (y + other_y) / 2)
        return way(bend((out, y), (side, y), turn), bend(turn, (side, other_y), (back, other_y)), share=1)
    if x == _CENTRE:  # out of a card alone in its row, and round the corner
        start = (card.right if other_x > x else card.x, y)
        end = (other_x, other.y if downwards else other.bottom)
        return way(bend(start, (other_x, y), end))
    if other_x == _CENTRE:
        start = (x, card.bottom if downwards else card.y)
        end = (other.right if x > other_x else other.x, other_y)
        return way(bend(start, (x, other_y), end))
    if x != other_x:  # along the bottom
        return way(straight((card.x, y), (other.right, other_y)))
    if downwards:
        return way(straight((x, card.bottom), (x, other.y)))
    return way(straight((x, card.y), (x, other.bottom)))
