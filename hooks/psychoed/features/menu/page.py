"""A page that lists what there is, as Markdown; its template fills in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.assets.templates import fill

if TYPE_CHECKING:
    from psychoed.features.menu.listing import Listing
    from psychoed.features.menu.tree import Tree
    from psychoed.words.catalogue import Words

LISTING_FOLDER = "all-pages"
"""Where such pages stand, relative to `docs_dir`; a site that has one of this name gets them beside it."""


def listing_page(tree: Tree, listing: Listing, words: Words) -> str:
    """Write the page.

    Arguments:
        tree: The navigation.
        listing: What the page lists.
        words: What it says.
    """
    group = tree.at(listing.place).title if listing.place else ""
    title = words("menu.all_of", group=group) if group else words("menu.all")
    if listing.is_part:
        title = words("menu.some", title=title, first=listing.start + 1, last=listing.end)
    return fill("features/menu/page.md.jinja", title=title, name=listing.name, words=words)
