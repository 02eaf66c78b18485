"""What can be shown elsewhere, and its document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psychoed.components.part import Part
    from psychoed.source.problems import Problem


@dataclass(frozen=True)
class EmbedPart:
    """Something that can be shown elsewhere."""

    id: str
    """The name of its file."""
    kind: str
    title: str
    """Plain words."""
    src_uri: str
    """The page that it belongs to, relative to `docs_dir`."""
    home: str
    """Where it stands on the site: a page relative to `docs_dir`, and an anchor."""
    content: tuple[Part | str, ...]
    """What it shows, one below the other: components, and Markdown whose links are absolute."""
    alt: str
    """What a picture of it would say."""
    line: int
    """Where it begins on its page; 0 for a quiz."""


@dataclass(frozen=True)
class Embed:
    """A part with its document."""

    part: EmbedPart
    home: str
    """Where it stands on the site: an address relative to the site's."""
    html: str
    height: int
    """How high it is at a width of 600 px, in px, rather a little more."""
    tallest: int | str
    """The same at whatever width a phone or a column gives it, from 327 to 600 px."""
    problems: tuple[Problem, ...]
    """What stands in the part and would be missing in it."""
