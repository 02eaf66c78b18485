"""The glossary page, as Markdown."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.collation import collation_key
from psychoed.components.facts.part import Facts
from psychoed.evidence.claims import SOURCES_URI, claim_anchor
from psychoed.evidence.label import label_markup
from psychoed.text import MARK, escaped, indented, plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from psychoed.book import Book
    from psychoed.components.terms.part import Term
    from psychoed.evidence.claims import Claim
    from psychoed.glossary.index import TermIndex
    from psychoed.record import Place


# A search for a word should find its entry, and not each entry that points to it.
_UNSEARCHED = '{ data-search-exclude="" }'


def glossary_page(
    book: Book,
    index: TermIndex,
    related: Mapping[str, tuple[Term, ...]],
    places: Iterable[Place],
    claims: Mapping[str, Claim],
) -> str:
    """Write the glossary.

    Arguments:
        book: The site.
        index: The forms of its terms.
        related: For each term's slug the terms it is related to.
        places: Where they are mentioned, in the order in which readers meet them.
        claims: What evidence speaks of, by key.

    Returns:
        Markdown with an entry `#slug` for each term, from A to Z.
    """
    terms = sorted(book.terms.values(), key=lambda term: collation_key(term.name))
    mentions: defaultdict[str, dict[Place, None]] = defaultdict(dict)
    for place in places:
        mentions[place.slug][place] = None
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=lambda term: _letter(term.name))]
    lines = [
        "---",
        f"title: {labels.GLOSSARY}",
        f"description: {labels.GLOSSARY_DESCRIPTION}",
        "hide: [toc]",
        "---",
        f"# {labels.GLOSSARY}",
        "",
        labels.GLOSSARY_LEAD,
        "",
        " ".join(f"[{_letter_title(letter)}](#{_letter_id(letter)})" for letter, _ in letters),
        "{: .letters }",
        "",
    ]
    for letter, group in letters:
        lines += [f"## {_letter_title(letter)} {{ #{_letter_id(letter)} }}", ""]
        for term in group:
            lines += [f"### {escaped(term.name)} {{ #{term.slug} }}", "", _linked_marks(term.definition, index), ""]
            for name, text in _details(term, book, claims, related[term.slug], mentions[term.slug]):
                lines += [name, f":   {indented(text).lstrip()}", ""]
    return "\n".join(lines)


def _details(
    term: Term, book: Book, claims: Mapping[str, Claim], related: Iterable[Term], places: Iterable[Place]
) -> Iterable[tuple[str, str]]:
    """Yield what an entry says beyond the definition: a name and Markdown for each."""
    # Search leaves out a row whose name and paragraph end in the mark; in a list, each link has its own.
    if forms := _shown_forms(term):
        yield labels.ALSO_SEEN, ", ".join(map(escaped, forms))
    for page in book.pages:
        for facts in page.of(Facts):
            keys = {statement.address: statement.key for statement in facts.statements}
            for row in facts.table.rows:
                if plain(row.name).casefold() in {form.casefold() for form in term.all_forms}:
                    # A term that the table itself made says this in its definition.
                    if term.block != facts.id:
                        yield from zip(facts.table.columns, row.cells, strict=True)
                    yield labels.FROM_TABLE, f"[{escaped(plain(facts.title))}](/{facts.src_uri}#{facts.id})"
                    if claim := claims.get(keys[row.id]):
                        yield f"{labels.EVIDENCE_ASK} {_UNSEARCHED}", f"{_evidence(claim)}\n{_UNSEARCHED}"
    if links := [f"[{escaped(other.name)}](#{other.slug})" for other in related]:
        yield f"{labels.RELATED} {_UNSEARCHED}", f"{', '.join(links)}\n{_UNSEARCHED}"
    rows = []
    for src_uri, group in groupby(places, key=lambda place: place.src_uri):
        page_title = book.by_uri[src_uri].title
        for place in group:
            title = f"{page_title}: {place.section}" if place.section else page_title
            rows.append(f"- [{escaped(title)}](/{src_uri}{'#' if place.anchor else ''}{place.anchor}){_UNSEARCHED}")
    if rows:
        yield f"{labels.MENTIONED} {_UNSEARCHED}", "\n".join(rows)


def _evidence(claim: Claim) -> str:
    """Return the labels of a claim, each leading to its note."""
    where = f"/{SOURCES_URI}#{claim_anchor(claim.key)}"
    return ", ".join(f"[{label_markup(evidence.label)}]({where})" for evidence in claim.evidence)


def _shown_forms(term: Term) -> list[str]:
    """Return the forms worth reading: no plurals and no other spellings of what is shown already."""
    shown: list[str] = []
    for form in term.forms:
        others = [_stem(other) for other in (term.name, *shown)]
        if _stem(form) not in others:
            shown.append(form)
    return shown


def _stem(form: str) -> str:
    return form.casefold().replace("-", " ").removesuffix("s")


def _linked_marks(definition: str, index: TermIndex) -> str:
    """Turn an author's marked mentions into plain links within the glossary."""

    def link(found: re.Match[str]) -> str:
        key = None if found[1] else index.marked(found[2])
        return f"[{found[2]}](#{key})" if key else found[2]

    return MARK.sub(link, definition)


def _letter(name: str) -> str:
    first = collation_key(name)[0][:1].upper()
    return first if first.isalpha() else "#"


def _letter_title(letter: str) -> str:
    return letter if letter.isalpha() else labels.OTHER_LETTERS


def _letter_id(letter: str) -> str:
    # No slug holds a colon, so that no entry can have the same address.
    return f"letter:{letter.lower() if letter.isalpha() else 'other'}"
