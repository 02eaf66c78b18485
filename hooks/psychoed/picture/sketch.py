"""What a picture shows, before anything is laid out: steps as runs of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psychoed import labels
from psychoed.picture.wrap import Run
from psychoed.text import plain

if TYPE_CHECKING:
    from psychoed.blocks.pathway import Pathway


class SketchStep(NamedTuple):
    """A step, in words that may hold links."""

    text: tuple[Run, ...]
    effect: tuple[Run, ...]
    """What it leads to; empty where nothing is said."""


@dataclass(frozen=True)
class Sketch:
    """A pathway as a picture shows it."""

    title: str
    steps: tuple[SketchStep, ...]
    loop: bool
    tone: str

    @property
    def sentence(self) -> str:
        """What is said of the loop as a whole; nothing where there is none."""
        return labels.LOOP_SENTENCES[self.tone] if self.loop else ""


def sketch_of(pathway: Pathway) -> Sketch:
    """Return a pathway in plain words, as it is drawn where no page is rendered around it."""
    steps = tuple(SketchStep(_runs(step.text), _runs(step.effect)) for step in pathway.steps)
    return Sketch(plain(pathway.title), steps, pathway.loop, known_tone(pathway.tone))


def known_tone(*names: str) -> str:
    """Return the first of some names that is a tone; the first tone if none is."""
    return next((name for name in names if name in labels.TONES), next(iter(labels.TONES)))


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(plain(text)),) if text else ()
