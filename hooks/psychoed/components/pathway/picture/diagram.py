"""What a picture shows, before anything is laid out: steps as runs of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from psychoed.text.inline import plain
from psychoed.text.richtext import line
from psychoed.text.wrap import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.components.pathway.part import Pathway
    from psychoed.components.pathway.scene import Scene
    from psychoed.words.catalogue import Words


_SPACE = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


class Place(NamedTuple):
    """Where words stand in a pathway."""

    number: int
    """The number of the step, from 1."""
    is_effect: bool
    """Whether it is what the step leads to."""


class DiagramStep(NamedTuple):
    """A step, in words that may hold links."""

    text: tuple[Run, ...]
    effect: tuple[Run, ...]
    """What it leads to; empty where nothing is said."""


@dataclass(frozen=True)
class PathwayDiagram:
    """A pathway as a picture shows it."""

    title: str
    steps: tuple[DiagramStep, ...]
    tone: str
    """One of `TONES`."""
    words: Words
    """In which its picture is described."""
    returns: int = 0
    """The number of the step to which the last one leads back; 0 where it ends there."""
    sentence: str = ""
    """What is said of the way back, for the picture: what leads back, or that it starts again."""
    said: str = ""
    """The same, for whoever cannot see where the arrow leads."""
    scene: Scene | None = None
    """Who is in it, and what goes on between them."""

    @property
    def entries(self) -> int:
        """How many steps come before those that the way back goes round."""
        return max(self.returns - 1, 0)


def diagram_of(
    pathway: Pathway, words: Words, listed: Mapping[Place, Iterable[Run]] = MappingProxyType({})
) -> PathwayDiagram:
    """Return a pathway as it is drawn.

    Arguments:
        pathway: As read.
        words: What is said of it.
        listed: Its words as a list on the same page says them: what is a link there is one in the picture.
    """
    steps = tuple(
        DiagramStep(
            _linked(_words(step.text), listed.get(Place(number, is_effect=False), ())),
            _linked(_words(step.effect), listed.get(Place(number, is_effect=True), ())),
        )
        for number, step in enumerate(pathway.steps, 1)
    )
    title, tone, returns = plain(pathway.title), pathway.tone.name, pathway.returns
    if returns is None:
        return PathwayDiagram(title, steps, tone, words, scene=pathway.scene)
    said = pathway.return_sentence(words)
    return PathwayDiagram(title, steps, tone, words, returns.step, plain(returns.words) or said, said, pathway.scene)


def _words(text: str) -> str:
    return "".join(run["words"] for run in line(text))


def _linked(words: str, pieces: Iterable[Run]) -> tuple[Run, ...]:
    """Part words into runs with the links that pieces of the same words have, one after the other."""
    runs: list[Run] = []
    start = end = behind = 0
    for piece in pieces:
        said = _SPACE.sub(" ", piece.text).strip(" ")
        found = words.find(said, behind)
        if not said or found < 0:
            continue
        behind = found + len(said)
        if piece.link is None:
            continue
        if runs and runs[-1].link is piece.link:
            runs[-1] = Run(words[start:behind], piece.link)
        else:
            runs += [*([Run(words[end:found])] if found > end else []), Run(said, piece.link)]
            start = found
        end = behind
    return (*runs, Run(words[end:])) if words[end:] else tuple(runs)
