"""Why a reader may trust a page, as far as it is true: who wrote it, who reviewed it, when, and in which version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.content.review_words import review_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from psychoed.content.book import Book, Page
    from psychoed.content.build_info import BuildInfo
    from psychoed.content.reviews import Standing, Standings
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
        return review_sentences(self.reviews, self.words)

    @property
    def sentences(self) -> list[str]:
        """What a copy says at its end on who reviewed it, when it was checked, and in which version."""
        say = self.words
        said = self.review_sentences
        if not said:
            said = [say("copy.reviewed", name=self.reviewer) if self.reviewer else say("copy.unreviewed")]
        if self.reviewed:
            said.append(say("copy.checked", day=self.reviewed_on))
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

    Arguments:
        pages: What it is made from.
        build_info: What was built.
        standings: The reviews of all pages.
    """
    each = [page_trust(page, build_info, standings.page(page.src_uri) if standings else ()) for page in pages]
    authors = tuple(dict.fromkeys(name for trust in each for name in trust.authors))
    reviewers = tuple(dict.fromkeys(name for trust in each for name in trust.reviewers))
    is_whole = all(trust.reviewers for trust in each)
    return Provenance(
        authors=authors or tuple(name for name in [build_info.author] if name),
        reviewers=reviewers if is_whole else (),
        reviewed=min((trust.reviewed for trust in each if trust.reviewed), default=None),
        next_review=min((trust.next_review for trust in each if trust.next_review), default=None),
        overdue=any(trust.overdue for trust in each),
        version=build_info.version,
        words=build_info.words,
        reviews=_earliest(each) if is_whole and all(trust.reviews for trust in each) else (),
    )


def _earliest(each: Iterable[Provenance]) -> tuple[Standing, ...]:
    """Return of each reviewer the review that was first: what they say of all pages, they said of this one then."""
    holding = sorted((one for trust in each for one in trust.reviews if one.holds), key=lambda one: one.review.day)
    return tuple({one.review.by: one for one in reversed(holding)}.values())[::-1]


def overdue_notices(book: Book, today: date) -> list[str]:
    """Say which pages are due for a check, and which were checked in the future."""
    notices = []
    for page in book.pages:
        if page.next_review and page.next_review < today:
            notices.append(f"{page.src_uri}: Its check was due on {page.next_review}. Read it anew and date it.")
        if page.reviewed and page.reviewed > today:
            notices.append(f"{page.src_uri}: It was last checked on {page.reviewed}, which is still to come.")
    return notices
