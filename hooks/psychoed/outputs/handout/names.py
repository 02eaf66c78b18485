"""What handouts and diagrams are called: links to them live for years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.registry import COMPONENTS
from psychoed.outputs.embed.kinds import QUIZ

if TYPE_CHECKING:
    from psychoed.content.site import MadeSite

HANDOUT_FOLDER, DIAGRAM_FOLDER = "handouts", "diagrams"

PAPERS = ("a4", "letter")
"""The sizes that every handout comes in."""

ENDINGS = ("svg", "png")
"""The forms that every diagram comes in."""

ON_PAPER = (*(component.block.NAME for component in COMPONENTS if component.has_sheet), QUIZ)
"""The kinds of parts that have a handout of their own."""

DRAWN = tuple(component.block.NAME for component in COMPONENTS if component.has_slide)
"""The kinds of parts that are a picture."""

WORKED = tuple(component.block.NAME for component in COMPONENTS if component.is_worked)
"""The kinds of parts that stand on the worksheet."""

WORKSHEET, GLOSSARY = "worksheet", "glossary"
"""The ids of the two handouts that are made of all pages."""


def wholes(site: MadeSite) -> list[str]:
    """Return the ids of those handouts of all pages that a site has, once it has its embeds."""
    kinds = {embed.part.kind for embed in site.embeds}
    found = [WORKSHEET] if kinds.intersection(WORKED) else []
    return [*found, GLOSSARY] if site.book.terms else found


def handout_path(name: str, paper: str) -> str:
    """Return the path of a handout in the site, given its id and one of `PAPERS`."""
    return f"{HANDOUT_FOLDER}/{name}-{paper}.pdf"


def diagram_path(name: str, ending: str) -> str:
    """Return the path of a diagram in the site, given its pathway's id and one of `ENDINGS`."""
    return f"{DIAGRAM_FOLDER}/{name}.{ending}"
