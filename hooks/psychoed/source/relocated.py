"""Markdown that is shown on another page than the one it was written on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from markdown import Markdown

# Those that take code and raw HTML aside; without them, a fence would be read as a paragraph.
_PREPROCESSORS = ("normalize_whitespace", "fenced_code_block", "html_block")


def parse_relocated(md: Markdown, element: etree.Element, text: str) -> None:
    """Parse block-level Markdown into an element while a page is being rendered.

    Arguments:
        md: The page's Markdown instance.
        element: What the blocks become children of.
        text: Markdown whose links are absolute.
    """
    lines = text.split("\n")
    if any(mark in text for mark in ("```", "~~~", "<")):
        for name in _PREPROCESSORS:
            if name in md.preprocessors:
                lines = md.preprocessors[name].run(lines)
    md.parser.parseChunk(element, "\n".join(lines))
