"""What the configuration of a site says of how its pages are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


@dataclass(frozen=True)
class Setup:
    """What there is to know of a site before its pages are read."""

    blocks: Collection[str] = ()
    """Names of blocks that are not ours but known to its Markdown, such as `details`."""
    unknown: Collection[str] = ()
    """The extensions of Markdown whose syntax its own shows as it was typed."""
    menu: Collection[str] = ()
    """Pages that its navigation names, relative to `docs_dir`, whether they are there or not."""
    today: date | None = None
    """The current day, for remedies alone: nothing that is built may depend on it."""
