"""A scene as SVG: two people, what goes back and forth between them, and the steps where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.pathway.picture.person import BODY, EYE, EYES, HEAD
from psychoed.components.pathway.picture.svg_writer import HEADING_FONT, SvgWriter, at, head_points, short
from psychoed.text.wrap import text_of

if TYPE_CHECKING:
    from psychoed.components.pathway.picture.edges import Curve, Edge, Point
    from psychoed.components.pathway.picture.person import Person
    from psychoed.components.pathway.picture.stage import Bubble, Niche, Said, Stage

_DOTS = "1 11"
"""An arrow that comes and goes."""
_HERE_AND_THERE = "8 6"
"""The outline of somebody who comes and goes."""


class SceneWriter(SvgWriter):
    """Draws one scene."""

    def stage(self, stage: Stage, name: str, title: str, description: str) -> etree.Element:
        """Draw a scene.

        Arguments:
            stage: What stands where.
            name: What the ids in it begin with.
            title: What it is called.
            description: What it shows, in a sentence or more.
        """
        self.turned = stage.is_turned
        svg = self.canvas(stage.width, stage.height, name, title, description)
        if stage.is_turned:
            svg.set("direction", "rtl")
        self._rails(svg, stage)
        for niche in stage.niches:
            self._niche(svg, niche)
        for person in stage.people:
            self._person(svg, person)
        ground = {"class": "picture__tint", "fill": self.tone.tint}
        for box, round_ in [*((card, 16.0) for card in stage.cards), *([(stage.floor, 22.0)] if stage.floor else [])]:
            sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "rx": round_}
            etree.SubElement(svg, "rect", {**ground, **{key: short(value) for key, value in sides.items()}})
        for bubble in stage.bubbles:
            self._bubble(svg, bubble)
        self._acts(svg, stage)
        groups: dict[tuple[str, float], etree.Element] = {}
        for said in stage.said:
            kind = said.kind, said.words.size
            if kind not in groups:
                groups[kind] = self._group(svg, said)
            for line, y in said.words.placed():
                each = etree.SubElement(groups[kind], "text", {"x": short(said.words.x), "y": short(y)})
                each.text = AtomicString(text_of(line).rstrip())
        for station in stage.stations:
            # Each from its own corner: what is the same in all is written alike, and packs well.
            x, y = station.card.x, station.card.y
            self._station(svg, station.moved(-x, -y), stage.badge).set("transform", f"translate({at((x, y))})")
        return svg

    def _rails(self, svg: etree.Element, stage: Stage) -> None:
        for rail in stage.rails:
            drawn = {"class": "picture__rail", "fill": "none", "stroke": self.tone.line, "stroke-width": "5"}
            if self.broken and rail.number == 2:
                drawn["stroke-dasharray"] = "10 8"
            etree.SubElement(
                svg, "path", {**drawn, "d": f"M{short(rail.x)} {short(rail.top - 12)}V{short(rail.bottom + 8)}"}
            )

    def _niche(self, svg: etree.Element, niche: Niche) -> None:
        """Draw a person's ground, round above as a doorway is; the other's is told by its edge."""
        box, arch, foot = niche.box, niche.arch, niche.foot
        path = (
            f"M{short(box.x)} {short(box.bottom - foot)}V{short(box.y + arch)}"
            f"a{short(arch)} {short(arch)} 0 0 1 {short(arch)} -{short(arch)}H{short(box.right - arch)}"
            f"a{short(arch)} {short(arch)} 0 0 1 {short(arch)} {short(arch)}V{short(box.bottom - foot)}"
            f"a{short(foot)} {short(foot)} 0 0 1 -{short(foot)} {short(foot)}H{short(box.x + foot)}"
            f"a{short(foot)} {short(foot)} 0 0 1 -{short(foot)} -{short(foot)}z"
        )
        if niche.number == 1:
            drawn = {"class": "picture__tint", "fill": self.tone.tint}
        else:
            drawn = {"class": "picture__niche", "fill": self.inks.card, "stroke": self.tone.line, "stroke-width": "2"}
            if self.broken:
                drawn["stroke-dasharray"] = _HERE_AND_THERE
        etree.SubElement(svg, "path", {**drawn, "d": path})

    def _person(self, svg: etree.Element, person: Person) -> None:
        """Draw a person: the first filled, the other in outline."""
        first, size = person.number == 1, person.size
        drawn = {"class": "picture__you", "fill": self.tone.ink}
        if not first:
            edge = {"stroke": self.tone.ink, "stroke-width": short(3 / size), "stroke-linejoin": "round"}
            drawn = {"class": "picture__other", "fill": self.tone.tint, **edge}
            if self.broken:
                drawn["stroke-dasharray"] = _HERE_AND_THERE
        place = f"translate({at((person.x, person.y))}) scale({size * person.turn:g} {size:g})"
        group = etree.SubElement(svg, "g", {**drawn, "transform": place})
        etree.SubElement(group, "path", {"d": BODY})
        x, y, radius = HEAD
        etree.SubElement(group, "circle", {"cx": str(x), "cy": str(y), "r": str(radius)})
        look = {"class": "picture__look", "fill": self.inks.card if first else self.tone.ink, "stroke": "none"}
        for x, y in EYES:
            etree.SubElement(group, "circle", {**look, "cx": str(x), "cy": str(y), "r": str(EYE)})

    def _bubble(self, svg: etree.Element, bubble: Bubble) -> None:
        """Draw what is said around a tail that leads to who says it."""
        box, r = bubble.box, min(14.0, bubble.box.height / 2)
        corner = f"a{short(r)} {short(r)} 0 0 1 "
        across, down = box.width - 2 * r, box.height - 2 * r
        reach = 22.0
        out = (
            f"h-{short(across - reach)}l-14 9l2 -9h-{short(reach - 12)}"
            if bubble.side < 0
            else (f"h-{short(reach - 12)}l2 9l-14 -9h-{short(across - reach)}")
        )
        right, left = f"{corner}{short(r)} {short(r)}v{short(down)}", f"{corner}-{short(r)} -{short(r)}v-{short(down)}"
        path = (
            f"M{short(box.x + r)} {short(box.y)}h{short(across)}{right}{corner}-{short(r)} {short(r)}"
            f"{out}{left}{corner}{short(r)} -{short(r)}z"
        )
        drawn = {"class": "picture__bubble", "fill": self.inks.card, "stroke": self.tone.ink, "stroke-width": "1.6"}
        etree.SubElement(svg, "path", {**drawn, "stroke-linejoin": "round", "d": path})

    def _acts(self, svg: etree.Element, stage: Stage) -> None:
        for arrow in stage.arrows:
            group = etree.SubElement(svg, "g", {"class": "picture__act", **self._stroke(4.4)})
            way = f"M{_near(arrow.edge.curves[0].start)}" + "".join(map(_onwards, arrow.edge.curves))
            if arrow.is_broken:
                etree.SubElement(group, "path", {"d": way, "stroke-dasharray": _DOTS, "stroke-width": "5.4"})
                way = ""
            etree.SubElement(group, "path", {"d": way + _head(arrow.edge)})

    def _group(self, svg: etree.Element, said: Said) -> etree.Element:
        """Begin a group for words of a kind, each line of them around its middle."""
        drawn = {"class": f"picture__{said.kind}", "font-size": short(said.words.size), "text-anchor": "middle"}
        if said.kind == "sentence":
            drawn |= {"font-family": HEADING_FONT, "font-weight": "600", "fill": self.tone.ink}
        elif said.kind == "detail":
            drawn |= {"fill": self.inks.soft_ink}
        else:
            drawn |= {"font-weight": "600"}
        return etree.SubElement(svg, "g", drawn if self.text_is_heard else {**drawn, "aria-hidden": "true"})


def _onwards(curve: Curve) -> str:
    """Return the path of a curve in steps from where it begins."""
    x, y = curve.start
    return "c" + " ".join(_near((point[0] - x, point[1] - y)) for point in curve[1:])


def _head(edge: Edge) -> str:
    """Return the path of an arrow's head."""
    first, tip, last = head_points(edge)
    return f"M{_near(first)}L{_near(tip)}L{_near(last)}"


def _near(point: Point) -> str:
    """Write a point without what no eye sees."""
    return f"{point[0]:.0f} {point[1]:.0f}"
