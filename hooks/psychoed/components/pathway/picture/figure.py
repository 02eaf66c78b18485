"""The figure of a pathway: its picture in a wide and a tall layout, of which a page shows what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.pathway.picture.circular_layout import ring
from psychoed.components.pathway.picture.svg_writer import SvgWriter
from psychoed.components.pathway.picture.vertical_layout import column, room_above, row_heights
from psychoed.text.wrap import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.assets.colours import Inks
    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.picture.layout import Picture


def pictures(sketch: PathwayDiagram, name: str, inks: Inks) -> etree.Element:
    """Draw a pathway whose steps follow as a list, tall and wide.

    Arguments:
        sketch: What to show.
        name: What the ids in it begin with.
        inks: Its colours where there is no stylesheet.
    """
    return _holder(sketch, name, _followed(sketch), inks, {"tall": column(sketch), "wide": wide(sketch)})


def pair(sketches: Sequence[PathwayDiagram], names: Sequence[str], inks: Inks) -> list[etree.Element]:
    """Draw pathways that stand side by side, each step at the height of the other's."""
    rows, above = row_heights(*sketches), room_above(*sketches)
    drawn = []
    for sketch, name in zip(sketches, names, strict=True):
        drawn.append(_holder(sketch, name, _followed(sketch), inks, {"tall": column(sketch, rows=rows, above=above)}))
    return drawn


def alone(sketch: PathwayDiagram, name: str, inks: Inks) -> etree.Element:
    """Draw a pathway that no list follows: its description says every step."""
    return _holder(sketch, name, said_of(sketch), inks, {"tall": column(sketch), "wide": wide(sketch)}, role="img")


def said_of(sketch: PathwayDiagram) -> str:
    """Return all that a picture shows, in sentences."""
    return " ".join(filter(None, [_kind(sketch), *_steps(sketch), sketch.said]))


def wide(sketch: PathwayDiagram) -> Picture:
    """Lay a pathway out for the width of a page: what goes round as a ring, a line as a line."""
    return ring(sketch) if sketch.returns and len(sketch.steps) > sketch.returns else column(sketch, broad=True)


def _kind(sketch: PathwayDiagram) -> str:
    count, words = len(sketch.steps), sketch.words
    if sketch.returns > 1:
        return words.count("picture.returns", count, step=sketch.returns)
    return words.count("picture.loop" if sketch.returns else "picture.line", count)


def _followed(sketch: PathwayDiagram) -> str:
    """Say what kind of picture it is, and where it goes on: the rest is in the list that follows."""
    return " ".join(filter(None, [_kind(sketch), sketch.said, sketch.words("picture.follows")]))


def _steps(sketch: PathwayDiagram) -> list[str]:
    said = []
    for number, step in enumerate(sketch.steps, 1):
        text, effect = text_of(step.text), text_of(step.effect)
        if effect:
            said.append(sketch.words("picture.leads", number=number, text=text, effect=effect))
        else:
            said.append(sketch.words("picture.step", number=number, text=text))
    return said


def _holder(
    sketch: PathwayDiagram, name: str, said: str, inks: Inks, layouts: dict[str, Picture], role: str = "group"
) -> etree.Element:
    # The words are in the list, where search finds them once.
    holder = etree.Element("div", {"class": "pathway__picture", "data-search-exclude": ""})
    # What is an image to screen readers has no parts that they could read.
    pen = SvgWriter(sketch.tone, inks, text_is_heard=role == "img")
    for layout, picture in layouts.items():
        svg = pen.draw(picture, f"{name}-{layout}", sketch.title, said)
        svg.set("class", f"picture picture--{layout}")
        svg.set("role", role)
        holder.append(svg)
    if len(layouts) > 1:
        holder.set("class", "pathway__picture pathway__picture--both")
    return holder
