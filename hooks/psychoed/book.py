"""The Book: every block of every page as frozen data, read once per build and checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from psychoed.blocks import (
    BLOCKS,
    READERS,
    Evidence,
    Facts,
    Part,
    Pathway,
    Placed,
    Term,
    Terms,
    read_evidence,
    read_help_lines_block,
    read_questions,
)
from psychoed.blocks.base import page_name
from psychoed.problems import Problem, nearest
from psychoed.source import Mark, Source, read_source
from psychoed.text import plain, rebased, slug
from psychoed.trust import front_matter_problems, read_date

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

_META = (
    *("title", "description", "glossary", "quiz", "author", "reviewed", "next_review", "reviewer"),
    *("template", "hide", "search"),
)

PartT = TypeVar("PartT", bound=Part)


@dataclass(frozen=True)
class Page:
    """A page of the site with its blocks."""

    src_uri: str
    title: str
    """The words of its title, without Markdown."""
    linked: bool
    """Whether words on it are linked to the glossary (front matter `glossary`)."""
    quizzed: bool
    """Whether it has a quiz (front matter `quiz`)."""
    description: str
    """What it is about, in a sentence (front matter `description`); may be empty."""
    author: str
    """Who wrote it (front matter `author`); empty where the site's author did."""
    reviewer: str
    """Who reviewed it (front matter `reviewer`); empty where nobody did."""
    searched: bool
    """Whether searches find it (front matter `search: {exclude: true}`)."""
    reviewed: date | None
    """When it was last checked (front matter `reviewed`)."""
    next_review: date | None
    """When it is due for the next check (front matter `next_review`)."""
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    placed: tuple[Placed, ...]
    """The questions that it shows from elsewhere."""
    help_line: int
    """The line of its list of help lines; 0 for none."""
    template: str
    """The template that it asks for (front matter `template`); empty for the usual one."""
    evidence: tuple[Evidence, ...]
    """What is written on it about claims, wherever they are stated."""
    text: str
    """The whole file."""

    def line_of(self, snippet: str) -> int:
        """Return the first line that holds a piece of text; 0 if none does."""
        return next((number for number, line in enumerate(self.text.split("\n"), 1) if snippet in line), 0)

    def written(self, part: Part) -> str:
        """Return the Markdown of one of its blocks as the author wrote it, its links made absolute."""
        lines = self.text.split("\n")[part.line - 1 :]
        fence = lines[0].split()[0]
        end = next(number for number, line in enumerate(lines) if number and line.strip() == fence)
        return rebased("\n".join(lines[: end + 1]), self.src_uri)

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
        known = {form.casefold() for term in terms.values() for form in term.all_forms}
        for page in self.pages:
            for facts in page.of(Facts):
                for row in facts.table.rows:
                    name = plain(row.name)
                    if name and name.casefold() not in known:
                        known.add(name.casefold())
                        said = zip(facts.table.columns, row.cells, strict=True)
                        definition = " ".join(f"{column}: {cell.rstrip('.')}." for column, cell in said if cell)
                        term = Term(slug(row.name), name, (), (), definition, page.src_uri, facts.id, row.line)
                        terms.setdefault(term.slug, term)
        return terms

    def pathway(self, name: str) -> Pathway | None:
        """Return the pathway with an id, if there is one."""
        part = self.parts.get(name)
        return part if isinstance(part, Pathway) else None


def read_book(texts: Mapping[str, str], other_blocks: Collection[str] = ()) -> tuple[Book, list[Problem]]:
    """Read all pages.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page, in the order of the navigation.
        other_blocks: Names of blocks that are not ours but known to the site's Markdown, such as `details`.

    Returns:
        The Book and what is wrong within its pages; `check_book` tells what is wrong between them.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    for src_uri, text in texts.items():
        page, found = _read_page(src_uri, text, other_blocks)
        pages.append(page)
        problems += found
    return Book(tuple(pages)), problems


def _read_page(src_uri: str, text: str, other_blocks: Collection[str]) -> tuple[Page, list[Problem]]:
    source, problems = read_source(src_uri, text)
    parts: list[Part] = []
    placed: list[Placed] = []
    evidence: list[Evidence] = []
    help_line = 0
    for fence in source.fences:
        if fence.name == "help-lines":
            help_line = fence.line
            problems += read_help_lines_block(fence)
        elif fence.name == "questions":
            names, found = read_questions(fence)
            placed += names
            problems += found
        elif fence.name == "evidence":
            read, found = read_evidence(fence)
            evidence += [read] if read else []
            problems += found
        elif reader := READERS.get(fence.name):
            part, found = reader(fence)
            parts.append(part)
            problems += found
        elif fence.name not in other_blocks:
            remedy = nearest(fence.name, [*(block.NAME for block in BLOCKS), *other_blocks])
            problems.append(fence.problem(f"There is no block `{fence.name}`.", remedy))
    title = plain(str(source.meta.get("title") or source.heading)) or page_name(src_uri)
    page = Page(
        src_uri=src_uri,
        title=title,
        linked=source.meta.get("glossary") is not False,
        quizzed=source.meta.get("quiz") is not False,
        description=str(source.meta.get("description") or ""),
        author=str(source.meta.get("author") or "").strip(),
        reviewer=str(source.meta.get("reviewer") or "").strip(),
        searched=source.meta.get("search") != {"exclude": True},
        reviewed=read_date(source, "reviewed"),
        next_review=read_date(source, "next_review"),
        parts=tuple(parts),
        marks=source.marks,
        placed=tuple(placed),
        help_line=help_line,
        template=str(source.meta.get("template") or ""),
        evidence=tuple(evidence),
        text=source.text,
    )
    return page, problems + _meta_problems(source)


def _meta_problems(source: Source) -> list[Problem]:
    problems = []

    def problem(name: str, what: str, remedy: str) -> None:
        problems.append(Problem(source.src_uri, source.meta_lines.get(name, 1), what, remedy))

    for name in ("glossary", "quiz"):
        value = source.meta.get(name, True)
        if not isinstance(value, bool):
            what = f"`{name}` is neither true nor false: {value!r}."
            problem(name, what, f"Write `{name}: false`, without quotes, or leave it out.")
    if source.meta_is_sound:
        problems += front_matter_problems(source)
    for name in ("title", "description"):
        if isinstance(source.meta.get(name), list | dict):
            problem(name, f"`{name}` is no text: {source.meta[name]}.", "Write it on one line; put quotes around it.")
    for name in map(str, source.meta):
        # Other names are the theme's business; one that nearly is ours is a slip.
        if name not in _META and (close := get_close_matches(name.casefold(), _META, n=1, cutoff=0.8)):
            problem(name, f"The front matter has no `{name}`.", f"Did you mean `{close[0]}`?")
    return problems
