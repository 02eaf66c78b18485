"""What embeds and handouts have to know of the site that they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psychoed.content.addresses import place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.content.build_info import BuildInfo
    from psychoed.features.help.lines import HelpLine


@dataclass(frozen=True)
class SiteContext:
    """What all parts of a build share that are shown elsewhere."""

    build_info: BuildInfo
    help_lines: tuple[HelpLine, ...]
    """What the help line names."""
    urls: Mapping[str, str]
    """Path relative to `docs_dir` to address, relative to the site's, of each page."""
    printed: Mapping[str, str] = field(default_factory=dict)
    """What each way to reach a help line looks like in print, by where its link leads."""

    def url(self, home: str) -> str:
        """Return the address of a place, relative to the site's.

        Arguments:
            home: A page relative to `docs_dir`, and an anchor if need be.

        Raises:
            KeyError: There is no such page.
        """
        return place(self.urls, home)
