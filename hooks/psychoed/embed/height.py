"""About how high an embed is, for hosts that know no messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psychoed.embed.parts import EmbedPart

MOST = 1000
"""px: WordPress shows no more; what is higher scrolls inside."""


def height_of(part: EmbedPart, body: str) -> int:
    """Return about how high a part's embed is at a width of 600 px, in px: rather a little more than too little."""
    return MOST
