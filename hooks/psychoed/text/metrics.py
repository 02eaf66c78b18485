"""Words set in the site's own fonts by HarfBuzz, as browsers set them; estimated where those have no such letter."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from psychoed.assets import theme

if TYPE_CHECKING:
    from uharfbuzz import Font


class Face(NamedTuple):
    """A font as it is set in a picture."""

    file: str
    """Its file in `FONTS`: the very one that readers' browsers load, unpacked."""
    weight: int
    slack: float
    """How much wider the widest common stand-in runs (DejaVu Sans): a line leaves that much room."""
    language: str = ""
    """A tag of BCP 47: some languages shape letters in their own way (OpenType's `locl`). Without it, as most do."""

    def speaking(self, language: str) -> Face:
        """Return the font as it is set in a language."""
        return self._replace(language=language)


PLAIN = Face("atkinson-hyperlegible-next.ttf", 400, 1.16)
STRONG = Face("atkinson-hyperlegible-next.ttf", 600, 1.25)
HEADING = Face("fraunces-600.ttf", 600, 1.2)

# The fonts have one hyphen, and pictures break lines themselves.
_HYPHENS = {ord("\N{HYPHEN}"): "-", ord("\N{NON-BREAKING HYPHEN}"): "-"}


class Glyph(NamedTuple):
    """A shape in a line of words. Lengths are in em; the site's fonts draw no shape off its place."""

    sign: str
    """The sign that it stands for, or the first of them."""
    number: int
    """Which of its font's shapes it is; 0 where the font has none for the sign."""
    advance: float
    """How far behind it the next begins."""


def width(text: str, face: Face, size: float) -> float:
    """Return how wide a piece of text runs on one line, without slack.

    Arguments:
        text: Words without markup.
        face: The font.
        size: The font's size, in any unit; the result is in the same.
    """
    return size * _width(text, face)


def glyphs(text: str, face: Face) -> list[Glyph]:
    """Return the shapes of a line of words, from left to right."""
    if not (font := opened(face)):
        return [Glyph(sign, 0, _estimate(sign)) for sign in text]
    # Slow to import, and most sites and pages draw nothing.
    from uharfbuzz import Buffer, BufferClusterLevel, shape

    buffer = Buffer()
    buffer.add_str(text.translate(_HYPHENS))
    # Its letters are Latin; whatever else is in a text is estimated.
    buffer.direction, buffer.script = "ltr", "Latn"
    if face.language:
        buffer.language = face.language
    buffer.cluster_level = BufferClusterLevel.CHARACTERS
    shape(font, buffer)
    em = font.face.upem
    return [
        Glyph(text[said.cluster], said.codepoint, put.x_advance / em)
        if said.codepoint
        else Glyph(text[said.cluster], 0, _estimate(text[said.cluster]))
        for said, put in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
    ]


def opened(face: Face) -> Font | None:
    """Return a font of `FONTS` in its weight, read once; None where it is not at hand, or holds no letters."""
    return _opened(face.file, face.weight)


@cache
def _opened(file: str, weight: int) -> Font | None:
    path = theme.FONTS / file
    if not path.is_file():
        return None
    from uharfbuzz import Blob, Font
    from uharfbuzz import Face as FontFile

    font = Font(FontFile(Blob.from_file_path(str(path))))
    font.set_variations({"wght": weight})
    # HarfBuzz takes any file for a font.
    return font if font.get_nominal_glyph(ord("A")) else None


# Lines are tried with the same words again and again.
@lru_cache(maxsize=10_000)
def _width(text: str, face: Face) -> float:
    return sum(glyph.advance for glyph in glyphs(text, face))


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
