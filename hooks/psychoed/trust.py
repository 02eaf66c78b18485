"""Why a reader may trust a page, as far as it is true: who wrote it, who reviewed it, when, and in which version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.problems import Problem
from psychoed.text import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.book import Book, Page
    from psychoed.edition import Edition
    from psychoed.source import Source

_NOBODY = frozenset(
    {"", "n/a", "na", "nobody", "no", "none", "not yet", "pending", "tba", "tbd", "to be confirmed", "to do", "todo"}
)
# Before that, it is a slip of the pen; sitemaps and archives know no such years either.
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True)
class Trust:
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
        return day(self.reviewed) if self.reviewed else ""

    @property
    def due_on(self) -> str:
        """The day of the next check in words."""
        return day(self.next_review) if self.next_review else ""

    @property
    def sentences(self) -> list[str]:
        """What a copy says at its end on who reviewed it, when it was checked, and in which version."""
        said = [labels.EMBED_REVIEWED.format(name=self.reviewer) if self.reviewer else labels.EMBED_UNREVIEWED]
        if self.reviewed:
            said.append(labels.EMBED_CHECKED.format(day=self.reviewed_on))
        if self.next_review:
            said.append(labels.EMBED_DUE.format(day=self.due_on))
        if self.version:
            said.append(labels.EMBED_VERSION.format(version=self.version))
        return said


def page_trust(page: Page, edition: Edition) -> Trust:
    """Say what an author's page may say of itself."""
    return Trust(
        authors=tuple(name for name in [page.author or edition.author] if name),
        reviewers=(page.reviewer,) if page.reviewer else (),
        reviewed=page.reviewed,
        next_review=page.next_review,
        overdue=bool(page.next_review and edition.day and page.next_review < edition.day),
        version=edition.version,
    )


def joint_trust(pages: Iterable[Page], edition: Edition) -> Trust:
    """Say what a generated page may say of itself: the least of what the pages say that it is made from."""
    each = [page_trust(page, edition) for page in pages]
    authors = tuple(dict.fromkeys(name for trust in each for name in trust.authors))
    reviewers = tuple(dict.fromkeys(name for trust in each for name in trust.reviewers))
    return Trust(
        authors=authors or tuple(name for name in [edition.author] if name),
        reviewers=reviewers if all(trust.reviewers for trust in each) else (),
        reviewed=min((trust.reviewed for trust in each if trust.reviewed), default=None),
        next_review=min((trust.next_review for trust in each if trust.next_review), default=None),
        overdue=any(trust.overdue for trust in each),
        version=edition.version,
    )


def read_date(source: Source, name: str) -> date | None:
    """Return a date of the front matter; None where it is missing or is none."""
    value = source.meta.get(name)
    # Exactly a date: one with a time is one too, for Python.
    return value if type(value) is date and _EARLIEST <= value < _LATEST else None


def front_matter_problems(source: Source) -> Iterator[Problem]:
    """Report dates that are missing or are none, and names of people that are none."""
    for name, example in (("reviewed", "2026-11-30"), ("next_review", "2027-11-30")):
        line = source.meta_lines.get(name, 1)
        if source.meta.get(name) is None:
            meaning = "was last checked" if name == "reviewed" else "is due for the next check"
            what = f"This page does not say when it {meaning}."
            yield Problem(source.src_uri, line, what, f"Add `{name}: {example}` to its front matter.")
        elif read_date(source, name) is None:
            what = f"`{name}` is not a date: {source.meta[name]}."
            quoted = isinstance(source.meta[name], str) and re.fullmatch(r"\d{4}-\d\d-\d\d", source.meta[name])
            remedy = "Remove the quotes around it." if quoted else f"Write it as `{name}: {example}`."
            yield Problem(source.src_uri, line, what, remedy)
    reviewed, due = read_date(source, "reviewed"), read_date(source, "next_review")
    if reviewed and due and due <= reviewed:
        what = f"The next check, {due}, does not come after the last one, {reviewed}."
        remedy = "Mend one of the two dates."
        yield Problem(source.src_uri, source.meta_lines.get("next_review", 1), what, remedy)
    for name in ("author", "reviewer"):
        if name not in source.meta:
            continue
        value = source.meta[name]
        if not isinstance(value, str) or value.strip(" .?-").casefold() in _NOBODY:
            what = f"`{name}` names nobody: {value}."
            remedy = "Write the names on one line, or leave it out: then the page says what is true."
            yield Problem(source.src_uri, source.meta_lines.get(name, 1), what, remedy)


def overdue_notices(book: Book, today: date) -> list[str]:
    """Say which pages are due for a check, and which were checked in the future."""
    notices = []
    for page in book.pages:
        if page.next_review and page.next_review < today:
            notices.append(f"{page.src_uri}: Its check was due on {page.next_review}. Read it anew and date it.")
        if page.reviewed and page.reviewed > today:
            notices.append(f"{page.src_uri}: It was last checked on {page.reviewed}, which is still to come.")
    return notices
