"""What browsers need to know of the site's countries to tell which one their reader seems to be in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.help.pages import HELP_LINES
from psychoed.help.reading import read_help_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

PLACE_SCRIPT = "assets/help-place.js"
"""The script that tells it, relative to `docs_dir`."""


def place_data(data: Mapping[str, str]) -> dict[str, Any]:
    """Return what scripts get of the list of help lines, by the names that they have there.

    Arguments:
        data: Path relative to `docs_dir` to whole text of the data files that exist. What is wrong with the list is
            told where pages are read.
    """
    help_lines, _ = read_help_lines(HELP_LINES, data.get(HELP_LINES, "lines: []"))
    return {
        "help-places": {place.name: {"zones": place.zones, "regions": place.regions} for place in help_lines.places}
    }
