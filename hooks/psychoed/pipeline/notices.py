"""What somebody should see to, but what keeps no site from being built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.content.provenance import overdue_notices
from psychoed.content.references.citations import uncited
from psychoed.content.references.csl import REFERENCES
from psychoed.content.review_words import review_notices
from psychoed.features.help.dates import check_notices
from psychoed.features.help.pages import HELP_LINES
from psychoed.features.quiz.authored import unsaid
from psychoed.outputs.embed.height import MOST, WIDE
from psychoed.outputs.embed.kinds import UNLISTED
from psychoed.outputs.embed.published_ids import PUBLISHED

if TYPE_CHECKING:
    from datetime import date

    from psychoed.content.site import MadeSite
    from psychoed.content.standings import Standings
    from psychoed.outputs.embed.published_ids import Published

_UNCITED = "{file}: Cited nowhere: {keys}."
_NO_ADDRESS = (
    "mkdocs.yml: The site's address is not set. Without it there are no oEmbed documents, codes to copy name none, and "
    "handouts carry no QR code. Set SITE_URL."
)
_LOCAL_ADDRESS = (
    "mkdocs.yml: The site's address is one of this machine alone: {address}. oEmbed documents, codes to copy and QR "
    "codes name it, and lead nowhere from another machine. Before you publish, set SITE_URL to the address that the "
    "site will have."
)
_UNPROMISED = "{file}: These embeds are not in the list: {ids}. Add each once it is published, to keep its address."
_UNSAID = (
    "These questions do not say which claims their right answers rest on, on pages with claims that are not settled: "
    "{ids}. Add `claims: C2`, or `claims: []`."
)
_TALL = (
    "In a place {wide} px wide, the embed {names} is higher than the {most} px that WordPress shows: the rest scrolls. "
    "Fewer rows, steps or words would fit."
)
_NO_NOTE = "The gallery has no note for therapists on: {ids}."
_NO_FEEDBACK = "mkdocs.yml: No address for corrections is set, and readers are told so. Set SITE_FEEDBACK."


def notices(site: MadeSite, published: Published, today: date, reviews: Standings | None = None) -> list[str]:
    """Return a sentence on each.

    Overdue checks, references cited nowhere, unchecked help lines, what embeds lack, and questions that may teach a
    doubtful claim without saying so.

    Arguments:
        site: The site as read.
        published: The embeds that keep their addresses.
        today: The current day.
        reviews: Those of pages and claims.
    """
    found = overdue_notices(site.book, today)
    found += review_notices(reviews) if reviews else []
    if keys := uncited(site.book, site.references):
        found.append(_UNCITED.format(file=REFERENCES, keys=", ".join(keys)))
    found += check_notices(HELP_LINES, site.help, today)
    if site.claims and not site.build_info.feedback:
        found.append(_NO_FEEDBACK)
    if site.embeds and not site.build_info.address and not site.build_info.preview:
        found.append(_NO_ADDRESS)
    if site.build_info.is_local:
        found.append(_LOCAL_ADDRESS.format(address=site.build_info.address))
    if new := [embed.part.id for embed in site.embeds if embed.part.id not in published.ids]:
        found.append(_UNPROMISED.format(file=PUBLISHED, ids=", ".join(new)))
    if silent := unsaid(site.book, site.claims):
        found.append(_UNSAID.format(ids=", ".join(f"{q.id} ({q.src_uri}:{q.line})" for q in silent)))
    if tall := [f"`{embed.part.id}` ({embed.height} px)" for embed in site.embeds if embed.height > MOST]:
        found.append(_TALL.format(wide=WIDE, most=MOST, names=", ".join(tall)))
    noted = {note.about for page in site.book.pages for note in page.notes}
    shown = [embed.part.id for embed in site.embeds if embed.part.kind not in UNLISTED]
    if noted and (bare := [name for name in shown if name not in noted]):
        found.append(_NO_NOTE.format(ids=", ".join(bare)))
    return found
