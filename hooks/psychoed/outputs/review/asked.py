"""What a review copy shows and asks, part by part: the words of a page, and each claim where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from psychoed.content.references.cite import bibliography
from psychoed.features.evidence.label import LABELS
from psychoed.text.inline import HEADING_TAGS, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.content.authored import Piece, Section
    from psychoed.content.book import Page
    from psychoed.content.changes import Digest
    from psychoed.content.digest import Authored
    from psychoed.features.block_data import Evidence
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.evidence.label import EvidenceLabel

ALL = "all"
"""The name of all pages that teach."""

_RIGHT, _WRONG = "[x] ", "[ ] "


class Card(NamedTuple):
    """A claim to judge."""

    about: str
    """What its digest is known by."""
    number: int
    """Among those of its part, from 1."""
    title: str
    says: str
    """The words that state it, where they do not stand right above."""
    part: str
    """The words of the claim that its label speaks of; empty for all of them."""
    label: EvidenceLabel
    meaning: str
    """What the label says, plain."""
    others: tuple[EvidenceLabel, ...]
    """To what the label can be changed."""
    note: tuple[str, ...]
    """Its paragraphs, plain."""
    sources: tuple[str, ...]
    """As they are cited, plain."""
    see_also: tuple[str, ...]


class Shown(NamedTuple):
    """Some words as the copy shows them."""

    kind: str
    """`p`, `pre`, `title`, `ul`, `dl` or `table`; `heading` for what is asked of the words of a heading."""
    lines: tuple[Line, ...]


class Line(NamedTuple):
    """A paragraph, an item or a row."""

    kind: str
    cells: tuple[str, ...]
    block: str
    right: bool
    """Whether it is a right answer."""
    cards: tuple[Card, ...]


class Place(NamedTuple):
    """Where a claim is stated."""

    page: str
    """The title of the page."""
    heading: str
    words: str


@dataclass(frozen=True)
class Asked:
    """One part of a review copy: a page, or a claim alone."""

    page: str
    about: str
    title: str
    description: str
    sections: tuple[tuple[str, tuple[Shown, ...]], ...]
    """Headings and what stands below them."""
    resting: tuple[Card, ...]
    """What it does not state, such as what its questions rest on; of a claim alone, the claim."""
    places: tuple[Place, ...]
    """Where the claim is stated, of a claim alone."""
    digest: Digest

    @property
    def count(self) -> int:
        """How many claims it asks about."""
        return len(self.digest.claims)


class UnknownNameError(ValueError):
    """Nothing to review has this name."""


def asked_of(name: str, authored: Authored, texts: Mapping[str, str]) -> list[Asked]:
    """Return the parts of a review copy.

    Arguments:
        name: A page, such as `learn/friends` or `learn/friends.md`; a claim; or `all`.
        authored: What the site says, as its authors wrote it.
        texts: The texts of pages whose help lines are filled in: a reviewer reads them as readers do.

    Raises:
        UnknownNameError: It is none of them.
    """
    site = authored.site
    pages, making = site.book.by_uri, _Making(authored, texts)
    if name == ALL:
        return [making.page(page) for page in pages.values() if page.parts or page.evidence]
    if uri := next((uri for uri in (name, f"{name}.md", f"{name}/index.md") if uri in pages), ""):
        return [making.page(pages[uri])]
    if name in site.claims:
        return [making.claim(site.claims[name])]
    raise UnknownNameError(name)


class _Making:
    def __init__(self, authored: Authored, texts: Mapping[str, str]) -> None:
        self.authored = authored
        self.texts = texts
        self.site = authored.site
        cited = {key for claim in self.site.claims.values() for each in claim.evidence for key in each.cited}
        known = [work for key, work in self.site.references.items() if key in cited]
        works = bibliography(known, self.site.build_info.language)
        self.works = {key: plain(text) for key, text in works.items()}

    def page(self, page: Page) -> Asked:
        sections = self.authored.sections(page, self.texts.get(page.src_uri, ""))
        digest = self.authored.page(page.src_uri)
        keys = self.authored.claims(page, sections)
        names = enumerate(digest.claims, 1)
        cards = {
            key: [self._card(self.site.claims[key], each, *next(names)) for each in self.site.claims[key].evidence]
            for key in keys
        }
        # Each is asked about where it is stated first.
        left = dict(cards)
        shown = tuple((section.title, tuple(_shown(section, left))) for section in sections)
        resting = tuple(card for key in left for card in cards[key])
        return Asked(page.src_uri, "", page.title, page.description, shown, resting, (), digest)

    def claim(self, claim: Claim) -> Asked:
        digest = self.authored.claim(claim.key)
        names = enumerate(digest.claims, 1)
        cards = tuple(self._card(claim, each, *next(names)) for each in claim.evidence)
        titles = {page.src_uri: page.title for page in self.site.book.pages}
        stated = self.authored.statements(claim.key)
        places = tuple(Place(titles[place.src_uri], place.heading, place.words) for place in stated)
        return Asked("", claim.key, claim.title, "", (), cards, places, digest)

    def _card(self, claim: Claim, evidence: Evidence, number: int, about: str) -> Card:
        note = tuple(filter(None, (plain(text) for text in evidence.note.split("\n\n"))))
        meaning = plain(evidence.label.meaning(self.site.build_info.words))
        others = tuple(label for label in LABELS if label is not evidence.label)
        sources, further = (
            tuple(self.works[key] for key in keys if key in self.works)
            for keys in (evidence.sources, evidence.see_also)
        )
        title = evidence.title or claim.title
        return Card(about, number, title, "", evidence.words, evidence.label, meaning, others, note, sources, further)


def _shown(section: Section, left: dict[str, list[Card]]) -> Iterator[Shown]:
    """Yield what a section says: items, rows and definitions that follow one another together.

    Arguments:
        section: The section.
        left: The cards of claims that were not asked about yet; those that are now are taken out.
    """

    def line(piece: Piece) -> Line:
        says = piece.words if piece.kind == "tr" or piece.kind in HEADING_TAGS else ""
        found = tuple(card._replace(says=says) for key in piece.claims for card in left.pop(key, []))
        first, *others = piece.cells or ("",)
        bare = first.removeprefix(_RIGHT).removeprefix(_WRONG) if piece.kind == "li" else first
        return Line(piece.kind, (bare, *others), piece.block, piece.kind == "li" and first.startswith(_RIGHT), found)

    pieces = [piece for piece in section.pieces if piece.kind not in HEADING_TAGS or piece.claims]
    for kind, together in groupby(pieces, _group):
        yield Shown(kind, tuple(line(piece) for piece in together))


def _group(piece: Piece) -> str:
    if piece.kind in HEADING_TAGS:
        return "heading"
    if piece.kind in {"li", "p"} and piece.depth:
        return "ul"
    return {"tr": "table", "dt": "dl", "dd": "dl"}.get(piece.kind, piece.kind)
