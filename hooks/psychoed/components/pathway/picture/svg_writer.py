"""A picture as SVG. Classes are for the site's stylesheet; attributes give it its colours wherever there is none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.source.tones import BROKEN
from psychoed.text.wrap import text_of

if TYPE_CHECKING:
    from psychoed.assets.colours import Inks
    from psychoed.components.pathway.picture.edges import Curve, Edge, Point
    from psychoed.components.pathway.picture.layout import Box, Node, Picture, Words
    from psychoed.text.wrap import Run


_TEXT_FONT = "'Atkinson Hyperlegible Next', system-ui, sans-serif"
HEADING_FONT = "Fraunces, Georgia, serif"
_CUT = 11.0
"""How much of its corners a card of a broken tone lacks."""
_DASH = "13 9"
DIAMOND = 1.22
"""How far the points of a badge of a broken tone reach, by the radius of a disc."""


class SvgWriter:
    """Draws one picture.

    Arguments:
        tone: The name of the pathway's tone; it decides shapes and colours.
        inks: The colours that it has without a stylesheet.
        text_is_heard: Whether screen readers read the words in the picture too, not its links alone.
    """

    def __init__(self, tone: str, inks: Inks, *, text_is_heard: bool = True) -> None:
        self.broken = tone in BROKEN
        self.inks = inks
        self.tone = inks.tone(tone)
        self.text_is_heard = text_is_heard
        self.turned = False
        """Whether words are written from right to left."""

    def draw(self, picture: Picture, name: str, title: str, description: str) -> etree.Element:
        """Draw a picture.

        Arguments:
            picture: What stands where.
            name: What the ids in it begin with.
            title: What it is called.
            description: What it shows, in a sentence or more.
        """
        svg = self.canvas(picture.width, picture.height, name, title, description)
        self._bands(svg, picture)
        for station in picture.stations:
            self._station(svg, station, picture.badge)
        heads = etree.SubElement(svg, "g", {"class": "picture__heads", **self._stroke(3.2)})
        for way in picture.ways:
            etree.SubElement(heads, "path", {"d": _head(way)})
        if picture.sentence:
            self._sentence(svg, picture.sentence)
        return svg

    def canvas(self, width: float, height: float, name: str, title: str, description: str) -> etree.Element:
        """Begin a picture of a size; the rest is as `draw` has it."""
        svg = etree.Element(
            "svg",
            {
                "class": "picture",
                "viewBox": f"0 0 {short(width)} {short(height)}",
                "width": short(width),
                "height": short(height),
                "role": "group",
                "aria-labelledby": f"{name}-title",
                "aria-describedby": f"{name}-desc",
                "font-family": _TEXT_FONT,
                "fill": self.inks.ink,
                "text-rendering": "geometricPrecision",
            },
        )
        etree.SubElement(svg, "title", {"id": f"{name}-title"}).text = AtomicString(title)
        etree.SubElement(svg, "desc", {"id": f"{name}-desc"}).text = AtomicString(description)
        return svg

    def _bands(self, svg: etree.Element, picture: Picture) -> None:
        drawn = {"class": "picture__bands", "fill": "none", "stroke": self.tone.line, "stroke-width": "7"}
        if self.broken:
            drawn["stroke-dasharray"] = _DASH
        bands = etree.SubElement(svg, "g", drawn)
        for way in picture.ways:
            path = f"M{at(way.curves[0].start)}" + "".join(map(_curve, way.curves))
            etree.SubElement(bands, "path", {"d": path})

    def _stroke(self, width: float) -> dict[str, str]:
        lines = {"stroke-linecap": "round", "stroke-linejoin": "round"}
        return {"fill": "none", "stroke": self.tone.ink, "stroke-width": short(width), **lines}

    def _station(self, svg: etree.Element, station: Node, radius: float) -> etree.Element:
        group = etree.SubElement(svg, "g", {"class": "picture__station", "data-step": str(station.number)})
        border = {"fill": self.inks.card, "stroke": self.tone.ink, "stroke-width": "1.6"}
        group.append(self._card(station.card, border))
        self._badge(group, station, radius)
        self._words(group, station.text, {"class": "picture__step", "font-weight": "600"})
        if station.effect and station.arrow:
            x, y = station.arrow
            path = f"M{short(x)} {short(y)}" + ("h-14m5 -5l-5 5l5 5" if self.turned else "h14m-5 -5l5 5l-5 5")
            etree.SubElement(group, "path", {"class": "picture__arrow", "d": path, **self._stroke(1.8)})
            self._words(group, station.effect, {"class": "picture__effect", "fill": self.tone.ink})
        return group

    def _card(self, box: Box, drawn: dict[str, str]) -> etree.Element:
        if not self.broken:
            sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "rx": 14.0}
            return etree.Element("rect", {"class": "picture__card", **{k: short(v) for k, v in sides.items()}, **drawn})
        across, down = short(box.width - 2 * _CUT), short(box.height - 2 * _CUT)
        c = short(_CUT)
        path = f"M{short(box.x + _CUT)} {short(box.y)}h{across}l{c} {c}v{down}l-{c} {c}h-{across}l-{c} -{c}v-{down}z"
        return etree.Element("path", {"class": "picture__card", "d": path, **drawn})

    def _badge(self, group: etree.Element, station: Node, radius: float) -> None:
        x, y = station.badge
        filled = {"class": "picture__badge", "fill": self.tone.ink}
        if self.broken:
            reach = radius * DIAMOND
            sides = f"l{short(reach)} {short(reach)}l-{short(reach)} {short(reach)}l-{short(reach)} -{short(reach)}z"
            etree.SubElement(group, "path", {**filled, "d": f"M{short(x)} {short(y - reach)}{sides}"})
        else:
            etree.SubElement(group, "circle", {**filled, "cx": short(x), "cy": short(y), "r": short(radius)})
        number = {
            "class": "picture__number",
            "x": short(x),
            "y": short(y + 5.4),
            "font-size": "15.5",
            "font-weight": "700",
            "text-anchor": "middle",
            "fill": self.inks.card,
            "aria-hidden": "true",
        }
        etree.SubElement(group, "text", number).text = AtomicString(str(station.number))

    def _words(self, group: etree.Element, words: Words, drawn: dict[str, str]) -> None:
        """Draw lines of words as one text. A link that goes over a line's end stays one link."""
        text = etree.SubElement(group, "text", {**drawn, "font-size": short(words.size)})
        link: etree.Element | None = None
        attributes = None
        for line, y in words.placed():
            for number, run in enumerate(line):
                if run.link is None:
                    holder, attributes = text, None
                else:
                    if run.link is not attributes or link is None:
                        link = etree.SubElement(text, "a", dict(run.link))
                    holder, attributes = link, run.link
                starts = {} if number else {"x": short(words.x), "y": short(y)}
                self._run(holder, run, starts)
        if not self.text_is_heard:
            # Nothing that holds a link may be hidden.
            for piece in text.findall("tspan") if text.find("a") is not None else [text]:
                piece.set("aria-hidden", "true")

    def _run(self, holder: etree.Element, run: Run, starts: dict[str, str]) -> None:
        piece = etree.SubElement(holder, "tspan", starts)
        # A space at the end of a line stays out of the piece, which may be underlined.
        words = run.text.rstrip()
        piece.text, piece.tail = AtomicString(words), AtomicString(run.text[len(words) :])

    def _sentence(self, svg: etree.Element, words: Words) -> None:
        drawn = {
            "class": "picture__sentence",
            "font-family": HEADING_FONT,
            "font-weight": "600",
            "font-size": short(words.size),
            "text-anchor": "middle",
            "fill": self.tone.ink,
        }
        group = etree.SubElement(svg, "g", drawn if self.text_is_heard else {**drawn, "aria-hidden": "true"})
        for line, y in words.placed():
            each = etree.SubElement(group, "text", {"x": short(words.x), "y": short(y)})
            each.text = AtomicString(text_of(line).rstrip())


def short(value: float) -> str:
    """Write a number short."""
    return f"{value:.1f}".removesuffix(".0")


def _curve(curve: Curve) -> str:
    if curve.is_straight:
        return f"L{at(curve.end)}"
    return f"C{at(curve.handle)} {at(curve.other)} {at(curve.end)}"


def _head(way: Edge) -> str:
    """Return the path of an arrow's head."""
    first, tip, last = head_points(way)
    return f"M{at(first)}L{at(tip)}L{at(last)}"


def head_points(way: Edge) -> tuple[Point, Point, Point]:
    """Return the head of an arrow: its tip, and where its sides begin."""
    tip = _from(way.head, way.angle, 6)
    first, last = (_from(tip, way.angle + math.pi + turn, 13) for turn in (0.6, -0.6))
    return first, tip, last


def at(point: Point) -> str:
    """Write a point."""
    return f"{short(point[0])} {short(point[1])}"


def _from(point: Point, angle: float, far: float) -> Point:
    return point[0] + math.cos(angle) * far, point[1] + math.sin(angle) * far
