"""Reviews for programs, among the sources: who agreed with what, and what is otherwise since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.content.data_file import Data, url
from psychoed.content.reviews import AGREED
from psychoed.features.evidence.claims import SOURCES_URI, claim_anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.content.changes import Change
    from psychoed.content.standings import Standing, Standings


def reviews_data(standings: Standings, urls: Mapping[str, str]) -> list[Data]:
    """Return what is told of reviews that agreed; who asked for changes is nobody's business but the authors'.

    Arguments:
        standings: All of them.
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.
    """
    agreed = [one for each in standings.of.values() for one in each if one.review.verdict == AGREED]
    return [_told(standing, urls) for standing in agreed]


def _told(standing: Standing, urls: Mapping[str, str]) -> Data:
    review = standing.review
    of = {"claim": review.about} if review.about else {"page": review.page}
    place = (SOURCES_URI, claim_anchor(review.about)) if review.about else (review.page, "")
    interest = {} if review.is_free else {"conflictOfInterest": review.conflict_of_interest}
    changed = {"changed": _changed(standing.change)} if standing.change else {}
    who = {"by": review.by, "role": review.role, "date": review.day.isoformat()}
    return {**of, "url": url(urls, *place), **who, **interest, **changed}


def _changed(change: Change) -> Data:
    told = {
        "labels": change.labels,
        "sources": change.sources,
        "notes": change.notes,
        "added": change.added,
        "removed": change.removed,
        "sections": change.sections,
    }
    return {**{name: list(names) for name, names in told.items()}, "order": change.moved}
