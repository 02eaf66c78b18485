"""Reviews beside what stands there today: which hold, what changed since, and which are of nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psychoed.content.changes import Change, changes
from psychoed.content.reviews import AGREED, ASKED, REVIEWS
from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from psychoed.content.digest import Authored
    from psychoed.content.reviews import Review
    from psychoed.content.site import Site


@dataclass(frozen=True)
class Standing:
    """A review, and what is otherwise since."""

    review: Review
    change: Change

    @property
    def holds(self) -> bool:
        """Whether it says of what stands there today that it is agreed with."""
        return not self.change and self.review.verdict == AGREED

    @property
    def asks(self) -> bool:
        """Whether changes were asked for in what stands there today."""
        return not self.change and self.review.verdict == ASKED


@dataclass(frozen=True)
class Standings:
    """All reviews, by what they are of; of one reviewer, the latest."""

    reviews: tuple[Review, ...] = ()
    of: Mapping[tuple[str, str], tuple[Standing, ...]] = field(default_factory=dict)

    def page(self, src_uri: str) -> tuple[Standing, ...]:
        """Return the reviews of a page."""
        return self.of.get((src_uri, ""), ())

    def claim(self, key: str) -> tuple[Standing, ...]:
        """Return the reviews of a claim alone."""
        return self.of.get(("", key), ())


def stand(reviews: Iterable[Review], authored: Authored) -> tuple[Standings, list[Problem]]:
    """Tell which reviews hold, and report those of what is not there.

    Arguments:
        reviews: In the order of the file.
        authored: What the site says today.
    """
    site = authored.site
    problems: list[Problem] = []
    latest: defaultdict[tuple[str, str], dict[str, Review]] = defaultdict(dict)
    known = tuple(reviews)
    for review in known:
        problems += _unknown(review, site)
        before = latest[review.target].get(review.by)
        if before is None or before.day <= review.day:
            latest[review.target][review.by] = review
    of = {}
    for (page, about), each in latest.items():
        if page in site.book.by_uri or about in site.claims:
            now = authored.page(page) if page else authored.claim(about)
            of[page, about] = tuple(Standing(review, changes(review.reviewed, now)) for review in each.values())
    return Standings(known, of), problems + _twice(known, site)


def _unknown(review: Review, site: Site) -> Iterator[Problem]:
    where = REVIEWS, review.line
    if review.page and review.page not in site.book.by_uri:
        hint = nearest(review.page, site.book.by_uri)
        yield Problem(*where, f"This review is of `{review.page}`, which is no page that an author wrote.", hint)
    if review.about and review.about not in site.claims:
        what = f"This review is about `{review.about}`, which is no claim with evidence."
        yield Problem(*where, what, nearest(review.about, site.claims))


def _twice(reviews: Iterable[Review], site: Site) -> list[Problem]:
    """Report pages that name a reviewer themselves and have a review as well."""
    reviewed = {review.page: review for review in reversed(tuple(reviews)) if review.page}
    return [
        Problem(
            page.src_uri,
            page.line_of("reviewer:"),
            f"`reviewer` names somebody, and {REVIEWS}:{reviewed[page.src_uri].line} is a review of this page.",
            "Remove `reviewer`: it does not know what was reviewed.",
        )
        for page in site.book.pages
        if page.reviewer and page.src_uri in reviewed
    ]
