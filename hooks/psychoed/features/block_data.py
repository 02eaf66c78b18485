"""What blocks become that show nothing themselves: where something is shown, or what is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from psychoed.features.evidence.label import EvidenceLabel


HELP_LINES = "help-lines"
"""What an author writes behind the slashes for every help line."""


@dataclass(frozen=True)
class Evidence:
    """What research says about a claim."""

    about: str
    """A claim, or the address of a block, row, step or item."""
    label: EvidenceLabel
    title: str
    """The claim in a few plain words; empty where the row, step or item says it itself."""
    words: str
    """Which words of the claim it speaks of, plain; empty where it speaks of all of it."""
    note: str
    """Markdown; its links are absolute."""
    sources: tuple[str, ...]
    """Keys of the references that the note rests on."""
    see_also: tuple[str, ...]
    """Keys of references for those who want to know more."""
    src_uri: str
    line: int
    about_line: int
    sources_line: int
    see_also_line: int

    @property
    def cited(self) -> tuple[str, ...]:
        """All keys, those it rests on first."""
        return (*self.sources, *self.see_also)


class Pictured(NamedTuple):
    """A pathway's id on a page that shows its picture."""

    name: str
    line: int


class Placed(NamedTuple):
    """A question's id on a page."""

    name: str
    line: int


class Needed(NamedTuple):
    """A sheet that a page offers to whoever has a need."""

    name: str
    """The sheet's id."""
    need: str
    """What somebody needs it for, plain words."""
    line: int


@dataclass(frozen=True)
class TherapistNote:
    """A note, read."""

    about: str
    """The id of a block, or `quiz-PAGE`."""
    note: str
    """Markdown; its links are absolute."""
    src_uri: str
    line: int


def note_name(about: str) -> str:
    """Return what a note is called among the blocks of a page."""
    return f"therapist-note | {about}"
