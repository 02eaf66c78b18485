"""A person as a picture has one: head and shoulders, turned to the other, a hand held out. Anybody can draw it."""

from __future__ import annotations

from typing import NamedTuple

HEIGHT = 146.0
"""From the foot of the shoulders to the top of the head, at size 1."""

MIDDLE = 13.0
"""How far in front of its foot the middle of the figure is, hand and all."""

HEAD = (3, -118, 27)
"""The middle of the head, and its radius, from the foot."""

EYES = ((6, -120), (19, -120))
EYE = 3
"""The radius of an eye."""

BODY = (
    "M-52 0C-52-44-38-76-12-80C-4-81 12-81 20-79C32-75 41-66 46-55C55-53 60-59 65-69"
    "C70-83 87-78 82-63C76-43 64-33 50-31C52-21 53-10 53 0z"
)
"""From the left foot up over the shoulder, out to the hand and back, in points from the foot."""


class Person(NamedTuple):
    """One of two people in their place."""

    number: int
    x: float
    """The middle of the foot."""
    y: float
    size: float
    turn: int
    """1 where the other is at the right, -1 where at the left."""

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the figure stands."""
        return self.x + point[0] * self.size * self.turn, self.y + point[1] * self.size

    @property
    def head(self) -> tuple[float, float, float]:
        """The middle of the head, and its radius."""
        x, y, radius = HEAD
        return (*self.at((x, y)), radius * self.size)


def person(number: int, middle: float, foot: float, size: float) -> Person:
    """Put a person so that the figure's middle is at a place: the first looks to the right, the second to the left."""
    turn = 1 if number == 1 else -1
    return Person(number, round(middle - MIDDLE * size * turn), foot, size, turn)
