"""Pages that hold too much for one: a register keeps their address, and the entries stand on pages of bounded size."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.content.shelving import Shelf


@dataclass(frozen=True)
class Division:
    """Which pages are divided, and what stands where; of most sites, none is."""

    shelves: Mapping[str, Sequence[Shelf]] = field(default_factory=dict)
    """The pages with the entries of each register, in their order; pages are named by path relative to `docs_dir`."""

    @cached_property
    def homes(self) -> Mapping[str, Mapping[str, str]]:
        """By register, the page of each entry that it names, by the entry's id."""
        return {
            register: {name: shelf.src_uri for shelf in shelves for item in shelf.items for name in item.ids}
            for register, shelves in self.shelves.items()
        }

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The register of each page that holds entries."""
        return {shelf.src_uri: register for register, shelves in self.shelves.items() for shelf in shelves}

    def home(self, src_uri: str, anchor: str) -> str:
        """Return the page that shows a place: for an entry the one that holds it, else the page itself."""
        return self.homes.get(src_uri, {}).get(anchor, src_uri)

    def register(self, src_uri: str) -> str:
        """Return the page that a page is a part of: of one that holds entries their register, else the page itself."""
        return self.parts.get(src_uri, src_uri)
