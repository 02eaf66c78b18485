"""Digests of what a page and its claims say: one changes with every word that readers see, and with nothing else.

Of a page, they cover the words that its authors wrote, in their order, and for each claim that it states the label, the
note and the sources. White space, addresses, options that readers never see, the spelling of quotes and what fills a
help line are not covered. Nothing is kept of the words themselves; `changes.py` tells from digests what changed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

from psychoed.components.part import StatingPart
from psychoed.components.question.data import Question
from psychoed.content.authored import read_authored
from psychoed.content.changes import ClaimDigest, Digest
from psychoed.source.page import read_source
from psychoed.text.inline import HEADING_TAGS, MARK, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from psychoed.content.authored import Piece, Section
    from psychoed.content.book import Page
    from psychoed.content.references.csl import Reference
    from psychoed.content.site import Site
    from psychoed.features.block_data import Evidence

T = TypeVar("T")

VERSION = "v2"
"""What digests begin with. One that is made in another way of the same words begins with another."""

HEAD = "(title and description)"
START = "(start)"
"""What the digests are called of what stands in a page's front matter, and before its first heading."""
RESTS = "(what questions rest on)"

_BEGUN, _STATED = "\ufdd0", "\ufdd1"
"""Stand in the words of a section around those that state a claim."""
_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′‹›`´", "'"), **dict.fromkeys("“”„‟″«»", '"')})
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def normal(text: str) -> str:
    """Return a text in the one form that all its spellings share: composed, straight quotes, single spaces."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.translate(_QUOTES).split())


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]


@dataclass(frozen=True)
class Statement:
    """A place that states a claim."""

    src_uri: str
    heading: str
    """What it stands below; empty where there is no heading above it."""
    words: str


class Authored:
    """What the pages of a site say, as their authors wrote it.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page, no help line filled in.
        site: What was read of them.
    """

    def __init__(self, texts: Mapping[str, str], site: Site) -> None:
        self.texts = texts
        self.site = site
        self._notes: dict[str, dict[int, str]] = {}

    def sections(self, page: Page, text: str = "") -> tuple[Section, ...]:
        """Return what a page says; given a text, by this one, whose lines are those of the page."""
        return read_authored(page.src_uri, text or self.texts[page.src_uri], _addressed(page, self.site))

    def claims(self, page: Page, sections: Iterable[Section]) -> tuple[str, ...]:
        """Return the claims of a page: what it states, in its order, and what its questions rest on."""
        whole = {part: claim.key for claim in self.site.claims.values() for part in claim.keys}
        keys = [key for section in sections for key in section.claims]
        keys += [key for question in page.of(Question) for key in question.rests_on]
        return tuple(dict.fromkeys(whole[key] for key in keys if key in whole))

    def page(self, src_uri: str) -> Digest:
        """Return the digest of a page."""
        page = self.site.book.by_uri[src_uri]
        sections = self.sections(page)
        named = [(HEAD, "\n".join(map(normal, (page.title, page.description))))]
        named += [(section.title or START, _words(section)) for section in sections]
        named += [(RESTS, rests)] if (rests := self._rests(page)).strip() else []
        return self._digest(_named(named), self.claims(page, sections))

    def _rests(self, page: Page) -> str:
        """Return what the questions of a page rest on, a line each: claims by what they say, for names do not count."""
        said: dict[str, str] = {}
        for claim in self.site.claims.values():
            said[claim.key] = normal(plain(claim.title))
            said |= {
                part: f"{said[claim.key]}\t{normal(each.words)}"
                for each in claim.evidence
                if (part := claim.part(each))
            }
        return "\n".join("\x1f".join(said.get(key, "") for key in each.rests_on) for each in page.of(Question))

    def claim(self, key: str) -> Digest:
        """Return the digest of a claim, and of the words that state it on any page."""
        places: dict[str, str] = {}
        for place in self.statements(key):
            places[place.src_uri] = f"{places.get(place.src_uri, '')}\n{normal(place.words)}"
        return self._digest(places, (key,))

    def statements(self, key: str) -> Iterator[Statement]:
        """Yield the places that state a claim."""
        for page in self.site.book.pages:
            if key in {name for name, _ in page.stated} | {*_addressed(page, self.site).values()}:
                for section in self.sections(page):
                    for place, piece in enumerate(section.pieces):
                        if key in piece.claims:
                            yield Statement(page.src_uri, section.title, _stating(section.pieces[place:]))

    def _digest(self, words: Mapping[str, str], keys: Iterable[str]) -> Digest:
        claims = {name: self._claim(evidence) for name, evidence in self._noted(keys)}
        said = [*words.values(), *("\t".join((each.label, each.sources, each.words)) for each in claims.values())]
        whole = sha256("\n\n".join(said).encode()).hexdigest()[:32]
        return Digest(f"{VERSION}-{whole}", {name: _short(text) for name, text in words.items()}, claims)

    def evidence(self, src_uri: str, about: str = "") -> dict[str, Evidence]:
        """Return the evidence of a page, or of a claim alone, by the names that it has in the digest."""
        page = self.site.book.by_uri.get(src_uri)
        keys = self.claims(page, self.sections(page)) if page else (about,) if about in self.site.claims else ()
        return dict(self._noted(keys))

    def _noted(self, keys: Iterable[str]) -> Iterator[tuple[str, Evidence]]:
        return _unique((each.about, each) for key in keys for each in self.site.claims[key].evidence)

    def _claim(self, evidence: Evidence) -> ClaimDigest:
        named = ("\n".join(map(self._work, keys)) for keys in (evidence.sources, evidence.see_also))
        words = "\n".join(map(normal, (plain(evidence.title), evidence.words, plain(self._note(evidence)))))
        return ClaimDigest(evidence.label.name, _short("\n\n".join(named)), _short(words))

    def _note(self, evidence: Evidence) -> str:
        """Return a note as it is written: the one that was read has its help lines filled in."""
        if evidence.src_uri not in self._notes:
            source, _ = read_source(evidence.src_uri, self.texts[evidence.src_uri])
            self._notes[evidence.src_uri] = {fence.line: "\n".join(fence.body) for fence in source.fences}
        return MARK.sub(r"\2", self._notes[evidence.src_uri].get(evidence.line, evidence.note))

    def _work(self, key: str) -> str:
        """Return what makes a work this one, whatever its key."""
        reference: Reference | None = self.site.references.get(key)
        if reference is None:
            return key
        authors = "; ".join(reference.authors)
        return " | ".join(
            map(normal, (authors, str(reference.year), reference.title, reference.container, reference.doi))
        )


def _addressed(page: Page, site: Site) -> dict[int, str]:
    """Return the claims of a page that no mark names, by the line of what states them."""
    marked = {mark.line for mark in page.marks if mark.kind == "claim"}
    found: dict[int, str] = {}
    for part in page.parts:
        if isinstance(part, StatingPart):
            lines = {part.id: part.line, **part.addresses}
            for statement in part.statements:
                line = lines[statement.address]
                if line not in marked and (statement.key in site.claims or statement.claim):
                    found.setdefault(line, statement.key)
    return found


def _stating(pieces: Sequence[Piece]) -> str:
    """Return the words of the first piece; where a block begins with it, of all up to the next."""
    first, *others = pieces
    more = takewhile(lambda piece: not piece.block and piece.kind not in HEADING_TAGS, others) if first.block else ()
    return " ".join(filter(None, [first.words, *(piece.words for piece in more)]))


def _words(section: Section) -> str:
    """Return what a section says: a claim counts by the words that state it, not by its name.

    Where other paragraphs begin and end is left out.
    """
    said = ((piece, "\x1f".join(map(normal, piece.cells))) for piece in section.pieces)
    marked = [f"{_BEGUN}{words}{_STATED * len(piece.claims)}" if piece.claims else words for piece, words in said]
    return " ".join(filter(None, marked))


def _named(sections: Iterable[tuple[str, str]]) -> dict[str, str]:
    return dict(_unique((normal(title), words) for title, words in sections))


def _unique(pairs: Iterable[tuple[str, T]]) -> Iterator[tuple[str, T]]:
    """Give what has a name already a number behind it."""
    seen: dict[str, int] = {}
    for name, value in pairs:
        seen[name] = seen.get(name, 0) + 1
        yield (f"{name} ({seen[name]})" if seen[name] > 1 else name), value
