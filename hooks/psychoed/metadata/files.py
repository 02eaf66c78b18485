"""`robots.txt` (RFC 9309) and `llms.txt` (llmstxt.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.edition import Edition


def robots_txt(edition: Edition) -> str:
    """Write `robots.txt`: everybody may read everything."""
    sitemap = f"\nSitemap: {edition.address}sitemap.xml\n" if edition.address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def llms_txt(edition: Edition, pages: Iterable[tuple[str, str, str]]) -> str:
    """Write `llms.txt`: what the site is, how to treat what it says, and its pages.

    Arguments:
        edition: The site.
        pages: Title, description and address, relative to the site's, of each page.
    """
    lines = [
        f"# {edition.name}",
        "",
        f"> {edition.description}",
        "",
        *labels.LLMS_NOTES,
        labels.LLMS_LICENCE.format(licence=edition.licence_name),
        "",
        f"## {labels.LLMS_PAGES}",
        "",
    ]
    for title, description, url in pages:
        about = f": {escaped(' '.join(description.split()))}" if description else ""
        lines.append(f"- [{escaped(title)}]({edition.address}{url.removeprefix('./')}){about}")
    return "\n".join([*lines, ""])
