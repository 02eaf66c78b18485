"""A pathway as a picture on paper and on a slide, with what a picture cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.paper import LabelledSteps, PictureOnPaper
from psychoed.components.pathway.picture.framed import framed_svg
from psychoed.components.pathway.picture.slide import drawn_svg, slide_svg
from psychoed.text.richtext import blocks, plain_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from psychoed.components.paper import Frame, LabelData, Printing
    from psychoed.components.pathway.part import Pathway, Step
    from psychoed.text.richtext import Block
    from psychoed.words.catalogue import Words


def pathway_on_paper(pathway: Pathway, alt: str, printing: Printing) -> PictureOnPaper:
    """Return the picture for a sheet.

    Arguments:
        pathway: As read.
        alt: What the picture shows, in words.
        printing: What the site knows.
    """
    leads = printing.leads
    steps = [found for number, step in enumerate(pathway.steps, 1) for found in _step_rest(number, step, printing)]
    return PictureOnPaper(
        picture=etree.tostring(drawn_svg(pathway, printing.inks, printing.words), encoding="unicode"),
        alt=alt,
        known=[LabelledSteps(label, steps) for label, steps in _labelled(pathway, printing)],
        before=blocks(pathway.around.before, leads),
        after=[*steps, *blocks(pathway.around.after, leads)],
    )


def pathway_slide(pathway: Pathway, printing: Printing, credit: str, frame: Frame | None = None) -> etree.Element:
    """Draw a pathway for a slide, with what its author wrote around it and how sure research is.

    Arguments:
        pathway: As read.
        printing: What the site knows.
        credit: The last line.
        frame: What it has to fill; by default it is as high as it needs to be.

    Raises:
        UnknownSignError: No font has a shape for one of its signs.
    """
    around = (words for text in pathway.around for words in plain_lines(blocks(text)))
    notes = [*around, *_notes(pathway, printing, are_steps_shown=not (frame and pathway.scene))]
    return framed_svg(pathway, notes, credit, printing, frame) if frame else slide_svg(pathway, notes, credit, printing)


def _notes(pathway: Pathway, printing: Printing, *, are_steps_shown: bool) -> Iterator[str]:
    """Say how sure research is of what a pathway states: each label with the steps that it speaks of."""
    whole = printing.labels(pathway.claim or pathway.id)
    said = [f"{_of(label)}: {label['meaning']}" for label in whole]
    if are_steps_shown:
        said += [f"{label['name']}: {steps}." for label, steps in _labelled(pathway, printing)]
    if said:
        yield f"{printing.words('evidence.ask')} {' '.join(said)}"
    if pathway.scene and not are_steps_shown:
        yield printing.words("scene.elsewhere", layer=pathway.scene.layer or printing.words("scene.layer"))


def _of(label: LabelData) -> str:
    return f"{label['name']} ({label['about']})" if label["about"] else label["name"]


def _step_rest(number: int, step: Step, printing: Printing) -> list[Block]:
    """Return what follows within a step: the picture has no room for it."""
    found = blocks(step.rest, printing.leads)
    if found:
        found.insert(0, {"paragraph": [{"words": printing.words("handout.step", number=number), "strong": True}]})
    return found


def _labelled(pathway: Pathway, printing: Printing) -> list[tuple[LabelData, str]]:
    """Return each label that stands at a pathway's steps, with the steps that it speaks of, or what it says of each."""
    found: dict[str, tuple[LabelData, list[tuple[int, str]]]] = {}
    for number, step in enumerate(pathway.steps, 1):
        for label in printing.labels(step.claim or step.id):
            found.setdefault(label["name"], (label, []))[1].append((number, label["about"]))
    return [(label, _said(steps, printing.words)) for label, steps in found.values()]


def _said(steps: Sequence[tuple[int, str]], words: Words) -> str:
    """Name some steps by their numbers, each with what is said of it where that is not all of it."""
    if not any(about for _, about in steps):
        return words.count("handout.steps", len(steps), numbers=", ".join(str(number) for number, _ in steps))
    named = ((words.count("handout.steps", 1, numbers=number), about) for number, about in steps)
    return "; ".join(words("handout.step_about", step=step, about=about) if about else step for step, about in named)
