"""What the pages of one build share: the Book and its index before rendering, and what rendering told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from psychoed.book import Book
from psychoed.edition import Edition
from psychoed.glossary.index import TermIndex
from psychoed.help.lines import HelpLines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown import Markdown

    from psychoed.components.question.data import Question
    from psychoed.embed.files import Embed
    from psychoed.evidence.claims import Claim
    from psychoed.references.csl import Reference


class Place(NamedTuple):
    """A section in which a term is mentioned."""

    slug: str
    src_uri: str
    anchor: str
    """The section's id; empty for the page's beginning."""
    section: str
    """The section's title; empty for the page's beginning."""


@dataclass
class Rendered:
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
    has_pathways: bool
    """Whether it shows pathways with their steps."""
    ids: tuple[str, ...]
    """All ids on it, and the options of its questions as `option_address` gives them."""
    evidence: tuple[str, ...]
    """What the evidence is about that rendering came across."""
    left_over: tuple[str, ...]
    """Fences and marks that stand on the page as text."""


@dataclass
class Site:
    """The pages of one build. All but the last three are set before the first page is rendered."""

    book: Book = field(default_factory=Book)
    index: TermIndex = field(default_factory=lambda: TermIndex(()))
    questions: Mapping[str, Question] = field(default_factory=dict)
    """All questions by id, those made by the build too."""
    references: Mapping[str, Reference] = field(default_factory=dict)
    """What the site cites, by key."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """What evidence speaks of, by key, in the order in which a reader meets it."""
    help: HelpLines = field(default_factory=HelpLines)
    unlinked: frozenset[str] = frozenset()
    """Pages that get no links to the glossary and no list of words, relative to `docs_dir`."""
    page_of: Callable[[Markdown], str] = lambda md: ""
    """Tells which page a Markdown instance renders, relative to `docs_dir`."""
    edition: Edition = field(default_factory=Edition)
    embeds: list[Embed] = field(default_factory=list)
    """The parts that live elsewhere, once they are made."""
    created: dict[str, set[str]] = field(default_factory=dict)
    """The ids of our blocks that rendering made, by page."""
    evidence: dict[str, list[str]] = field(default_factory=dict)
    """What the evidence is about that rendering came across, by page, until its notes are taken."""
    rendered: dict[str, Rendered] = field(default_factory=dict)
    """By page, relative to `docs_dir`."""
