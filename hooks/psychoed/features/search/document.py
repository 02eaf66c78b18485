"""What a search can find, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["", "term", "study", "question"]


@dataclass(frozen=True)
class RenderedPage:
    """A page as it was rendered."""

    src_uri: str
    url: str
    """Relative to the site's address."""
    title: str
    html: str
    """Its body."""
    description: str = ""
    boost: float = 1.0
    """How much more than others it counts (front matter `search: {boost: …}`)."""


@dataclass(frozen=True)
class Document:
    """Something to find."""

    page: RenderedPage
    anchor: str
    """The id of its place on the page; empty for the page's beginning."""
    title: str
    names: tuple[str, ...]
    """What else it is called."""
    text: str
    kind: Kind = ""

    @property
    def fields(self) -> tuple[str, str, str, str]:
        """What is searched, in the order of `FIELDS`."""
        around = "" if self.kind == "term" or not self.anchor else self.page.title
        return self.title, " ".join(self.names), around, self.text


FIELDS = ("title", "names", "page", "text")
"""What of a document is searched: its title, its other names, the title of its page, and what it says."""
