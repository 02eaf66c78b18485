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


def page_scripts(notes: Rendered) -> list[str]:
    """Return the scripts that a rendered page needs, relative to `docs_dir`.

    Arguments:
        notes: What rendering it told.
    """
    wanted = {
        TERM_SCRIPT: notes.has_terms,
        TABLE_SCRIPT: not notes.classes.isdisjoint({"facts", "contrast"}),
        QUIZ_SCRIPT: notes.has_questions,
        TAKEAWAYS_SCRIPT: "takeaways" in notes.classes,
        PATHWAY_SCRIPT: notes.has_pathways,
        GALLERY_SCRIPT: "gallery" in notes.classes,
    }
    return [script for script, is_wanted in wanted.items() if is_wanted]
