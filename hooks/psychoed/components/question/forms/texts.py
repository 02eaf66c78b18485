"""The texts of a question that several forms share."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from psychoed.components.block import unmovable
from psychoed.text.inline import has_link, plain, rebased, tags_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem


def choosable(fence: BlockSource, text: str, line: int) -> Iterator[Problem]:
    """Report what a text cannot hold that is there to be chosen, moved or sorted: links and HTML.

    It stands in a label or a list to choose from, where a link would take the reader away instead.
    """
    if has_link(text):
        what = f"A link cannot be chosen: “{plain(text)}”."
        yield fence.problem(what, "Keep the words, and put the link into the feedback or explanation.", line)
    if tags := tags_in(text):
        yield fence.problem(f"HTML cannot be chosen: `{tags[0]}`.", "Write it in Markdown, or in words.", line)


def read_intro(fence: BlockSource, end: int) -> tuple[str, list[Problem]]:
    """Return what stands before the options: the lines of the block up to one, and what is wrong with it."""
    text = "\n".join(fence.body[:end]).strip()
    return rebased(text, fence.src_uri), unmovable(fence, text, fence.body_line)


def read_explanation(fence: BlockSource, start: int) -> tuple[str, list[Problem]]:
    """Return what a question says to any answer, the lines of the block from one on, and whether it is missing."""
    text = textwrap.dedent("\n".join(fence.body[start:])).strip()
    problems = unmovable(fence, text, fence.body_line + start)
    if not plain(text):
        what, hint = "This question explains nothing.", "Say at its end, in a sentence or two, what to know."
        problems.append(fence.problem(what, hint))
    return rebased(text, fence.src_uri), problems
