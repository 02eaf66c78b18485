"""Pictures of a few colours, each told by its number in a palette: flat drawings so weigh half of what they would."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image

SHADES = 7
"""From paper to ink, in a small picture. Sixteen fit into half a byte; fewer say the same again more often."""

_MOST = 256
_BOLDER = 1.5
"""Letters so small are thin and pale: how much darker each point is drawn."""


def size_of(picture: bytes) -> tuple[int, int]:
    """Return width and height of a picture, in px."""
    return Image.open(BytesIO(picture)).size


def in_palette(picture: bytes) -> bytes:
    """Return a PNG with a palette; the same colours where they are 256 or fewer, as in drawings, else the nearest.

    Arguments:
        picture: A PNG in which nothing shines through.
    """
    opened = Image.open(BytesIO(picture)).convert("RGB")
    numbered = opened.quantize(_MOST, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    colours = bytes(numbered.getpalette() or ())
    return _png(numbered.size, 8, colours, numbered.tobytes())


def in_shades(picture: bytes, ink: str) -> bytes:
    """Return a PNG in `SHADES` of one ink on white.

    Arguments:
        picture: A PNG in which nothing shines through.
        ink: The darkest of the shades, as `#rrggbb`.
    """
    bright = Image.open(BytesIO(picture)).convert("RGB").convert("L")
    shades = bright.point([min(SHADES - 1, round((255 - of) * _BOLDER * (SHADES - 1) / 255)) for of in range(256)])
    # Two points share a byte, and a row ends with a whole one.
    width, height = shades.size
    even = Image.new("L", (width + width % 2, height))
    even.paste(shades)
    points = even.tobytes()
    packed = bytes(left << 4 | right for left, right in zip(points[::2], points[1::2], strict=True))
    return _png(shades.size, 4, _shades_of(ink), packed)


def _shades_of(ink: str) -> bytes:
    darkest = bytes.fromhex(ink.removeprefix("#"))
    steps = SHADES - 1
    return bytes(255 - (255 - part) * shade // steps for shade in range(SHADES) for part in darkest)


def _png(size: tuple[int, int], depth: int, colours: bytes, points: bytes) -> bytes:
    """Write a PNG with Python's zlib. Pillow's packs other bytes on other processors.

    Arguments:
        size: Width and height in px.
        depth: How many bits a point has.
        colours: The palette, three bytes each.
        points: The number of each point's colour, packed.
    """
    width, height = size
    length = -(-width * depth // 8)
    rows = b"".join(b"\0" + points[at : at + length] for at in range(0, length * height, length))
    header = struct.pack(">IIBBBBB", width, height, depth, 3, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
