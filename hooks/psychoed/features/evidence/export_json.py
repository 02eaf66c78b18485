"""`data/sources.json`: claims, how sure research is, and the studies. `sources.schema.json` describes it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from psychoed.content.data_file import Data, document, outside, url
from psychoed.features.data_format import Change, DataFormat
from psychoed.features.evidence.claims import SOURCES_URI, claim_anchor
from psychoed.features.evidence.label import LABELS
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.content.build_info import BuildInfo
    from psychoed.content.references.csl import Reference
    from psychoed.features.evidence.claims import Claim

FORMAT = DataFormat(
    Path(__file__).with_name("sources.schema.json"),
    (
        Change(
            "a claim may have parts, each with an id and what it is about; reviews, and what changed since each",
            labels=1,
        ),
    ),
)


def sources_json(
    claims: Mapping[str, Claim],
    references: Mapping[str, Reference],
    urls: Mapping[str, str],
    build_info: BuildInfo,
    reviews: Sequence[Data] = (),
) -> str:
    """Write claims, evidence and cited references as JSON.

    Arguments:
        claims: What evidence speaks of, by key, in the order in which a reader meets it.
        references: The list of references by key.
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.
        build_info: The site.
        reviews: What is told of reviews.

    Returns:
        A JSON document; every text in it is plain words, but for those that say they are Markdown.
    """
    supports: defaultdict[str, dict[str, None]] = defaultdict(dict)
    mentions: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims.values():
        for evidence in claim.evidence:
            supports |= {key: supports[key] | {claim.key: None} for key in evidence.sources}
            mentions |= {key: mentions[key] | {claim.key: None} for key in evidence.see_also}

    def claimed(claim: Claim) -> Data:
        notes = [
            {
                "id": claim.part(evidence) or claim.key,
                **({"about": evidence.words} if evidence.words else {}),
                "label": evidence.label.key,
                "note": plain(evidence.note),
                "noteMarkdown": outside(evidence.note, urls),
                "sources": [key for key in evidence.sources if key in references],
                "seeAlso": [key for key in evidence.see_also if key in references],
            }
            for evidence in claim.evidence
        ]
        address = url(urls, SOURCES_URI, claim_anchor(claim.key))
        return {"id": claim.key, "url": address, "title": plain(claim.title), "evidence": notes}

    def referred(reference: Reference) -> Data:
        return {
            "id": reference.key,
            "url": url(urls, SOURCES_URI, reference.key),
            "short": reference.short(build_info.words),
            "csl": reference.item,
            "claims": list(supports[reference.key]),
            "seeAlsoFor": list(mentions[reference.key]),
        }

    return document(
        FORMAT.name,
        FORMAT.version,
        build_info,
        labels=[
            {"id": label.key, "name": label.said(build_info.words), "meaning": plain(label.meaning(build_info.words))}
            for label in LABELS
        ],
        claims=[claimed(claim) for claim in claims.values()],
        references=[referred(ref) for ref in references.values() if ref.key in {*supports, *mentions}],
        reviews=list(reviews),
    )
