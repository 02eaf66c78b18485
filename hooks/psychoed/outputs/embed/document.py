"""The document of an embed: one file that needs no other, whatever frame it stands in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from psychoed.assets.templates import fill
from psychoed.outputs.embed.height import WIDE
from psychoed.outputs.embed.kinds import DISCOVERED, EMBED_FOLDER, UP
from psychoed.outputs.embed.reach import REACH
from psychoed.outputs.foot import make_foot
from psychoed.outputs.standalone import standalone
from psychoed.text.sentence import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.content.build_info import BuildInfo
    from psychoed.content.provenance import Provenance
    from psychoed.content.site_context import SiteContext
    from psychoed.outputs.embed.embed import Embed, EmbedPart

FRAME = frozenset(
    {"body", "embed", "main", "embed__part", "md-typeset", "p", "b", REACH}
    | {"footer", "embed__foot", "embed__help", "embed__trust", "embed__from"}
)
"""The elements and classes around every part."""


def embed_address(part: EmbedPart, ending: str = "html") -> str:
    """Return the address of a part's embed, relative to the site's."""
    return f"{EMBED_FOLDER}/{part.id}.{ending}"


def embed_document(part: EmbedPart, body: str, style: str, script: str, trust: Provenance, context: SiteContext) -> str:
    """Write the document of an embed.

    Arguments:
        part: What it shows.
        body: Its HTML.
        style: All its style.
        script: All that runs in it; the part is complete without.
        trust: What its page says of itself.
        context: What all embeds share.
    """
    build_info, home = context.build_info, context.url(part.home)
    canonical = build_info.address + home if build_info.address else UP + home
    address = Words(canonical.partition("://")[2] or build_info.name, canonical)
    return standalone(
        "outputs/embed/document.html.jinja",
        build_info,
        style,
        script,
        part=part,
        body=Markup(body),
        discovery=Markup(discovery(part, build_info)),
        foot=make_foot(context.help_lines, trust, build_info, address),
    )


def page_discovery(embeds: Iterable[Embed], build_info: BuildInfo) -> str:
    """Return the link for a page of the site: to its first table, picture, list or quiz; programs ask for one.

    Arguments:
        embeds: Those of what is written on the page, or stands on it.
        build_info: What is built.
    """
    part = next((embed.part for embed in embeds if embed.part.kind in DISCOVERED), None)
    return discovery(part, build_info) if part else ""


def discovery(part: EmbedPart, build_info: BuildInfo) -> str:
    """Return the link by which programs find the oEmbed document; empty where the site's address is not known."""
    if not build_info.address:
        return ""
    href = f"{build_info.address}{embed_address(part, 'json')}"
    return fill("outputs/embed/discovery.html.jinja", href=href, title=part.title).strip()


def oembed(embed: Embed, context: SiteContext) -> str:
    """Write the oEmbed document of a part, as JSON (oembed.com, version 1.0).

    It is a file: whoever asks for it with `maxwidth` or `maxheight` gets the same. So its HTML is as wide as the place
    where it is put, and as high as it must be in the narrowest; `width` and `height` go together.
    The link stands first in its HTML: WordPress loads its own script for embeds only where it finds it so.
    """
    part, build_info = embed.part, context.build_info
    shown = fill(
        "outputs/embed/oembed.html.jinja",
        home=build_info.address + context.url(part.home),
        src=build_info.address + embed_address(part),
        title=part.title,
        height=embed.tallest,
    )
    said = {
        "version": "1.0",
        "type": "rich",
        "title": part.title,
        "author_name": build_info.author,
        "provider_name": build_info.name,
        "provider_url": build_info.address,
        "cache_age": 86400,
        "html": shown.strip(),
        "width": WIDE,
        "height": embed.height,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
