"""`gallery`: every part of the site, ready to be shown elsewhere."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from psychoed.outputs.embed.gallery import gallery_element
from psychoed.outputs.pieces import PiecedBlock
from psychoed.source.relocated import parse_relocated

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree


class GalleryBlock(PiecedBlock):
    """Shows each part of the site with its codes and its note for therapists."""

    NAME = "gallery"
    TAG = "article"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make room, and tell the script where the site begins."""
        block = super().on_create(parent)
        root = posixpath.relpath(".", posixpath.dirname(self._url) or ".")
        block.set("data-site", f"{root}/")
        return block

    def on_end(self, block: etree.Element) -> None:
        """Fill it: all parts were made before the first page is rendered."""
        parse = partial(parse_relocated, self.md)
        block.extend([*gallery_element(self.scope.made_site, self._url, parse, self.list_uri, self.piece)])

    @property
    def _url(self) -> str:
        return self.scope.url_of(self.md) or self.scope.page_of(self.md)
