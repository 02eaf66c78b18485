"""`takeaways`: what a reader may try."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.around import NOTHING, read_around
from psychoed.components.block import ComponentBlock, fence_id, read_header, repeated, unmovable
from psychoed.components.items import BULLET, NUMBERED, read_items
from psychoed.components.options import ClaimOptions, options_of
from psychoed.text.inline import claim_of, rebased, slug, without_claims

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
from psychoed.components.takeaways.part import Takeaway, Takeaways

_LEAD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)


class TakeawaysBlock(ComponentBlock):
    """A titled list.

    Content (for authors):
        A bullet list. A bold lead names the item: `- **Look for steady people.** In friendship …`
    """

    NAME = "takeaways"
    OPTIONS = options_of(ClaimOptions)


def takeaway_id(block_id: str, text: str, number: int) -> str:
    """Return an item's address, given its Markdown."""
    lead = takeaway_lead(text)
    return f"{block_id}/{slug(lead) if lead else number}"


def takeaway_lead(text: str) -> str:
    """Return the bold words, without the marks, that an item's Markdown begins with; empty where there are none."""
    found = _LEAD.match(text.strip())
    return found[2] if found else ""


def _listless(fence: BlockSource) -> Problem:
    """Report that there is nothing to try."""
    if numbered := read_items(fence, NUMBERED, "item")[0]:
        what, hint = "Things to try have no order, and this list has numbers.", "Begin each item with `-`."
        return fence.problem(what, hint, numbered[0].line)
    return fence.problem("`takeaways` holds no list.", "Write at least one item: `- **Name it.** Then say how.`")


def read_takeaways(fence: BlockSource) -> tuple[Takeaways, list[Problem]]:
    """Read a `takeaways` block; report a missing list and items of the same name."""
    name = fence_id(fence)
    read, crowded = read_items(fence, BULLET, "item")
    options, problems = read_header(fence, TakeawaysBlock, ClaimOptions)
    problems += crowded
    for item in read:
        problems += unmovable(fence, f"{item.text} {item.rest}", item.line)
    items = tuple(
        Takeaway(
            id=takeaway_id(name, item.text, number),
            lead=takeaway_lead(item.text),
            text=rebased(without_claims(item.written), fence.src_uri),
            rest=rebased(item.rest, fence.src_uri),
            claim=claim_of(f"{item.text} {item.rest}"),
            line=item.line,
            loose=item.loose,
            after=rebased(item.after, fence.src_uri),
        )
        for number, item in enumerate(read, 1)
    )
    if not items and not fence.misread:
        problems.append(_listless(fence))
    problems += repeated(fence, [(item.id, item.line) for item in items], "item")
    around = read_around(fence, read[0].line, read[-1].end) if read else NOTHING
    return Takeaways(name, fence.title, fence.src_uri, fence.line, options.claim, items, around), problems
