"""Documents that need no other file: one page with all its style and script, in system fonts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.components.registry import COMPONENTS
from psychoed.embed.body import read_body
from psychoed.help.reach import help_html
from psychoed.text import hashed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.edition import Edition
    from psychoed.embed.style import Stylesheet
    from psychoed.help.lines import HelpLine
    from psychoed.trust import Trust
    from psychoed.volume.pages import Leaf

VOLUME_STYLE = "assets/styles/alone.css"
"""What only these documents have, relative to `docs_dir`."""

VOLUME_SCRIPTS = tuple(sorted({component.scripts.volume for component in COMPONENTS} - {""}))
"""What runs in the one page, relative to `docs_dir`."""


def self_contained(title: str, body: str, stylesheet: Stylesheet, script: str, edition: Edition) -> str:
    """Write a document whose policy allows its own style and script and nothing else.

    Arguments:
        title: Plain words.
        body: HTML, from `<body …>` on.
        stylesheet: Gives it what it can use.
        script: All that runs in it; it is complete without.
        edition: What was built.
    """
    script = script.replace("</", "<\\/")
    style = stylesheet.pruned(read_body(body).names, script)
    policy = f"default-src 'none'; style-src {hashed(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    if script:
        policy += f"; script-src {hashed(script)}"
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(edition.language)}" data-theme="auto">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(edition.description)}">' if edition.description else "",
        '<meta name="robots" content="noindex">',
        '<meta name="referrer" content="no-referrer">',
        '<link rel="icon" href="data:,">',
        f"<style>{style}</style>",
        "</head>",
        body,
        f"<script>{script}</script>" if script else "",
        "</body>",
        "</html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def one_page(
    leaves: Iterable[Leaf],
    stylesheet: Stylesheet,
    script: str,
    help_lines: Iterable[HelpLine],
    trust: Trust,
    edition: Edition,
) -> str:
    """Write the volume as one document.

    Arguments:
        leaves: The pages.
        stylesheet: Gives it what it can use.
        script: All that runs in it.
        help_lines: Those that every page names.
        trust: What the site as a whole may say of itself.
        edition: What was built.
    """
    pages = list(leaves)
    said = help_html(help_lines)
    contents = "\n".join(f'<li><a href="#{leaf.name}">{escape(leaf.title)}</a></li>' for leaf in pages)
    back = f'<p class="alone__back"><a href="#contents">{labels.CONTENTS}</a></p>'
    sections = "\n".join(
        f'<section class="alone__leaf md-content__inner" id="{leaf.name}">\n{leaf.html}\n{back}\n</section>'
        for leaf in pages
    )
    help_line = f'<aside class="alone__help" aria-label="Help"><p><strong>{labels.HELP_ASK}</strong> {said}</p></aside>'
    body = [
        '<body class="alone">',
        help_line if said else "",
        f'<header class="alone__head md-typeset">\n<h1>{escape(edition.name)}</h1>',
        f"<p>{escape(edition.description)}</p>\n</header>",
        '<nav class="alone__contents md-typeset" aria-labelledby="contents">',
        f'<h2 id="contents">{labels.CONTENTS}</h2>',
        f"<ol>\n{contents}\n</ol>\n</nav>",
        f'<main class="alone__page md-typeset">\n{sections}\n</main>',
        f'<footer class="alone__foot">\n{_foot(trust, edition)}\n</footer>',
    ]
    return self_contained(edition.name, "\n".join(line for line in body if line), stylesheet, script, edition)


def _foot(trust: Trust, edition: Edition) -> str:
    """Say how far to trust it and where it comes from."""
    licence = f'<a href="{escape(edition.licence)}" rel="license">{edition.licence_name}</a>'
    address = edition.address
    where = f'<a href="{escape(address)}">{escape(address)}</a>' if address else escape(edition.name)
    source = labels.EMBED_FROM.format(site=escape(edition.name), licence=licence, address=where)
    return f"<p>{escape(' '.join(trust.sentences))}</p>\n<p>{source}</p>"
