"""The page of sources, as Markdown: how to read the labels, every claim with its evidence, every reference."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from psychoed.assets.templates import fill
from psychoed.content.references.cite import bibliography
from psychoed.content.references.csl import REFERENCES
from psychoed.features.evidence.claims import LABELS_ANCHOR, claim_anchor
from psychoed.features.evidence.label import LABELS, label_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from psychoed.content.book import Book
    from psychoed.content.references.csl import Reference
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.evidence.label import EvidenceLabel
    from psychoed.words.catalogue import Words


Place = tuple[str, str]
"""A title, and where it stands."""


class _Note(NamedTuple):
    """What evidence says of a claim."""

    label: EvidenceLabel
    words: str
    """Which words of the claim it speaks of; empty for all of it."""
    anchor: str
    """Its address, where it speaks of a part of the claim; else empty."""
    text: str
    sources: list[Place]
    see_also: list[Place]


class _Claimed(NamedTuple):
    """A claim as the page shows it."""

    title: str
    anchor: str
    notes: list[_Note]
    stated: list[Place]
    """Where a reader meets it."""
    reviews: Sequence[str]
    """What is said of reviews of this claim alone."""


class _Group(NamedTuple):
    """A label with the claims that it is the most doubtful label of; what is said of parts of them stands with them."""

    label: EvidenceLabel
    notes: int
    """How often it stands on the site."""
    claims: list[_Claimed]


class _Entry(NamedTuple):
    """A reference, and the claims that name it."""

    written: str
    key: str
    annote: str
    """What kind of study it is, in a few plain words; may be empty."""
    labels: str
    """The keys of the labels of all notes that name it, for the script that narrows the list."""
    supports: list[Place]
    see_for: list[Place]


class _Withdrawn(NamedTuple):
    """A reference that the site cites no more."""

    written: str
    key: str
    why: str


def sources_page(
    book: Book,
    claims: Mapping[str, Claim],
    references: Mapping[str, Reference],
    places: Mapping[str, Mapping[str, str]],
    words: Words,
    reviews: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Write the page of sources.

    Arguments:
        book: The site.
        claims: What evidence speaks of, by key, in the order in which a reader meets it.
        references: The list of references by key.
        places: By page, each claim that it states with the id of its element.
        words: What it says around that.
        reviews: Sentences on the reviews of claims alone, by key.

    Returns:
        Markdown with an entry `#claim:KEY` for each claim and `#KEY` for each reference that is or was cited.
    """
    count = Counter(evidence.label for claim in claims.values() for evidence in claim.evidence)
    listed: defaultdict[EvidenceLabel, list[_Claimed]] = defaultdict(list)
    for claim in claims.values():
        said = (reviews or {}).get(claim.key, ())
        listed[_first_label(claim)].append(_claimed(claim, book, references, places, words)._replace(reviews=said))
    return fill(
        "features/evidence/page.md.jinja",
        claims=len(claims),
        groups=[_Group(label, count[label], listed[label]) for label in LABELS],
        entries=_entries(claims, references, words.language),
        withdrawn=_withdrawn(references.values(), words.language),
        labels_anchor=LABELS_ANCHOR,
        list=f"/{REFERENCES}",
        label_markup=label_markup,
        words=words,
    )


def _withdrawn(references: Iterable[Reference], language: str) -> list[_Withdrawn]:
    """Return every reference that the site cites no more."""
    why = {reference.key: reference.withdrawn for reference in references if reference.withdrawn}
    written = bibliography([reference for reference in references if reference.key in why], language)
    return [_Withdrawn(text, key, why[key]) for key, text in written.items()]


def _first_label(claim: Claim) -> EvidenceLabel:
    """Return the most doubtful of the labels that a claim has as a whole: under it the claim is listed."""
    return min((evidence.label for evidence in claim.whole), key=LABELS.index)


def _claimed(
    claim: Claim,
    book: Book,
    references: Mapping[str, Reference],
    places: Mapping[str, Mapping[str, str]],
    words: Words,
) -> _Claimed:
    def named(keys: Iterable[str]) -> list[Place]:
        return [(references[key].short(words), f"#{key}") for key in keys if key in references]

    return _Claimed(
        claim.title,
        claim_anchor(claim.key),
        [
            _Note(
                each.label,
                words.capital(each.words),
                claim_anchor(part) if (part := claim.part(each)) else "",
                each.note,
                named(each.sources),
                named(each.see_also),
            )
            for each in claim.evidence
        ],
        [
            (page.title, f"/{page.src_uri}#{places[page.src_uri][claim.key]}")
            for page in book.pages
            if claim.key in places.get(page.src_uri, {})
        ],
        (),
    )


def _entries(claims: Mapping[str, Claim], references: Mapping[str, Reference], language: str) -> list[_Entry]:
    """Return every reference that is cited."""
    supports: defaultdict[str, dict[Place, None]] = defaultdict(dict)
    see_for: defaultdict[str, dict[Place, None]] = defaultdict(dict)
    labels: defaultdict[str, set[EvidenceLabel]] = defaultdict(set)
    for claim in claims.values():
        place = (claim.title, f"#{claim_anchor(claim.key)}")
        for evidence in claim.evidence:
            for key in evidence.sources:
                supports[key][place] = None
            for key in evidence.see_also:
                see_for[key][place] = None
            for key in evidence.cited:
                labels[key].add(evidence.label)
    cited = dict.fromkeys(key for claim in claims.values() for evidence in claim.evidence for key in evidence.cited)
    written = bibliography([references[key] for key in cited if key in references], language)
    return [
        _Entry(
            text,
            key,
            references[key].annote,
            " ".join(label.key for label in LABELS if label in labels[key]),
            [*supports[key]],
            [*see_for[key]],
        )
        for key, text in written.items()
    ]
