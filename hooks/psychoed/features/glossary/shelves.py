"""Which words of a large glossary stand on which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.content.shelving import Bound, Item, by_letter
from psychoed.features.glossary.mentions import MOST
from psychoed.text.collation import collation_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.components.terms.part import Term
    from psychoed.content.book import Book
    from psychoed.content.shelving import Shelf
    from psychoed.features.glossary.facts import FactIndex

WHOLE = Bound(entries=100, weight=250_000)
"""What the glossary holds at most as one page. With more, it is a register.

A hundred words of twenty-two words each, mentioned on ten pages each, make a page of 120 KB.
"""

BOUND = Bound(entries=80, weight=200_000)
"""What the page of a letter holds at most. A letter that holds more has several."""

FOLDER = "glossary"
"""Where the pages of letters are, relative to `docs_dir`."""

_LINK = 90
"""Characters of a mention, about, as HTML. Where words are mentioned is known only once all pages are rendered: each is
taken to have as many as its entry names."""


def glossary_shelves(book: Book, related: Mapping[str, tuple[Term, ...]], facts: FactIndex) -> list[Shelf]:
    """Divide a glossary by letters.

    Arguments:
        book: The site.
        related: For each term's slug the terms it is related to.
        facts: What tables say of words.

    Returns:
        Its pages in the order of the letters; none where it fits on one.
    """

    def item(term: Term) -> Item:
        said = [term.name, *term.meanings, *term.forms]
        said += [text for fact in facts.about(term) for cell in fact.cells for text in cell]
        links = MOST + len(related.get(term.slug, ()))
        return Item(term.slug, (term.slug,), term.name, sum(map(len, said)) + links * _LINK)

    items = [item(term) for term in sorted(book.terms.values(), key=lambda term: collation_key(term.name))]
    return [] if WHOLE.holds(items) else by_letter(items, BOUND, FOLDER)
