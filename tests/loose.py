"""Documents as those who read them see them: elements, attributes and words, whatever white space stands between."""

from __future__ import annotations

import json
import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

if TYPE_CHECKING:
    from collections.abc import Iterable

_INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "br", "button", "cite", "code", "em", "i", "img", "input", "kbd", "label", "mark"),
        *("q", "s", "select", "small", "span", "strong", "sub", "sup", "svg", "time"),
    ]
)
"""Beside these, a space is one that is seen."""

_KEPT = frozenset({"pre", "script", "style", "textarea"})
"""In these, white space stands as it is written."""


def seen(name: str, text: str) -> list[str] | None:
    """Return what a document is made of, piece by piece; None for a file that is none.

    Arguments:
        name: The name of its file, by which it is known what it is.
        text: What is in it.
    """
    ending = name.rpartition(".")[2]
    if ending in {"xhtml", "opf", "xml"}:
        return _of_tree(text)
    if ending == "html":
        return _of_html(text)
    return _of_data(json.loads(text)) if ending == "json" else None


def _of_html(text: str) -> list[str]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return _trimmed(reader.pieces)


def _of_tree(text: str) -> list[str]:
    pieces: list[str] = []

    def walk(element: etree.Element) -> None:
        pieces.append(_start(element.tag.rpartition("}")[2], dict(element.attrib)))
        pieces.append(_collapsed(element.text or ""))
        for child in element:
            walk(child)
            pieces.append(_collapsed(child.tail or ""))
        pieces.append(f"</{element.tag.rpartition('}')[2]}>")

    walk(etree.fromstring(text))
    return _trimmed(pieces)


def _of_data(data: object) -> list[str]:
    """Return the pieces of data; texts in it that hold elements are documents themselves."""
    if isinstance(data, dict):
        return [piece for key, value in data.items() for piece in (f"{key}:", *_of_data(value))]
    if isinstance(data, list):
        return ["[", *(piece for value in data for piece in _of_data(value)), "]"]
    return _of_html(data) if isinstance(data, str) and "<" in data else [json.dumps(data)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(_start(tag, {name: value or "" for name, value in attrs}))
        self._kept += tag in _KEPT

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")
        self._kept -= tag in _KEPT

    def handle_data(self, data: str) -> None:
        self.pieces.append(escape(data, quote=False) if self._kept else _collapsed(data))

    def handle_comment(self, data: str) -> None:
        self.pieces.append(f"<!--{data}-->")


def _start(tag: str, attributes: dict[str, str]) -> str:
    if attributes.get("http-equiv") == "Content-Security-Policy":
        # A policy says the same in any order.
        attributes["content"] = "; ".join(sorted(part.strip() for part in attributes["content"].split(";")))
    return f"<{tag}{''.join(f' {name}={value!r}' for name, value in sorted(attributes.items()))}>"


def _collapsed(text: str) -> str:
    # Written anew, so that no words are taken for an element.
    return escape(re.sub(r"[ \t\r\n\f]+", " ", text), quote=False)


def _trimmed(pieces: Iterable[str]) -> list[str]:
    """Leave out spaces that nobody sees: beside a block, and behind another."""
    found: list[str] = []
    for piece in pieces:
        before = found[-1] if found else "<>"
        if _is_block(piece) and not before.startswith("<"):
            found[-1:] = filter(None, [before.rstrip(" ")])
        is_unseen = _is_block(before) or before.endswith(" ")
        found += filter(None, [piece.removeprefix(" ") if is_unseen else piece])
    return found


def _is_block(piece: str) -> bool:
    return piece.startswith("<") and re.split(r"[ >]", piece.lstrip("</"))[0] not in _INLINE
