"""What readers are told of reviews: who agreed with what stands there, or what changed since."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.content.reviews import AGREED, REVIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.content.changes import Change
    from psychoed.content.reviews import Review
    from psychoed.content.standings import Standing, Standings
    from psychoed.words.catalogue import Words

_PARTS = ("labels", "sources", "notes", "added", "removed", "sections")


_ENDED_TWICE = re.compile(r"([.!?…][\"”’)]?)\.$")


def ended(sentence: str) -> str:
    """Return a sentence with one end: what somebody wrote may bring its own along."""
    return _ENDED_TWICE.sub(r"\1", sentence)


def review_sentences(standings: Sequence[Standing], say: Words) -> list[str]:
    """Return what is said of the reviews of a page or a claim; nothing where there is none.

    As long as one holds, those that do not are passed over. Where none does, the latest says what changed since. Who
    asked for changes is not named, and never counts as having reviewed.
    """
    holding = [each for each in standings if each.holds]
    agreed = [each for each in standings if each.review.verdict == AGREED]
    said = [f"{_done(each.review, say)} {_interest(each.review, say)}" for each in holding]
    if agreed and not holding:
        last = max(agreed, key=lambda each: each.review.day)
        said.append(_since(last, say))
    asking = [each.review.day for each in standings if each.asks]
    if asking and not said:
        said.append(say("copy.unreviewed"))
    if asking:
        said.append(say("reviews.asked", day=say.day(max(asking))))
    return said


def changed_words(change: Change, say: Words) -> str:
    """Say what changed, as it stands behind a colon; how many of each, for readers know no keys."""
    counted = {part: len(getattr(change, part)) for part in _PARTS}
    said = [say.count(f"reviews.parts.{part}", number) for part, number in counted.items() if number]
    if change.moved:
        said.append(say("reviews.parts.order"))
    return say("reviews.between").join(said)


def listed_change(change: Change) -> str:
    """Say to an author what changed, by the names that they know."""
    named = (
        ("the label of", change.labels),
        ("the sources of", change.sources),
        ("the note on", change.notes),
        ("new:", change.added),
        ("gone:", change.removed),
        ("the words under", tuple(f"“{name}”" for name in change.sections)),
    )
    if change.unknown:
        return "the version of the digest, so that nothing else can be told"
    said = [f"{what} {', '.join(names)}" for what, names in named if names]
    return "; ".join([*said, *(["the order of it"] if change.moved else [])])


def review_notices(standings: Standings) -> list[str]:
    """Say which reviews hold no longer, and which ask for changes."""
    notices = []
    for standing in (one for each in standings.of.values() for one in each):
        review = standing.review
        what, where = review.page or f"claim {review.about}", f"{REVIEWS}:{review.line}"
        if standing.change.unknown:
            how = f"{review.by} reviewed {what} on {review.day} with another version of the digest"
            notices.append(f"{where}: {how}; it counts as changed. Send a new copy.")
        elif standing.change and review.verdict == AGREED:
            since = listed_change(standing.change)
            notices.append(f"{where}: {what} changed since {review.by} reviewed it on {review.day}: {since}.")
        elif standing.asks:
            notices.append(f"{where}: {review.by} asked for changes in {what} on {review.day}. Nothing changed yet.")
    return notices


def _who(review: Review, say: Words) -> str:
    return say("reviews.who", name=review.by, role=review.role)


def _done(review: Review, say: Words) -> str:
    return say("reviews.done", who=_who(review, say), day=say.day(review.day))


def _interest(review: Review, say: Words) -> str:
    if review.is_free:
        return say("reviews.no_interest")
    return ended(say("reviews.interest", interest=review.conflict_of_interest))


def _since(standing: Standing, say: Words) -> str:
    review, change = standing.review, standing.change
    told = {"who": _who(review, say), "day": say.day(review.day)}
    return (
        say("reviews.unknown", **told)
        if change.unknown
        else say("reviews.changed", **told, what=changed_words(change, say))
    )
