"""Which words of the glossary belong together."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from psychoed.components.facts.part import Facts
from psychoed.components.terms.part import Terms
from psychoed.text.collation import collation_key
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.terms.part import Term
    from psychoed.content.book import Book
    from psychoed.features.glossary.index import TermIndex


SHORT_TABLE = 8


def related_terms(book: Book, index: TermIndex) -> dict[str, tuple[Term, ...]]:
    """Find the words that are related to each word.

    Related are a word and those that its definition speaks of, the rows of one table, and neighbours in a list of
    definitions, where authors put together what belongs together.

    Returns:
        For each term's slug its related terms, by name.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in (*_by_definition(book, index), *_by_table(book, index), *_by_place(book)):
        if one != other:
            found[one].add(other)
            found[other].add(one)
    terms = book.terms
    return {key: tuple(sorted((terms[k] for k in found[key]), key=lambda t: collation_key(t.name))) for key in terms}


def _by_definition(book: Book, index: TermIndex) -> Iterator[tuple[str, str]]:
    for term in book.terms.values():
        for mention in index.find(plain(term.definition)):
            yield term.slug, mention.slug


def _by_table(book: Book, index: TermIndex) -> Iterator[tuple[str, str]]:
    for page in book.pages:
        for facts in page.of(Facts):
            names = [name for row in facts.table.rows if (name := index.marked(plain(row.name)))]
            # All rows of a short table belong together; in a long one, neighbours do.
            yield from combinations(names, 2) if len(names) <= SHORT_TABLE else pairwise(names)


def _by_place(book: Book) -> Iterator[tuple[str, str]]:
    for page in book.pages:
        for part in page.of(Terms):
            yield from pairwise(term.slug for term in part.terms)
