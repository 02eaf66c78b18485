"""What only the whole site can tell: names used twice or leading nowhere, and pages that were not rendered as read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from psychoed.components.facts.part import Facts
from psychoed.components.pathway.part import Pathway
from psychoed.components.question.data import Question
from psychoed.components.terms.part import Term, Terms
from psychoed.features.block_data import note_name
from psychoed.features.fold.check import unfolded_sections
from psychoed.features.moved.check import moves_to_nowhere
from psychoed.source.problems import Problem, nearest
from psychoed.source.tones import BROKEN
from psychoed.text.inline import plain, slug
from psychoed.text.spelling import form_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from psychoed.content.book import Book, Page
    from psychoed.content.site import Site
    from psychoed.features.block_data import TherapistNote
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.glossary.index import TermIndex
    from psychoed.rendering.record import PageScan


def check_book(book: Book) -> list[Problem]:
    """Return everything that is wrong between the blocks of a site.

    Arguments:
        book: The site; what stands around its blocks is not looked at.
    """
    return [*_ids(book), *_forms(book), *_rows(book), *_pathways(book)]


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
                what, hint = f"There is no question `{name}`.", nearest(name, questions)
                problems.append(Problem(page.src_uri, line, what, hint))
            elif name in here:
                what = f"The question `{name}` already stands on this page, in line {here[name]}."
                problems.append(Problem(page.src_uri, line, what, "A page shows a question once: remove it here."))
            here.setdefault(name, line)
    return problems


def check_notes(book: Book, parts: Collection[str]) -> list[Problem]:
    """Report notes for therapists about nothing, and second ones.

    Arguments:
        book: The site.
        parts: The ids of all parts that the gallery shows.
    """
    problems = []
    first: dict[str, TherapistNote] = {}
    for note in (note for page in book.pages for note in page.notes):
        if note.about not in parts:
            what = f"This note is about `{note.about}`, which the gallery does not show."
            problems.append(Problem(note.src_uri, note.line, what, nearest(note.about, parts)))
        elif other := first.get(note.about):
            what = f"`{note.about}` already has a note ({other.src_uri}:{other.line})."
            problems.append(Problem(note.src_uri, note.line, what, "Make one note of the two."))
        first.setdefault(note.about, note)
    return problems


def check_rendering(site: Site, rendered: Mapping[str, PageScan], *, whole: bool = True) -> list[Problem]:
    """Report what reading and rendering did not both come across, and ids that only rendering shows to be wrong.

    Arguments:
        site: Its pages as read.
        rendered: What rendering them told, by page.
        whole: Whether all that a build makes is on them: else nobody knows yet where old ids lead.
    """
    book, claims = site.book, site.claims
    problems = []
    for src_uri, notes in rendered.items():
        page = book.by_uri.get(src_uri)
        for name in [name for name, count in Counter(notes.ids).items() if count > 1]:
            line = page.line_of(f"id: {name}") if page else 0
            hint = "Give one of the two another `id`, or word the heading apart."
            problems.append(Problem(src_uri, line, f"The id `{name}` stands on this page more than once.", hint))
        if page:
            problems += _not_found(page, notes)
            problems += _hidden_evidence(page, notes.evidence)
            problems += _nowhere_to_reread(page, notes.ids)
            problems += unfolded_sections(page, notes.unfolded)
    moved = moves_to_nowhere(book, rendered) if whole else []
    return sorted([*problems, *unshown_evidence(claims, rendered), *moved])


def _hidden_evidence(page: Page, made: Iterable[str]) -> Iterator[Problem]:
    """Report evidence that rendering came across and reading did not."""
    for name in Counter(made) - Counter(evidence.about for evidence in page.evidence):
        hint = "Begin its first line at the left margin, outside lists and quotations."
        what = f"The evidence about `{name}` cannot be read where it stands."
        yield Problem(page.src_uri, page.line_of(f"about: {name}"), what, hint)


def _nowhere_to_reread(page: Page, ids: Collection[str]) -> Iterator[Problem]:
    """Report questions that send the reader to a place that is not on the page."""
    for question in page.of(Question):
        anchor = question.reread.partition("#")[2]
        if anchor and anchor not in ids:
            line = next(
                (n for n, text in enumerate(page.text.split("\n"), 1) if n > question.line and "reread:" in text),
                question.line,
            )
            yield Problem(page.src_uri, line, f"There is no `{anchor}` on this page to reread.", nearest(anchor, ids))


def unshown_evidence(claims: Mapping[str, Claim], rendered: Mapping[str, PageScan]) -> Iterator[Problem]:
    """Report evidence that no page shows."""
    shown = {key for notes in rendered.values() for key in notes.claims}
    for key, claim in claims.items():
        if key not in shown:
            evidence = claim.evidence[0]
            what = f"No page shows this evidence: `{evidence.about}` was not rendered as it is written."
            hint = "Leave an empty line around the paragraph or block that states it."
            yield Problem(evidence.src_uri, evidence.line, what, hint)


def _not_found(page: Page, notes: PageScan) -> Iterator[Problem]:
    """Report what only one of reading and rendering came across: blocks, claims, fences and marks left over."""
    apart = "Leave an empty line around the block, and begin it at the left margin."
    parts = {part.id: part for part in page.parts}
    for name, part in parts.items():
        if name not in notes.created:
            yield Problem(page.src_uri, part.line, f"The block `{name}` was not rendered.", apart)
    read = {*parts, *page.filled, *(note_name(note.about) for note in page.notes)}
    for name in sorted(notes.created - read):
        line = page.line_of(f"id: {name}") or page.line_of(f"/// {name}") or page.line_of("///")
        hint = "Begin its first line at the left margin, outside lists and quotations."
        yield Problem(page.src_uri, line, f"The block `{name}` cannot be read where it stands.", hint)
    for claim, line in page.stated:
        if claim not in notes.claims:
            what = f"The claim `{claim}` is lost: what it marks is not on the page by itself."
            yield Problem(page.src_uri, line, what, "A paragraph, item or row states one claim: part them.")
    for text in notes.left_over:
        hint = "Check how it is written; for a block its name, title and options, and the empty line above it."
        what = f"This stands on the page as text: `{' '.join(text.split())}`."
        yield Problem(page.src_uri, page.line_of(text.strip().split("\n")[0]), what, hint)


def _ids(book: Book) -> list[Problem]:
    problems = []
    for page in book.pages:
        for part in page.parts:
            first = book.parts[part.id]
            if first is not part:
                what = f"The id `{part.id}` is already used in {first.src_uri}:{first.line}."
                hint = "Give one of the two another `id`. Without one, a block takes its title's or its page's name."
                problems.append(Problem(page.src_uri, part.line, what, hint))
    return problems


def _forms(book: Book) -> list[Problem]:
    problems = []
    first: dict[str, Term] = {}
    terms = [term for page in book.pages for part in page.of(Terms) for term in part.terms]
    for term in terms:
        for form in dict.fromkeys(map(form_key, term.all_forms)):
            other = first.setdefault(form, term)
            if other is not term:
                what = f"“{form}” is already a form of “{other.name}” ({other.src_uri}:{other.line})."
                hint = "A word leads to one entry: remove it from one of them."
                problems.append(Problem(term.src_uri, term.line, what, hint))
        other = book.terms[term.slug]
        if other.name.casefold() != term.name.casefold() or form_key(other.name) != form_key(term.name):
            what = f"“{term.name}” has the same address as “{other.name}” ({other.src_uri}:{other.line})."
            problems.append(Problem(term.src_uri, term.line, what, "Give one its own: `Name { #other-address }`."))
    return problems


def _rows(book: Book) -> list[Problem]:
    """Report rows of facts that would be an entry of the glossary, were its address not taken."""
    known = {form_key(form): term for term in book.terms.values() for form in term.all_forms}
    problems = []
    for page in book.pages:
        for row in (row for facts in page.of(Facts) for row in facts.table.rows):
            name = plain(row.name)
            if name and form_key(name) not in known and slug(row.name) in book.terms:
                what = f"“{name}” has the same address in the glossary as “{book.terms[slug(row.name)].name}”."
                hint = "Define it in a `terms` block with an address of its own: `Name { #other-address }`."
                problems.append(Problem(page.src_uri, row.line, what, hint))
    return problems


def check_marks(book: Book, index: TermIndex) -> list[Problem]:
    """Return everything that is wrong with the marks in what stands around blocks, too.

    Arguments:
        book: The site.
        index: The forms of its terms.
    """
    known = [form for term in book.terms.values() for form in term.all_forms]
    problems = []
    for page in book.pages:
        claims = {str(claim): part.line for part in page.parts if (claim := getattr(part, "claim", None))}
        for mark in page.marks:
            if mark.kind == "term" and index.marked(plain(mark.name)) is None:
                what = f"No word of the glossary has the form “{mark.name}”."
                problems.append(Problem(page.src_uri, mark.line, what, nearest(mark.name, known)))
            elif mark.kind == "claim":
                if mark.name in claims:
                    what = f"The claim `{mark.name}` is already stated in line {claims[mark.name]}."
                    hint = "Mark it once on a page, where it is read first."
                    problems.append(Problem(page.src_uri, mark.line, what, hint))
                claims.setdefault(mark.name, mark.line)
    return problems


def _pathways(book: Book) -> list[Problem]:
    problems = []
    pathways = [pathway for page in book.pages for pathway in page.of(Pathway)]
    paired = {name for pathway in pathways if pathway.beside for name in (pathway.id, pathway.beside)}
    for pathway in pathways:
        others = [other.id for other in pathways if other is not pathway]
        if pathway.beside and pathway.beside not in others:
            what = f"There is no pathway `{pathway.beside}` to show beside this one."
            problems.append(Problem(pathway.src_uri, pathway.beside_line, what, nearest(pathway.beside, others)))
        if pathway.tone.label and pathway.tone.name not in BROKEN and pathway.id not in paired:
            what = f"No reader sees what this tone stands for: “{pathway.tone.label}”."
            hint = "It is shown where two stand side by side, by `beside: ID`. Take it out, or say it in the title."
            problems.append(Problem(pathway.src_uri, pathway.tone_line, what, hint))
    for page in book.pages:
        here = {pathway.id: pathway.line for pathway in page.of(Pathway)}
        for name, line in page.pictured:
            if book.pathway(name) is None:
                what, hint = f"There is no pathway `{name}`.", nearest(name, [pathway.id for pathway in pathways])
                problems.append(Problem(page.src_uri, line, what, hint))
            elif name in here:
                what = f"The picture of `{name}` already stands on this page, in line {here[name]}."
                problems.append(Problem(page.src_uri, line, what, "A page shows it once: remove it here."))
            here.setdefault(name, line)
    return problems
