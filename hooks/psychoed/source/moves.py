"""What moved: where an old id of a page leads now, and the old places of a page itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.source.kinds import listed, named
from psychoed.source.schema import shown_as

if TYPE_CHECKING:
    from psychoed.source.fields import Made
    from psychoed.source.given import Given

_PAGE = re.compile(r"(?!/|\.\.?/)(?:(?!/\.\.?/)[^#?\s])+\.md")
_HINT = "Write `old-id: new-id`, or `old-id: folder/page.md#id` for another page, relative to `docs`."
_OLD_HINT = "Write each old page as it was in `docs`, such as `was: [folder/page.md]`."


@dataclass(frozen=True)
class Move:
    """Where something is now, or was."""

    place: str
    """An id of the same page, or a page relative to `docs_dir`, with or without an id."""
    line: int
    """Where its author says so."""

    @property
    def page(self) -> str:
        """The other page; empty for the same."""
        page = self.place.partition("#")[0]
        return page if _PAGE.fullmatch(page) else ""

    @property
    def anchor(self) -> str:
        """The id there; empty for the page as a whole."""
        return self.place.partition("#")[2] if self.page else self.place


def _move(here: Given) -> Made[Move]:
    if not isinstance(here.value, str) or not (place := here.value.strip().removeprefix("#")) or " " in place:
        return here.refused("leads nowhere", _HINT)
    move = Move(place, here.line)
    if not move.page and ("#" in place or place.endswith(".md")):
        return here.refused("leads nowhere", _HINT)
    return move, []


def _old_page(here: Given) -> Made[Move]:
    if not isinstance(here.value, str) or not _PAGE.fullmatch(here.value):
        return here.refused("is no page", _OLD_HINT)
    return Move(here.value, here.line), []


moved_ids = named(shown_as(_move, {"type": "string"}), _HINT)
"""The kind of old ids, each with where it leads."""

old_pages = listed(shown_as(_old_page, {"type": "string"}), _OLD_HINT, alone=True, same=lambda move: move.place)
"""The kind of the places where a page was."""
