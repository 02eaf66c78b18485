"""HTML as a tree, for what is measured in it."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree as etree

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


def html_tree(html: str) -> etree.Element:
    """Return an element that holds what a piece of HTML holds.

    Arguments:
        html: It closes what it opens.
    """
    reader = _Reader()
    reader.feed(html)
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = etree.Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = etree.SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        etree.SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data
