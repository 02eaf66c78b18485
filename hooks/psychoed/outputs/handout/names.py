"""What handouts and diagrams are called: links to them live for years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.block import page_name
from psychoed.components.paper import CARD, SLIDE
from psychoed.components.registry import COMPONENTS, component_of
from psychoed.outputs.embed.kinds import QUIZ

if TYPE_CHECKING:
    from psychoed.content.book import Book

HANDOUT_FOLDER, DIAGRAM_FOLDER, THUMBNAIL_FOLDER = "handouts", "diagrams", "thumbnails"

PAPERS = ("a4", "letter")
"""The sizes that every handout comes in."""

ENDINGS = ("svg", "png", "slide.png", "card.png")
"""The forms that every diagram comes in: as high as it is, as a slide of 16 to 9, and as what links are shown with."""

FRAMES = {"slide.png": SLIDE, "card.png": CARD}
"""Those that have a shape to fill."""

ON_PAPER = (*(component.block.NAME for component in COMPONENTS if component.has_sheet), QUIZ)
"""The kinds of parts that have a handout of their own."""

DRAWN = tuple(component.block.NAME for component in COMPONENTS if component.has_slide)
"""The kinds of parts that are a picture."""

WORKED = tuple(component.block.NAME for component in COMPONENTS if component.is_worked)
"""The kinds of parts that stand on the worksheet."""

HELP = "help-lines"
"""The id of the handout of help lines in all countries; those of one country have its name behind it."""

WORKSHEET, GLOSSARY = "worksheet", "glossary"
"""The ids of the two handouts that are made of all pages."""


def wholes(book: Book) -> list[str]:
    """Return the ids of those handouts of all pages that a site has."""
    found = [WORKSHEET] if any(component_of(part).is_worked for part in book.parts.values()) else []
    return [*found, GLOSSARY] if book.terms else found


def quiz_name(src_uri: str) -> str:
    """Return the id of the handout of a page's quiz, given the page that asks."""
    return f"{QUIZ}-{page_name(src_uri)}"


def thumbnailed(book: Book) -> list[str]:
    """Return the ids of the handouts that a small picture is shown of."""
    return list(dict.fromkeys(needed.name for page in book.pages for needed in page.needed))


def thumbnail_path(name: str) -> str:
    """Return the path in the site of the small picture of a handout, given its id."""
    return f"{THUMBNAIL_FOLDER}/{name}.png"


def handout_path(name: str, paper: str) -> str:
    """Return the path of a handout in the site, given its id and one of `PAPERS`."""
    return f"{HANDOUT_FOLDER}/{name}-{paper}.pdf"


def diagram_path(name: str, ending: str) -> str:
    """Return the path of a diagram in the site, given its pathway's id and one of `ENDINGS`."""
    return f"{DIAGRAM_FOLDER}/{name}.{ending}"
