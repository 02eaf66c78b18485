"""Long lists in parts, so that no page that holds one grows with the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def runs(count: int, room: int) -> list[tuple[int, int]]:
    """Return where the parts of a list begin and end, each about as long as the others.

    Arguments:
        count: How many entries there are.
        room: How many entries a part has room for, and how many parts a list of them. Of more than `room` times `room`
            entries, the parts are longer.
    """
    if count <= room:
        return [(0, count)]
    number = min(room, -(-count // room))
    size = -(-count // number)
    return [(start, min(start + size, count)) for start in range(0, count, size)]


def grouped(counts: Mapping[str, int], room: int) -> tuple[tuple[str, ...], ...]:
    """Put things together as long as there is room for all that each holds; what holds more than that stands alone.

    Arguments:
        counts: How much each holds, in order.
        room: How much stands together.
    """
    held: list[list[str]] = []
    left = 0
    for name, count in counts.items():
        if not held or count > left:
            held.append([])
            left = room
        held[-1].append(name)
        left -= count
    return tuple(map(tuple, held))
