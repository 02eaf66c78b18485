"""Lists as `pathway`, `takeaways` and `question` use them: read from lines, found again in the tree."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.source import Fence

NUMBERED = re.compile(r" {0,3}\d+\.\s+(.*)$")
BULLET = re.compile(r" {0,3}[-*+]\s+(.*)$")


@dataclass(frozen=True)
class Item:
    """A list item as written."""

    text: str
    """Its first paragraph on one line, Markdown."""
    rest: str
    """What follows within the item, Markdown, not indented."""
    line: int
    crowded: bool
    """Whether it began right under the previous item's indented text, which Markdown would pour it into."""


def read_items(fence: Fence, marker: re.Pattern[str]) -> list[Item]:
    """Read the items of the list in a block.

    Arguments:
        fence: The block as written.
        marker: `NUMBERED` or `BULLET`.
    """
    starts = [i for i, line in enumerate(fence.body) if marker.match(line)]
    items = []
    for start, end in zip(starts, [*starts, len(fence.body)][1:], strict=True):
        found = marker.match(fence.body[start])
        assert found is not None
        lines = list(fence.body[start + 1 : end])
        first = [found[1]]
        while lines and lines[0].strip():
            first.append(lines.pop(0).strip())
        rest = textwrap.dedent("\n".join(lines)).strip("\n")
        before = fence.body[start - 1] if start else ""
        crowded = start > starts[0] and before.startswith("    ")
        items.append(Item(" ".join(first).strip(), rest.strip(), fence.body_line + start, crowded))
    return items


def first_paragraph(li: etree.Element) -> etree.Element:
    """Return the element that holds a list item's own text: the item, or its first paragraph in a loose list."""
    if not (li.text or "").strip() and len(li) and li[0].tag == "p":
        return li[0]
    return li
