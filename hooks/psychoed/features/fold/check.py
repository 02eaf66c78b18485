"""What is wrong with the headings that ask to fold: none folds but one of level 2, at the left margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.features.fold.section import FOLD, LEVEL
from psychoed.source.page import prose_lines
from psychoed.source.problems import Problem
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.content.book import Page

_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}[ #]*$")
_HASHES = re.compile(r"(?:> ?)*(#{1,6})")
_UNDERLINE = re.compile(r"(=+|-+)[ ]*$")


def misplaced_folds(pages: Iterable[Page]) -> list[Problem]:
    """Report headings of another level that ask to fold."""
    return [
        Problem(
            page.src_uri,
            line,
            f"A heading of level {level} cannot fold what stands below it.",
            f"Write `{'#' * LEVEL} Heading {{ .{FOLD} }}`, or take `.{FOLD}` out.",
        )
        for page in pages
        for line, level, _ in fold_lines(page.text)
        if level != LEVEL
    ]


def unfolded_sections(page: Page, titles: Iterable[str]) -> Iterator[Problem]:
    """Report sections that were not folded where they stand.

    Arguments:
        page: The page.
        titles: What their headings say.
    """
    lines = {title: line for line, _, title in fold_lines(page.text)}
    for title in titles:
        what = f"The section “{title}” cannot be folded where it stands."
        yield Problem(page.src_uri, lines.get(title, 0), what, "Take its heading out of the list or block around it.")


def fold_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, level and plain words of each heading of a page that asks to fold."""
    if f".{FOLD}" not in text:
        return
    lines = prose_lines(text)
    for (index, line), (_, below) in zip(lines, [*lines[1:], (0, "")], strict=False):
        found = _ATTRIBUTES.search(line)
        if not found or f".{FOLD}" not in found[1].split():
            continue
        if hashes := _HASHES.match(line):
            yield index + 1, len(hashes[1]), plain(line[hashes.end() : found.start()])
        elif underline := _UNDERLINE.match(below):
            yield index + 1, 1 if underline[1].startswith("=") else 2, plain(line[: found.start()])
