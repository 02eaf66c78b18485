"""What the navigation of a site names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig


def menu(config: MkDocsConfig) -> frozenset[str]:
    """Return what the navigation names, pages that are not there too; nothing where a site has none."""
    return frozenset(nav_uris(config.nav))


def nav_uris(nav: Any) -> Iterator[str]:
    """Yield each page and address that a `nav` names, from top to bottom.

    Arguments:
        nav: It, or a part of it.
    """
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from nav_uris(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from nav_uris(value)
