"""The index of all documents, in the form in which MiniSearch writes and loads one.

The form is that of `MiniSearch.toJSON()`, `serializationVersion` 2
(https://lucaong.github.io/minisearch/types/MiniSearch.AsPlainObject.html). Tests compare it with what MiniSearch
makes of the same documents itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.features.search.document import FIELDS
from psychoed.features.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from psychoed.features.search.document import Document

Postings = dict[str, dict[str, int]]
"""For the number of each field: how often a word stands there, by the number of the document."""

_COMMON = 1 / 4
"""A word that more than this part of all documents hold tells little of what a reader looks for."""


@dataclass(frozen=True)
class Index:
    """An inverted index."""

    lengths: Sequence[Sequence[int]]
    """For each document, how many different words each field holds."""
    average_lengths: Sequence[float]
    """Of each field, over all documents."""
    terms: Mapping[str, Postings]
    """Where each word stands, in the order of the alphabet."""

    @property
    def common(self) -> list[str]:
        """The words that stand in so many documents that they need not be in what is found."""
        few = len(self.lengths) * _COMMON
        return [term for term, fields in self.terms.items() if len(set().union(*fields.values())) > few]


def make_index(documents: Iterable[Document]) -> Index:
    """Index documents; the number of each is its place in the order given."""
    lengths: list[list[int]] = []
    averages = [0.0] * len(FIELDS)
    terms: dict[str, Postings] = {}
    for number, document in enumerate(documents):
        lengths.append([])
        for field, text in enumerate(document.fields):
            counts = Counter(words(text))
            lengths[-1].append(len(counts))
            # In MiniSearch's own order, so that rounding gives the same.
            averages[field] = (averages[field] * number + len(counts)) / (number + 1)
            for term, count in counts.items():
                terms.setdefault(term, {}).setdefault(str(field), {})[str(number)] = count
    return Index(lengths, averages, {term: terms[term] for term in sorted(terms, key=utf16)})


def utf16(term: str) -> bytes:
    """Sort words as JavaScript compares them."""
    return term.encode("utf-16-be")
