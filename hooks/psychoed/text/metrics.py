"""Words set in the site's own fonts by HarfBuzz, as browsers set them; estimated where those have no such letter."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from psychoed.text.font_file import font_path, is_whole

if TYPE_CHECKING:
    from uharfbuzz import Font


class Face(NamedTuple):
    """A font as it is set in a picture."""

    file: str
    """Its file in `FONTS`: the very one that readers' browsers load, unpacked."""
    weight: int
    slack: float
    """How much wider the widest common stand-in runs (DejaVu Sans): a line leaves that much room."""
    more: tuple[str, ...] = ()
    """Files with letters and signs that it lacks, the first the nearest to it."""
    language: str = ""
    """A tag of BCP 47: some languages shape letters in their own way (OpenType's `locl`). Without it, as most do."""

    def speaking(self, language: str) -> Face:
        """Return the font as it is set in a language."""
        return self._replace(language=language)


_MORE, _SIGNS, _BOLD_SIGNS = "atkinson-hyperlegible-next-more.ttf", "dejavu-sans.ttf", "dejavu-sans-bold.ttf"

PLAIN = Face("atkinson-hyperlegible-next.ttf", 400, 1.16, (_MORE, _SIGNS))
STRONG = Face("atkinson-hyperlegible-next.ttf", 600, 1.25, (_MORE, _BOLD_SIGNS))
HEADING = Face("fraunces-600.ttf", 600, 1.2, ("fraunces-600-more.ttf", _BOLD_SIGNS))

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
    file: str = ""
    """The font that has it."""


def width(text: str, face: Face, size: float) -> float:
    """Return how wide a piece of text runs on one line, without slack.

    Arguments:
        text: Words without markup.
        face: The font.
        size: The font's size, in any unit; the result is in the same.
    """
    return size * _width(text, face)


def glyphs(text: str, face: Face) -> list[Glyph]:
    """Return the shapes of a line of words, from left to right; what the font lacks comes from those with more."""
    return _shaped(unicodedata.normalize("NFC", text), face)


def _shaped(text: str, face: Face) -> list[Glyph]:
    if not (font := opened(face)):
        return [Glyph(sign, 0, _estimate(sign)) for sign in text]
    # Slow to import, and most sites and pages draw nothing.
    from uharfbuzz import Buffer, BufferClusterLevel, shape

    buffer = Buffer()
    buffer.add_str(text.translate(_HYPHENS))
    # Its letters run so; whatever else is in a text is estimated.
    buffer.direction, buffer.script = "ltr", "Latn"
    if face.language:
        buffer.language = face.language
    buffer.cluster_level = BufferClusterLevel.CHARACTERS
    shape(font, buffer)
    em = font.face.upem
    line: list[Glyph] = []
    lacking: list[str] = []
    for said, put in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        if not said.codepoint:
            lacking.append(text[said.cluster])
            continue
        line += _from_others(lacking, face)
        lacking = []
        line.append(Glyph(text[said.cluster], said.codepoint, put.x_advance / em, face.file))
    return line + _from_others(lacking, face)


def _from_others(signs: list[str], face: Face) -> list[Glyph]:
    """Return the shapes of neighbouring signs that a font lacks."""
    if signs and face.more:
        return _shaped("".join(signs), face._replace(file=face.more[0], more=face.more[1:]))
    return [Glyph(sign, 0, _estimate(sign)) for sign in signs]


def opened(face: Face) -> Font | None:
    """Return a font in its weight, read once; None where it is not at hand, not whole, or holds no letters."""
    return _opened(face.file, face.weight)


def fonts() -> list[str]:
    """Return the name of each font file that words are set in, or loaded by browsers."""
    used = [file for face in (PLAIN, STRONG, HEADING) for file in (face.file, *face.more)]
    return sorted({*used, *(f"{Path(face.file).stem}.woff2" for face in (PLAIN, HEADING))})


@cache
def known_signs() -> frozenset[str]:
    """Return every sign that any of the fonts has a shape for."""
    held = (opened(PLAIN._replace(file=file)) for file in (PLAIN.file, *PLAIN.more))
    return frozenset(chr(number) for font in held if font for number in font.face.unicodes)


@cache
def _opened(file: str, weight: int) -> Font | None:
    path = font_path(file)
    if not is_whole(path):
        return None
    from uharfbuzz import Blob, Font
    from uharfbuzz import Face as FontFile

    font = Font(FontFile(Blob.from_file_path(str(path))))
    font.set_variations({"wght": weight})
    return font


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
