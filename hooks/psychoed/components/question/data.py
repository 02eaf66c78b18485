"""A question as data, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psychoed.components.part import Part
from psychoed.evidence.label import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.evidence.label import EvidenceLabel

ONE, SEVERAL, ORDER, SORT, MATCH, FILL = "one", "several", "order", "sort", "match", "fill"
"""The kinds of question: one right answer, several right answers, steps to put in order, things to sort into groups,
things to match with others, a word to fill in."""

BLANK = "___"
"""What stands in a question's title for the word to fill in."""


def option_address(question_id: str, number: int) -> str:
    """Return what the number of an option is noted as, to compare the options read with those on the page."""
    return f"{question_id}/option-{number}"


class AskedClaim(NamedTuple):
    """A claim that a question is about, and how sure research is of it."""

    key: str
    label: EvidenceLabel


def doubts(asked: Iterable[AskedClaim]) -> list[EvidenceLabel]:
    """Return the labels of what is claimed that is below “well supported”, each once; what is most doubtful first."""
    found = {claim.label for claim in asked}
    return [label for label in LABELS[:-1] if label in found]


@dataclass(frozen=True)
class Option:
    """An answer that can be chosen, or a step to be placed."""

    text: str
    """Inline Markdown."""
    right: bool
    """Whether it is a right answer; always true of a step."""
    feedback: str
    """Markdown: why it fits or does not; may be empty for what is placed, sorted or matched."""
    target: str = ""
    """The one of the question's `targets` that it belongs to, for what is sorted or matched."""


@dataclass(frozen=True)
class Question(Part):
    """A question, read from a page or made from other blocks. Its title is the question itself, inline Markdown."""

    kind: str
    options: tuple[Option, ...]
    """In the order in which they are shown; steps in their right order."""
    intro: str = ""
    """Markdown that stands before the options."""
    targets: tuple[str, ...] = ()
    """The groups to sort into, or what to match with, each once; inline Markdown."""
    accepted: tuple[str, ...] = ()
    """The words that fill the blank, `___` in the title; the first is the one to show."""
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

    @property
    def addresses(self) -> dict[str, int]:
        """Its options as the page counts them, and the question's line."""
        return {option_address(self.id, number): self.line for number in range(1, len(self.options) + 1)}
