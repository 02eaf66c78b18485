"""What templates show beside a page's text, by the names that they have there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.assets.templates import macros
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.features.quiz.page import QUIZ_INDEX
from psychoed.outputs.embed.document import page_discovery
from psychoed.outputs.foot import make_foot
from psychoed.outputs.handout.links import page_card, page_items
from psychoed.outputs.metadata.structured_data import page_data, script_text
from psychoed.pipeline.page_assets import FIELD_SCRIPTS, page_scripts, page_styles
from psychoed.text.sentence import Words

if TYPE_CHECKING:
    from psychoed.content.provenance import Provenance
    from psychoed.outputs.foot import Foot
    from psychoed.outputs.metadata.structured_data import Described
    from psychoed.pipeline.content import Content
    from psychoed.pipeline.stages import Made
    from psychoed.rendering.record import PageScan


def page_values(made: Made, page: Described, notes: PageScan) -> dict[str, object]:
    """Return what is shown of one rendered page.

    Arguments:
        made: The site with its embeds.
        page: The page.
        notes: What rendering it told.
    """
    # A plugin may add pages that nothing is known of when the others get their addresses.
    content, urls, src_uri = made.content, made.addressed.urls, page.src_uri
    trust, quiz = content.trust(src_uri), content.quiz(src_uri)
    is_quiz = quiz is not None or src_uri == QUIZ_INDEX
    written = content.site.book.by_uri.get(src_uri)
    if page.url and (register := content.site.division.parts.get(src_uri)):
        page = page._replace(part_of=f"{content.build_info.address}{urls[register]}")
    return {
        # What a preview is shown with is what could be read of it.
        **({"hide": written.hide} if written else {}),
        "foot": _foot(content, trust),
        "exit": content.has_exit(src_uri),
        "part_of": content.site.division.parts.get(src_uri, ""),
        "printables": page_items(made.site, src_uri, urls[src_uri]) if src_uri in urls else "",
        "discovery": page_discovery(made.site.embeds_of(src_uri), content.build_info),
        "card": page_card(made.site, src_uri),
        "scripts": page_scripts(notes, is_quiz, bool(content.crisis)),
        "styles": page_styles(notes),
        "structured_data": script_text(page_data(content.site, quiz, trust, page, notes.claims)),
    }


def site_values(content: Content) -> dict[str, object]:
    """Return what all pages show, those too that are no page of MkDocs, such as the one for errors."""
    return {
        "build_info": content.build_info,
        "words": content.build_info.words,
        "help": content.site.help,
        "glossary_uri": GLOSSARY_URI,
        "site_foot": _foot(content, content.trust()),
        "foot_parts": macros("outputs/foot.html.jinja"),
        # What pages need whose template has a field, and how it is loaded.
        "field_scripts": FIELD_SCRIPTS if content.crisis else {},
    }


def _foot(content: Content, trust: Provenance) -> Foot:
    """Make the foot of a page of the site, which needs no address to be found by."""
    build_info = content.build_info
    return make_foot(content.site.help.everywhere, trust, build_info, Words(build_info.address, build_info.address))
