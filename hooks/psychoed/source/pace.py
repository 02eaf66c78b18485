"""Keeps pymdownx.blocks at a pace that does not depend on how much of a page is read already.

For each chunk of a block, `BlocksProcessor.parse_blocks` (pymdown-extensions 13.1) maps every element of the tree so
far to its parent, and looks at the map only where blocks lie in one another: 800 questions take it 15 seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as etree

    from pymdownx.blocks import BlocksProcessor


class _Tree:
    """Stands for the tree above a block, and has elements only where somebody will look at them."""

    def __init__(self, manager: BlocksProcessor, root: etree.Element) -> None:
        self.manager = manager
        self.root = root

    def iter(self) -> Iterable[etree.Element]:
        """Return the tree's elements where a block lies in another."""
        return self.root.iter() if len(self.manager.stack) > 1 else ()


def keep_pace(manager: BlocksProcessor) -> None:
    """Let a Markdown instance read blocks in a time that grows with their number alone.

    Arguments:
        manager: Reads the blocks of all extensions of that instance.
    """
    parse = manager.parse_blocks

    def parse_blocks(blocks: list[str], current_parent: etree.Element) -> None:
        parse(blocks, cast("etree.Element", _Tree(manager, current_parent)))

    manager.parse_blocks = parse_blocks  # type: ignore[method-assign]
