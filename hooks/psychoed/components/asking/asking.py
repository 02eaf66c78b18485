"""What components make questions with, and what they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.components.asking.sureness import Sureness
    from psychoed.components.question.data import Question
    from psychoed.components.terms.part import Term
    from psychoed.features.glossary.index import TermIndex
    from psychoed.words.catalogue import Words


@dataclass(frozen=True)
class Asking:
    """What is known of the whole site where questions are made."""

    sureness: Sureness
    """Tells how sure research is of what is claimed."""
    related: Mapping[str, tuple[Term, ...]]
    """For each term's slug the terms it is related to."""
    index: TermIndex
    """The forms of all terms."""

    @property
    def words(self) -> Words:
        """In which words questions ask."""
        return self.sureness.words


@dataclass(frozen=True)
class Group:
    """Questions that belong together on a quiz page."""

    title: str
    questions: tuple[Question, ...]
    authored: bool = False
