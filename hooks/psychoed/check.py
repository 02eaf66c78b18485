"""What only the whole site can tell: names used twice or leading nowhere, and pages that were not rendered as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.blocks import Pathway, Term, Terms
from psychoed.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from psychoed.book import Book
    from psychoed.site import Rendered


def check_book(book: Book) -> list[Problem]:
    """Return everything that is wrong between the blocks of a site."""
    return [*_ids(book), *_forms(book), *_marks(book), *_pathways(book)]


def check_placed(book: Book, questions: Collection[str]) -> list[Problem]:
    """Report questions that a page wants to show and that do not exist or stand on it already.

    Arguments:
        book: The site.
        questions: The ids of all questions.
    """
    problems = []
    for page in book.pages:
        here = {part.id: part.line for part in page.parts}
        for name, line in page.placed:
            if name not in questions:
                what, remedy = f"There is no question `{name}`.", nearest(name, questions)
                problems.append(Problem(page.src_uri, line, what, remedy))
            elif name in here:
                what = f"The question `{name}` already stands on this page, in line {here[name]}."
                problems.append(Problem(page.src_uri, line, what, "A page shows a question once: remove it here."))
            here.setdefault(name, line)
    return problems


def check_rendering(book: Book, rendered: Mapping[str, Rendered]) -> list[Problem]:
    """Compare what was read with what was rendered. Both follow the same rules, or this tells.

    Arguments:
        book: The site as read.
        rendered: By page, relative to `docs_dir`.
    """
    problems = []
    for page in book.pages:
        notes = rendered.get(page.src_uri)
        if notes is None:
            continue
        read = {part.id: part.line for part in page.parts}
        for name in read.keys() - notes.blocks:
            remedy = "Leave an empty line around it, and indent it no further than its surroundings."
            problems.append(Problem(page.src_uri, read[name], f"The block `{name}` was not rendered.", remedy))
        for name in notes.blocks - read.keys() - {placed.name for placed in page.placed}:
            remedy = "Begin its first line at the left margin, outside lists and quotations."
            problems.append(Problem(page.src_uri, 0, f"The block `{name}` cannot be read where it stands.", remedy))
        for text in notes.left_over:
            remedy = "Check the name, title and options of its block, and the empty line above it."
            problems.append(
                Problem(page.src_uri, 0, f"This line stands on the page as text: `{text.strip()}`.", remedy)
            )
    return sorted(problems)


def _ids(book: Book) -> list[Problem]:
    problems = []
    for page in book.pages:
        for part in page.parts:
            first = book.parts[part.id]
            if first is not part:
                what = f"The id `{part.id}` is already used in {first.src_uri}:{first.line}."
                problems.append(Problem(page.src_uri, part.line, what, "Give one of the two another `id`."))
    return problems


def _forms(book: Book) -> list[Problem]:
    problems = []
    first: dict[str, Term] = {}
    terms = [term for page in book.pages for part in page.of(Terms) for term in part.terms]
    for term in terms:
        for form in dict.fromkeys(form.casefold() for form in term.all_forms):
            other = first.setdefault(form, term)
            if other is not term:
                what = f"“{form}” is already a form of “{other.name}” ({other.src_uri}:{other.line})."
                remedy = "A word leads to one entry: remove it from one of them."
                problems.append(Problem(term.src_uri, term.line, what, remedy))
        other = book.terms[term.slug]
        if other.name.casefold() != term.name.casefold():
            what = f"“{term.name}” has the same address as “{other.name}” ({other.src_uri}:{other.line})."
            problems.append(Problem(term.src_uri, term.line, what, "Give one its own: `Name { #other-address }`."))
    return problems


def _marks(book: Book) -> list[Problem]:
    known = {form.casefold() for term in book.terms.values() for form in term.all_forms}
    problems = []
    for page in book.pages:
        claims = {str(claim): part.line for part in page.parts if (claim := getattr(part, "claim", None))}
        for mark in page.marks:
            if mark.kind == "term" and mark.name.casefold() not in known:
                what = f"No word of the glossary has the form “{mark.name}”."
                problems.append(Problem(page.src_uri, mark.line, what, nearest(mark.name, known)))
            elif mark.kind == "claim":
                if mark.name in claims:
                    what = f"The claim `{mark.name}` is already stated in line {claims[mark.name]}."
                    remedy = "Mark it once on a page, where it is read first."
                    problems.append(Problem(page.src_uri, mark.line, what, remedy))
                claims.setdefault(mark.name, mark.line)
    return problems


def _pathways(book: Book) -> list[Problem]:
    problems = []
    pathways = [pathway for page in book.pages for pathway in page.of(Pathway)]
    for pathway in pathways:
        others = [other.id for other in pathways if other is not pathway]
        if pathway.beside and pathway.beside not in others:
            what = f"There is no pathway `{pathway.beside}` to show beside this one."
            problems.append(Problem(pathway.src_uri, pathway.line, what, nearest(pathway.beside, others)))
    return problems
