"""What is said of pages that would ask other sites or run code."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING

from psychoed.features.privacy.scan import findings
from psychoed.source.problems import Problem
from psychoed.source.strict import PRIVACY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from psychoed.content.book import Book
    from psychoed.features.privacy.scan import Finding

_PROMISE = "This site promises that no other company learns of a visit"
_OWN = f"{_PROMISE}: put the file into `docs`, or link to it."
_NO_CODE = f"{_PROMISE}, and such code can tell: take it out."
_UNSAFE = "Link to a page, or to an address that begins with `https://`."


def privacy_problems(
    book: Book, found: Mapping[str, Iterable[Finding]], strict: Collection[str]
) -> tuple[list[Problem], list[str]]:
    """Say what pages do besides showing their words.

    Arguments:
        book: The site.
        found: What was found on each page as it is shown.
        strict: What the site holds itself to.

    Returns:
        Mistakes, and what somebody should look at where the site promises nothing. Addresses that are code are always
        mistakes. What one page brings to others, such as a meaning, is told of once.
    """
    told = dict.fromkeys(
        (finding.does == "unsafe", _problem(book, uri, finding)) for uri, each in found.items() for finding in each
    )
    fatal = [problem for is_unsafe, problem in told if is_unsafe or PRIVACY in strict]
    return sorted(fatal), [_notice(problem) for _, problem in sorted(told) if problem not in fatal]


def asset_problems(src_uri: str, addresses: Iterable[str], own: str, strict: Collection[str]) -> Iterator[Problem]:
    """Report styles and scripts of all pages that come from another site.

    Arguments:
        src_uri: What names them.
        addresses: As they are written there.
        own: The site's own address; may be empty.
        strict: What the site holds itself to.
    """
    for address in addresses if PRIVACY in strict else ():
        if findings(f'<link href="{escape(address)}">', own):
            what = f"A style or script of all pages makes browsers ask another site: `{address}`."
            yield Problem(src_uri, 0, what, _OWN)


def _notice(problem: Problem) -> str:
    where = f"{problem.src_uri}:{problem.line}" if problem.line else problem.src_uri
    return f"{where}: {problem.message} Under `strict: [{PRIVACY}]`, this is a mistake."


def _problem(book: Book, shown: str, finding: Finding) -> Problem:
    src_uri, line = _written(book, shown, finding)
    quoted = finding.value if len(finding.value) <= 80 else f"{finding.value[:80]}…"
    if finding.does == "unsafe":
        return Problem(src_uri, line, f"This address is code, and no place: `{quoted}`.", _UNSAFE)
    if finding.does == "runs":
        return Problem(src_uri, line, f"`{finding.what}` runs code on this page.", _NO_CODE)
    return Problem(src_uri, line, f"`{finding.what}` makes browsers ask another site: `{quoted}`.", _OWN)


def _written(book: Book, shown: str, finding: Finding) -> tuple[str, int]:
    """Return the page and the line in which something is written: rather the page that shows it."""
    others = [page.src_uri for page in book.pages if page.src_uri != shown]
    for words in (finding.value, *finding.names):
        for src_uri in (shown, *others):
            for line in _lines(book.by_uri[src_uri].text, words):
                return src_uri, line
    # What an extension made of a few signs stands nowhere as it is.
    start = finding.what.rstrip(">=")
    return shown, next(_lines(book.by_uri[shown].text, start), 0)


def _lines(text: str, words: str) -> Iterator[int]:
    """Yield the lines that hold some words, with entities or without, whatever white space is in them."""
    sought = "".join(words.split()).casefold()
    for number, line in enumerate(text.split("\n"), 1) if sought else ():
        if sought in "".join(unescape(line).split()).casefold():
            yield number
