"""Ways from one station to the next: lines, bends, and where the head of an arrow sits on them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

Point = tuple[float, float]

_ROUND = 0.5523
"""How far the handles of a curve reach to make it a quarter of an ellipse."""


class Curve(NamedTuple):
    """A cubic Bézier curve."""

    start: Point
    handle: Point
    other: Point
    end: Point

    @property
    def is_straight(self) -> bool:
        """Whether it is a line."""
        (x, y), (end_x, end_y) = self.start, self.end
        return all((end_x - x) * (at_y - y) == (end_y - y) * (at_x - x) for at_x, at_y in (self.handle, self.other))

    def at(self, t: float) -> Point:
        """Return the point at a share of its way."""
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        x = sum(weight * point[0] for weight, point in zip(weights, self, strict=True))
        y = sum(weight * point[1] for weight, point in zip(weights, self, strict=True))
        return x, y


@dataclass(frozen=True)
class Edge:
    """Curves that join, and the head of an arrow on one of them."""

    curves: tuple[Curve, ...]
    head: Point
    """The tip of the arrow."""
    angle: float
    """Where it points, in radians clockwise from the right."""


def straight(start: Point, end: Point) -> Curve:
    """Return a line."""
    third = ((end[0] - start[0]) / 3, (end[1] - start[1]) / 3)
    return Curve(start, (start[0] + third[0], start[1] + third[1]), (end[0] - third[0], end[1] - third[1]), end)


def bend(start: Point, corner: Point, end: Point) -> Curve:
    """Return a quarter of an ellipse, from a point towards a corner and on to another."""

    def towards(point: Point) -> Point:
        return point[0] + (corner[0] - point[0]) * _ROUND, point[1] + (corner[1] - point[1]) * _ROUND

    return Curve(start, towards(start), towards(end), end)


def way(*curves: Curve, head_on: int = 0, share: float = 0.5) -> Edge:
    """Join curves to a way.

    Arguments:
        curves: Each begins where the one before ends.
        head_on: The curve that has the head of the arrow.
        share: How far along that curve the head is.
    """
    curve = curves[head_on]
    (x, y), (before_x, before_y) = curve.at(share), curve.at(share - 0.05)
    return Edge(curves, (x, y), math.atan2(y - before_y, x - before_x))
