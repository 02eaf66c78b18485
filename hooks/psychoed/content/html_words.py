"""The words that a reader sees of raw HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_STRUCK = frozenset({"del", "s", "strike"})
_HTML_BREAK = re.compile(r"<br\b", re.IGNORECASE)


class _Words(HTMLParser):
    """Keeps what a reader sees of raw HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        self._strike(tag)
        self.said += [f" {value}" for name, value in attrs if name in {"alt", "title", "aria-label"} and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"} and self.silent > 0
        self._strike(tag)

    def _strike(self, tag: str) -> None:
        """Show where words begin or end that are struck out: they are no words that stand."""
        self.said += ["~~"] * (tag in _STRUCK)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def html_words(raw: object) -> str:
    """Return the words in what Python-Markdown put aside: HTML, code, an entity."""
    text = str(raw)
    reader = _Words()
    reader.feed(_HTML_BREAK.sub(" <br", text))
    reader.close()
    return "".join(reader.said)
