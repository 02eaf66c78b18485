"""What the built site asks of a browser's CSS: every declaration and selector that a reader may get."""

from __future__ import annotations

import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import tinycss2

from site_html import html_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any

_HOLDS_RULES = {"media", "supports", "container", "layer"}


class Style(NamedTuple):
    """What is asked, as it is written."""

    declarations: frozenset[tuple[str, str]]
    """Names and values; custom properties have none of their own to ask for."""
    selectors: frozenset[str]


def shipped(site: Path) -> Iterator[tuple[str, Style]]:
    """Yield what each file of a built site asks: stylesheets, documents with their attributes, and e-books."""
    for path in [*sorted(site.rglob("*.css")), *html_files(site)]:
        yield path.relative_to(site).as_posix(), _style_of(path.name, path.read_text("utf-8"))
    for path in sorted(site.rglob("*.epub")):
        with zipfile.ZipFile(path) as book:
            for name in sorted(book.namelist()):
                if name.endswith((".css", ".xhtml")):
                    yield f"{path.relative_to(site).as_posix()}/{name}", _style_of(name, book.read(name).decode())


def _style_of(name: str, text: str) -> Style:
    if name.endswith(".css"):
        return read(text)
    document = _Document()
    document.feed(text)
    asked = [read(sheet) for sheet in document.sheets]
    attributes = {pair for text in document.attributes for pair in _declared(_parsed(text))}
    return Style(
        frozenset(attributes).union(*(each.declarations for each in asked)),
        frozenset[str]().union(*(each.selectors for each in asked)),
    )


class _Document(HTMLParser):
    """The stylesheets and `style` attributes of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[str] = []
        self.attributes: set[str] = set()
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a `style` attribute; remember where a stylesheet begins."""
        self._is_style = tag == "style"
        self.attributes.update(value for name, value in attrs if name == "style" and value)

    def handle_data(self, data: str) -> None:
        """Note a stylesheet."""
        if self._is_style:
            self.sheets.append(data)
        self._is_style = False


def read(text: str) -> Style:
    """Read a stylesheet, with what is nested in its rules and at-rules."""
    declarations: set[tuple[str, str]] = set()
    selectors: set[str] = set()

    def walk(nodes: Iterable[Any]) -> None:
        nodes = list(nodes)
        assert [node.message for node in nodes if node.type == "error"] == []
        declarations.update(_declared(nodes))
        for node in nodes:
            if node.type == "qualified-rule":
                selectors.add(tinycss2.serialize(node.prelude).strip())
                walk(_parsed(node.content))
            elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword in _HOLDS_RULES:
                walk(_parsed(node.content))

    walk(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    return Style(frozenset(declarations), frozenset(selectors))


def _parsed(content: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def _declared(nodes: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if node.type == "declaration" and not node.name.startswith("--"):
            yield node.lower_name, tinycss2.serialize(node.value).strip()
