"""The sheet of a component, where it has one."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from psychoed.components.paper import ListOnPaper, PictureOnPaper, Printing, TableOnPaper, TextOnPaper
from psychoed.components.part import StatingPart
from psychoed.components.registry import component_of
from psychoed.outputs.handout.sheet import Sheet, label_data, labels_of, legend, target_of
from psychoed.text.inline import plain
from psychoed.text.richtext import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.paper import OnPaper
    from psychoed.components.part import Part
    from psychoed.content.provenance import Provenance
    from psychoed.content.site import Site
    from psychoed.content.site_context import SiteContext

LAYOUTS: dict[type[OnPaper], str] = {
    TableOnPaper: "table",
    ListOnPaper: "list",
    PictureOnPaper: "picture",
    TextOnPaper: "text",
}
"""What the template of a sheet calls the layout of each."""


def printing_of(site: Site, context: SiteContext) -> Printing:
    """Return what components know of the site where sheets are made."""
    leads, labels = partial(target_of, context=context), partial(labels_of, site)
    return Printing(leads, labels, site.colours.paper, context.build_info.words)


def block_sheet(part: Part, site: Site, context: SiteContext, trust: Provenance) -> Sheet | None:
    """Return the sheet of a block; None for a kind that has none.

    Arguments:
        part: The block.
        site: Tells what evidence says.
        context: What the build shares.
        trust: What its page says of itself.
    """
    printing = printing_of(site, context)
    made: OnPaper | None = component_of(part).sheet(part, printing)
    if made is None:
        return None
    whole = list(_whole(site, part, printing))
    used = [*labels_on(made), *([entry["label"]] for entry in whole)]
    body = {**asdict(made), "how_sure": printing.words("evidence.ask"), "whole": whole, "legend": legend(used)}
    home = context.url(f"{part.src_uri}#{part.id}")
    return Sheet(part.id, LAYOUTS[type(made)], plain(part.title), part.src_uri, part.line, home, trust, 1, body)


def labels_on(made: OnPaper) -> Iterator[list[dict[str, str]]]:
    """Yield the labels of each row or item; what a picture says of its steps, it explains itself."""
    if isinstance(made, TableOnPaper):
        yield from (row.labels for row in made.rows)
    elif isinstance(made, ListOnPaper):
        yield from (item.labels for item in made.items)


def _whole(site: Site, part: Part, printing: Printing) -> Iterator[dict[str, Any]]:
    """Yield what research says about a block as a whole, with its note."""
    claim = site.claims.get((part.claim if isinstance(part, StatingPart) else None) or part.id)
    for evidence in claim.evidence if claim else ():
        label = label_data(evidence.label, printing.inks, printing.words)
        label["about"] = evidence.words
        yield {"label": label, "note": blocks(evidence.note, printing.leads)}
