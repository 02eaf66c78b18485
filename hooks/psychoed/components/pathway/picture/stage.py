"""Where everything in a picture of two people stands, in units of its own. No markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from psychoed.components.pathway.picture.edges import Curve, Edge, way

if TYPE_CHECKING:
    from psychoed.components.pathway.picture.edges import Point
    from psychoed.components.pathway.picture.layout import Box, Node, Words
    from psychoed.components.pathway.picture.person import Person


class Niche(NamedTuple):
    """The ground on which a person is drawn, and what goes on in them."""

    number: int
    box: Box
    arch: float
    """How round its upper corners are."""
    foot: float
    """How round the lower ones are."""


class Rail(NamedTuple):
    """A line down from a person, along what happens."""

    number: int
    x: float
    top: float
    bottom: float


class Bubble(NamedTuple):
    """What is said."""

    box: Box
    side: int
    """Where its tail is: -1 at the left, 1 at the right."""


class Arrow(NamedTuple):
    """What somebody does, or what circles in them."""

    edge: Edge
    is_broken: bool


class Said(NamedTuple):
    """Words, each line centred on their `x`."""

    kind: str
    """`name`, `text`, `detail` or `sentence`."""
    words: Words


@dataclass(frozen=True)
class Stage:
    """Two people and what goes on between them, laid out."""

    width: float
    height: float
    niches: tuple[Niche, ...]
    people: tuple[Person, ...]
    rails: tuple[Rail, ...]
    cards: tuple[Box, ...]
    """What goes on in one person, where that stands outside of their niche."""
    floor: Box | None
    """What carries both."""
    bubbles: tuple[Bubble, ...]
    arrows: tuple[Arrow, ...]
    said: tuple[Said, ...]
    stations: tuple[Node, ...]
    """The steps, where they are shown."""
    badge: float
    """The radius of their discs."""
    is_turned: bool = False
    """Whether it is mirrored, for words that are written from right to left."""

    def turned(self) -> Stage:
        """Return its mirror image. What began at a left edge then begins at a right one, as such words do."""

        def box(one: Box) -> Box:
            return one._replace(x=self.width - one.right)

        def words(one: Words) -> Words:
            return one._replace(x=self.width - one.x)

        def edge(one: Edge) -> Edge:
            curves = (Curve(*(_across(point, self.width) for point in curve)) for curve in one.curves)
            return way(*curves, head_on=len(one.curves) - 1, share=1)

        def node(one: Node) -> Node:
            return replace(
                one,
                card=box(one.card),
                badge=_across(one.badge, self.width),
                text=words(one.text),
                effect=words(one.effect) if one.effect else None,
                arrow=_across(one.arrow, self.width) if one.arrow else None,
            )

        return replace(
            self,
            niches=tuple(each._replace(box=box(each.box)) for each in self.niches),
            people=tuple(each._replace(x=self.width - each.x, turn=-each.turn) for each in self.people),
            rails=tuple(each._replace(x=self.width - each.x) for each in self.rails),
            cards=tuple(map(box, self.cards)),
            floor=box(self.floor) if self.floor else None,
            bubbles=tuple(each._replace(box=box(each.box), side=-each.side) for each in self.bubbles),
            arrows=tuple(each._replace(edge=edge(each.edge)) for each in self.arrows),
            said=tuple(each._replace(words=words(each.words)) for each in self.said),
            stations=tuple(map(node, self.stations)),
            is_turned=True,
        )


def _across(point: Point, width: float) -> Point:
    return width - point[0], point[1]


def arc(start: Point, end: Point, bow: float) -> Edge:
    """Return the way of an arrow at one height, bowed upwards by so much (or downwards)."""
    reach = (end[0] - start[0]) * 0.3
    rise = bow * 4 / 3
    return way(Curve(start, (start[0] + reach, start[1] - rise), (end[0] - reach, end[1] - rise), end), share=1)


def bulge(x: float, low: float, high: float, out: float) -> Edge:
    """Return the way of what circles: out of something at its right side, up, and back into it."""
    far = x + out * 4 / 3
    return way(Curve((x, low), (far, low), (far, high), (x, high)), share=1)
