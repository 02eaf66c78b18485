"""Entries of the list of reviews, written behind those that are there: nothing else in the file changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.source.yaml_text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.content.reviews import Review

HEAD = """\
# Who reviewed what, and when. `psychoed review PAGE` writes a copy to fill in, `psychoed review --read FILE` adds what
# comes back. A review counts as long as what was reviewed is there word for word: `digest` knows that, so leave it and
# what stands below it alone. Names and roles can be mended by hand.
"""

_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_NOTHING = re.compile(r"^(\ufeff?)(?:\[\s*\]|null|~)[ \t]*(#[^\r\n]*)?(?=\r?$)", re.MULTILINE)
"""A list that says of itself that it is empty; what is said behind it stays."""


def with_reviews(listing: str, reviews: Iterable[Review]) -> str:
    """Return the text of the list with further reviews at its end, and with its own line ends.

    Arguments:
        listing: Its text; empty where there is no list yet.
        reviews: What to add.
    """
    end = "\r\n" if "\r\n" in listing else "\n"
    first = _ITEM.search(listing)
    margin = first[1] if first else ""
    kept = (listing if first else _NOTHING.sub(r"\1\2", listing)).rstrip("\r\n") or HEAD.rstrip("\n").replace("\n", end)
    blocks = (end.join(f"{margin}{line}" for line in _lines(review)) for review in reviews)
    return f"{end}{end}".join([kept, *blocks]) + end


def _lines(review: Review) -> Iterator[str]:
    target = ("page", review.page) if review.page else ("about", review.about)
    yield f"- {target[0]}: {quoted(target[1])}"
    yield f"  by: {quoted(review.by)}"
    yield f"  role: {quoted(review.role)}"
    yield f"  date: {review.day.isoformat()}"
    yield f"  conflict_of_interest: {quoted(review.conflict_of_interest)}"
    yield f"  verdict: {review.verdict}"
    yield f"  digest: {review.reviewed.whole}"
    yield "  words:" if review.reviewed.words else "  words: {}"
    for name, digest in review.reviewed.words.items():
        yield f"    {quoted(name)}: {quoted(digest)}"
    yield "  claims:" if review.reviewed.claims else "  claims: {}"
    for name, each in review.reviewed.claims.items():
        told = f"label: {quoted(each.label)}, sources: {quoted(each.sources)}, words: {quoted(each.words)}"
        yield f"    {quoted(name)}: {{{told}}}"
