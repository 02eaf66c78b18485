"""What pages promise of help, and whether it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.features.help.lines import HelpLines
from psychoed.features.help.marks import filled, unknown
from psychoed.features.help.reading import read_help_lines
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.content.book import Book
    from psychoed.words.catalogue import Words

HELP_LINES = "help-lines.yml"
"""Where the help lines are listed, relative to `docs_dir`."""


def listed_help(listed: str | None, words: Words) -> tuple[HelpLines, list[Problem]]:
    """Read the help lines, if there are any, and return what is wrong with them.

    Arguments:
        listed: The text of the list; None where the site has none.
        words: Of the site.
    """
    return read_help_lines(HELP_LINES, listed, words) if listed is not None else (HelpLines(), [])


def filled_pages(
    texts: Mapping[str, str], help_lines: HelpLines, listed: str | None
) -> tuple[dict[str, str], list[Problem]]:
    """Fill the help lines into the pages.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page.
        help_lines: The help lines.
        listed: The text of their list; None where the site has none.

    Returns:
        The pages that name one, and those that name one which there is not.
    """
    problems: list[Problem] = []
    pages = {src_uri: filled(help_lines, text) for src_uri, text in texts.items()}
    # Of a list that cannot be read nobody knows which lines it has.
    for src_uri, text in texts.items() if not help_lines.is_unread else ():
        problems += unknown(help_lines, src_uri, text, listed or "")
    return {src_uri: text for src_uri, text in pages.items() if text != texts[src_uri]}, problems


def missing_help(book: Book, help_lines: HelpLines) -> Iterator[Problem]:
    """Report pages that promise help which there is not: nobody would see it until it is needed."""
    for page in book.pages:
        if page.help_line and not help_lines.lines:
            what, hint = "There is no help line to show.", f"Write them in `docs/{HELP_LINES}`."
            yield Problem(page.src_uri, page.help_line, what, hint)
