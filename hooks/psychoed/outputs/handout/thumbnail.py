"""A small picture of a sheet: the picture that the typesetter makes, in so few shades that it weighs a tenth."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SHADES = 7
"""From paper to ink. Sixteen fit into half a byte; fewer say the same again more often, and pack better."""

_START = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA, _PALETTE = 2, 6, 3
_BYTES = {_RGB: 3, _RGBA: 4}
_DEPTH = 4
_WEIGHTS = (299, 587, 114)
"""How bright an eye sees red, green and blue, in thousandths."""

_BOLDER = 1.5
"""Letters so small are thin and pale: how much darker each point is drawn."""


def size_of(picture: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, in px."""
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def reduced(picture: bytes, ink: str) -> bytes:
    """Return a picture in shades of one ink on white.

    Arguments:
        picture: A PNG of 8 bits a colour, not interlaced: what the typesetter makes.
        ink: The darkest of its shades, as `#rrggbb`.
    """
    width, height = size_of(picture)
    wide = _BYTES[picture[25]]
    held = zlib.decompress(b"".join(data for kind, data in _chunks(picture) if kind == b"IDAT"))
    packed = bytearray()
    for row in _rows(held, width * wide, wide):
        shades = [_shade(row[at : at + 3]) for at in range(0, len(row), wide)]
        shades += [0] * (width % 2)
        packed.append(0)
        packed += bytes(left << _DEPTH | right for left, right in zip(shades[::2], shades[1::2], strict=True))
    header = struct.pack(">IIBBBBB", width, height, _DEPTH, _PALETTE, 0, 0, 0)
    written = [(b"IHDR", header), (b"PLTE", _palette(ink)), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b"")]
    return _START + b"".join(_chunk(kind, data) for kind, data in written)


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_START)
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rows(held: bytes, length: int, wide: int) -> Iterator[bytearray]:
    """Yield each row of a picture as it is, from what it differs by from its neighbours (PNG, 9.2)."""
    above = bytearray(length)
    for start in range(0, len(held), length + 1):
        kind, row = held[start], bytearray(held[start + 1 : start + 1 + length])
        for at in range(length) if kind else ():
            left, corner = (row[at - wide], above[at - wide]) if at >= wide else (0, 0)
            row[at] = (row[at] + _guess(kind, left, above[at], corner)) & 255
        yield row
        above = row


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    near = left + up - corner
    return min((left, up, corner), key=lambda value: abs(near - value))


def _shade(colour: bytearray) -> int:
    dark = 255 - sum(weight * part for weight, part in zip(_WEIGHTS, colour, strict=True)) / 1000
    return min(SHADES - 1, round(dark * _BOLDER * (SHADES - 1) / 255))


def _palette(ink: str) -> bytes:
    darkest = bytes.fromhex(ink.removeprefix("#"))
    steps = SHADES - 1
    return bytes(255 - (255 - part) * shade // steps for shade in range(SHADES) for part in darkest)
