"""`pathway` as read: its steps, and where it goes on after the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.components.around import NOTHING, Around
from psychoed.components.part import Statement, StatingPart
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.pathway.returning import Return
    from psychoed.components.pathway.scene import Scene
    from psychoed.source.tones import Tone
    from psychoed.words.catalogue import Words


@dataclass(frozen=True)
class Step:
    """A step of a pathway; its strings are inline Markdown without claim marks."""

    id: str
    """The step's address, `block/number`."""
    text: str
    effect: str
    """What the step leads to; empty where nothing is said."""
    claim: str | None
    line: int
    rest: str = ""
    """What follows within the step, Markdown."""
    loose: bool = False
    """Whether its words are a paragraph, since there are empty lines in the list."""


@dataclass(frozen=True)
class Pathway(StatingPart):
    """A pathway, read."""

    steps: tuple[Step, ...]
    returns: Return | None
    """Where it goes on after the last step; None where it ends there."""
    tone: Tone
    tone_line: int
    beside: str
    """The id of a pathway to show next to this one; empty for none."""
    beside_line: int
    around: Around = NOTHING
    scene: Scene | None = None
    """Who is in it, and what goes on between them; None where it shows steps alone."""

    @property
    def addresses(self) -> dict[str, int]:
        """What is addressed within it, and the line of each."""
        return {step.id: step.line for step in self.steps}

    @property
    def statements(self) -> Iterator[Statement]:
        """What it states, as a whole and step by step."""
        yield Statement(self.id, self.claim, plain(self.title))
        for step in self.steps:
            words = " → ".join(plain(text) for text in (step.text, step.effect) if text)
            yield Statement(step.id, step.claim, words)

    def return_sentence(self, words: Words) -> str:
        """Return what is said of the way back, in plain words; empty where there is none."""
        return self.returns.sentence(len(self.steps), plain(self.returns.words), words) if self.returns else ""
