"""How wide words are: measured in the site's own fonts, estimated where those have no such letter."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[3] / "docs" / "assets" / "fonts"


class Face(NamedTuple):
    """A font as it is set in a picture."""

    file: str
    """Its file in `FONTS`."""
    weight: int
    slack: float
    """How much wider the widest common stand-in runs (DejaVu Sans): a line leaves that much room."""


PLAIN = Face("atkinson-hyperlegible-next.woff2", 400, 1.16)
STRONG = Face("atkinson-hyperlegible-next.woff2", 600, 1.25)
HEADING = Face("fraunces-600.woff2", 600, 1.2)


def width(text: str, face: Face, size: float) -> float:
    """Return how wide a piece of text runs on one line, without slack.

    Arguments:
        text: Words without markup.
        face: The font.
        size: The font's size, in any unit; the result is in the same.
    """
    return size * sum(_advance(sign, face) for sign in text)


@cache
def opened(file: str) -> TTFont | None:
    """Return a font of `FONTS`, read once; None where it is not at hand."""
    path = FONTS / file
    if not path.is_file():
        return None
    # Slow to import, and most sites and pages draw nothing.
    from fontTools.ttLib import TTFont

    return TTFont(path)


@cache
def glyphs(face: Face) -> tuple[Mapping[str, Any], Mapping[int, str], int]:
    """Return a font's glyphs by name in its weight, the name of each sign's, and how many units an em has.

    All is empty where the font is not at hand.
    """
    if not (font := opened(face.file)):
        return {}, {}, 1
    location = {"wght": face.weight} if "fvar" in font else None
    return font.getGlyphSet(location=location), font.getBestCmap(), font["head"].unitsPerEm


@cache
def _advance(sign: str, face: Face) -> float:
    """Return how wide a letter is, in em."""
    shapes, names, em = glyphs(face)
    name = names.get(ord(sign))
    return shapes[name].width / em if name else _estimate(sign)


@cache
def _estimate(sign: str) -> float:
    """Return how wide a letter of an unknown font may be, in em; rather too wide than too narrow."""
    kind = unicodedata.category(sign)
    if kind in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return 1.4 if kind == "So" else 1.0
    if kind in {"Lu", "So", "Sm"}:
        return 0.85
    return 0.35 if kind.startswith(("P", "Z")) else 0.68
