"""Lists as `pathway`, `takeaways` and `question` use them, read from lines."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.text.inline import CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem


NUMBERED = re.compile(r" {0,3}\d+\.\s+(.*)$")
BULLET = re.compile(r" {0,3}[-*+]\s+(.*)$")
_INNER_ITEM = re.compile(r" {4,}(?:[-*+]|\d+\.)\s")
_BREAKS = re.compile(rf"{CODE.pattern}|\\[^\n]|(?P<hard>(?: {{2,}}+|\\)\n)| ++")
"""Finds the ends of lines that are hard breaks: behind two spaces or a backslash, not in code."""


@dataclass(frozen=True)
class Item:
    """A list item as written."""

    text: str
    """Its first paragraph on one line, Markdown; where a line ends in a hard break, `<br />` stands."""
    rest: str
    """What follows within the item, Markdown, not indented."""
    line: int
    end: int
    """The line behind its last."""
    written: str
    """Its first paragraph as written, line by line."""
    loose: bool
    """Whether there are empty lines in it or between it and its neighbours: then its text is a paragraph."""
    after: str
    """What stands between it and the next item and belongs to neither, Markdown."""


def read_items(fence: BlockSource, marker: re.Pattern[str], what: str) -> tuple[list[Item], list[Problem]]:
    """Read the items of the list in a block.

    Arguments:
        fence: The block as written.
        marker: `NUMBERED` or `BULLET`.
        what: What an item is called in messages, such as `step`.

    Returns:
        The items, and those that Markdown would pour into the text above them.
    """
    starts = [i for i, line in enumerate(fence.body) if marker.match(line) and i not in fence.aside]
    items: list[Item] = []
    problems = []
    joined = False
    for start, end in zip(starts, [*starts, len(fence.body)][1:], strict=True):
        found = marker.match(fence.body[start])
        assert found is not None
        line = fence.body_line + start
        before = fence.body[start - 1] if start else ""
        # An item may follow the first paragraph of another; any other text above would swallow it.
        if before.strip() and (start == starts[0] or before.startswith("    ")):
            message = f"This {what} stands right under other text, and would become part of it."
            problems.append(fence.problem(message, "Leave an empty line above it.", line))
        lines = list(fence.body[start + 1 : start + 1 + _length(fence.body[start + 1 : end])])
        behind = start + 1 + len(lines)
        after = textwrap.dedent("\n".join(fence.body[behind:end])).strip() if end < len(fence.body) else ""
        held = "\n".join(lines).rstrip()
        loose = joined or "" in map(str.strip, held.split("\n")[:-1])
        # An empty line between two items parts the paragraphs of both.
        joined = end < len(fence.body) and not after and not fence.body[end - 1].strip()
        first = [found[1]]
        while lines and lines[0].strip() and not _INNER_ITEM.match(lines[0]) and start + len(first) not in fence.aside:
            first.append(lines.pop(0))
        rest = textwrap.dedent("\n".join(lines)).strip()
        text = _on_one_line(first)
        written = "\n".join(first).strip()
        items.append(Item(text, rest, line, fence.body_line + behind, written, loose or joined, after))
    return items, problems


def _on_one_line(lines: Sequence[str]) -> str:
    """Join lines of Markdown; a hard break stays one."""
    text = "\n".join(lines)
    if len(lines) > 1:
        text = _BREAKS.sub(lambda found: "<br />\n" if found["hard"] else found[0], text)
    return " ".join(map(str.strip, text.split("\n"))).strip()


def _length(lines: Sequence[str]) -> int:
    """Return how many lines below an item's first are its own: none that begins at the margin after an empty one."""
    for number, line in enumerate(lines):
        if number and line.strip() and not line.startswith("    ") and not lines[number - 1].strip():
            return number
    return len(lines)
