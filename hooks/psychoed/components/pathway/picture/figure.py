"""The figure of a pathway: its picture in a wide and a tall layout, of which a page shows what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.pathway.picture.circular_layout import ring
from psychoed.components.pathway.picture.scene_writer import SceneWriter
from psychoed.components.pathway.picture.svg_writer import SvgWriter
from psychoed.components.pathway.picture.tall_scene import scene_rows, tall_scene
from psychoed.components.pathway.picture.vertical_layout import column, room_above, row_heights
from psychoed.components.pathway.picture.wide_scene import wide_scene
from psychoed.text.wrap import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.assets.colours import Inks
    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.picture.layout import Picture
    from psychoed.components.pathway.picture.stage import Stage
    from psychoed.components.pathway.scene import Scene


def pictures(diagram: PathwayDiagram, name: str, inks: Inks) -> etree.Element:
    """Draw a pathway whose steps follow as a list, tall and wide; a scene with them, and without.

    Arguments:
        diagram: What to show.
        name: What the ids in it begin with.
        inks: Its colours where there is no stylesheet.
    """
    if diagram.scene:
        # One layout holds the steps at any width: a second one would weigh as much as all the rest.
        full = {"tall": tall_scene(diagram, diagram.scene, inside=True)}
        return _scene_holder(diagram, name, inks, _scenes(diagram), full)
    return _holder(diagram, name, _followed(diagram), inks, {"tall": column(diagram), "wide": wide(diagram)})


def pair(diagrams: Sequence[PathwayDiagram], names: Sequence[str], inks: Inks) -> list[etree.Element]:
    """Draw pathways side by side, each step at the height of the other's.

    Of people, the scenes alone are drawn; the first has a switch for the list of steps that follows it.
    """
    rows, above, alike = row_heights(*diagrams), room_above(*diagrams), scene_rows(diagrams)
    drawn: list[etree.Element] = []
    for diagram, name in zip(diagrams, names, strict=True):
        if scene := diagram.scene:
            stage = tall_scene(diagram, scene, inside=False, rows=alike)
            holder = _scene_holder(diagram, name, inks, {"tall": stage}, {})
            if not drawn:
                # Below, so that both pictures begin at one height.
                holder.extend([*_switch(diagram, scene, name)])
            drawn.append(holder)
            continue
        layouts = {"tall": column(diagram, rows=rows, above=above)}
        drawn.append(_holder(diagram, name, _followed(diagram), inks, layouts))
    return drawn


def alone(diagram: PathwayDiagram, name: str, inks: Inks) -> etree.Element:
    """Draw a pathway that no list follows: its description says every step, or what goes on between two people."""
    if diagram.scene:
        return _scene_holder(diagram, name, inks, _scenes(diagram), {})
    return _holder(diagram, name, said_of(diagram), inks, {"tall": column(diagram), "wide": wide(diagram)}, role="img")


def said_of(diagram: PathwayDiagram) -> str:
    """Return all that a picture shows, in sentences."""
    return " ".join(filter(None, [*_scene(diagram), _kind(diagram), *_steps(diagram), diagram.said]))


def wide(diagram: PathwayDiagram) -> Picture:
    """Lay a pathway out for the width of a page: what goes round as a ring, a line as a line."""
    return ring(diagram) if diagram.returns and len(diagram.steps) > diagram.returns else column(diagram, broad=True)


def scene_of(diagram: PathwayDiagram) -> str:
    """Return what goes on between people, in sentences."""
    return " ".join(_scene(diagram))


def _scene(diagram: PathwayDiagram) -> list[str]:
    return diagram.scene.sentences(diagram.words) if diagram.scene else []


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


def _scenes(diagram: PathwayDiagram) -> dict[str, Stage]:
    assert diagram.scene
    return {
        "tall": tall_scene(diagram, diagram.scene, inside=False),
        "wide": wide_scene(diagram, diagram.scene, inside=False),
    }


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


def _scene_holder(
    diagram: PathwayDiagram, name: str, inks: Inks, calm: Mapping[str, Stage], full: Mapping[str, Stage]
) -> etree.Element:
    """Hold a scene, and the same with its steps, which a reader switches on: a box to tick, and CSS."""
    assert diagram.scene
    both = " pathway__picture--both" if len(calm) > 1 else ""
    classes = f"pathway__picture{both} pathway__picture--people"
    holder = etree.Element("div", {"class": classes, "data-search-exclude": ""})
    if full:
        holder.extend([*_switch(diagram, diagram.scene, name)])
    heard = SceneWriter(diagram.tone, inks)
    for layout, stage in calm.items():
        svg = heard.stage(stage, f"{name}-{layout}", diagram.title, scene_of(diagram))
        holder.append(_shown(svg, layout, "scene", "img"))
    silent = SceneWriter(diagram.tone, inks, text_is_heard=False)
    said = f"{scene_of(diagram)} {_followed(diagram)}"
    for layout, stage in full.items():
        svg = silent.stage(stage, f"{name}-inside-{layout}", diagram.title, said)
        holder.append(_shown(svg, layout, "inside", "group"))
    return holder


def _switch(diagram: PathwayDiagram, scene: Scene, name: str) -> tuple[etree.Element, etree.Element]:
    box = {"type": "checkbox", "class": "pathway__switch", "id": f"{name}-layer"}
    label = etree.Element("label", {"class": "pathway__layer", "for": f"{name}-layer"})
    label.text = AtomicString(scene.layer or diagram.words("scene.layer"))
    return etree.Element("input", box), label


def _shown(svg: etree.Element, layout: str, layer: str, role: str) -> etree.Element:
    svg.set("class", f"picture picture--{layout} picture--{layer}")
    svg.set("role", role)
    return svg
