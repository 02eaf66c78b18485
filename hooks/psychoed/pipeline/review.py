"""A review from its copy to the list: what is asked of a site's content, and what an answer does to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psychoed.content.changes import changes
from psychoed.content.review_words import listed_change
from psychoed.content.reviews import REVIEWS, read_reviews
from psychoed.outputs.review.answers import NoCopyError, read_copy
from psychoed.outputs.review.asked import ALL, UnknownNameError, asked_of
from psychoed.outputs.review.copy import file_name, review_copy
from psychoed.outputs.review.entry import with_reviews
from psychoed.source.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from psychoed.content.reviews import Review
    from psychoed.outputs.review.answers import Reviewed, Wish
    from psychoed.pipeline.content import Content


class UnfitError(ValueError):
    """Something cannot be done; the message says what to do instead."""


class Answer(NamedTuple):
    """What came back."""

    said: tuple[str, ...]
    """What its author should know, a line each."""
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
        hint = nearest(name, [ALL, *pages, *content.site.claims])
        raise UnfitError(f"There is no page and no claim `{name}` to review. {hint}") from None
    return f"{file_name(asked)}.html", review_copy(asked, content.build_info, styles, scripts)


def answer_of(text: str, content: Content, listing: str, today: date) -> Answer:
    """Read a filled copy, and add its reviews to the list.

    A review of what changed meanwhile is added too, with the digest of what was read: the site then says what changed.

    Arguments:
        text: The copy, HTML.
        content: The site as it is today, without mistakes.
        listing: The text of the list of reviews.
        today: The current day: nobody reviews later.

    Raises:
        UnfitError: It is no review copy, or was sent back as it went out.
    """
    try:
        parts = read_copy(text, content.build_info.words.each("review.safety"))
    except NoCopyError:
        raise UnfitError("This is no review copy. Read the file that your reviewer saved and sent back.") from None
    if not parts:
        raise UnfitError("Nothing is filled in. Ask your reviewer for the file that they saved.")
    before, _ = read_reviews(listing)
    there = {(each.target, each.by, each.day) for each in before}
    said: list[str] = []
    added: list[Review] = []
    for part in parts:
        name, review = part.page or f"claim {part.about}", part.review
        said += _wishes(part, content)
        if part.missing or review is None:
            said.append(f"{name}: Not in the list. Not filled in: {', '.join(part.missing)}. Ask for it.")
        elif review.day > today:
            said.append(f"{name}: Not in the list: its date, {review.day}, is still to come. Ask for the right one.")
        elif (review.target, review.by, review.day) in there:
            said.append(f"{name}: The review of {review.by} on {review.day} is in the list already.")
        elif said_of := _gone(part, content):
            said.append(f"{name}: Not in the list: {said_of}")
        else:
            added.append(review)
            said += _since(part, content)
            said.append(f"{name}: In {REVIEWS} now: {review.verdict}, by {review.by} on {review.day}.")
    whole = with_reviews(listing, added) if added else listing
    found, problems = read_reviews(whole)
    if problems or len(found) != len(before) + len(added):
        why = "\n".join(map(str, problems))
        raise UnfitError(f"{why}\nWith this, {REVIEWS} could not be read, so nothing was written.".lstrip())
    return Answer(tuple(said), whole, all(part.review in added for part in parts))


def _wishes(part: Reviewed, content: Content) -> Iterator[str]:
    for wish in part.wishes:
        yield f"{_place(wish, part, content)}: {wish.says}"


def _place(wish: Wish, part: Reviewed, content: Content) -> str:
    """Return the file and the line of what a wish is about: of a claim, where its evidence is written."""
    for claim in content.site.claims.values():
        for evidence in claim.evidence:
            if wish.about and evidence.about == wish.about:
                return f"{evidence.src_uri}:{evidence.line}"
    return part.page or f"claim {part.about}"


def _gone(part: Reviewed, content: Content) -> str:
    """Say what is reviewed and is not there any more; nothing where it is."""
    if part.page and part.page not in content.site.book.by_uri:
        return f"there is no page `{part.page}` any more."
    if part.about and part.about not in content.site.claims:
        return f"there is no claim `{part.about}` any more."
    return ""


def _since(part: Reviewed, content: Content) -> Iterator[str]:
    assert part.review is not None
    now = content.authored.page(part.page) if part.page else content.authored.claim(part.about)
    if change := changes(part.review.reviewed, now):
        name = part.page or f"claim {part.about}"
        yield f"{name}: Changed since the copy was made: {listed_change(change)}. The site will say so."
    if part.is_corrected:
        yield f"{part.page or part.about}: Agreed and asked for changes all the same; it counts as `changes asked`."
