"""Long lists in parts, so that no page that holds one grows with the site."""

from __future__ import annotations


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
