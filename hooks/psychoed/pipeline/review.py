"""A review from its copy to the list: what is asked of a site's content, and what an answer does to the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from psychoed.content.changes import changes
from psychoed.content.review_words import listed_change
from psychoed.content.reviews import REVIEWS, read_reviews
from psychoed.outputs.review.answers import read_copy
from psychoed.outputs.review.asked import ALL, UnknownNameError, asked_of
from psychoed.outputs.review.copy import file_name, review_copy
from psychoed.outputs.review.entry import with_reviews
from psychoed.outputs.review.saved import NoCopyError, decoded
from psychoed.source.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from psychoed.content.reviews import Review
    from psychoed.features.block_data import Evidence
    from psychoed.outputs.review.answers import Reviewed
    from psychoed.pipeline.content import Content


_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class UnfitError(ValueError):
    """Something cannot be done; the message says what to do instead."""


class Answer(NamedTuple):
    """What came back."""

    said: tuple[str, ...]
    """What its author should know, a line each, whatever becomes of the list."""
    done: tuple[str, ...]
    """What is in the list once it is written, a line each."""
    listing: str
    """The list of reviews as it is to be."""
    is_whole: bool
    """Whether all that was reviewed is in the list."""


def copy_of(name: str, content: Content, styles: Mapping[str, str], scripts: Mapping[str, str]) -> tuple[str, str]:
    """Return the name and the text of a review copy.

    Arguments:
        name: A page, a claim, or `all`.
        content: A site without mistakes.
        styles: Path to text of stylesheets.
        scripts: Path to text of scripts, put together.

    Raises:
        UnfitError: There is no such page or claim.
    """
    try:
        asked = asked_of(name, content.authored, content.filled)
    except UnknownNameError:
        pages = [page.removesuffix(".md") for page in content.site.book.by_uri]
        for claim in content.site.claims.values():
            if name in {each.about for each in claim.evidence}:
                what = f"`{name}` is no claim of its own: it goes with the claim `{claim.key}`."
                raise UnfitError(f"{what} Review that: `psychoed review {claim.key}`.") from None
        hint = nearest(name, [ALL, *pages, *content.site.claims])
        raise UnfitError(f"There is no page and no claim `{name}` to review. {hint}") from None
    return f"{file_name(asked)}.html", review_copy(asked, content.build_info, styles, scripts)


def text_of(data: bytes) -> str:
    """Return the text of a copy that came back.

    Arguments:
        data: What the file holds.

    Raises:
        UnfitError: Letters would be lost.
    """
    try:
        return decoded(data)
    except NoCopyError as error:
        raise _no_copy(error) from None


def answer_of(text: str, content: Content, listing: str, today: date, folder: str = "docs") -> Answer:
    """Read a filled copy, and add its reviews to the list.

    A review of what changed meanwhile is added too, with the digest of what was read: the site then says what changed.

    Arguments:
        text: The copy, HTML.
        content: The site as it is today, without mistakes.
        listing: The text of the list of reviews.
        today: The current day: nobody reviews later.
        folder: What the folder of pages is called where somebody opens a file by what is told.

    Raises:
        UnfitError: It is no review copy, or was sent back as it went out.
    """
    try:
        parts = read_copy(text, content.build_info.words.each("review.safety"))
    except NoCopyError as error:
        raise _no_copy(error) from None
    if not parts:
        raise UnfitError("Nothing is filled in. Ask your reviewer for the file that they saved.")
    before, _ = read_reviews(listing)
    there = [_same(each) for each in before]
    said: list[str] = []
    done: list[str] = []
    added: list[Review] = []
    is_whole = True
    for part in parts:
        said += _wishes(part, content, folder)
        if part.is_skipped:
            said.append(f"{part.name}: Skipped, so not in the list. Ask what is meant by what was written there.")
        elif why := _refused(part, content, today):
            said.append(f"{part.name}: Not in the list. {why}")
            is_whole = False
        elif part.review and _same(part.review) in there:
            done.append(f"{part.name}: The review of {part.review.by} on {part.review.day} is in the list already.")
        elif review := part.review:
            added.append(review)
            there.append(_same(review))
            said += _since(part, content)
            done.append(f"{part.name}: In {REVIEWS} now: {review.verdict}, by {review.by} on {review.day}.")
    whole = with_reviews(listing, added) if added else listing
    found, problems = read_reviews(whole)
    if problems or len(found) != len(before) + len(added):
        lost = f"{REVIEWS}: With these reviews, it could not be read, so nothing was written. Mend how it ends."
        return Answer(_shown([*said, *map(str, problems), lost]), (), listing, is_whole=False)
    return Answer(_shown(said), _shown(done), whole, is_whole)


def _no_copy(error: NoCopyError) -> UnfitError:
    why = f", or it was changed on its way: {error}" if str(error) else ""
    return UnfitError(f"This is no review copy{why}. Read the file that your reviewer saved and sent back.")


def _shown(lines: Iterable[str]) -> tuple[str, ...]:
    """Return what a terminal may get: whoever wrote a file may move no cursor and turn no line around."""
    return tuple(_UNSHOWN.sub("", line) for line in lines)


def _same(review: Review) -> tuple[object, ...]:
    """Return what makes a review this one: names and roles can be mended by hand."""
    what = review.target, review.by, review.day, review.verdict, review.conflict_of_interest
    return (*what, review.reviewed.whole)


def _refused(part: Reviewed, content: Content, today: date) -> str:
    """Say why a review cannot be in the list, and what to do; nothing where it can."""
    review = part.review
    if part.missing or review is None:
        return f"Not filled in: {', '.join(part.missing)}. Ask for it."
    if review.day > today:
        return f"Its date, {review.day}, is still to come. Ask for the right one."
    if part.page and part.page not in content.site.book.by_uri:
        return f"There is no page `{part.page}` any more."
    if part.about and part.about not in content.site.claims:
        return f"There is no claim `{part.about}` any more."
    _, problems = read_reviews(with_reviews("", [review]))
    return " ".join([*(problem.message for problem in problems), "Ask for it anew."]) if problems else ""


def _wishes(part: Reviewed, content: Content, folder: str) -> Iterator[str]:
    evidence = content.authored.evidence(part.page, part.about)
    for wish in part.wishes:
        # What was there twice may be there once.
        noted = evidence.get(wish.about) or evidence.get(wish.about.rpartition(" (")[0])
        yield f"{_place(noted, part, content, folder)}: {wish.says}"
    if part.is_garbled:
        yield f"{part.name}: Letters were lost where “\ufffd” stands. Ask your reviewer what they wrote."
    if part.asks_for_nothing:
        yield f"{part.name}: The verdict asks for changes, and no change is named. Ask your reviewer which."


def _place(noted: Evidence | None, part: Reviewed, content: Content, folder: str) -> str:
    """Return the file and the line of what a wish is about: of a claim, where its evidence is written."""
    if noted is None and (claim := content.site.claims.get(part.about)):
        noted = claim.evidence[0]
    if noted:
        return f"{folder}/{noted.src_uri}:{noted.line}"
    return f"{folder}/{part.page}:1" if part.page in content.site.book.by_uri else part.name


def _since(part: Reviewed, content: Content) -> Iterator[str]:
    assert part.review is not None
    now = content.authored.page(part.page) if part.page else content.authored.claim(part.about)
    if change := changes(part.review.reviewed, now):
        yield f"{part.name}: Changed since the copy was made: {listed_change(change)}. The site will say so."
    if part.is_corrected:
        yield f"{part.name}: Agreed and asked for changes all the same; it counts as `changes asked`."
