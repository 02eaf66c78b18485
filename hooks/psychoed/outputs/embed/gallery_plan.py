"""How a gallery is laid out: what stands on its own page, and what on pages that it leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from psychoed.content.runs import grouped, runs
from psychoed.outputs.embed.kinds import UNLISTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LISTED = 60
"""So many parts stand on the gallery's own page. Where there are more, all of them stand on pages that it leads to."""
ROOM = 40
"""So many parts stand on such a page, or those of one page of the site."""
PICKED = 100
"""So many single words, or questions, can be picked on one page."""


@dataclass(frozen=True)
class Plan:
    """What stands where."""

    pages: tuple[tuple[str, ...], ...] = ()
    """For each page of parts the pages of the site that they are of; none where the gallery has room for all parts."""
    picks: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """For each kind of which there are too many, where the pieces of the list begin and end."""

    @property
    def names(self) -> list[str]:
        """The names of all pages that the gallery leads to."""
        picked = (f"{kind}-{number}" for kind, some in self.picks.items() for number in range(1, len(some) + 1))
        return [*(str(number) for number in range(1, len(self.pages) + 1)), *picked]

    @cached_property
    def _page_of(self) -> Mapping[str, str]:
        return {uri: str(number) for number, uris in enumerate(self.pages, 1) for uri in uris}

    def page_of(self, src_uri: str) -> str:
        """Return the name of the page that has the parts of a page of the site; empty where the gallery has them."""
        return self._page_of.get(src_uri, "")


def plan_of(parts: Iterable[tuple[str, str]]) -> Plan:
    """Lay out a gallery.

    Arguments:
        parts: Kind and page, relative to `docs_dir`, of all that can be embedded, page by page.
    """
    on_page: dict[str, int] = {}
    single = dict.fromkeys(UNLISTED, 0)
    for kind, src_uri in parts:
        if kind in single:
            single[kind] += 1
        else:
            on_page[src_uri] = on_page.get(src_uri, 0) + 1
    picks = {kind: tuple(runs(count, PICKED)) for kind, count in single.items() if count > PICKED}
    return Plan(grouped(on_page, ROOM) if sum(on_page.values()) > LISTED else (), picks)
