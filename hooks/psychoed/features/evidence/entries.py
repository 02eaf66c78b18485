"""Claims and references as the pages of sources show them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from psychoed.content.references.cite import bibliography
from psychoed.features.evidence.claims import claim_anchor
from psychoed.features.evidence.label import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from psychoed.content.references.csl import Reference
    from psychoed.content.site import Site
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.evidence.label import EvidenceLabel


Place = tuple[str, str]
"""A title, and where it stands."""


class Listed(NamedTuple):
    """Places, where there may be more than are named."""

    places: Sequence[Place]
    more: int
    """How many are not named."""


class Note(NamedTuple):
    """What evidence says of a claim."""

    label: EvidenceLabel
    words: str
    """Which words of the claim it speaks of; empty for all of it."""
    anchor: str
    """Its address, where it speaks of a part of the claim; else empty."""
    text: str
    sources: list[Place]
    see_also: list[Place]


class Claimed(NamedTuple):
    """A claim as a page shows it."""

    title: str
    anchor: str
    notes: list[Note]
    stated: Listed
    """Where a reader meets it."""
    reviews: Sequence[str]
    """What is said of reviews of this claim alone."""


class Work(NamedTuple):
    """A reference, and the claims that name it."""

    written: str
    key: str
    annote: str
    """What kind of study it is, in a few plain words; may be empty."""
    labels: str
    """The keys of the labels of all notes that name it, for the script that narrows the list."""
    supports: Listed
    see_for: Listed


class Withdrawn(NamedTuple):
    """A reference that the site cites no more."""

    written: str
    key: str
    why: str


class Named(NamedTuple):
    """Which claims name a reference, by their keys; and by the labels of which notes."""

    supports: dict[str, None]
    see_for: dict[str, None]
    labels: set[EvidenceLabel]


@dataclass(frozen=True)
class Entries:
    """Writes entries.

    Arguments:
        site: The site.
        page: The page that entries are linked on: empty for the one that the links stand on, where all are.
        most: How many places an entry names at most; 0 for all.
        places: By page, each claim that it states with the id of its element.
        reviews: Sentences on the reviews of claims alone, by key.
    """

    site: Site
    page: str = ""
    most: int = 0
    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reviews: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def claimed(self, claim: Claim, stated: Iterable[Place]) -> Claimed:
        """Return the entry of a claim.

        Arguments:
            claim: The claim.
            stated: Where it is stated, of all pages in their order.
        """
        words = self.site.build_info.words
        return Claimed(
            claim.title,
            claim_anchor(claim.key),
            [
                Note(
                    each.label,
                    words.capital(each.words),
                    claim_anchor(part) if (part := claim.part(each)) else "",
                    each.note,
                    self._named(each.sources),
                    self._named(each.see_also),
                )
                for each in claim.evidence
            ],
            self._listed([*stated]),
            self.reviews.get(claim.key, ()),
        )

    @property
    def stated(self) -> Mapping[str, list[Place]]:
        """Where each claim is stated, by key, of all pages in their order."""
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for page in self.site.book.pages:
            for key, anchor in self.places.get(page.src_uri, {}).items():
                found[key].append((page.title, f"/{page.src_uri}#{anchor}"))
        return found

    def works(self, named: Mapping[str, Named], keys: Iterable[str]) -> list[Work]:
        """Return the entries of references, in the order in which they are written.

        Arguments:
            named: Which claims name each reference.
            keys: Those to list.
        """
        references = self.site.references
        written = bibliography([references[key] for key in keys], self.site.build_info.language)
        return [
            Work(
                text,
                key,
                references[key].annote,
                " ".join(label.key for label in LABELS if label in named[key].labels),
                self._claims(named[key].supports),
                self._claims(named[key].see_for),
            )
            for key, text in written.items()
        ]

    def withdrawn(self) -> list[Withdrawn]:
        """Return every reference that the site cites no more."""
        why = {reference.key: reference.withdrawn for reference in self.site.references.values() if reference.withdrawn}
        listed = [reference for reference in self.site.references.values() if reference.key in why]
        written = bibliography(listed, self.site.build_info.language)
        return [Withdrawn(text, key, why[key]) for key, text in written.items()]

    def _named(self, keys: Iterable[str]) -> list[Place]:
        references, words = self.site.references, self.site.build_info.words
        return [(references[key].short(words), f"{self._on}#{key}") for key in keys if key in references]

    def _claims(self, keys: Iterable[str]) -> Listed:
        return self._listed([(self.site.claims[key].title, f"{self._on}#{claim_anchor(key)}") for key in keys])

    def _listed(self, places: Sequence[Place]) -> Listed:
        shown = places[: self.most] if self.most else places
        return Listed(shown, len(places) - len(shown))

    @property
    def _on(self) -> str:
        return f"/{self.page}" if self.page else ""


def naming(claims: Iterable[Claim], references: Mapping[str, Reference]) -> dict[str, Named]:
    """Return for each reference that is cited the claims that name it.

    Arguments:
        claims: In the order in which a reader meets them.
        references: By key. What is cited and not there is left out.
    """
    found: dict[str, Named] = {}
    for claim in claims:
        for evidence in claim.evidence:
            for key in filter(references.__contains__, evidence.cited):
                named = found.setdefault(key, Named({}, {}, set()))
                named.labels.add(evidence.label)
                if key in evidence.sources:
                    named.supports[claim.key] = None
                if key in evidence.see_also:
                    named.see_for[claim.key] = None
    return found
