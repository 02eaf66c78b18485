"""Words as shapes, so that a picture looks the same wherever it is shown, whatever fonts there are."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as etree

from psychoed.picture.metrics import HEADING, PLAIN, STRONG, glyphs, width

if TYPE_CHECKING:
    from psychoed.picture.metrics import Face

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

    def within(self, element: etree.Element) -> _State:
        """Return what holds within an element."""
        return _State(
            "Fraunces" in element.get("font-family", "Fraunces" if self.heading else ""),
            int(element.get("font-weight", "600" if self.strong else "400")) >= 600,
            float(element.get("font-size", self.size)),
            element.get("text-anchor", self.anchor),
        )

    @property
    def face(self) -> Face:
        """The font."""
        return HEADING if self.heading else STRONG if self.strong else PLAIN


def outline(svg: etree.Element) -> None:
    """Turn all text in a picture into paths.

    Arguments:
        svg: A picture as `Pen` draws it, without links.

    Raises:
        UnknownSignError: A font has no shape for a sign.
    """
    _outline(svg, _State())
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
        UnknownSignError: The font has no shape for a sign.
    """
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    shapes, names, em = glyphs(face)
    if not shapes:
        raise UnknownSignError(f"The font {face.file} is missing.")
    at = x - (width(text, face, size) / 2 if anchor == "middle" else 0)
    pen = SVGPathPen(None, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    for sign in text.replace("\N{NON-BREAKING HYPHEN}", "-"):
        name = names.get(ord(sign))
        if name is None and unicodedata.category(sign) == "Cf":
            continue  # It says where a word may be parted, and is not seen.
        if name is None:
            raise UnknownSignError(f"The font {face.file} has no sign “{sign}” (U+{ord(sign):04X}).")
        scale = size / em
        strokes, advance = _glyph(face, name)
        strokes.replay(TransformPen(pen, (scale, 0, 0, -scale, at, y)))
        at += advance * scale
    return str(pen.getCommands())


@cache
def _glyph(face: Face, name: str) -> tuple[Any, float]:
    """Return the strokes of a glyph, and how wide it is. To work out those of a font with many weights takes long."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    shapes = glyphs(face)[0]
    pen = DecomposingRecordingPen(shapes)
    shapes[name].draw(pen)
    return pen, shapes[name].width


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
