"""Why a reader may trust a page, as far as it is true: who wrote it, who reviewed it, when, and in which version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from psychoed.content.review_words import ended, review_sentences
from psychoed.content.reviews import NO_INTEREST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from psychoed.content.book import Book, Page
    from psychoed.content.build_info import BuildInfo
    from psychoed.content.standings import Standing, Standings
    from psychoed.words.catalogue import Words


@dataclass(frozen=True)
class Provenance:
    """What a page says of itself."""

    authors: tuple[str, ...]
    reviewers: tuple[str, ...]
    """Who reviewed it; empty as long as nobody has."""
    reviewed: date | None
    """When it was last checked."""
    next_review: date | None
    """When it is due for the next check."""
    overdue: bool
    """Whether that day had passed already when this version was made."""
    version: str
    words: Words
    """In which it says so."""
    reviews: tuple[Standing, ...] = ()
    """Its reviews, of whatever verdict, whether or not they still hold."""
    done: int = 0
    of: int = 0
    """Of a page that is made from others, how many of these were reviewed, and how many there are."""

    @property
    def author(self) -> str:
        """All who wrote it."""
        return ", ".join(self.authors)

    @property
    def reviewer(self) -> str:
        """All who reviewed it; empty as long as nobody has."""
        return ", ".join(self.reviewers)

    @property
    def reviewed_on(self) -> str:
        """The day of the last check in words."""
        return self.words.day(self.reviewed) if self.reviewed else ""

    @property
    def due_on(self) -> str:
        """The day of the next check in words."""
        return self.words.day(self.next_review) if self.next_review else ""

    @property
    def last_reviewed(self) -> date | None:
        """The day of the review that counts; where a page names its reviewer itself, that of the last check."""
        return min((each.review.day for each in self.reviews if each.holds), default=self.reviewed)

    @property
    def review_sentences(self) -> list[str]:
        """What is said of its reviews: those that hold, or else how far it is from what was reviewed."""
        if self.done and not self.reviewers:
            return [self.words.count("reviews.pages", self.of, done=self.done)]
        return review_sentences(self.reviews, self.words)

    @property
    def line(self) -> list[str]:
        """What is said before all else: who reviewed it, and when it was checked."""
        say = self.words
        said = self.review_sentences
        if not said:
            said = [ended(say("copy.reviewed", name=self.reviewer)) if self.reviewer else say("copy.unreviewed")]
        if self.reviewed:
            said.append(say("copy.checked", day=self.reviewed_on))
        return said

    @property
    def sentences(self) -> list[str]:
        """What a copy says at its end on who reviewed it, when it was checked, and in which version."""
        say, said = self.words, self.line
        if self.next_review:
            said.append(say("copy.due", day=self.due_on))
        if self.version:
            said.append(say("copy.version", version=self.version))
        return said


def page_trust(page: Page, build_info: BuildInfo, reviews: tuple[Standing, ...] = ()) -> Provenance:
    """Say what an author's page may say of itself.

    Arguments:
        page: The page.
        build_info: What was built.
        reviews: Those of the page.
    """
    named = (page.reviewer,) if page.reviewer else ()
    return Provenance(
        authors=tuple(name for name in [page.author or build_info.author] if name),
        reviewers=tuple(each.review.by for each in reviews if each.holds) or named,
        reviewed=page.reviewed,
        next_review=page.next_review,
        overdue=bool(page.next_review and build_info.day and page.next_review < build_info.day),
        version=build_info.version,
        words=build_info.words,
        reviews=reviews,
    )


def joint_trust(pages: Iterable[Page], build_info: BuildInfo, standings: Standings | None = None) -> Provenance:
    """Say what a generated page may say of itself: the least of what the pages say that it is made from.

    Somebody is named who reviewed each of them. Where nobody did, it is told how many were reviewed.

    Arguments:
        pages: What it is made from.
        build_info: What was built.
        standings: The reviews of all pages.
    """
    each = [page_trust(page, build_info, standings.page(page.src_uri) if standings else ()) for page in pages]
    authors = tuple(dict.fromkeys(name for trust in each for name in trust.authors))
    reviews = _of_all(each)
    # What a page names itself has no day and no interest: it says as much of all pages only where all do so.
    named = [name for trust in each[:1] for name in trust.reviewers if all(name in _named(other) for other in each)]
    return Provenance(
        authors=authors or tuple(name for name in [build_info.author] if name),
        reviewers=(*(one.review.by for one in reviews), *named),
        reviewed=min((trust.reviewed for trust in each if trust.reviewed), default=None),
        next_review=min((trust.next_review for trust in each if trust.next_review), default=None),
        overdue=any(trust.overdue for trust in each),
        version=build_info.version,
        words=build_info.words,
        reviews=reviews,
        done=sum(bool(trust.reviewers) for trust in each),
        of=len(each),
    )


def _named(trust: Provenance) -> tuple[str, ...]:
    """Return whom a page names itself."""
    return () if trust.reviews else trust.reviewers


def _of_all(each: Sequence[Provenance]) -> tuple[Standing, ...]:
    """Return of everybody who reviewed each of some pages one review.

    It is of the day of their first, before which none was reviewed, and with every interest that they declared.
    """
    holding = sorted((one for trust in each for one in trust.reviews if one.holds), key=lambda one: one.review.day)
    of: dict[str, list[Standing]] = {}
    for one in holding:
        of.setdefault(one.review.by, []).append(one)
    return tuple(_joint(found) for found in of.values() if len(found) == len(each))


def _joint(standings: Sequence[Standing]) -> Standing:
    first = standings[0]
    declared = [one.review.conflict_of_interest for one in standings if not one.review.is_free]
    interest = "; ".join(dict.fromkeys(text.rstrip(" .;") for text in declared)) or NO_INTEREST
    return replace(first, review=replace(first.review, conflict_of_interest=interest))


def overdue_notices(book: Book, today: date) -> list[str]:
    """Say which pages are due for a check, and which were checked in the future."""
    notices = []
    for page in book.pages:
        if page.next_review and page.next_review < today:
            notices.append(f"{page.src_uri}: Its check was due on {page.next_review}. Read it anew and date it.")
        if page.reviewed and page.reviewed > today:
            notices.append(f"{page.src_uri}: It was last checked on {page.reviewed}, which is still to come.")
    return notices
