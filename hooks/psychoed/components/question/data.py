"""A question as data, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psychoed.components.part import Part
from psychoed.features.evidence.label import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.components.question.interactions import Interaction
    from psychoed.features.evidence.label import EvidenceLabel


class AskedClaim(NamedTuple):
    """A claim that a question is about, and how sure research is of it."""

    key: str
    label: EvidenceLabel


def doubts(asked: Iterable[AskedClaim]) -> list[EvidenceLabel]:
    """Return the labels of what is claimed that is below “well supported”, each once; what is most doubtful first."""
    found = {claim.label for claim in asked}
    return [label for label in LABELS[:-1] if label in found]


@dataclass(frozen=True)
class Question(Part):
    """A question, read from a page or made from other blocks. Its title is the question itself, inline Markdown."""

    interaction: Interaction
    """How it is answered, with what can be chosen, placed, matched or written."""
    intro: str = ""
    """Markdown that stands before the options."""
    explanation: str = ""
    """Markdown: what to know after an answer, whatever it was."""
    reread: str = ""
    """Where to read about it again: a link from `docs_dir`, such as `/learn/friends.md#one-thing-to-try`."""
    claims: tuple[AskedClaim, ...] = ()
    """What is claimed by its right answer."""
    asks_how_sure: bool = False
    """Whether it asks for the label of its claim: then the label is the answer, and cannot stand in the stem."""
    rests_on: tuple[str, ...] = ()
    """The claims that its author says its right answer rests on."""
    rests_on_line: int = 0

    @property
    def doubt(self) -> str:
        """How far its right answer is right.

        `model` where it is what an explanation says, `open` where an author's answer rests on what is not settled,
        empty where nothing is to be said.
        """
        if self.asks_how_sure or not doubts(self.claims):
            return ""
        return "open" if self.rests_on else "model"
