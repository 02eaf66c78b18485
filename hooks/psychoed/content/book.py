"""The Book: every block of every page as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from psychoed.components.facts.part import Facts
from psychoed.components.part import Part
from psychoed.components.pathway.part import Pathway
from psychoed.components.terms.part import Term, Terms
from psychoed.features.block_data import HELP_LINES
from psychoed.source.front_matter import FrontMatter
from psychoed.text.inline import plain, rebased, slug
from psychoed.text.spelling import form_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.features.block_data import Evidence, Needed, Pictured, Placed, TherapistNote
    from psychoed.source.page import Mark
    from psychoed.source.problems import Problem
    from psychoed.source.raw_links import RawLink

PartT = TypeVar("PartT", bound=Part)


@dataclass(frozen=True, kw_only=True)
class Page(FrontMatter):
    """A page of the site: what it says of itself, and its blocks."""

    src_uri: str
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    placed: tuple[Placed, ...]
    """The questions that it shows from elsewhere."""
    pictured: tuple[Pictured, ...]
    """The pathways whose picture it shows from elsewhere."""
    needed: tuple[Needed, ...]
    """The sheets that it offers by what somebody needs them for."""
    filled: Mapping[str, int]
    """The line of each block that the site fills, such as its gallery."""
    evidence: tuple[Evidence, ...]
    """What is written on it about claims, wherever they are stated."""
    notes: tuple[TherapistNote, ...]
    """What is written on it for therapists."""
    text: str
    """The whole file; where it has blocks of ours, without comments, each line in its place."""
    has_blocks: bool
    """Whether it holds a block of ours: all else on it is anybody's Markdown."""
    ends: Mapping[int, int]
    """The line that closes a block, by the line that opens it."""
    raw_links: tuple[RawLink, ...] = ()
    """What HTML in it leads to or shows within the site."""
    remarks: tuple[Problem, ...] = ()
    """What its author should know, but what keeps no site from being built."""
    is_unread: bool = False
    """Whether its front matter cannot be read, which is told: then it says nothing, and lacks nothing."""

    @property
    def help_line(self) -> int:
        """The line of its list of help lines; 0 for none."""
        return self.filled.get(HELP_LINES, 0)

    def line_of(self, snippet: str) -> int:
        """Return the first line that holds a piece of text; 0 if none does."""
        return next((number for number, line in enumerate(self.text.split("\n"), 1) if snippet in line), 0)

    def written(self, part: Part) -> str:
        """Return the Markdown of one of its blocks as the author wrote it, its links made absolute."""
        lines = self.text.split("\n")[part.line - 1 : self.ends[part.line]]
        return rebased("\n".join(lines), self.src_uri)

    @property
    def outline(self) -> Page:
        """The page without its prose: what its front matter and its blocks say, each with its line."""
        return replace(self, text="", marks=(), raw_links=(), remarks=(), ends={})

    @property
    def stated(self) -> list[tuple[str, int]]:
        """Each claim that it marks, with its line; blocks first."""
        blocks = [(str(claim), part.line) for part in self.parts if (claim := getattr(part, "claim", None))]
        return blocks + [(mark.name, mark.line) for mark in self.marks if mark.kind == "claim"]

    def of(self, kind: type[PartT]) -> tuple[PartT, ...]:
        """Return the blocks of one kind, in order."""
        return tuple(part for part in self.parts if isinstance(part, kind))


@dataclass(frozen=True)
class Book:
    """All pages, in the order of the site's navigation."""

    pages: tuple[Page, ...] = ()

    @cached_property
    def by_uri(self) -> Mapping[str, Page]:
        """The pages by their path relative to `docs_dir`."""
        return {page.src_uri: page for page in self.pages}

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """All blocks by id; of two with the same id, the first."""
        parts: dict[str, Part] = {}
        for page in self.pages:
            for part in page.parts:
                parts.setdefault(part.id, part)
        return parts

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The glossary by slug: what `terms` blocks define, and each row of a `facts` block that they do not."""
        terms: dict[str, Term] = {}
        for page in self.pages:
            for part in page.of(Terms):
                for term in part.terms:
                    terms.setdefault(term.slug, term)
        known = {form_key(form) for term in terms.values() for form in term.all_forms}
        for page in self.pages:
            for facts in page.of(Facts):
                for row in facts.table.rows:
                    name = plain(row.name)
                    if name and form_key(name) not in known:
                        known.add(form_key(name))
                        said = zip(facts.table.columns, row.cells, strict=True)
                        definition = " ".join(f"{column}: {cell.rstrip('.')}." for column, cell in said if cell)
                        term = Term(slug(row.name), name, (), (), (definition,), page.src_uri, facts.id, row.line)
                        terms.setdefault(term.slug, term)
        return terms

    def pathway(self, name: str) -> Pathway | None:
        """Return the pathway with an id, if there is one."""
        part = self.parts.get(name)
        return part if isinstance(part, Pathway) else None
