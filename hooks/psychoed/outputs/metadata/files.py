"""`robots.txt` (RFC 9309) and `llms.txt` (llmstxt.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psychoed.assets.templates import fill
from psychoed.features.evidence.label import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.content.build_info import BuildInfo


OWN = frozenset({"robots.txt", "llms.txt"})
"""What a site may say otherwise, by a file of its own."""


class _Listed(NamedTuple):
    """A page in `llms.txt`."""

    title: str
    address: str
    about: str


def robots_txt(build_info: BuildInfo) -> str:
    """Write `robots.txt`: everybody may read everything."""
    sitemap = f"\nSitemap: {build_info.address}sitemap.xml\n" if build_info.address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def llms_txt(build_info: BuildInfo, pages: Iterable[tuple[str, str, str]]) -> str:
    """Write `llms.txt`: what the site is, how to treat what it says, and its pages.

    Arguments:
        build_info: The site.
        pages: Title, description and address, relative to the site's, of each page.
    """
    words = build_info.words
    listed = [_Listed(title, build_info.address + url.removeprefix("./"), about) for title, about, url in pages]
    return fill(
        "outputs/metadata/llms.txt.jinja",
        build_info=build_info,
        pages=listed,
        labels=[label.said(words) for label in LABELS],
        words=words,
    )
