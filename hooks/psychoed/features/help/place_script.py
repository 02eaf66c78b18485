"""The script that tells which country a reader seems to be in, with the site's countries in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.assets.script_parts import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.features.help.lines import Place

PLACE_SCRIPT = "assets/help-place.js"
"""Relative to `docs_dir`."""

PLACE_SLOT = "places"
"""Its name for the places, which the build knows only once it has read everything."""


def place_script(script: str, places: Iterable[Place]) -> str:
    """Fill the places into the script, so that it has to fetch nothing.

    Arguments:
        script: Its text, with one string for what goes there.
        places: The countries.
    """
    known = {place.name: {"zones": place.zones, "regions": place.regions} for place in places}
    return filled(script, PLACE_SLOT, known)
