"""Lists as `pathway`, `takeaways` and `question` use them: read from lines, found again in the tree."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as etree

    from psychoed.fences import Fence
    from psychoed.problems import Problem


NUMBERED = re.compile(r" {0,3}\d+\.\s+(.*)$")
BULLET = re.compile(r" {0,3}[-*+]\s+(.*)$")
_INNER_ITEM = re.compile(r" {4,}(?:[-*+]|\d+\.)\s")


@dataclass(frozen=True)
class Item:
    """A list item as written."""

    text: str
    """Its first paragraph on one line, Markdown."""
    rest: str
    """What follows within the item, Markdown, not indented."""
    line: int
    end: int
    """The line behind its last."""


def read_items(fence: Fence, marker: re.Pattern[str], what: str) -> tuple[list[Item], list[Problem]]:
    """Read the items of the list in a block.

    Arguments:
        fence: The block as written.
        marker: `NUMBERED` or `BULLET`.
        what: What an item is called in messages, such as `step`.

    Returns:
        The items, and those that Markdown would pour into the text above them.
    """
    starts = [i for i, line in enumerate(fence.body) if marker.match(line)]
    items = []
    problems = []
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
        behind = line + 1 + len(lines)
        first = [found[1]]
        while lines and lines[0].strip() and not _INNER_ITEM.match(lines[0]):
            first.append(lines.pop(0).strip())
        rest = textwrap.dedent("\n".join(lines)).strip()
        items.append(Item(" ".join(first).strip(), rest, line, behind))
    return items, problems


def _length(lines: Sequence[str]) -> int:
    """Return how many lines below an item's first are its own: none that begins at the margin after an empty one."""
    for number, line in enumerate(lines):
        if number and line.strip() and not line.startswith("    ") and not lines[number - 1].strip():
            return number
    return len(lines)


def first_paragraph(li: etree.Element) -> etree.Element:
    """Return the element that holds a list item's own text: the item, or its first paragraph in a loose list."""
    if not (li.text or "").strip() and len(li) and li[0].tag == "p":
        return li[0]
    return li
