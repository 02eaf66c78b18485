"""The sheets that are made of all pages: the worksheet and the glossary."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from psychoed.components.paper import ListOnPaper, TextOnPaper
from psychoed.components.registry import component_of
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.outputs.handout.blocks import labels_on, printing_of
from psychoed.outputs.handout.names import GLOSSARY, WORKSHEET
from psychoed.outputs.handout.sheet import Sheet, legend, target_of
from psychoed.text.collation import collation_key
from psychoed.text.inline import plain
from psychoed.text.richtext import blocks

if TYPE_CHECKING:
    from psychoed.content.provenance import Provenance
    from psychoed.content.site import Site
    from psychoed.content.site_context import SiteContext


def worksheet(site: Site, context: SiteContext, trust: Provenance) -> Sheet | None:
    """Return the sheet with everything to try and to think about, and room to write; None where there is nothing.

    Arguments:
        site: The site as read.
        context: What the build shares.
        trust: What the site as a whole says of itself.
    """
    printing, words = printing_of(site, context), context.build_info.words
    pages = {part.id: page for page in site.book.pages for part in page.parts}
    made = [(part, component_of(part).worksheet(part, printing)) for page in site.book.pages for part in page.parts]
    lists = [(part, shown) for part, shown in made if isinstance(shown, ListOnPaper)]
    prompts = [(part, shown) for part, shown in made if isinstance(shown, TextOnPaper)]
    if not lists and not prompts:
        return None
    first = [*lists, *prompts][0][0]
    body = {
        "lead": words("handout.worksheet_lead"),
        "how_sure": words("evidence.ask"),
        "lists": [{"title": plain(part.title), **asdict(shown)} for part, shown in lists],
        "prompts": [{"title": plain(part.title), **asdict(shown)} for part, shown in prompts],
        "legend": legend(found for _, shown in lists for found in labels_on(shown)),
    }
    sources = tuple((part.src_uri, part.line, pages[part.id].written(part)) for part, shown in made if shown)
    home = context.url(f"{first.src_uri}#{first.id}")
    title = words("handout.titles.worksheet")
    return Sheet(WORKSHEET, WORKSHEET, title, first.src_uri, first.line, home, trust, 0, body, sources)


def glossary_sheet(site: Site, context: SiteContext, trust: Provenance) -> Sheet | None:
    """Return the sheet with every word and its meaning; None where there is none.

    Arguments:
        site: The site as read.
        context: What the build shares.
        trust: What the site as a whole says of itself.
    """
    if not site.book.terms:
        return None
    leads = partial(target_of, context=context)
    terms = sorted(site.book.terms.values(), key=lambda term: collation_key(term.name))
    body = {"terms": [{"name": term.name, "meaning": blocks(term.definition, leads)} for term in terms]}
    sources = tuple((term.src_uri, term.line, f"{term.name} {term.definition}") for term in terms)
    home = context.url(GLOSSARY_URI)
    title = context.build_info.words("handout.titles.glossary")
    return Sheet(GLOSSARY, GLOSSARY, title, GLOSSARY_URI, 0, home, trust, 0, body, sources)
