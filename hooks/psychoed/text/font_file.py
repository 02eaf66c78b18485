"""Font files as they lie in a folder: which there are, and whether they are whole."""

from __future__ import annotations

import struct
from pathlib import Path

from psychoed.assets import theme

MORE = Path(__file__).parent / "fonts"
"""Letters and signs that the fonts of the site lack: for paper and pictures alone, so that no reader loads them."""

_HEAD, _ADJUSTED = b"head", 8
"""The table that holds a sum of the whole file, and where: it counts for nothing in the table's own sum."""


def font_path(file: str) -> Path:
    """Return where a font is: one of the site's, or of those with more letters."""
    more = MORE / file
    return more if more.is_file() else theme.FONTS / file


def is_whole(path: Path) -> bool:
    """Tell whether a font is there with each table as its list says (OpenType, “otff”); of WOFF2, how long."""
    try:
        data = path.read_bytes()
        if path.suffix == ".woff2":
            return data[:4] == b"wOF2" and struct.unpack_from(">I", data, 8) == (len(data),)
        (count,) = struct.unpack_from(">4xH", data)
        tables = [struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count)]
    except (OSError, struct.error):
        return False
    return count > 0 and all(_sum(data[at : at + length], name) == (length, told) for name, told, at, length in tables)


def _sum(table: bytes, name: bytes) -> tuple[int, int]:
    """Return how long a table is, and the sum of its numbers."""
    held = bytearray(table + bytes(-len(table) % 4))
    if name == _HEAD:
        held[_ADJUSTED : _ADJUSTED + 4] = bytes(4)
    return len(table), sum(struct.unpack(f">{len(held) // 4}I", held)) & 0xFFFFFFFF
