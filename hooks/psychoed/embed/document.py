"""The document of an embed: one file that needs no other, whatever frame it stands in."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.embed.height import WIDE
from psychoed.embed.kinds import DISCOVERED, EMBED_FOLDER, UP
from psychoed.embed.reach import REACH, foot_html
from psychoed.text import hashed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.edition import Edition
    from psychoed.embed.embed import Embed, EmbedPart
    from psychoed.surroundings import Surroundings
    from psychoed.trust import Trust

FRAME = frozenset(
    {"body", "embed", "main", "embed__part", "md-typeset", "p", "b", REACH}
    | {"footer", "embed__foot", "embed__help", "embed__trust", "embed__from"}
)
"""The elements and classes around every part."""


def embed_address(part: EmbedPart, ending: str = "html") -> str:
    """Return the address of a part's embed, relative to the site's."""
    return f"{EMBED_FOLDER}/{part.id}.{ending}"


def embed_document(part: EmbedPart, body: str, style: str, script: str, trust: Trust, around: Surroundings) -> str:
    """Write the document of an embed.

    Arguments:
        part: What it shows.
        body: Its HTML.
        style: All its style.
        script: All that runs in it; the part is complete without.
        trust: What its page says of itself.
        around: What all embeds share.

    Returns:
        HTML whose policy allows this style and this script and nothing else. Policies in `<meta>` hold in sandboxed
        frames as well; `frame-ancestors` has no meaning there, and none is wanted: anybody may show it.
    """
    script = script.replace("</", "<\\/")
    policy = (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    site = around.edition.name
    home = around.url(part.home)
    canonical = around.edition.address + home if around.edition.address else UP + home
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(around.edition.language)}" data-theme="light">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(part.title)} - {escape(site)}</title>",
        '<meta name="robots" content="noindex">',
        '<meta name="referrer" content="no-referrer">',
        f'<link rel="canonical" href="{escape(canonical)}">',
        discovery(part, around.edition),
        '<link rel="icon" href="data:,">',
        f"<style>{style}</style>",
        "</head>",
        '<body class="embed">',
        f'<main class="embed__part md-typeset">\n{body}\n</main>',
        *_foot(part, trust, around, canonical),
        f"<script>{script}</script>",
        "</body>",
        "</html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def page_discovery(embeds: Iterable[Embed], edition: Edition, src_uri: str) -> str:
    """Return the link for a page of the site: to its first table, picture, list or quiz; programs ask for one.

    Arguments:
        embeds: All embeds.
        edition: What is built.
        src_uri: The page, relative to `docs_dir`.
    """
    parts = (embed.part for embed in embeds if embed.part.kind in DISCOVERED)
    part = next((part for part in parts if src_uri in {part.src_uri, part.home}), None)
    return discovery(part, edition) if part else ""


def discovery(part: EmbedPart, edition: Edition) -> str:
    """Return the link by which programs find the oEmbed document; empty where the site's address is not known."""
    if not edition.address:
        return ""
    href = escape(f"{edition.address}{EMBED_FOLDER}/{part.id}.json")
    return f'<link rel="alternate" type="application/json+oembed" href="{href}" title="{escape(part.title)}">'


def oembed(embed: Embed, around: Surroundings) -> str:
    """Write the oEmbed document of a part, as JSON (oembed.com, version 1.0).

    It is a file: whoever asks for it with `maxwidth` or `maxheight` gets the same. So its HTML is as wide as the place
    where it is put, and as high as it must be in the narrowest; `width` and `height` go together.
    The link stands first in its HTML: WordPress loads its own script for embeds only where it finds it so.
    """
    part = embed.part
    src = around.edition.address + embed_address(part)
    title = escape(part.title)
    link = f'<blockquote><a href="{escape(around.edition.address + around.url(part.home))}">{title}</a></blockquote>'
    frame = (
        f'<iframe src="{escape(src)}" width="100%" height="{embed.tallest}" title="{title}" frameborder="0"></iframe>'
    )
    said = {
        "version": "1.0",
        "type": "rich",
        "title": part.title,
        "author_name": around.edition.author,
        "provider_name": around.edition.name,
        "provider_url": around.edition.address,
        "cache_age": 86400,
        "html": link + frame,
        "width": WIDE,
        "height": embed.height,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _foot(part: EmbedPart, trust: Trust, around: Surroundings, canonical: str) -> Iterable[str]:
    """Yield what every embed says at its end: where to find help, how far to trust it, where it comes from."""
    said = foot_html(around.help_lines)
    shown = canonical.partition("://")[2] or around.edition.name
    yield '<footer class="embed__foot">'
    if said:
        yield f'<p class="embed__help"><strong>{labels.HELP_ASK}</strong> {said}</p>'
    due = f' <strong data-due="{trust.next_review}"{"" if trust.overdue else " hidden"}>{labels.EMBED_OVERDUE}</strong>'
    yield f'<p class="embed__trust">{escape(" ".join(trust.sentences))}{due if trust.next_review else ""}</p>'
    source = f'<a href="{escape(canonical)}">{escape(shown)}</a>'
    licence = f'<a href="{escape(around.edition.licence)}" rel="license">{around.edition.licence_name}</a>'
    origin = labels.EMBED_FROM.format(site=escape(around.edition.name), licence=licence, address=source)
    yield f'<p class="embed__from">{origin}</p>'
    yield "</footer>"
