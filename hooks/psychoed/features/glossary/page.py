"""The glossary page, as Markdown."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from psychoed.assets.templates import fill
from psychoed.features.evidence.claims import SOURCES_URI, claim_anchor
from psychoed.features.evidence.label import label_markup
from psychoed.features.glossary.facts import facts_about
from psychoed.text.collation import collation_key
from psychoed.text.inline import MARK, plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from psychoed.components.terms.part import Term
    from psychoed.content.book import Book
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.evidence.label import EvidenceLabel
    from psychoed.features.glossary.facts import Fact
    from psychoed.features.glossary.index import TermIndex
    from psychoed.rendering.record import Place
    from psychoed.text.language.rules import LanguageRules
    from psychoed.words.catalogue import Words


class _Row(NamedTuple):
    """What a table says of a word."""

    table: tuple[str, str]
    """Its title, and where it stands."""
    cells: tuple[tuple[str, str], ...]
    """Columns with their cells; empty where the word's definition says them."""
    evidence: tuple[tuple[EvidenceLabel, str], ...]
    """How sure research is of it, each label with the words that it speaks of; empty where it speaks of all."""
    note: str
    """Where that is told."""


class _Entry(NamedTuple):
    """An entry of the glossary; places are titles with addresses."""

    term: Term
    definition: str
    forms: list[str]
    rows: list[_Row]
    related: list[tuple[str, str]]
    mentions: list[tuple[str, str]]


class _Letter(NamedTuple):
    """The words that begin with a letter."""

    title: str
    id: str
    entries: list[_Entry]


def glossary_page(
    book: Book,
    index: TermIndex,
    related: Mapping[str, tuple[Term, ...]],
    places: Iterable[Place],
    claims: Mapping[str, Claim],
    words: Words,
) -> str:
    """Write the glossary.

    Arguments:
        book: The site.
        index: The forms of its terms.
        related: For each term's slug the terms it is related to.
        places: Where they are mentioned, in the order in which readers meet them.
        claims: What evidence speaks of, by key.
        words: What it says around that.

    Returns:
        Markdown with an entry `#slug` for each term, from A to Z.
    """
    terms = sorted(book.terms.values(), key=lambda term: collation_key(term.name))
    mentions: defaultdict[str, dict[Place, None]] = defaultdict(dict)
    for place in places:
        mentions[place.slug][place] = None

    def entry(term: Term) -> _Entry:
        return _Entry(
            term,
            _linked_marks(term.definition, index),
            _shown_forms(term, words.rules),
            [_row(fact, term, claims) for fact in facts_about(term, book)],
            [(other.name, f"#{other.slug}") for other in related[term.slug]],
            [*_mentions(mentions[term.slug], book)],
        )

    letters = [
        _Letter(_letter_title(letter, words), _letter_id(letter), [entry(term) for term in group])
        for letter, group in groupby(terms, key=lambda term: _letter(term.name))
    ]
    return fill("features/glossary/page.md.jinja", letters=letters, label_markup=label_markup, words=words)


def _row(fact: Fact, term: Term, claims: Mapping[str, Claim]) -> _Row:
    claim = claims.get(fact.claim)
    return _Row(
        (plain(fact.facts.title), f"/{fact.facts.src_uri}#{fact.facts.id}"),
        # A term that the table itself made says this in its definition.
        () if term.block == fact.facts.id else fact.cells,
        tuple((evidence.label, evidence.words) for evidence in claim.evidence) if claim else (),
        f"/{SOURCES_URI}#{claim_anchor(claim.key)}" if claim else "",
    )


def _mentions(places: Iterable[Place], book: Book) -> Iterable[tuple[str, str]]:
    """Yield where a word is mentioned: page and section, and the address."""
    for place in places:
        page_title = book.by_uri[place.src_uri].title
        title = f"{page_title}: {place.section}" if place.section else page_title
        yield title, f"/{place.src_uri}{'#' if place.anchor else ''}{place.anchor}"


def _shown_forms(term: Term, rules: LanguageRules) -> list[str]:
    """Return the forms worth reading: no plurals and no other spellings of what is shown already."""
    shown: list[str] = []
    for form in term.forms:
        others = [_stem(other, rules) for other in (term.name, *shown)]
        if _stem(form, rules) not in others:
            shown.append(form)
    return shown


def _stem(form: str, rules: LanguageRules) -> str:
    return rules.stem(form.casefold().replace("-", " "))


def _linked_marks(definition: str, index: TermIndex) -> str:
    """Turn an author's marked mentions into plain links within the glossary."""

    def link(found: re.Match[str]) -> str:
        key = None if found[1] else index.marked(plain(found[2]))
        return f"[{found[2]}](#{key})" if key else found[2]

    return MARK.sub(link, definition)


def _letter(name: str) -> str:
    first = collation_key(name)[0][:1].upper()
    return first if first.isalpha() else "#"


def _letter_title(letter: str, words: Words) -> str:
    return letter if letter.isalpha() else words("glossary.other")


def _letter_id(letter: str) -> str:
    # No slug holds a colon, so that no entry can have the same address.
    return f"letter:{letter.lower() if letter.isalpha() else 'other'}"
