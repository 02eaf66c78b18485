"""What goes on between two people: who they are, and what each of them does, feels or says, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psychoed.words.catalogue import Words

_ENDS = (".", "?", "!", "…", "。", "؟")
_CLOSING = '”“»«’"」』'
_QUOTES = ("“", "„", "«", "‹", "»", "「", "『", '"', "‘", "‚")


@dataclass(frozen=True)
class Moment:
    """One thing that happens; its strings are plain words."""

    by: int
    """The number of the person with whom it begins, from 1; 0 for both."""
    to: int
    """The number of the person to whom it leads: another for an act, the same for what circles; 0 for nobody."""
    text: str
    detail: str = ""
    """A few words more, or what is said."""
    steps: tuple[int, ...] = ()
    """The numbers of the steps that belong here."""
    is_broken: bool = False
    """Whether the arrow comes and goes."""

    @property
    def is_act(self) -> bool:
        """Whether it goes from one person to the other."""
        return self.to > 0 and self.by != self.to

    @property
    def is_circle(self) -> bool:
        """Whether it starts again within one person."""
        return self.to > 0 and self.by == self.to

    @property
    def is_shared(self) -> bool:
        """Whether it is of both."""
        return self.by == 0

    @property
    def is_said(self) -> bool:
        """Whether its further words are what somebody says."""
        return self.is_act and self.detail.startswith(_QUOTES)


@dataclass(frozen=True)
class Scene:
    """Two people, and what goes on between them."""

    people: tuple[str, str]
    """What they are called, in plain words."""
    moments: tuple[Moment, ...]
    layer: str = ""
    """What its author calls the steps as a second layer; empty for what the toolkit says."""

    def sentences(self, words: Words) -> list[str]:
        """Say who there is, and each thing that happens, for whoever cannot see it: its words say who does it."""
        one, other = self.people
        return [
            words("scene.people", one=one, other=other),
            *(self._sentence(moment, words) for moment in self.moments),
        ]

    def _sentence(self, moment: Moment, words: Words) -> str:
        # A sentence of its own begins with a capital letter.
        between = ". " if moment.detail[:1].isupper() else ": "
        said = f"{moment.text}{between}{moment.detail}" if moment.detail else moment.text
        said = said if said.rstrip(_CLOSING)[-1:] in _ENDS else f"{said}."
        return words("scene.circle", said=said) if moment.is_circle else said
