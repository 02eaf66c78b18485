"""A pathway in a shape that is given, for slides and for cards of links: its title at the side of its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.pathway.picture.diagram import diagram_of
from psychoed.components.pathway.picture.slide import drawn_svg
from psychoed.text.metrics import HEADING, PLAIN
from psychoed.text.text_to_paths import outline, text_path
from psychoed.text.wrap import Run, text_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from psychoed.components.paper import Frame, Printing
    from psychoed.components.pathway.part import Pathway
    from psychoed.text.metrics import Face
    from psychoed.text.wrap import Line

_LEADING = 1.34
_NOTES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
"""How large notes may be."""


def framed_svg(pathway: Pathway, notes: Sequence[str], credit: str, printing: Printing, frame: Frame) -> etree.Element:
    """Draw a pathway in a frame: of two people, what goes on between them, and nothing more.

    Arguments:
        pathway: The pathway.
        notes: Sentences for below the title, where the frame has room for them.
        credit: The last line.
        printing: What the site knows.
        frame: What to fill.

    Raises:
        UnknownSignError: A font has no shape for a sign.
    """
    inks, language = printing.inks, printing.words.language
    heading, plain = HEADING.speaking(language), PLAIN.speaking(language)
    svg = drawn_svg(pathway, inks, printing.words, inside=False)
    outline(svg, language)
    margin = frame.height / 14
    across, down = (float(number) for number in svg.attrib["viewBox"].split()[2:])
    side = frame.width * 0.27
    room, high = frame.width - side - 3 * margin, frame.height - 2 * margin
    scale = min(room / across, high / down)
    size = frame.height / 18
    title = wrap((Run(diagram_of(pathway, printing.words).title),), heading, size, side)
    small = frame.height / 38
    last = wrap((Run(credit),), plain, small, side)
    group = _moved(svg, frame, scale, (across, down), margin)
    svg.insert(
        0, etree.Element("rect", {"width": f"{frame.width:g}", "height": f"{frame.height:g}", "fill": inks.paper})
    )
    svg.append(group)
    top = margin + size
    for path in _lines(title, margin, top, heading, size):
        etree.SubElement(svg, "path", {"d": path, "fill": inks.tone(pathway.tone.name).ink})
    foot = frame.height - margin - small * _LEADING * (len(last) - 1)
    for path in _lines(last, margin, foot, plain, small):
        etree.SubElement(svg, "path", {"d": path, "fill": inks.soft_ink})
    if frame.is_explained:
        top += size * _LEADING * len(title)
        for path in _fitting(notes, margin, top, side, foot - 2 * small - top, plain):
            etree.SubElement(svg, "path", {"d": path, "fill": inks.ink})
    for name, value in (("width", frame.width), ("height", frame.height)):
        svg.set(name, f"{value:g}")
    svg.set("viewBox", f"0 0 {frame.width:g} {frame.height:g}")
    return svg


def _moved(svg: etree.Element, frame: Frame, scale: float, size: tuple[float, float], margin: float) -> etree.Element:
    """Take all that is drawn into a group, as large as the frame has room for, in its right part."""
    room = frame.width - frame.width * 0.27 - 3 * margin
    x = frame.width - margin - room + (room - size[0] * scale) / 2
    y = (frame.height - size[1] * scale) / 2
    group = etree.Element("g", {"transform": f"translate({x:.1f} {y:.1f}) scale({scale:.4f})"})
    for child in [child for child in svg if child.tag not in {"title", "desc"}]:
        svg.remove(child)
        group.append(child)
    return group


def _lines(lines: Sequence[Line], x: float, y: float, face: Face, size: float) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield text_path(text_of(line).rstrip(), x, y + number * size * _LEADING, face, size)


def _fitting(notes: Sequence[str], x: float, y: float, wide: float, high: float, face: Face) -> Iterator[str]:
    """Set notes as large as they fit; where they never do, nothing is cut in the middle: they are left out."""
    for size in _NOTES:
        set_ = [wrap((Run(note),), face, size, wide) for note in notes]
        needed = sum(len(lines) * size * _LEADING + size * 0.5 for lines in set_)
        if needed <= high:
            for lines in set_:
                yield from _lines(lines, x, y, face, size)
                y += len(lines) * size * _LEADING + size * 0.5
            return
