"""The page of sources, as Markdown: how to read the labels, every claim with its evidence, every reference."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.evidence.claims import LABELS_ANCHOR, claim_anchor
from psychoed.evidence.label import LABELS, label_markup
from psychoed.references.cite import bibliography
from psychoed.text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.blocks.data import Evidence
    from psychoed.book import Book
    from psychoed.evidence.claims import Claim
    from psychoed.evidence.label import EvidenceLabel
    from psychoed.references.csl import Reference


def sources_page(
    book: Book,
    claims: Mapping[str, Claim],
    references: Mapping[str, Reference],
    places: Mapping[str, Mapping[str, str]],
) -> str:
    """Write the page of sources.

    Arguments:
        book: The site.
        claims: What evidence speaks of, by key, in the order in which a reader meets it.
        references: The list of references by key.
        places: By page, each claim that it states with the id of its element.

    Returns:
        Markdown with an entry `#claim:KEY` for each claim and `#KEY` for each cited reference.
    """
    count = Counter(evidence.label for claim in claims.values() for evidence in claim.evidence)
    total = labels.SOURCES_COUNT.format(claims=len(claims), references=len(_cited(claims, references)))
    lines = [
        "---",
        f"title: {labels.SOURCES}",
        f"description: {labels.SOURCES_DESCRIPTION}",
        # Who looks for a word wants its meaning and its page first.
        "search: {boost: 0.5}",
        "---",
        f"# {labels.SOURCES_TITLE}",
        "",
        f"{labels.SOURCES_LEAD} {total}",
        "",
        f"## {labels.SOURCES_LABELS} {{ #{LABELS_ANCHOR} }}",
        "",
        *_legend(count),
        f"## {labels.SOURCES_CLAIMS} {{ #every-claim }}",
        "",
        labels.SOURCES_CLAIMS_LEAD,
        "",
    ]
    for label in LABELS:
        found = [claim for claim in claims.values() if _first_label(claim) is label]
        if found:
            lines += [f"### {label.title} {{ #label:{label.key} }}", ""]
        for claim in found:
            lines += _claim(claim, book, references, places)
    lines += [f"## {labels.SOURCES_REFERENCES} {{ #every-study }}", "", labels.SOURCES_REFERENCES_LEAD, ""]
    lines += _references(claims, references)
    return "\n".join(lines)


def _first_label(claim: Claim) -> EvidenceLabel:
    """Return the most doubtful of a claim's labels: under it the claim is listed."""
    return min((evidence.label for evidence in claim.evidence), key=LABELS.index)


def _cited(claims: Mapping[str, Claim], references: Mapping[str, Reference]) -> list[Reference]:
    keys = dict.fromkeys(key for claim in claims.values() for e in claim.evidence for key in e.cited)
    return [references[key] for key in keys if key in references]


def _legend(count: Counter[EvidenceLabel]) -> Iterator[str]:
    """Yield the labels with what they mean and how often they stand on the site."""
    for label in LABELS:
        number = count[label]
        times = labels.SOURCES_LABEL_ONE if number == 1 else labels.SOURCES_LABEL_COUNT.format(count=number)
        yield f"- {label_markup(label)} {label.meaning} {times}"
    yield ""


def _claim(
    claim: Claim, book: Book, references: Mapping[str, Reference], places: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    yield f"#### {escaped(claim.title)} {{ #{claim_anchor(claim.key)} }}\n"
    for evidence in claim.evidence:
        yield f"{label_markup(evidence.label)}\n{{: .claim-label }}\n\n{evidence.note}\n"
        cited = f"{labels.EVIDENCE_STUDIES} {_links(evidence.sources, references)}."
        if evidence.see_also:
            cited += f" {labels.EVIDENCE_SEE_ALSO} {_links(evidence.see_also, references)}."
        yield f"{cited}\n{{: .studies }}\n"
    found = [
        f"[{escaped(page.title)}](/{page.src_uri}#{places[page.src_uri][claim.key]})"
        for page in book.pages
        if claim.key in places.get(page.src_uri, {})
    ]
    if found:
        yield f"{labels.SOURCES_STATED} {', '.join(found)}.\n{{: .studies }}\n"


def _links(keys: tuple[str, ...], references: Mapping[str, Reference]) -> str:
    return "; ".join(f"[{escaped(references[key].short)}](#{key})" for key in keys if key in references)


def _references(claims: Mapping[str, Claim], references: Mapping[str, Reference]) -> Iterator[str]:
    used: defaultdict[str, list[tuple[Claim, Evidence]]] = defaultdict(list)
    for claim in claims.values():
        for evidence in claim.evidence:
            for key in evidence.cited:
                used[key].append((claim, evidence))
    for key, written in bibliography(_cited(claims, references)).items():
        supported = [claim for claim, evidence in used[key] if key in evidence.sources]
        mentioned = [claim for claim, evidence in used[key] if key in evidence.see_also]
        ends = []
        for word, found in ((labels.SOURCES_SUPPORTS, supported), (labels.SOURCES_SEE_FOR, mentioned)):
            if found:
                links = (f"[{escaped(c.title)}](#{claim_anchor(c.key)})" for c in dict.fromkeys(found))
                ends.append(f"{word} {'; '.join(links)}.")
        yield f"{written} {{ #{key} }}\n\n:   {' '.join(ends)}\n"
