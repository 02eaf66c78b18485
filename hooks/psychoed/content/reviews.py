"""Reviews: who read a page or a claim, when, with what interest, and what exactly: a digest of what was there to read.

A review counts as long as what was reviewed is still there, word for word. None is made up: the site ships with none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.content.changes import ClaimDigest, Digest
from psychoed.content.digest import VERSION
from psychoed.features.evidence.label import BY_NAME
from psychoed.source.fields import Lack, given, read, table
from psychoed.source.front_matter import DAYS, people
from psychoed.source.kinds import TEXT, as_is, day, listed, named, nested, one_of, read_listing, shaped, text
from psychoed.source.problems import Problem
from psychoed.source.schema import schema_of, shown_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from psychoed.source.fields import Kind, Made
    from psychoed.source.given import Given

REVIEWS = "reviews.yml"
"""Where reviews are listed, relative to `docs_dir`."""

AGREED, ASKED = "agreed", "changes asked"
NO_INTEREST = "none"

_FORM = "`psychoed review PAGE` writes a copy to review, and `psychoed review --read FILE` adds the entry."
_BY_COMMAND = "Let `psychoed review --read FILE` write it: it says what exactly was reviewed."
_INTEREST = "Write `conflict_of_interest: none`, or what it is, in a sentence."
_ROLE = "Write `role: Clinical psychologist`."
_HASH = r"[0-9a-f]{10}"
_NO_INTERESTS = frozenset(
    {
        "",
        NO_INTEREST,
        "n/a",
        "na",
        "nil",
        "no",
        "not applicable",
        "nothing",
        "nothing to declare",
        "nothing to disclose",
    }
    | {f"{no} {what}" for no in ("no", "none") for what in ("declared", "known", "to declare", "to disclose")}
    | {f"no {what}" for what in ("conflict of interest", "conflicts of interest", "conflict", "conflicts", "interests")}
)
# Controls, and marks of direction: they can make a name look like another. The last stands for what could not be read.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffd]")


def is_no_interest(text: str) -> bool:
    """Tell whether what somebody wrote of their conflict of interest says that there is none."""
    return " ".join(text.casefold().split()).strip(" .!-–—") in _NO_INTERESTS


def _lack(what: str, hint: str) -> Lack:
    return Lack(hint, f"This review does not say {what}.")


def _signed(words: Kind[str], hint: str, *, may_be_sign: bool = False) -> Kind[str]:
    """Return the kind of what a reviewer signs with, in which readers can see every sign.

    Arguments:
        words: How it is read.
        hint: What to do about others.
        may_be_sign: Whether it may hold no letter and no number, such as a stroke.
    """

    def read_signed(here: Given) -> Made[str]:
        value, problems = words(here)
        if value is not None and (odd := _UNSEEN.search(value)):
            return None, [here.wrong(f"holds U+{ord(odd[0]):04X}, a sign that nobody can see or read.", hint)]
        if value is not None and not (may_be_sign or any(map(str.isalnum, value))):
            return here.refused("holds no word", hint)
        return value, problems

    return shown_as(read_signed, schema_of(words))


@table
class _Claim:
    label: str = given(one_of([*BY_NAME]), default="", lack=Lack(_BY_COMMAND))
    sources: str = given(shaped(_HASH, "is no digest", _BY_COMMAND), default="", lack=Lack(_BY_COMMAND))
    words: str = given(shaped(_HASH, "is no digest", _BY_COMMAND), default="", lack=Lack(_BY_COMMAND))


@table
class WrittenReview:
    """What is written of one."""

    page: str = given(TEXT, default="")
    about: str = given(text("Name one claim; put a number in quotes."), default="")
    by: str = given(
        _signed(people("Write `by: Name`."), "Write `by: Name`."),
        default="",
        lack=_lack("who made it", "Write `by: Name`."),
    )
    role: str = given(_signed(TEXT, _ROLE), default="", lack=_lack("what its reviewer is", _ROLE))
    when: date | None = given(
        day("Write it as `date: YYYY-MM-DD`.", DAYS),
        default=None,
        name="date",
        lack=_lack("when it was", "Write `date: YYYY-MM-DD`."),
    )
    conflict_of_interest: str = given(
        _signed(TEXT, _INTEREST, may_be_sign=True),
        default="",
        lack=_lack("whether there is a conflict of interest", _INTEREST),
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


@table
class WrittenOtherwise(WrittenReview):
    """A review with a digest of another version: what stands beside it means nothing today."""

    digest: str = given(TEXT, default="")
    words: object = given(as_is, default=None)  # type: ignore[assignment]
    claims: object = given(as_is, default=None)  # type: ignore[assignment]


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
        return is_no_interest(self.conflict_of_interest)

    @property
    def target(self) -> tuple[str, str]:
        """What it is of."""
        return self.page, self.about


def _review(here: Given) -> Made[Review]:
    if not isinstance(here.value, dict):
        return here.refused("is no review", _FORM)
    version = re.match(r"v\d+(?=-\w+$)", str(here.get("digest")))
    is_ours = version is None or version[0] == VERSION
    written, problems = read(WrittenReview if is_ours else WrittenOtherwise, here, "This review")
    if len({"page", "about"} & {*here.names}) != 1:
        says = "names a page and a claim" if "page" in here.names else "does not say what it is of"
        hint = "Write `page: learn/page.md`, or `about: F1` for a claim alone."
        problems.append(here.problem(f"This review {says}.", hint))
    if problems or written.when is None:
        return None, problems
    digest = Digest(written.digest)
    if is_ours:
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
