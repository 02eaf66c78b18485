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


def pictures(diagram: PathwayDiagram, name: str, inks: Inks) -> etree.Element:
    """Draw a pathway whose steps follow as a list, tall and wide.

    Arguments:
        diagram: What to show.
        name: What the ids in it begin with.
        inks: Its colours where there is no stylesheet.
    """
    return _holder(diagram, name, _followed(diagram), inks, {"tall": column(diagram), "wide": wide(diagram)})


def pair(diagrams: Sequence[PathwayDiagram], names: Sequence[str], inks: Inks) -> list[etree.Element]:
    """Draw pathways that stand side by side, each step at the height of the other's."""
    rows, above = row_heights(*diagrams), room_above(*diagrams)
    drawn = []
    for diagram, name in zip(diagrams, names, strict=True):
        drawn.append(
            _holder(diagram, name, _followed(diagram), inks, {"tall": column(diagram, rows=rows, above=above)})
        )
    return drawn


def alone(diagram: PathwayDiagram, name: str, inks: Inks) -> etree.Element:
    """Draw a pathway that no list follows: its description says every step."""
    return _holder(diagram, name, said_of(diagram), inks, {"tall": column(diagram), "wide": wide(diagram)}, role="img")


def said_of(diagram: PathwayDiagram) -> str:
    """Return all that a picture shows, in sentences."""
    return " ".join(filter(None, [_kind(diagram), *_steps(diagram), diagram.said]))


def wide(diagram: PathwayDiagram) -> Picture:
    """Lay a pathway out for the width of a page: what goes round as a ring, a line as a line."""
    return ring(diagram) if diagram.returns and len(diagram.steps) > diagram.returns else column(diagram, broad=True)


def _kind(diagram: PathwayDiagram) -> str:
    count, words = len(diagram.steps), diagram.words
    if diagram.returns > 1:
        return words.count("picture.returns", count, step=diagram.returns)
    return words.count("picture.loop" if diagram.returns else "picture.line", count)


def _followed(diagram: PathwayDiagram) -> str:
    """Say what kind of picture it is, and where it goes on: the rest is in the list that follows."""
    return " ".join(filter(None, [_kind(diagram), diagram.said, diagram.words("picture.follows")]))


def _steps(diagram: PathwayDiagram) -> list[str]:
    said = []
    for number, step in enumerate(diagram.steps, 1):
        text, effect = text_of(step.text), text_of(step.effect)
        if effect:
            said.append(diagram.words("picture.leads", number=number, text=text, effect=effect))
        else:
            said.append(diagram.words("picture.step", number=number, text=text))
    return said


def _holder(
    diagram: PathwayDiagram, name: str, said: str, inks: Inks, layouts: dict[str, Picture], role: str = "group"
) -> etree.Element:
    # The words are in the list, where search finds them once.
    holder = etree.Element("div", {"class": "pathway__picture", "data-search-exclude": ""})
    # What is an image to screen readers has no parts that they could read.
    pen = SvgWriter(diagram.tone, inks, text_is_heard=role == "img")
    for layout, picture in layouts.items():
        svg = pen.draw(picture, f"{name}-{layout}", diagram.title, said)
        svg.set("class", f"picture picture--{layout}")
        svg.set("role", role)
        holder.append(svg)
    if len(layouts) > 1:
        holder.set("class", "pathway__picture pathway__picture--both")
    return holder
