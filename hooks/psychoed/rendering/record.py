"""What rendering pages tells: where words and claims stand, and what is on each page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.rendering.kept import Kept


class Place(NamedTuple):
    """A section in which a term is mentioned."""

    slug: str
    src_uri: str
    anchor: str
    """The section's id; empty for the page's beginning."""
    section: str
    """The section's title; empty for the page's beginning."""


@dataclass(frozen=True)
class PageScan:
    """What rendering one page told."""

    places: tuple[Place, ...]
    """Where it mentions terms."""
    claims: Mapping[str, str]
    """Each claim that it states, and that evidence speaks of or an author marked, with the id of its element."""
    has_terms: bool
    """Whether it shows links to the glossary whose definitions it holds."""
    has_questions: bool
    has_fields: bool
    """Whether a reader can write on it."""
    classes: frozenset[str]
    """All classes on it."""
    ids: tuple[str, ...]
    """All ids on it."""
    created: frozenset[str]
    """The ids of our blocks on it."""
    evidence: tuple[str, ...]
    """What the evidence is about that rendering came across."""
    left_over: tuple[str, ...]
    """Fences and marks that stand on the page as text."""
    moved: tuple[str, ...] = ()
    """Old ids that lead on from it."""
    unfolded: tuple[str, ...] = ()
    """The titles of sections that should fold, and cannot where they stand."""
    linked: tuple[str, ...] = ()
    """The terms whose definitions it shows, since they are linked on it."""


NOTHING = PageScan((), {}, False, False, False, frozenset(), (), frozenset(), (), ())
"""What a page tells that has no text: Markdown does not even begin with it."""


@dataclass
class Record:
    """Takes the notes while pages are rendered, one after the other."""

    pages: dict[str, PageScan] = field(default_factory=dict)
    """By page, relative to `docs_dir`."""
    trees: dict[str, Kept] = field(default_factory=dict)
    """The trees of those pages that other documents show too."""
    created: set[str] = field(default_factory=set)
    """The ids of our blocks that were made on the page that is being rendered."""
    evidence: list[str] = field(default_factory=list)
    """What the evidence on it is about."""

    def forget(self, src_uri: str) -> None:
        """Forget a page: it is rendered again, or has no text any more."""
        self.pages.pop(src_uri, None)
        self.trees.pop(src_uri, None)
