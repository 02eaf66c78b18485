"""HTML that was written by hand, as XHTML: an e-reader opens no page that is not well-formed."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"])
"""Elements that hold nothing (HTML, 13.1.2)."""


def as_xhtml(html: str) -> str:
    """Return a piece of HTML with its empty elements closed, its attributes quoted and its entities resolved."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.written)


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = "".join(f' {name}="{escape(name if value is None else value)}"' for name, value in attrs)
        self.written.append(f"<{tag}{given}{' /' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)
