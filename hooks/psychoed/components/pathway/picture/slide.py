"""A pathway for slides and paper: the picture that its page shows, with every word as a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.pathway.picture.diagram import diagram_of
from psychoed.components.pathway.picture.figure import said_of, scene_of, wide
from psychoed.components.pathway.picture.scene_writer import SceneWriter
from psychoed.components.pathway.picture.svg_writer import SvgWriter
from psychoed.components.pathway.picture.wide_scene import wide_scene
from psychoed.text.metrics import HEADING, PLAIN
from psychoed.text.text_to_paths import outline, text_path
from psychoed.text.wrap import Run, text_of, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.assets.colours import Inks
    from psychoed.components.paper import Printing
    from psychoed.components.pathway.part import Pathway
    from psychoed.words.catalogue import Words

SVG = "http://www.w3.org/2000/svg"
_MARGIN = 28.0
_TITLE, _TITLE_LEADING = 27.0, 34.0
_NOTE, _NOTE_LEADING = 14.5, 20.0


def drawn_svg(pathway: Pathway, inks: Inks, words: Words, *, inside: bool = True) -> etree.Element:
    """Draw a pathway without anything around it; its words are text. Two people may be shown without the steps."""
    diagram = diagram_of(pathway, words)
    if diagram.scene:
        stage = wide_scene(diagram, diagram.scene, inside=inside)
        svg = SceneWriter(diagram.tone, inks).stage(
            stage, pathway.id, diagram.title, said_of(diagram) if inside else scene_of(diagram)
        )
    else:
        svg = SvgWriter(diagram.tone, inks).draw(wide(diagram), pathway.id, diagram.title, said_of(diagram))
    svg.set("xmlns", SVG)
    svg.set("role", "img")
    for element in svg.iter():
        element.attrib.pop("aria-hidden", None)
    return svg


def slide_svg(pathway: Pathway, notes: Sequence[str], credit: str, printing: Printing) -> etree.Element:
    """Draw a pathway for a slide: its title above, below it how sure research is, and where it comes from.

    Arguments:
        pathway: The pathway.
        notes: Sentences for below the picture.
        credit: The last line.
        printing: What the site knows.

    Raises:
        UnknownSignError: A font has no shape for a sign.
    """
    inks, language = printing.inks, printing.words.language
    heading, plain = HEADING.speaking(language), PLAIN.speaking(language)
    svg = drawn_svg(pathway, inks, printing.words)
    outline(svg, language)
    across, down = (float(number) for number in svg.attrib["viewBox"].split()[2:])
    width = across + 2 * _MARGIN
    title = svg.find("title")
    assert title is not None
    above = wrap((Run(title.text or ""),), heading, _TITLE, across)
    below = [line for note in (*notes, credit) for line in wrap((Run(note),), plain, _NOTE, across)]
    top = _MARGIN + _TITLE_LEADING * len(above) + 12
    height = top + down + 22 + _NOTE_LEADING * len(below) + _MARGIN - 10
    drawn = [child for child in svg if child.tag not in {"title", "desc"}]
    group = etree.Element("g", {"transform": f"translate({_MARGIN:g} {top:g})"})
    for child in drawn:
        svg.remove(child)
        group.append(child)
    etree.SubElement(svg, "rect", {"width": f"{width:g}", "height": f"{height:g}", "fill": inks.paper})
    for number, line in enumerate(above):
        y = _MARGIN + _TITLE * 0.8 + _TITLE_LEADING * number
        words = text_path(text_of(line).rstrip(), width / 2, y, heading, _TITLE, "middle")
        etree.SubElement(svg, "path", {"d": words, "fill": inks.tone(pathway.tone.name).ink})
    svg.append(group)
    for number, line in enumerate(below, 1):
        words = text_path(text_of(line).rstrip(), _MARGIN, top + down + 18 + _NOTE_LEADING * number, plain, _NOTE)
        etree.SubElement(svg, "path", {"d": words, "fill": inks.ink})
    svg.set("viewBox", f"0 0 {width:g} {height:g}")
    svg.set("width", f"{width:g}")
    svg.set("height", f"{height:g}")
    described = svg.find("desc")
    assert described is not None
    described.text = " ".join([described.text or "", *notes, credit])
    return svg
