"""What an author writes within a block above and below its list or table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psychoed.text.inline import rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource


class Around(NamedTuple):
    """Markdown; its links are absolute, as `psychoed.text.inline.rebased` makes them."""

    before: str = ""
    after: str = ""


NOTHING = Around()


def read_around(fence: BlockSource, start: int, end: int) -> Around:
    """Read what stands around some lines of a block.

    Arguments:
        fence: The block as written.
        start: The first of these lines, counted in the page.
        end: The line behind the last of them.
    """
    first, behind = start - fence.body_line, end - fence.body_line
    return Around(*(_moved(fence, lines) for lines in (fence.body[:first], fence.body[behind:])))


def _moved(fence: BlockSource, lines: tuple[str, ...]) -> str:
    return rebased("\n".join(lines).strip("\n").rstrip(), fence.src_uri)
