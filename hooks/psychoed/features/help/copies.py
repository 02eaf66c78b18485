"""Copies of a page that leave the site: without help lines that only the site may show, where they can be mended."""

from __future__ import annotations

from html.parser import HTMLParser

SCREEN_ONLY = {"data-paper": "no", "data-search-exclude": ""}
"""The attributes of what copies leave out. An index of the site's words goes into copies too."""

STANDS_IN = "help-lines__on-paper"
"""The class of what takes its place there."""


def for_copies(html: str) -> str:
    """Return a built page as it may be copied: the rest of it is the same to the letter.

    Arguments:
        html: The page, with every element closed that is not void.
    """
    if 'data-paper="no"' not in html and STANDS_IN not in html:
        return html
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    for start, end, instead in reversed(reader.changes):
        html = f"{html[:start]}{instead}{html[end:]}"
    return html


class _Reader(HTMLParser):
    """Finds where in a page what stands that changes.

    Arguments:
        html: The whole page.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.changes: list[tuple[int, int, str]] = []
        """From where to where something else is written."""
        self._html = html
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._cut = ("", 0)
        """The element that is left out, and where it begins."""
        self._deep = 0

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._deep:
            self._deep += tag == self._cut[0]
        elif ("data-paper", "no") in attrs:
            self._cut, self._deep = (tag, self._here()), 1
        elif STANDS_IN in (dict(attrs).get("class") or "").split():
            here = self._here()
            self.changes.append((here, here + len(self.get_starttag_text() or ""), f"<{tag}>"))

    def handle_endtag(self, tag: str) -> None:
        if self._deep and tag == self._cut[0]:
            self._deep -= 1
            if not self._deep:
                end = self._html.index(">", self._here()) + 1
                self.changes.append((self._cut[1], end, ""))
