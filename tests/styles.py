"""What the built site asks of a browser's CSS: every declaration and selector that a reader may get."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import tinycss2

from site_html import html_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any

_HOLDS_RULES = {"media", "supports", "container", "layer"}
_VAR = re.compile(r"var\(\s*--([\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")


class Style(NamedTuple):
    """What is asked, as it is written."""

    declarations: frozenset[tuple[str, str]]
    """Names and values."""
    selectors: frozenset[str]
    """One each, no lists."""
    custom: frozenset[tuple[str, str]] = frozenset()
    """Names, without dashes, and values of custom properties."""

    def resolved(self, custom: Mapping[str, str]) -> set[tuple[str, str]]:
        """Return the declarations with custom properties in place: a browser takes any that has `var()` in it.

        Arguments:
            custom: Name to value of those that are set elsewhere, by a script or in a rule of another file.
        """
        values = {**custom, **dict(sorted(self.custom))}

        def plain(value: str) -> str:
            put = _VAR.sub(lambda var: values.get(var[1]) or (var[2] or "").strip() or _unknown(var[1]), value)
            return put if put == value else plain(put)

        return {(name, plain(value)) for name, value in self.declarations}


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
    asked += [_sorted(pair for text in document.attributes for pair in _declared(_parsed(text)))]
    return together(asked)


def together(styles: Iterable[Style]) -> Style:
    """Return all that some files ask."""
    return Style(*(frozenset().union(*parts) for parts in zip(*styles, strict=True)))


def _sorted(pairs: Iterable[tuple[str, str]], selectors: Iterable[str] = ()) -> Style:
    pairs = set(pairs)
    custom = {(name.removeprefix("--"), value) for name, value in pairs if name.startswith("--")}
    return Style(
        frozenset(pair for pair in pairs if not pair[0].startswith("--")), frozenset(selectors), frozenset(custom)
    )


def _unknown(name: str) -> str:
    raise ValueError(f"No stylesheet sets --{name}.")


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
                selectors.update(_each(node.prelude))
                walk(_parsed(node.content))
            elif node.type == "at-rule" and node.lower_at_keyword == "keyframes":
                for frame in _parsed(node.content):
                    walk(_parsed(frame.content))
            elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword in _HOLDS_RULES:
                walk(_parsed(node.content))

    walk(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    return _sorted(declarations, selectors)


def _each(prelude: Any) -> Iterator[str]:
    """Take a list of selectors apart."""
    one: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield tinycss2.serialize(one).strip()
            one = []
        else:
            one.append(token)
    yield tinycss2.serialize(one).strip()


def _parsed(content: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def _declared(nodes: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if node.type == "declaration":
            name = node.name if node.name.startswith("--") else node.lower_name
            yield name, tinycss2.serialize(node.value).strip()
