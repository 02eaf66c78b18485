"""A block whose name another extension has too: whether it is ours says what was read of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psychoed.components.block import block_id

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from pymdownx.blocks import BlocksProcessor
    from pymdownx.blocks.block import Block

    from psychoed.components.block import ContentBlock


def register(manager: BlocksProcessor, ours: type[ContentBlock], config: dict[str, Any], *, shared: bool) -> None:
    """Register a block of ours.

    Arguments:
        manager: Reads the blocks of all extensions.
        ours: The block.
        config: What it is given.
        shared: Whether one of the same name that another extension has stays beside it. Otherwise it is replaced.
    """
    theirs, others = manager.blocks.pop(ours.NAME, None), manager.config.get(ours.NAME)
    manager.register(ours, config)
    if theirs is None or not shared:
        return

    def make(length: int, tracker: Any, manager: BlocksProcessor, config: dict[str, Any]) -> _Either:
        return _Either(ours(length, tracker, manager, config), theirs(length, tracker, manager, others))

    manager.blocks[ours.NAME] = make  # type: ignore[assignment]


class _Either:
    """Stands for one of two blocks from when its header is read."""

    def __init__(self, ours: ContentBlock, theirs: Block) -> None:
        self._ours = ours
        self._block: Block = theirs

    def _validate(self, parent: etree.Element, title: str | None, **options: Any) -> bool:
        src_uri = self._ours.scope.page_of(self._ours.md)
        name = block_id(options.get("id"), title or "", self._ours.NAME, src_uri)
        page = self._ours.scope.site.book.by_uri.get(src_uri)
        if page and any(part.id == name for part in page.parts):
            self._block = self._ours
        return self._block._validate(parent, title, **options)

    def __getattr__(self, name: str) -> Any:
        # Before it is known which of the two it is, only what both have is asked for.
        return getattr(self._block, name)
