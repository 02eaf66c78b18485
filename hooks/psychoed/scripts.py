"""The site's scripts: which of them a page needs, and what of them browsers get to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rjsmin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.site import Rendered

TERM_SCRIPT = "assets/terms.js"
TABLE_SCRIPT = "assets/tables.js"
QUIZ_SCRIPT = "assets/quiz.js"
TAKEAWAYS_SCRIPT = "assets/takeaways.js"
GALLERY_SCRIPT = "assets/gallery.js"


def page_scripts(notes: Rendered, is_quiz: bool) -> dict[str, bool]:
    """Choose the scripts of a rendered page.

    Arguments:
        notes: What rendering it told.
        is_quiz: Whether it is a page of questions.

    Returns:
        Path relative to `docs_dir` of each script, and whether it lays out what a reader sees first: such a page is
        shown once that is done, so that nothing jumps.
    """
    wanted = {
        TERM_SCRIPT: notes.has_terms,
        TABLE_SCRIPT: bool(notes.classes & {"facts", "contrast"}),
        QUIZ_SCRIPT: notes.has_questions,
        TAKEAWAYS_SCRIPT: "takeaways" in notes.classes,
        GALLERY_SCRIPT: "gallery" in notes.classes,
    }
    first = {QUIZ_SCRIPT: is_quiz, TAKEAWAYS_SCRIPT: True}
    return {script: first.get(script, False) for script, is_wanted in wanted.items() if is_wanted}


def lighter_scripts(texts: Mapping[str, str]) -> dict[str, str]:
    """Return path and text of the scripts among some files, without what only people read."""
    return {path: f"{rjsmin.jsmin(text)}\n" for path, text in texts.items() if path.endswith(".js")}
