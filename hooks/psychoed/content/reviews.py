"""Reviews: who read a page or a claim, when, with what interest, and what exactly: a digest of what was there to read.

A review counts as long as what was reviewed is still there, word for word. None is made up: the site ships with none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psychoed.content.changes import Change, ClaimDigest, Digest, changes
from psychoed.content.digest import VERSION
from psychoed.features.evidence.label import BY_NAME
from psychoed.source.fields import Lack, given, read, table
from psychoed.source.front_matter import DAYS, people
from psychoed.source.kinds import TEXT, day, listed, named, nested, one_of, read_listing, shaped, text
from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from psychoed.content.digest import Authored
    from psychoed.content.site import Site
    from psychoed.source.fields import Made
    from psychoed.source.given import Given

REVIEWS = "reviews.yml"
"""Where reviews are listed, relative to `docs_dir`."""

AGREED, ASKED = "agreed", "changes asked"
NO_INTEREST = "none"

_FORM = "`psychoed review PAGE` writes a copy to review, and `psychoed review --read FILE` adds the entry."
_BY_COMMAND = "Let `psychoed review --read FILE` write it: it says what exactly was reviewed."
_INTEREST = "Write `conflict_of_interest: none`, or what it is, in a sentence."
_HASH = r"[0-9a-f]{10}"


def _lack(what: str, hint: str) -> Lack:
    return Lack(hint, f"This review does not say {what}.")


@table
class _Claim:
    label: str = given(one_of([*BY_NAME]), default="", lack=Lack(_BY_COMMAND))
    sources: str = given(shaped(_HASH, "is no digest", _BY_COMMAND), default="", lack=Lack(_BY_COMMAND))
    words: str = given(shaped(_HASH, "is no digest", _BY_COMMAND), default="", lack=Lack(_BY_COMMAND))


@table
class _Written:
    page: str = given(TEXT, default="")
    about: str = given(text("Name one claim; put a number in quotes."), default="")
    by: str = given(people("Write `by: Name`."), default="", lack=_lack("who made it", "Write `by: Name`."))
    role: str = given(TEXT, default="", lack=_lack("what its reviewer is", "Write `role: Clinical psychologist`."))
    when: date | None = given(
        day("Write it as `date: 2026-11-30`.", DAYS),
        default=None,
        name="date",
        lack=_lack("when it was", "Write `date: 2026-11-30`."),
    )
    conflict_of_interest: str = given(
        TEXT, default="", lack=_lack("whether there is a conflict of interest", _INTEREST)
    )
    verdict: str = given(
        one_of((AGREED, ASKED)), default="", lack=_lack("how it ended", f"Write `verdict: {AGREED}` or `{ASKED}`.")
    )
    digest: str = given(
        shaped(rf"{VERSION}-[0-9a-f]{{32}}", "is no digest that this version of the toolkit makes", _BY_COMMAND),
        default="",
        lack=_lack("what exactly was reviewed", _BY_COMMAND),
    )
    words: Mapping[str, str] = given(named(shaped(_HASH, "is no digest", _BY_COMMAND), _BY_COMMAND), default={})
    claims: Mapping[str, _Claim] = given(named(nested(_Claim, _BY_COMMAND, "The claim `{}`"), _BY_COMMAND), default={})


@dataclass(frozen=True)
class Review:
    """That somebody read something, and what they said of it."""

    page: str
    """The page, relative to `docs_dir`; empty where it is of a claim alone."""
    about: str
    """The claim; empty where it is of a page."""
    by: str
    role: str
    day: date
    conflict_of_interest: str
    """In a sentence; `none` where there is none."""
    verdict: str
    """`agreed`, or `changes asked`."""
    reviewed: Digest
    """What was there to read."""
    line: int = 0

    @property
    def is_free(self) -> bool:
        """Whether its reviewer declares no conflict of interest."""
        return self.conflict_of_interest.casefold().rstrip(".") in {NO_INTEREST, "no"}

    @property
    def target(self) -> tuple[str, str]:
        """What it is of."""
        return self.page, self.about


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


def _review(here: Given) -> Made[Review]:
    if not isinstance(here.value, dict):
        return here.refused("is no review", _FORM)
    written, problems = read(_Written, here, "This review")
    if len({"page", "about"} & {*here.names}) != 1:
        says = "names a page and a claim" if "page" in here.names else "does not say what it is of"
        hint = "Write `page: learn/page.md`, or `about: F1` for a claim alone."
        problems.append(here.problem(f"This review {says}.", hint))
    if problems or written.when is None:
        return None, problems
    claims = {name: ClaimDigest(each.label, each.sources, each.words) for name, each in written.claims.items()}
    digest = Digest(written.digest, written.words, claims)
    said = (written.by, written.role, written.when, written.conflict_of_interest, written.verdict)
    return Review(written.page, written.about, *said, digest, here.line), []


def read_reviews(listing: str) -> tuple[tuple[Review, ...], list[Problem]]:
    """Read the list of reviews.

    Arguments:
        listing: The text of the file.
    """
    reviews, _, problems = read_listing(listed(_review, _FORM, may_be_empty=True), REVIEWS, listing, _FORM)
    return reviews or (), problems


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


def future_reviews(reviews: Iterable[Review], today: date) -> list[Problem]:
    """Report reviews that are still to come.

    Arguments:
        reviews: What was read.
        today: The current day.
    """
    return [
        Problem(REVIEWS, review.line, f"This review is of {review.day}, which is still to come.", "Mend its date.")
        for review in reviews
        if review.day > today
    ]
