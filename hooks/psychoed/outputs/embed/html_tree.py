"""HTML as a tree, for what is measured in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.text.html_reader import HtmlReader

if TYPE_CHECKING:
    from collections.abc import Mapping


def html_tree(html: str) -> etree.Element:
    """Return an element that holds what a piece of HTML holds.

    Arguments:
        html: It closes what it opens.
    """
    reader = _Reader()
    reader.read(html)
    return reader.root


class _Reader(HtmlReader):
    def __init__(self) -> None:
        self.root = etree.Element("body")
        self._open = [self.root]

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._open.append(etree.SubElement(self._open[-1], tag, dict(attrs)))

    def end(self, tag: str) -> None:
        self._open.pop()

    def data(self, text: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text
