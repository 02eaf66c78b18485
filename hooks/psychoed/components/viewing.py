"""What a component is shown with, on a page and in every other document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as etree

    from psychoed.content.site import Site
    from psychoed.rendering.kept import Late


@dataclass(frozen=True)
class Viewing:
    """What an element is made with. Text in it is inline Markdown, unless it is an `AtomicString`."""

    site: Site
    """What else there is."""
    parse: Callable[[etree.Element, str], None]
    """Adds what a piece of Markdown of any length says to an element; its links are absolute."""
    later: Callable[[Late], None]
    """Has something completed once the words of the document are linked."""
    is_home: bool = True
    """Whether the document is the one that the component was written in; otherwise it is shown there too."""
