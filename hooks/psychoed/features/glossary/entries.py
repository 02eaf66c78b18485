"""The entries of the glossary, as its pages show them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.features.evidence.claims import SOURCES_URI, claim_anchor
from psychoed.features.glossary.mentions import NO_MENTIONS, mentions_of
from psychoed.text.inline import MARK, plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from psychoed.components.terms.part import Term
    from psychoed.content.site import Site
    from psychoed.features.evidence.label import EvidenceLabel
    from psychoed.features.glossary.facts import Fact, FactIndex
    from psychoed.features.glossary.index import TermIndex
    from psychoed.features.glossary.mentions import Mentions
    from psychoed.rendering.record import Place
    from psychoed.text.language.rules import LanguageRules


class Row(NamedTuple):
    """What a table says of a word."""

    table: tuple[str, str]
    """Its title, and where it stands."""
    cells: tuple[tuple[str, str], ...]
    """Columns with their cells; empty where the word's definition says them."""
    evidence: tuple[tuple[EvidenceLabel, str], ...]
    """How sure research is of it, each label with the words that it speaks of; empty where it speaks of all."""
    note: str
    """Where that is told."""


class Entry(NamedTuple):
    """An entry of the glossary; places are titles with addresses."""

    term: Term
    definition: str
    forms: list[str]
    rows: list[Row]
    related: list[tuple[str, str]]
    mentions: list[tuple[str, str]]
    counted: Mentions
    """How many places there are."""
    query: str
    """The word as it stands in the address of a search."""


@dataclass(frozen=True)
class Entries:
    """Writes entries.

    Arguments:
        site: The site.
        related: For each term's slug the terms it is related to.
        facts: What tables say of words.
        mentions: Where words are mentioned, by slug.
    """

    site: Site
    related: Mapping[str, tuple[Term, ...]]
    facts: FactIndex
    mentions: Mapping[str, Mentions]

    def of(self, slug: str) -> Entry:
        """Return the entry of a word."""
        term, site = self.site.book.terms[slug], self.site
        counted = self.mentions.get(slug, NO_MENTIONS)
        return Entry(
            term,
            self._linked_marks(term.definition, site.index, slug),
            _shown_forms(term, site.build_info.words.rules),
            [self._row(fact, term) for fact in self.facts.about(term)],
            [(other.name, self._link(other.slug, slug)) for other in self.related[slug]],
            [self._mention(place) for place in counted.named],
            counted,
            quote(term.name, safe=""),
        )

    def _link(self, slug: str, other: str) -> str:
        """Return where the entry of a word stands, as a link in that of another."""
        home = self.site.division.home(GLOSSARY_URI, slug)
        return f"#{slug}" if home == self.site.division.home(GLOSSARY_URI, other) else f"/{home}#{slug}"

    def _row(self, fact: Fact, term: Term) -> Row:
        claim = self.site.claims.get(fact.claim)
        return Row(
            (plain(fact.facts.title), f"/{fact.facts.src_uri}#{fact.facts.id}"),
            # A term that the table itself made says this in its definition.
            () if term.block == fact.facts.id else fact.cells,
            tuple((evidence.label, evidence.words) for evidence in claim.evidence) if claim else (),
            f"/{SOURCES_URI}#{claim_anchor(claim.key)}" if claim else "",
        )

    def _mention(self, place: Place) -> tuple[str, str]:
        """Return where a word is mentioned: page and section, and the address."""
        page_title = self.site.book.by_uri[place.src_uri].title
        title = f"{page_title}: {place.section}" if place.section else page_title
        return title, f"/{place.src_uri}{'#' if place.anchor else ''}{place.anchor}"

    def _linked_marks(self, definition: str, index: TermIndex, slug: str) -> str:
        """Turn an author's marked mentions into plain links within the glossary."""

        def link(found: re.Match[str]) -> str:
            key = None if found[1] else index.marked(plain(found[2]))
            return f"[{found[2]}]({self._link(key, slug)})" if key else found[2]

        return MARK.sub(link, definition)


def all_mentions(places: Iterable[Place]) -> dict[str, Mentions]:
    """Return by slug where each word is mentioned, as its entry says it.

    Arguments:
        places: All mentions, in the order in which readers meet them.
    """
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place.slug].append(place)
    return {slug: mentions_of(listed) for slug, listed in found.items()}


def _shown_forms(term: Term, rules: LanguageRules) -> list[str]:
    """Return the forms worth reading: no plurals and no other spellings of what is shown already."""
    shown: list[str] = []
    for form in term.forms:
        others = [_stem(other, rules) for other in (term.name, *shown)]
        if _stem(form, rules) not in others:
            shown.append(form)
    return shown


def _stem(form: str, rules: LanguageRules) -> str:
    return rules.stem(form.casefold().replace("-", " "))
