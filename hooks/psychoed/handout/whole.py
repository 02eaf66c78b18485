"""The sheets that are made of all pages: the worksheet and the glossary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from psychoed import labels
from psychoed.blocks import Reflection, Takeaways
from psychoed.collation import collation_key
from psychoed.glossary.linker import GLOSSARY_URI
from psychoed.handout import labels as handout_labels
from psychoed.handout.blocks import around_data, takeaway_items
from psychoed.handout.names import GLOSSARY, WORKSHEET
from psychoed.handout.rich import blocks
from psychoed.handout.sheet import Sheet, legend, target_of
from psychoed.text import plain

if TYPE_CHECKING:
    from psychoed.site import Site
    from psychoed.surroundings import Surroundings
    from psychoed.trust import Trust


def worksheet(site: Site, around: Surroundings, trust: Trust) -> Sheet | None:
    """Return the sheet with everything to try and to think about, and room to write; None where there is nothing.

    Arguments:
        site: The site as read.
        around: What the build shares.
        trust: What the site as a whole says of itself.
    """
    leads = partial(target_of, around=around)
    parts = [part for page in site.book.pages for part in page.parts]
    lists = [part for part in parts if isinstance(part, Takeaways)]
    prompts = [part for part in parts if isinstance(part, Reflection)]
    if not lists and not prompts:
        return None
    first: Takeaways | Reflection = lists[0] if lists else prompts[0]
    made: list[dict[str, Any]] = [
        {"title": plain(part.title), "items": takeaway_items(part, site, leads), **around_data(part, leads)}
        for part in lists
    ]
    used = [item["labels"] for part in made for item in part["items"]]
    body = {
        "lead": handout_labels.WORKSHEET_LEAD,
        "how_sure": labels.EVIDENCE_ASK,
        "lists": made,
        "prompts": [{"title": plain(part.title), "text": blocks(part.body, leads)} for part in prompts],
        "legend": legend(used),
    }
    used_parts = ((page, part) for page in site.book.pages for part in page.parts)
    sources = tuple(
        (part.src_uri, part.line, page.written(part))
        for page, part in used_parts
        if isinstance(part, Takeaways | Reflection)
    )
    home = around.url(f"{first.src_uri}#{first.id}")
    return Sheet(
        WORKSHEET, WORKSHEET, handout_labels.TITLES[WORKSHEET], first.src_uri, first.line, home, trust, 0, body, sources
    )


def glossary_sheet(site: Site, around: Surroundings, trust: Trust) -> Sheet | None:
    """Return the sheet with every word and its meaning; None where there is none.

    Arguments:
        site: The site as read.
        around: What the build shares.
        trust: What the site as a whole says of itself.
    """
    if not site.book.terms:
        return None
    leads = partial(target_of, around=around)
    terms = sorted(site.book.terms.values(), key=lambda term: collation_key(term.name))
    body = {"terms": [{"name": term.name, "meaning": blocks(term.definition, leads)} for term in terms]}
    sources = tuple((term.src_uri, term.line, f"{term.name} {term.definition}") for term in terms)
    home = around.url(GLOSSARY_URI)
    return Sheet(GLOSSARY, GLOSSARY, handout_labels.TITLES[GLOSSARY], GLOSSARY_URI, 0, home, trust, 0, body, sources)
