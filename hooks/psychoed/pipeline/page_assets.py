"""Which of the site's scripts a page needs, and which styles beside the site's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.assets.stylesheet import CODE_STYLE, MARKDOWN_STYLE
from psychoed.components.registry import COMPONENTS
from psychoed.features.crisis.script import CRISIS_SCRIPT
from psychoed.features.help.place_script import PLACE_SCRIPT
from psychoed.features.moved.anchors import MOVED
from psychoed.pipeline.theme_files import PAGE_STYLES
from psychoed.rendering.dressing import MARKS

if TYPE_CHECKING:
    from psychoed.rendering.record import PageScan

TERM_SCRIPT = "assets/terms.js"
GALLERY_SCRIPT = "assets/gallery.js"
SOURCES_SCRIPT = "assets/sources.js"
MOVED_SCRIPT = "assets/moved.js"
HELP_LINES_SCRIPT = "assets/help-lines.js"

STYLES = {
    CODE_STYLE: "highlight",
    "assets/doors.css": "door",
    "assets/downloads.css": "downloads",
    "assets/gallery.css": "gallery",
    "assets/glossary.css": "letters",
    "assets/help-lines.css": "help-lines",
    "assets/sheets.css": "sheets-by-need",
    "assets/register.css": "entry-lines entry-ways",
    "assets/sources.css": "claim-label sources-lines study-entries",
    **PAGE_STYLES,
}
"""What styles that few pages have, and classes: a page with one of them has it. Paths are relative to `docs_dir`."""

LATER = "defer"
FIRST = 'defer blocking="render"'
AT_ONCE = ""
"""How a script is loaded: once the page is read; then too, but before it is shown, where it lays out what a reader sees
first; or before the page is read, where it works while it is: some browsers show a page before it is whole."""


FIELD_SCRIPTS = {PLACE_SCRIPT: LATER, CRISIS_SCRIPT: LATER}
"""What a page needs on which a reader can write, where the site has lists of words of crisis, and how it is loaded."""


def page_scripts(notes: PageScan, is_quiz: bool, has_crisis: bool = False) -> dict[str, str]:
    """Choose the scripts of a rendered page.

    Arguments:
        notes: What rendering it told.
        is_quiz: Whether it is a page of questions.
        has_crisis: Whether the site has lists of words of crisis.

    Returns:
        Path relative to `docs_dir` of each script, and the attributes by which it is loaded.
    """
    has_panel = notes.has_fields and has_crisis
    shown = [component.scripts for component in COMPONENTS if component.scripts.marker in notes.classes]
    has_lines = "help-lines" in notes.classes
    wanted = {
        TERM_SCRIPT: notes.has_terms,
        **{scripts.page: True for scripts in shown if scripts.page},
        GALLERY_SCRIPT: "gallery" in notes.classes,
        SOURCES_SCRIPT: "claim-label" in notes.classes,
        MOVED_SCRIPT: MOVED in notes.classes,
        PLACE_SCRIPT: has_panel or has_lines,
        HELP_LINES_SCRIPT: has_lines,
        CRISIS_SCRIPT: has_panel,
    }
    how = {scripts.page: FIRST for scripts in shown if scripts.lays_out or (is_quiz and scripts.asks)}
    if has_lines:
        how |= {PLACE_SCRIPT: AT_ONCE, HELP_LINES_SCRIPT: AT_ONCE}
    return {script: how.get(script, LATER) for script, is_wanted in wanted.items() if is_wanted}


def page_styles(notes: PageScan) -> list[str]:
    """Choose the stylesheets of a rendered page beside the site's own, as paths relative to `docs_dir`."""
    found = [style for style, names in STYLES.items() if not notes.classes.isdisjoint(names.split())]
    return [*found, MARKDOWN_STYLE] if MARKS & notes.classes else found
