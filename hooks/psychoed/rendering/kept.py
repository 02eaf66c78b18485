"""A page's tree before evidence is placed and words are linked. Whatever shows the page besides goes on from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from markdown import Markdown

    from psychoed.content.site import Site


class Filling(Protocol):
    """What depends on where it is shown, such as on paper alone."""

    def fill(self, site: Site) -> None:
        """Fill its place.

        Arguments:
            site: What it shows.
        """


class Late(Protocol):
    """What can be completed only once the words around it are linked."""

    def complete(self, md: Markdown) -> None:
        """Complete it.

        Arguments:
            md: Holds what its tree has placeholders for.
        """


@dataclass(frozen=True)
class Kept:
    """A tree, with what belongs to it. A copy of it all is a tree by itself."""

    root: etree.Element
    aside: tuple[str | etree.Element, ...]
    """What Markdown put aside, for which the tree has placeholders."""
    fillings: tuple[Filling, ...]
    """What is to be filled in it."""
    late: tuple[Late, ...]
    """What is to be completed in it once words are linked."""
