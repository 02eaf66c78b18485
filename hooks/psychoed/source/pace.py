"""Keeps pymdownx.blocks at a pace that depends on nothing but how much there is to read.

For each chunk of a block, `BlocksProcessor.parse_blocks` (pymdown-extensions 13.1) maps every element of the tree so
far to its parent, and looks at the map only where blocks lie in one another: 800 questions take it 15 seconds. Where a
title holds many spaces, it tries from each whether the title ends there: 20,000 take it as long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as etree

    from pymdownx.blocks import BlocksProcessor

_START = re.compile(r"(?:^|\n) {0,3}(/{3,}) *([\w-]+) *(?:\| *((?:[^ \n]++| ++(?=[^ \n]))*+) *)?(?:\n|$)")
"""What it knows the first line of a block by (`RE_START`), with spaces of a title taken at one go."""


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
    manager.start = _START
    parse = manager.parse_blocks

    def parse_blocks(blocks: list[str], current_parent: etree.Element) -> None:
        parse(blocks, cast("etree.Element", _Tree(manager, current_parent)))

    manager.parse_blocks = parse_blocks  # type: ignore[method-assign]
