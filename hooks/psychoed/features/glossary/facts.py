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


def facts_about(term: Term, book: Book) -> Iterator[Fact]:
    """Yield what tables say of a word, in the order in which readers meet it.

    Arguments:
        term: The word; a row names it in any of its forms.
        book: The site.
    """
    forms = {form_key(form) for form in term.all_forms}
    for page in book.pages:
        for facts in page.of(Facts):
            keys = {statement.address: statement.key for statement in facts.statements}
            for row in facts.table.rows:
                if form_key(plain(row.name)) in forms:
                    yield Fact(facts, row, keys[row.id])
