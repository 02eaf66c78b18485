"""What tables say of a word: the rows that are about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psychoed.components.facts.part import Facts
from psychoed.text.inline import plain
from psychoed.text.spelling import form_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.table_part import Row
    from psychoed.components.terms.part import Term
    from psychoed.content.book import Book


class Fact(NamedTuple):
    """A row of a table that is about a word."""

    facts: Facts
    """The table."""
    row: Row
    claim: str
    """The key of the claim that it states."""

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Each column with what the row says in it, Markdown."""
        return tuple(zip(self.facts.table.columns, self.row.cells, strict=True))


class FactIndex:
    """What tables say of all words, found once.

    Arguments:
        book: The site.
    """

    def __init__(self, book: Book) -> None:
        self._by_form: dict[str, dict[int, Fact]] = {}
        """By the form that a row names, its facts, each with its number in the order in which readers meet them."""
        tables = (facts for page in book.pages for facts in page.of(Facts))
        for number, fact in enumerate(fact for facts in tables for fact in _facts(facts)):
            self._by_form.setdefault(form_key(plain(fact.row.name)), {})[number] = fact

    def about(self, term: Term) -> list[Fact]:
        """Return what tables say of a word, in the order of readers; a row names it in any of its forms."""
        found: dict[int, Fact] = {}
        for form in term.all_forms:
            found |= self._by_form.get(form_key(form), {})
        return [fact for _, fact in sorted(found.items(), key=lambda numbered: numbered[0])]


def _facts(facts: Facts) -> Iterator[Fact]:
    keys = {statement.address: statement.key for statement in facts.statements}
    yield from (Fact(facts, row, keys[row.id]) for row in facts.table.rows)
