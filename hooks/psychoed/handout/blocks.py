"""One sheet for each table, picture and list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as etree

from psychoed import labels
from psychoed.blocks import Contrast, Facts, Pathway, Takeaways
from psychoed.embed.alt import alt_text
from psychoed.embed.kinds import CONTRAST, FACTS, PATHWAY, TAKEAWAYS
from psychoed.handout import labels as handout_labels
from psychoed.handout.rich import blocks, line
from psychoed.handout.sheet import Sheet, label_data, labels_of, legend, step_labels, steps_said, target_of
from psychoed.picture.slide import drawn_svg
from psychoed.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.blocks import Part
    from psychoed.blocks.pathway import Step
    from psychoed.handout.rich import Address
    from psychoed.site import Site
    from psychoed.surroundings import Surroundings
    from psychoed.trust import Trust

_KINDS: dict[type[Any], str] = {Facts: FACTS, Pathway: PATHWAY, Contrast: CONTRAST, Takeaways: TAKEAWAYS}


def block_sheet(part: Part, site: Site, around: Surroundings, trust: Trust) -> Sheet | None:
    """Return the sheet of a block; None for a kind that has none.

    Arguments:
        part: The block.
        site: Tells what evidence says.
        around: What the build shares.
        trust: What its page says of itself.
    """
    kind = _KINDS.get(type(part))
    if kind is None:
        return None
    leads = partial(target_of, around=around)
    body: dict[str, Any] = {"how_sure": labels.EVIDENCE_ASK}
    if isinstance(part, Facts | Contrast):
        body |= _table(part, site, leads) | around_data(part, leads)
    elif isinstance(part, Pathway):
        body |= _pathway(part, site) | around_data(part, leads)
    elif isinstance(part, Takeaways):
        body |= {"items": takeaway_items(part, site, leads)} | around_data(part, leads)
    rows = body.get("rows") or body.get("items") or []
    body["whole"] = list(_whole(site, part, leads))
    used = [row["labels"] for row in rows] + [[entry["label"]] for entry in body["whole"]]
    body["legend"] = legend(used)
    home = around.url(f"{part.src_uri}#{part.id}")
    return Sheet(part.id, kind, plain(part.title), part.src_uri, part.line, home, trust, 1, body)


def around_data(part: Facts | Contrast | Pathway | Takeaways, leads: Address) -> dict[str, Any]:
    """Return what stands within a block above and below its list or table."""
    around = part.table.around if isinstance(part, Facts | Contrast) else part.around
    after = blocks(around.after, leads)
    if isinstance(part, Pathway):
        steps = [found for number, step in enumerate(part.steps, 1) for found in _step_rest(number, step, leads)]
        after = [*steps, *after]
    return {"before": blocks(around.before, leads), "after": after}


def _step_rest(number: int, step: Step, leads: Address) -> list[dict[str, Any]]:
    """Return what follows within a step: the picture has no room for it."""
    found = blocks(step.rest, leads)
    if found:
        found.insert(0, {"paragraph": [{"words": handout_labels.STEP.format(number=number), "strong": True}]})
    return found


def takeaway_items(part: Takeaways, site: Site, leads: Address) -> list[dict[str, Any]]:
    """Return what there is to try, as a sheet shows it."""
    return [
        {
            "text": line(item.text, leads),
            "rest": blocks(item.rest, leads),
            "labels": labels_of(site, item.claim or item.id),
        }
        for item in part.items
    ]


def _whole(site: Site, part: Part, leads: Address) -> Iterator[dict[str, Any]]:
    """Yield what research says about a block as a whole, with its note."""
    claim = site.claims.get(getattr(part, "claim", None) or part.id)
    for evidence in claim.evidence if claim else ():
        yield {"label": label_data(evidence.label), "note": blocks(evidence.note, leads)}


def _table(part: Facts | Contrast, site: Site, leads: Address) -> dict[str, Any]:
    table = part.table
    rows = [
        {
            "name": line(row.name, leads),
            "cells": [line(cell, leads) for cell in row.cells],
            "labels": labels_of(site, row.claim or row.id),
        }
        for row in table.rows
    ]
    return {"key": line(table.key), "columns": [line(column) for column in table.columns], "rows": rows}


def _pathway(part: Pathway, site: Site) -> dict[str, Any]:
    known = [{"label": label, "steps": steps_said(numbers)} for label, numbers in step_labels(part, site) if numbers]
    return {
        "picture": etree.tostring(drawn_svg(part), encoding="unicode"),
        "alt": alt_text(part, plain(part.title)),
        "known": known,
    }
