"""What the forms that are lists share: the text above the list, and what is wrong with an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.block import repeated, unmovable
from psychoed.components.items import BULLET, NUMBERED
from psychoed.components.question.forms.texts import read_intro
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from psychoed.components.items import Item
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem


def read_above(fence: BlockSource, items: Sequence[Item]) -> tuple[str, list[Problem]]:
    """Return what stands before a list, and what is wrong with it."""
    return read_intro(fence, items[0].line - fence.body_line if items else 0)


def alike(fence: BlockSource, texts: Sequence[str], items: Sequence[Item]) -> list[Problem]:
    """Report options that say the same."""
    words = [(plain(text).casefold(), item.line) for text, item in zip(texts, items, strict=True)]
    return repeated(fence, words, "option")


def item_problems(fence: BlockSource, item: Item) -> Iterator[Problem]:
    """Report what cannot be shown elsewhere in an item, and what stands below it but is not indented."""
    yield from unmovable(fence, f"{item.text} {item.rest}", item.line)
    own = True
    for offset, line in enumerate(fence.body[item.line - fence.body_line + 1 :], 1):
        if BULLET.match(line) or NUMBERED.match(line):
            break
        if not own and line.strip() and not line.startswith("    "):
            hint = "Indent it by four spaces, after an empty line, so that it belongs to its option."
            yield fence.problem("This text belongs to no option.", hint, item.line + offset)
            break
        # An option's text may be wrapped up to the first empty line.
        own = own and bool(line.strip())
