"""What templates show beside a page's text, by the names that they have there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.help.reach import help_html
from psychoed.scripts import page_styles

if TYPE_CHECKING:
    from psychoed.build import Build
    from psychoed.metadata.structured_data import Described


def page_values(build: Build, page: Described) -> dict[str, object]:
    """Return what is shown of one rendered page."""
    notes = build.site.rendered.get(page.src_uri)
    return {
        "trust": build.trust(page.src_uri),
        "exit": build.exit(page.src_uri),
        "printables": build.printables(page.src_uri),
        "discovery": build.discovery(page.src_uri),
        "scripts": build.scripts(page.src_uri),
        "styles": page_styles(notes) if notes else [],
        "structured_data": build.structured_data(page),
    }


def site_values(build: Build) -> dict[str, object]:
    """Return what all pages show, those too that are no page of MkDocs, such as the one for errors."""
    return {
        "edition": build.edition,
        "help": build.site.help,
        "help_line": help_html(build.site.help.everywhere),
        "site_trust": build.trust(),
        "field_scripts": build.field_scripts,
    }
