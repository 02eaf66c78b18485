"""What a form of question has to say of itself: how authors know it, how it is told from others, how it is read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from psychoed.components.question.interactions import Interaction
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem


class Written(NamedTuple):
    """A question as read from a form. Where it stands, and what it rests on, is said in the same way in all forms."""

    interaction: Interaction
    intro: str = ""
    explanation: str = ""
    title: str | None = None
    """The title, where it is not shown as it is written."""


class Form(ABC):
    """A way to write a question. What outputs make of it hangs on the interaction that it gives, and not on it."""

    @property
    @abstractmethod
    def hint(self) -> str:
        """How it is written, for authors who wrote in no form: a message goes on with it behind “Write”."""

    def in_title(self, title: str) -> bool:
        """Tell whether a title shows that the question is written so."""
        return False

    def in_line(self, line: str, *, first: bool) -> bool:
        """Tell whether a line of the block shows that the question is written so.

        Arguments:
            line: As written.
            first: Whether nothing before it has shown any form.
        """
        return False

    @abstractmethod
    def read(self, fence: BlockSource) -> tuple[Written, list[Problem]]:
        """Read a block that is written so, and note what makes a bad question of it."""
