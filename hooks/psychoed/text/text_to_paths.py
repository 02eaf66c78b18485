"""Words as shapes, so that a picture looks the same wherever it is shown, whatever fonts there are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as etree

from psychoed.text.metrics import HEADING, PLAIN, STRONG, glyphs, opened
from psychoed.text.shapeless import may_be_left_out

if TYPE_CHECKING:
    from psychoed.text.metrics import Face

    _Point = tuple[float, float]

_KEPT = ("fill", "class")
_OF_TEXT = ("font-family", "font-size", "font-weight", "text-anchor", "text-rendering")


class UnknownSignError(ValueError):
    """A font has no shape for a sign, or the font is missing; the message says which."""


class _State(NamedTuple):
    """What the words within an element look like."""

    heading: bool = False
    strong: bool = False
    size: float = 16.0
    anchor: str = "start"
    language: str = ""

    def within(self, element: etree.Element) -> _State:
        """Return what holds within an element."""
        return _State(
            "Fraunces" in element.get("font-family", "Fraunces" if self.heading else ""),
            int(element.get("font-weight", "600" if self.strong else "400")) >= 600,
            float(element.get("font-size", self.size)),
            element.get("text-anchor", self.anchor),
            self.language,
        )

    @property
    def face(self) -> Face:
        """The font."""
        face = HEADING if self.heading else STRONG if self.strong else PLAIN
        return face.speaking(self.language)


def outline(svg: etree.Element, language: str) -> None:
    """Turn all text in a picture into paths.

    Arguments:
        svg: A picture as `SvgWriter` draws it, without links.
        language: That of its words, as a tag of BCP 47.

    Raises:
        UnknownSignError: A font has no shape for a sign.
    """
    _outline(svg, _State(language=language))
    for element in svg.iter():
        for name in _OF_TEXT:
            element.attrib.pop(name, None)


def text_path(text: str, x: float, y: float, face: Face, size: float, anchor: str = "start") -> str:
    """Return the outlines of a line of words as the data of an SVG path.

    Arguments:
        text: The words.
        x: Where the line begins, or its middle.
        y: The baseline.
        face: The font.
        size: The font's size, in units of the picture.
        anchor: `start` or `middle`: what `x` is.

    Raises:
        UnknownSignError: No font has a shape for a letter. Any other sign that has none, such as an emoji, is left out.
    """
    if not opened(face):
        raise UnknownSignError(f"The font {face.file} is missing or broken.")
    line = [glyph for glyph in glyphs(text, face) if glyph.number or not may_be_left_out(glyph.sign)]
    at = x - (size * sum(glyph.advance for glyph in line) / 2 if anchor == "middle" else 0)
    shapes = []
    for glyph in line:
        if not glyph.number:
            raise UnknownSignError(f"The font {face.file} has no sign “{glyph.sign}” (U+{ord(glyph.sign):04X}).")
        if strokes := _strokes(face._replace(file=glyph.file), glyph.number, size):
            shapes.append(f"M{at:.2f} {y:.2f}{strokes}")
        at += glyph.advance * size
    return "".join(shapes)


class _Strokes:
    """Writes the outline of a shape as commands of an SVG path, each relative to where the one before ended.

    So what one shape is written as holds wherever it stands. Steps are taken between rounded places: rounding errors do
    not add up.

    Arguments:
        scale: How long a unit of the font is in the picture.
    """

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._at = self._start = (0, 0)
        self.commands: list[str] = []

    def moveTo(self, to: _Point) -> None:  # noqa: N802
        self._draw("m", to)
        self._start = self._at

    def lineTo(self, to: _Point) -> None:  # noqa: N802
        self._draw("l", to)

    def qCurveTo(self, *points: _Point) -> None:  # noqa: N802
        self._draw("q", *points)

    def curveTo(self, *points: _Point) -> None:  # noqa: N802
        self._draw("c", *points)

    def closePath(self) -> None:  # noqa: N802
        self.commands.append("z")
        self._at = self._start

    def _draw(self, command: str, *points: _Point) -> None:
        across, down = self._at
        # In hundredths. A picture's y runs down.
        places = [(round(x * self._scale * 100), round(-y * self._scale * 100)) for x, y in points]
        steps = " ".join(f"{(x - across) / 100:g} {(y - down) / 100:g}" for x, y in places)
        self.commands.append(command + steps)
        self._at = places[-1]


@lru_cache(maxsize=2000)
def _strokes(face: Face, number: int, size: float) -> str:
    """Return the outline of a font's shape as commands of an SVG path, to be drawn from where it stands."""
    font = opened(face)
    assert font
    pen = _Strokes(size / font.face.upem)
    font.draw_glyph_with_pen(number, pen)
    return "".join(pen.commands)


def _outline(element: etree.Element, outer: _State) -> None:
    state = outer.within(element)
    for number, child in enumerate(list(element)):
        if child.tag == "text":
            element[number] = _shapes(child, state.within(child))
        else:
            _outline(child, state)


def _shapes(text: etree.Element, state: _State) -> etree.Element:
    """Return a group with one path for each line of a text."""
    lines: list[tuple[str, float, float]] = []
    for piece in text.iter():
        if "y" in piece.attrib:
            lines.append(("", float(piece.get("x", 0)), float(piece.get("y", 0))))
        words = (piece.text or "") + ((piece.tail or "") if piece is not text else "")
        if words.strip():
            said, x, y = lines[-1]
            lines[-1] = (said + words, x, y)
    group = etree.Element("g", {name: text.attrib[name] for name in _KEPT if name in text.attrib})
    for said, x, y in lines:
        etree.SubElement(group, "path", {"d": text_path(said.rstrip(), x, y, state.face, state.size, state.anchor)})
    return group
