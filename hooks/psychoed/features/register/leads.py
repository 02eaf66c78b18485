"""Links to an entry lead to the page that holds it, and not to its line on the register."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from markdown import Markdown

    from psychoed.rendering.scope import Scope


class Leads(Treeprocessor):
    """Leads the links of the site's own pages straight to entries. What leaves the site keeps the address for good."""

    name = "psychoed_leads"
    # After what looks for links to the glossary (6), before MkDocs makes links relative (0).
    priority = 4.4

    def __init__(self, md: Markdown, scope: Scope) -> None:
        super().__init__(md)
        self.scope = scope

    def run(self, root: etree.Element) -> None:
        """Change the links."""
        division = self.scope.site.division
        if not self.scope.on_site or not division.shelves:
            return
        src_uri = self.scope.page_of(self.md)
        for link in root.iter("a"):
            parts = urlsplit(link.get("href", ""))
            if parts.scheme or parts.netloc or not parts.path or not parts.fragment:
                continue
            folder = "" if parts.path.startswith("/") else posixpath.dirname(src_uri)
            path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
            home = division.home(path, unquote(parts.fragment))
            if home != path:
                link.set("href", f"#{parts.fragment}" if home == src_uri else f"/{home}#{parts.fragment}")
