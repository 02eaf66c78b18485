"""The pages of sources, as Markdown: how to read the labels, every claim with its evidence, every reference.

It is one page; where there is too much for one, a register, and pages of claims and of studies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from psychoed.assets.templates import fill
from psychoed.content.addresses import between
from psychoed.content.references.csl import REFERENCES
from psychoed.features.evidence.claims import LABELS_ANCHOR, SOURCES_URI, claim_anchor
from psychoed.features.evidence.entries import Entries, naming
from psychoed.features.evidence.label import LABELS, label_markup
from psychoed.features.evidence.shelves import stating_pages
from psychoed.features.glossary.mentions import MOST
from psychoed.features.register.listing import Line, Lines, listing
from psychoed.features.register.pages import letter_title, numbered, shelf_title, ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from psychoed.content.addresses import Urls
    from psychoed.content.shelving import Shelf
    from psychoed.content.site import Site
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.evidence.entries import Claimed
    from psychoed.features.evidence.label import EvidenceLabel
    from psychoed.words.catalogue import Words


class _Group(NamedTuple):
    """A label with the claims that it is the most doubtful label of; what is said of parts of them stands with them."""

    label: EvidenceLabel
    notes: int
    """How often it stands on the site."""
    claims: list[Claimed]


def sources_pages(
    site: Site,
    places: Mapping[str, Mapping[str, str]],
    urls: Urls,
    reviews: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, str]:
    """Write what the site rests on.

    Arguments:
        site: The site.
        places: By page, each claim that it states with the id of its element.
        urls: The addresses of all pages.
        reviews: Sentences on the reviews of claims alone, by key.

    Returns:
        Path relative to `docs_dir` to Markdown. `sources.md` has an entry `#claim:KEY` for each claim and `#KEY` for
        each reference that is or was cited, or a line of that id which leads to the entry.
    """
    claims, words = site.claims, site.build_info.words
    shelves = site.division.shelves.get(SOURCES_URI, ())
    entries = Entries(site, SOURCES_URI if shelves else "", MOST if shelves else 0, places, reviews or {})
    named, stated = naming(claims.values(), site.references), entries.stated
    count = Counter(evidence.label for claim in claims.values() for evidence in claim.evidence)
    listed: defaultdict[EvidenceLabel, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        listed[_first_label(claim)].append(claim)
    shared = {"label_markup": label_markup, "words": words}
    page = fill(
        "features/evidence/page.md.jinja",
        claims=len(claims),
        studies=len(named),
        groups=[
            _Group(
                label,
                count[label],
                [] if shelves else [entries.claimed(claim, stated.get(claim.key, ())) for claim in listed[label]],
            )
            for label in LABELS
        ],
        entries=[] if shelves else entries.works(named, named),
        listing=listing(_lines(site, listed, shelves, urls), kind="sources-lines") if shelves else "",
        withdrawn=entries.withdrawn(),
        labels_anchor=LABELS_ANCHOR,
        list=f"/{REFERENCES}",
        **shared,
    )
    pages = {SOURCES_URI: page}
    homes = {key: claim.evidence[0].src_uri for key, claim in claims.items()} | stating_pages(site.book)
    for shelf in shelves:
        letters, beside = _ways(shelves, shelf, words)
        around = {**titles(shelf, words), "register": SOURCES_URI, "letters": letters, "beside": beside, **shared}
        if shelf.first:
            works = entries.works(named, [item.key for item in shelf.items])
            pages[shelf.src_uri] = fill("features/evidence/studies.md.jinja", entries=works, **around)
            continue
        groups = [
            (
                site.book.by_uri[home].title,
                home,
                [entries.claimed(claims[item.key], stated.get(item.key, ())) for item in items],
            )
            for home, items in groupby(shelf.items, key=lambda item: homes[item.key])
        ]
        pages[shelf.src_uri] = fill("features/evidence/claims.md.jinja", groups=groups, **around)
    return pages


def titles(shelf: Shelf, words: Words) -> dict[str, str]:
    """Return title and description of a page that the register leads to."""
    part = shelf_title(shelf, words) if shelf.first else words("sources.claims_part", number=shelf.number)
    kind = "sources.studies_description" if shelf.first else "sources.claims_description"
    title = words("register.title", page=words("sources.name"), part=part)
    return {"title": title, "description": words(kind, part=part)}


def _ways(shelves: Sequence[Shelf], here: Shelf, words: Words) -> tuple[list[object], list[object]]:
    """Return the ways from a page to those of its kind."""
    if here.first:
        letters, beside = ways([shelf for shelf in shelves if shelf.first], here, words)
        return [*letters], [*beside]
    return [*numbered([shelf for shelf in shelves if not shelf.first], here)], []


def _lines(
    site: Site, listed: Mapping[EvidenceLabel, Sequence[Claim]], shelves: Sequence[Shelf], urls: Urls
) -> Iterator[Lines]:
    """Yield the lines of the register: claims, the most doubtful first, and studies by letter."""
    words, division = site.build_info.words, site.division

    def page(anchor: str) -> str:
        return between(urls, SOURCES_URI, division.home(SOURCES_URI, anchor))

    def claim_lines(claim: Claim) -> Iterator[Line]:
        anchor = claim_anchor(claim.key)
        yield Line(claim.title, anchor, page(anchor), anchor)
        for evidence in claim.evidence:
            if part := claim.part(evidence):
                anchor = claim_anchor(part)
                yield Line(words.capital(evidence.words), anchor, page(anchor), anchor)

    yield Lines(words("sources.claims"), "every-claim", [])
    for label, claims in sorted(listed.items(), key=lambda one: LABELS.index(one[0])):
        lines = [line for claim in claims for line in claim_lines(claim)]
        yield Lines(label.title(words), f"label:{label.key}", lines, level=3)
    studies = [shelf for shelf in shelves if shelf.first]
    if studies:
        yield Lines(words("sources.studies"), "every-study", [])
    for name, group in groupby(studies, key=lambda shelf: shelf.name):
        held = [*group]
        lines = [Line(item.name, item.key, page(item.key), item.key) for shelf in held for item in shelf.items]
        # No reference has a colon behind this word: its key would be that of a claim or a label.
        yield Lines(letter_title(held[0], words), f"label:{name}-studies", lines, page(held[0].items[0].key), 3)


def _first_label(claim: Claim) -> EvidenceLabel:
    """Return the most doubtful of the labels that a claim has as a whole: under it the claim is listed."""
    return min((evidence.label for evidence in claim.whole), key=LABELS.index)
