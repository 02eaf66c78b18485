"""What a picture shows, before anything is laid out: steps as runs of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psychoed.picture.wrap import Run
from psychoed.text import plain
from psychoed.tones import NEUTRAL, TONES

if TYPE_CHECKING:
    from psychoed.components.pathway.part import Pathway


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
    tone: str
    """One of `TONES`."""
    returns: int = 0
    """The number of the step to which the last one leads back; 0 where it ends there."""
    sentence: str = ""
    """What is said of the way back, for the picture: what leads back, or that it starts again."""
    said: str = ""
    """The same, for whoever cannot see where the arrow leads."""

    @property
    def entries(self) -> int:
        """How many steps come before those that the way back goes round."""
        return max(self.returns - 1, 0)


def sketch_of(pathway: Pathway) -> Sketch:
    """Return a pathway in plain words, as it is drawn where no page is rendered around it."""
    steps = tuple(SketchStep(_runs(step.text), _runs(step.effect)) for step in pathway.steps)
    title, tone, returns = plain(pathway.title), pathway.tone.name, pathway.returns
    if returns is None:
        return Sketch(title, steps, tone)
    said = pathway.return_sentence
    return Sketch(title, steps, tone, returns.step, plain(returns.words) or said, said)


def known_tone(*names: str) -> str:
    """Return the first of some names that is a tone; `neutral` if none is."""
    return next((name for name in names if name in TONES), NEUTRAL)


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(plain(text)),) if text else ()
