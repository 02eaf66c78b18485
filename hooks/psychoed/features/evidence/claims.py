"""Claims: what a site states, and what research says about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.components.part import StatingPart
from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from psychoed.components.part import Statement
    from psychoed.content.book import Book, Page
    from psychoed.features.block_data import Evidence


SOURCES_URI = "sources.md"
"""The page of sources, relative to `docs_dir`."""

LABELS_ANCHOR = "how-to-read-the-labels"
"""Where on it the labels are explained."""

ANCHORS = (LABELS_ANCHOR, "every-claim", "every-study", "withdrawn")
"""Its headings, but for those of labels, claims and their parts: these begin with a word and a colon."""

_PART = re.compile(r"(-\w+)+")
"""What follows the name of a claim in that of a part of it."""


@dataclass(frozen=True)
class Claim:
    """Something that the site states and that research can speak to."""

    key: str
    """The id that authors mark it with; where they mark none, the address of the row, step, item or block."""
    title: str
    """What is claimed, in plain words."""
    evidence: tuple[Evidence, ...]
    """What speaks of the claim as a whole comes first, then what speaks of a part of it."""

    def part(self, evidence: Evidence) -> str:
        """Return the id of the part that evidence speaks of; empty where it speaks of the claim as a whole."""
        return evidence.about if evidence.about.startswith(f"{self.key}-") else ""

    @property
    def whole(self) -> list[Evidence]:
        """What speaks of the claim as a whole; everything where nothing does."""
        return [evidence for evidence in self.evidence if not self.part(evidence)] or [*self.evidence]

    @property
    def keys(self) -> list[str]:
        """Its own id and those of its parts."""
        return list(dict.fromkeys([self.key, *filter(None, map(self.part, self.evidence))]))


def claim_anchor(key: str) -> str:
    """Return the address of a claim, where the element that states it has none, and on the page of sources.

    No slug holds a colon, so that it can meet no other address.
    """
    return f"claim:{key}"


def read_claims(book: Book) -> tuple[dict[str, Claim], list[Problem]]:
    """Bring together claims and evidence.

    Returns:
        The claims that evidence speaks of, in the order in which a reader meets them, and what is wrong: evidence
        about nothing, claims without a word for them, claims without evidence.
    """
    stating = [part for page in book.pages for part in page.parts if isinstance(part, StatingPart)]
    targets = {statement.address: statement for part in stating for statement in part.statements}
    stated: dict[str, tuple[str, int]] = {}
    for page in book.pages:
        for key, line in page.stated:
            stated.setdefault(key, (page.src_uri, line))
    marked = [statement.claim for statement in targets.values() if statement.claim]
    given: dict[str, list[Evidence]] = {}
    problems = [
        Problem(src_uri, line, f"`{key}` is a claim, and the id of a block as well.", "Give the block another `id`.")
        for key, (src_uri, line) in stated.items()
        if key in book.parts
    ]
    for page in book.pages:
        for evidence in page.evidence:
            name = evidence.about
            if name in targets:
                given.setdefault(targets[name].key, []).append(evidence)
            elif name in stated:
                given.setdefault(name, []).append(evidence)
            elif whole := _claim_of_part(name, [*stated, *marked]):
                first = next((other for other in given.get(whole, []) if other.about == name), None)
                problems += _of_part(evidence, whole, first)
                given.setdefault(whole, []).append(evidence)
            else:
                what, hint = _about_nothing(name, book, [*stated, *targets])
                problems.append(Problem(page.src_uri, evidence.about_line, what, hint))
    order = dict.fromkeys(key for page in book.pages for key in _order(page, targets))
    claims = {}
    for key in (key for key in order if key in given):
        claim = Claim(key, "", tuple(given[key]))
        named = [evidence for evidence in claim.whole if evidence.title]
        # Where a title cannot be read, what it is about stands in.
        titles = list(dict.fromkeys(evidence.title for evidence in named if evidence.title != evidence.about))
        title = next(iter(titles), "") or _words(key, given[key], targets)
        first = claim.whole[0]
        if not title and not named:
            what = f"The claim `{key}` has no name that a list could show."
            hint = "Say in a few words what is claimed: `title: Friends who answer lower stress`."
            problems.append(Problem(first.src_uri, first.line, what, hint))
        if len(titles) > 1:
            second = next(evidence for evidence in claim.whole if evidence.title == titles[1])
            what = f"The claim `{key}` is already called “{titles[0]}” ({first.src_uri}:{first.line})."
            problems.append(Problem(second.src_uri, second.line, what, "Give it one `title`."))
        ordered = sorted(claim.evidence, key=lambda evidence: bool(claim.part(evidence)))
        claims[key] = Claim(key, title or key, tuple(ordered))
    problems += _bare(stated, claims)
    return claims, problems


def _claim_of_part(name: str, claims: Iterable[str]) -> str:
    """Return the claim that a name is a part of, as `F1-trust` is of `F1`; of several, the longest; else nothing."""
    return max(
        (claim for claim in claims if name.startswith(claim) and _PART.fullmatch(name[len(claim) :])),
        key=len,
        default="",
    )


def _of_part(evidence: Evidence, claim: str, first: Evidence | None) -> Iterator[Problem]:
    """Report evidence about a part that says not which, or that is the second one: each has one address."""
    if first:
        what = f"The part `{evidence.about}` has evidence already ({first.src_uri}:{first.line})."
        hint = "Bring both together, or give this one a name of its own."
        yield Problem(evidence.src_uri, evidence.about_line, what, hint)
    elif not evidence.words:
        what = f"Nobody can tell which part of `{claim}` this evidence speaks of."
        hint = "Say which words it is about: `words: your nerves learn to trust`."
        yield Problem(evidence.src_uri, evidence.about_line, what, hint)


def _about_nothing(name: str, book: Book, known: Collection[str]) -> tuple[str, str]:
    addresses = {address for part in book.parts.values() for address in part.addresses}
    if name in book.parts or name in addresses or name in book.terms:
        what = f"Evidence cannot be about `{name}`."
        return what, "It speaks of a marked claim, or of facts, a contrast, a pathway or takeaways and their parts."
    return f"This evidence is about `{name}`, which is no claim, block, row, step or item.", nearest(name, known)


def _order(page: Page, targets: Mapping[str, Statement]) -> list[str]:
    """Return the claims of a page from top to bottom."""
    addresses = {part.id: part.line for part in page.parts}
    for part in page.parts:
        addresses |= part.addresses
    lines = [(line, targets[address].key) for address, line in addresses.items() if address in targets]
    lines += [(line, key) for key, line in page.stated]
    return [key for _, key in sorted(lines, key=lambda found: found[0])]


def _words(key: str, given: Collection[Evidence], targets: Mapping[str, Statement]) -> str:
    """Return what the row, step or item says that states a claim."""
    named = [targets[evidence.about].words for evidence in given if evidence.about in targets]
    return next(iter(named), "") or next((target.words for target in targets.values() if target.key == key), "")


def _bare(stated: Mapping[str, tuple[str, int]], claims: Collection[str]) -> Iterator[Problem]:
    for key, (src_uri, line) in stated.items():
        if key not in claims:
            hint = f"Say how sure research is: `/// evidence | some support in people` with `about: {key}`."
            yield Problem(src_uri, line, f"The claim `{key}` has no evidence.", hint)
