"""Which of the site's scripts a page needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psychoed.site import Rendered

TERM_SCRIPT = "assets/terms.js"
TABLE_SCRIPT = "assets/tables.js"
QUIZ_SCRIPT = "assets/quiz.js"
TAKEAWAYS_SCRIPT = "assets/takeaways.js"
PATHWAY_SCRIPT = "assets/pathway.js"
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
        TABLE_SCRIPT: not notes.classes.isdisjoint({"facts", "contrast"}),
        QUIZ_SCRIPT: notes.has_questions,
        TAKEAWAYS_SCRIPT: "takeaways" in notes.classes,
        PATHWAY_SCRIPT: notes.has_pathways,
        GALLERY_SCRIPT: "gallery" in notes.classes,
    }
    first = {QUIZ_SCRIPT: is_quiz, TAKEAWAYS_SCRIPT: True}
    return {script: first.get(script, False) for script, is_wanted in wanted.items() if is_wanted}
