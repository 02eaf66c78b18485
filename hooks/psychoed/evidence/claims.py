"""Claims: what a site states, and what research says about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psychoed.blocks import Contrast, Facts, Pathway, Takeaways
from psychoed.problems import Problem, nearest
from psychoed.text import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from psychoed.blocks import Evidence
    from psychoed.book import Book, Page


@dataclass(frozen=True)
class Claim:
    """Something that the site states and that research can speak to."""

    key: str
    """The id that authors mark it with; where they mark none, the address of the row, step, item or block."""
    title: str
    """What is claimed, in plain words."""
    evidence: tuple[Evidence, ...]


class _Target(NamedTuple):
    """A block, row, step or item that evidence can be about."""

    key: str
    """The claim that it states, or else its own address."""
    words: str
    """What it says, in plain words."""


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
    targets = {address: target for page in book.pages for address, target in _targets(page)}
    stated = {key: place for page in book.pages for key, place in reversed([*_stated(page)])}
    given: dict[str, list[Evidence]] = {}
    problems: list[Problem] = []
    for page in book.pages:
        for evidence in page.evidence:
            name = evidence.about
            if name not in targets and name not in stated:
                what = f"This evidence is about `{name}`, which is no claim, block, row, step or item."
                remedy = nearest(name, [*stated, *targets])
                problems.append(Problem(page.src_uri, evidence.about_line, what, remedy))
                continue
            if name in stated and name in targets and targets[name].key != name:
                what = f"`{name}` is a claim, and a block as well."
                problems.append(Problem(page.src_uri, evidence.about_line, what, "Give the block another `id`."))
            given.setdefault(targets[name].key if name in targets else name, []).append(evidence)
    order = dict.fromkeys(key for page in book.pages for key in _order(page, targets))
    claims = {}
    for key in (key for key in order if key in given):
        title = next((e.title for e in given[key] if e.title), "") or _words(key, given[key], targets)
        if not title:
            what = f"The claim `{key}` has no name that a list could show."
            remedy = "Say in a few words what is claimed: `title: Friends who answer lower stress`."
            problems.append(Problem(given[key][0].src_uri, given[key][0].line, what, remedy))
        claims[key] = Claim(key, title or key, tuple(given[key]))
    problems += _bare(stated, claims)
    return claims, problems


def _targets(page: Page) -> Iterator[tuple[str, _Target]]:
    for part in page.parts:
        if isinstance(part, Facts | Contrast):
            yield part.id, _Target(part.claim or part.id, plain(part.title))
            for row in part.table.rows:
                words = f"{plain(row.name)}: {'; '.join(plain(cell) for cell in row.cells if cell)}"
                yield row.id, _Target(row.claim or row.id, words)
        elif isinstance(part, Pathway):
            yield part.id, _Target(part.claim or part.id, plain(part.title))
            for step in part.steps:
                words = " → ".join(plain(text) for text in (step.text, step.effect) if text)
                yield step.id, _Target(step.claim or step.id, words)
        elif isinstance(part, Takeaways):
            yield part.id, _Target(part.claim or part.id, plain(part.title))
            for item in part.items:
                yield item.id, _Target(item.claim or item.id, plain(item.lead or item.text).rstrip("."))


def _stated(page: Page) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield each claim that a page marks, with page and line."""
    for part in page.parts:
        if claim := getattr(part, "claim", None):
            yield str(claim), (page.src_uri, part.line)
    for mark in page.marks:
        if mark.kind == "claim":
            yield mark.name, (page.src_uri, mark.line)


def _order(page: Page, targets: Mapping[str, _Target]) -> list[str]:
    """Return the claims of a page from top to bottom."""
    addresses = {part.id: part.line for part in page.parts}
    for part in page.parts:
        addresses |= part.addresses
    lines = [(line, targets[address].key) for address, line in addresses.items() if address in targets]
    lines += [(line, key) for key, (_, line) in _stated(page)]
    return [key for _, key in sorted(lines, key=lambda found: found[0])]


def _words(key: str, given: Collection[Evidence], targets: Mapping[str, _Target]) -> str:
    """Return what the row, step or item says that states a claim."""
    named = [targets[evidence.about].words for evidence in given if evidence.about in targets]
    return next(iter(named), "") or next((target.words for target in targets.values() if target.key == key), "")


def _bare(stated: Mapping[str, tuple[str, int]], claims: Collection[str]) -> Iterator[Problem]:
    for key, (src_uri, line) in stated.items():
        if key not in claims:
            remedy = f"Say how sure research is: `/// evidence | some support in people` with `about: {key}`."
            yield Problem(src_uri, line, f"The claim `{key}` has no evidence.", remedy)
