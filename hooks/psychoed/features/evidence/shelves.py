"""Which claims and studies of a site with many stand on which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.part import StatingPart
from psychoed.content.shelving import Bound, Item, by_letter, in_order
from psychoed.features.evidence.claims import claim_anchor
from psychoed.features.evidence.entries import naming
from psychoed.features.glossary.mentions import MOST
from psychoed.text.collation import collation_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.content.book import Book
    from psychoed.content.references.csl import Reference
    from psychoed.content.shelving import Shelf
    from psychoed.features.evidence.claims import Claim
    from psychoed.words.catalogue import Words

WHOLE = Bound(entries=300, weight=400_000)
"""What the page of sources holds at most, claims and studies together. With more, it is a register."""

BOUND = Bound(entries=36, weight=120_000)
"""What each of the pages holds at most that the register leads to."""

FOLDER = "sources"
"""Where these pages are, relative to `docs_dir`."""

CLAIMS = "claims"
"""What the pages of claims are called, each with its number; those of studies are called by their letters."""

_LINK = 90
"""Characters of a link in a list, about, as HTML."""

_WRITTEN = 400
"""Characters of a study as it is written out, about, beside its title."""


def sources_shelves(
    book: Book, claims: Mapping[str, Claim], references: Mapping[str, Reference], words: Words
) -> list[Shelf]:
    """Divide claims by the pages that state them, and studies by the letter that they stand under.

    Arguments:
        book: The site.
        claims: What evidence speaks of, by key, in the order in which a reader meets it.
        references: The list of references by key.
        words: In which words notes call a study.

    Returns:
        The pages of claims, then those of studies; none where all fits on one page.
    """
    named = naming(claims.values(), references)
    stated = [_claim(claim) for claim in claims.values()]
    works = [
        Item(
            key,
            (key,),
            references[key].short(words),
            _WRITTEN
            + len(references[key].title)
            + len(references[key].annote)
            + (min(MOST, len(each.supports)) + min(MOST, len(each.see_for))) * _LINK,
        )
        for key, each in named.items()
    ]
    if WHOLE.holds([*stated, *works]):
        return []
    homes = stating_pages(book)
    works.sort(key=lambda item: (collation_key(item.name), item.key))
    return [
        *in_order(stated, BOUND, FOLDER, CLAIMS, lambda item: homes.get(item.key, "")),
        *by_letter(works, BOUND, FOLDER),
    ]


def stating_pages(book: Book) -> dict[str, str]:
    """Return for each claim the first page that states it, relative to `docs_dir`."""
    found: dict[str, str] = {}
    for page in book.pages:
        keys = [key for key, _ in page.stated]
        keys += [each.key for part in page.parts if isinstance(part, StatingPart) for each in part.statements]
        for key in keys:
            found.setdefault(key, page.src_uri)
    return found


def _claim(claim: Claim) -> Item:
    said = [text for each in claim.evidence for text in (each.note, each.words)]
    links = MOST + sum(len(each.cited) for each in claim.evidence)
    ids = tuple(map(claim_anchor, claim.keys))
    return Item(claim.key, ids, claim.title, sum(map(len, said)) + len(claim.title) + links * _LINK)
