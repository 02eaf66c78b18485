"""What somebody should see to, but what keeps no site from being built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.help.pages import HELP_LINES
from psychoed.references.citations import uncited
from psychoed.trust import overdue_notices

if TYPE_CHECKING:
    from datetime import date

    from psychoed.edition import Edition
    from psychoed.site import Site

REFERENCES = "references.json"

_UNCITED = "{file}: Cited nowhere: {keys}."
_UNCHECKED = "{file}: Nobody has checked these {count} lines with the service: {ids}. Check each, and add `checked:`."
_NO_FEEDBACK = "mkdocs.yml: No address for corrections is set, and readers are told so. Set SITE_FEEDBACK."


def notices(site: Site, edition: Edition, today: date) -> list[str]:
    """Return a sentence on each: overdue checks, references cited nowhere, unchecked help lines, no address.

    Arguments:
        site: The site as read.
        edition: What it is a build of.
        today: The current day.
    """
    found = overdue_notices(site.book, today)
    if keys := uncited(site.book, site.references):
        found.append(_UNCITED.format(file=REFERENCES, keys=", ".join(keys)))
    lines = [line for line in site.help.lines if line.reachable and not line.checked]
    if lines:
        ids = ", ".join(line.id for line in lines)
        found.append(_UNCHECKED.format(file=HELP_LINES, count=len(lines), ids=ids))
    if site.claims and not edition.feedback:
        found.append(_NO_FEEDBACK)
    return found
