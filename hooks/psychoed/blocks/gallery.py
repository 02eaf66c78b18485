"""`gallery`: every part of the site, ready to be shown elsewhere."""

from __future__ import annotations

import posixpath
from functools import partial
from xml.etree import ElementTree as etree

from psychoed.blocks.base import ContentBlock
from psychoed.embed.gallery import gallery_element
from psychoed.moved import parse_moved


class GalleryBlock(ContentBlock):
    """Shows each part of the site with its codes and its note for therapists; takes no content."""

    NAME = "gallery"
    ARGUMENT = False
    OPTIONS = {}
    TAG = "article"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make room."""
        site = self.config["site"]
        site.created.setdefault(site.page_of(self.md), set()).add(self.NAME)
        # Search would find each part twice.
        root = posixpath.relpath(".", posixpath.dirname(site.page_of(self.md)) or ".")
        given = {"class": self.NAME, "data-site": f"{root}/", "data-search-exclude": ""}
        return etree.SubElement(parent, self.TAG, given)

    def on_end(self, block: etree.Element) -> None:
        """Fill it: all parts were made before the first page is rendered."""
        site = self.config["site"]
        block.extend(gallery_element(site, site.page_of(self.md), partial(parse_moved, self.md)))
