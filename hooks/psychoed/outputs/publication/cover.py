"""The cover of the book: what the PDF builder makes it from."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from psychoed.outputs.handout.pdf_builder import Job
from psychoed.text.metrics import HEADING, PLAIN, glyphs, opened

if TYPE_CHECKING:
    from psychoed.assets.colours import Inks
    from psychoed.content.build_info import BuildInfo
    from psychoed.text.metrics import Face

COVER = "cover.png"
"""What the PDF builder knows it by; it is no file of the site."""


def cover_job(build_info: BuildInfo, icon: str, inks: Inks) -> Job:
    """Return the job for the cover.

    Arguments:
        build_info: The book.
        icon: The site's sign, SVG; empty for none.
        inks: Its colours.

    Returns:
        A picture of 1600 by 2560 px. What the fonts have no shapes for is left out: no book fails for its cover, and
        shops show the title beside it.
    """
    words = {"title": (build_info.name, HEADING), "description": (build_info.description, PLAIN)}
    words["author"] = (build_info.author, PLAIN)
    data = {name: text if _can_show(text, face) else "" for name, (text, face) in words.items()}
    return Job(COVER, "mkdocs.yml", 0, build_info.name, {**data, "icon": icon, "inks": asdict(inks)})


def _can_show(text: str, face: Face) -> bool:
    return bool(opened(face)) and all(glyph.number for glyph in glyphs(text, face))
