"""How a question is answered: in one of four ways, which are QTI's (choice, match, order, text entry).

However a question is written, and whoever made it, all that it becomes hangs on these. Who makes something of questions
matches on them and ends with `assert_never`: a fifth way is then an error of types wherever it would be missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from psychoed.text.inline import escaped

Kind = Literal["one", "several", "order", "sort", "match", "fill"]
"""What programs, styles and scripts know a question by. They are published: `data-kind`, and `kind` in the data."""


@dataclass(frozen=True)
class Option:
    """An answer that can be chosen."""

    text: str
    """Inline Markdown."""
    right: bool
    """Whether it is a right answer."""
    feedback: str
    """Markdown: why it fits or does not."""


@dataclass(frozen=True)
class Choice:
    """Choose what fits."""

    options: tuple[Option, ...]
    """In the order in which they are shown."""
    several: bool = False
    """Whether more than one fits."""

    @property
    def kind(self) -> Kind:
        """What programs know it by."""
        return "several" if self.several else "one"

    @property
    def rights(self) -> tuple[Option, ...]:
        """What fits."""
        return tuple(option for option in self.options if option.right)

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(option.text for option in self.options)


@dataclass(frozen=True)
class Source:
    """Something that belongs to a target."""

    text: str
    """Inline Markdown."""
    target: str
    """The one of the question's targets that it belongs to."""
    feedback: str = ""
    """Markdown: why it belongs there; may be empty."""


@dataclass(frozen=True)
class Match:
    """Find out what belongs to what."""

    sources: tuple[Source, ...]
    targets: tuple[str, ...]
    """What they may belong to, each once; inline Markdown."""
    grouped: bool = False
    """Whether the targets are groups that each take many, so that the sources are sorted. Otherwise each takes one."""

    @property
    def kind(self) -> Kind:
        """What programs know it by."""
        return "sort" if self.grouped else "match"

    @property
    def texts(self) -> tuple[str, ...]:
        """What belongs somewhere."""
        return tuple(source.text for source in self.sources)


@dataclass(frozen=True)
class Step:
    """Something that has a place among others."""

    text: str
    """Inline Markdown."""
    feedback: str = ""
    """Markdown: what to know about it; may be empty."""


@dataclass(frozen=True)
class Order:
    """Put steps in order."""

    steps: tuple[Step, ...]
    """In their right order."""

    @property
    def kind(self) -> Kind:
        """What programs know it by."""
        return "order"

    @property
    def texts(self) -> tuple[str, ...]:
        """The steps."""
        return tuple(step.text for step in self.steps)


BLANK = "___"
"""What stands in a question's title for the words to write."""


@dataclass(frozen=True)
class TextEntry:
    """Write what fills the blank, which the question's title holds."""

    accepted: tuple[str, ...]
    """Plain words that fill it; the first is the one to show."""

    @property
    def kind(self) -> Kind:
        """What programs know it by."""
        return "fill"

    @property
    def texts(self) -> tuple[str, ...]:
        """The words to show."""
        return (escaped(next(iter(self.accepted), "")),)


Interaction = Choice | Match | Order | TextEntry
"""Each has a `kind`, and `texts`: as many as its question has answers to show, inline Markdown, in their order."""
