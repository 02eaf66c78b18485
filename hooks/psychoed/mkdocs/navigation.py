"""The navigation of a site: what its configuration names, and what MkDocs makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from psychoed.features.menu.listing import listings
from psychoed.features.menu.menu import Menu
from psychoed.features.menu.page import LISTING_FOLDER, listing_page
from psychoed.features.menu.tree import Entry, Tree
from psychoed.mkdocs.settings import has_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from psychoed.words.catalogue import Words


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


def add_listings(nav: Navigation, files: Files, config: MkDocsConfig, words: Words) -> dict[str, File]:
    """Add the pages that list what there is, where a menu cannot show it all, and pages are shown in our theme.

    Arguments:
        nav: What MkDocs made of the navigation. The titles of its pages need not be known yet.
        files: Those of the site.
        config: The configuration.
        words: What the pages say.

    Returns:
        The pages by the names of what they list.
    """
    if not has_theme(config):
        return {}
    tree = _tree(nav.items)
    folder, number = LISTING_FOLDER, 2
    while any(uri == f"{folder}.md" or uri.startswith(f"{folder}/") for uri in files.src_uris):
        folder, number = f"{LISTING_FOLDER}-{number}", number + 1
    added = {}
    for name, listing in listings(tree).items():
        text = listing_page(tree, listing, words)
        uri = f"{folder}/{name}.md" if name else f"{folder}.md"
        file = File.generated(config, uri, content=text, inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        # MkDocs has given all other files their pages by now.
        Page(None, file, config)
        added[name] = file
    return added


def page_urls(files: Files) -> dict[str, str]:
    """Return the address of each page that is built, relative to the site's, by its path relative to `docs_dir`."""
    return {file.src_uri: file.url for file in files if file.page}


def site_menu(nav: Navigation, added: dict[str, File]) -> Menu:
    """Return what templates show of the navigation, once all pages have their titles.

    Arguments:
        nav: The navigation.
        added: What `add_listings` returned.
    """
    return Menu(_tree(nav.items), {name: file.url for name, file in added.items()})


def _tree(items: Iterable[StructureItem]) -> Tree:
    return Tree(tuple(map(_entry, items)))


def _entry(item: StructureItem) -> Entry:
    # MkDocs takes the tags out of a heading and leaves the rest escaped. The title of a page may not be known yet.
    if isinstance(item, Section):
        return Entry(_plain(item.title), inside=tuple(map(_entry, item.children)))
    if isinstance(item, Page):
        about = str(item.meta.get("description") or "") if item.meta else ""
        return Entry(_plain(item.title), item.url, item.file.src_uri, is_home=item.is_homepage, about=about)
    url = str(getattr(item, "url", ""))
    return Entry(_plain(item.title or url), url)


def _plain(title: object) -> str:
    return Markup(title or "").unescape()
