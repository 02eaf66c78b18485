"""What of a rendered page can be found: the text below each heading, and the entries of its lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psychoed.text.html_reader import HtmlReader
from psychoed.text.inline import HEADING_TAGS

if TYPE_CHECKING:
    from collections.abc import Mapping

EXCLUDE = "data-search-exclude"
"""On an element: searches do not find it. On a heading: nor what stands below it, down to the next of its rank."""


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID = _tags("area base br col embed hr img input link meta source track wbr")
_SILENT = _tags("script style template noscript svg math button select textarea object iframe")
_INLINE = _tags(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var wbr"
)
_SENTENCE_ENDS = tuple(".!?:…,;")
_QUOTES = "”’\"')"
_ENTRY = 7
"""The rank of an entry in a list: below every heading's."""


@dataclass
class Section:
    """A piece of a page that has an address."""

    anchor: str
    """Its id; empty for the page's beginning."""
    title: str = ""
    """The words of its heading; empty where a page begins without one."""
    level: int = 0
    """The rank of its heading: 1 to 6, 7 for an entry of a list, 0 for none."""
    blocks: list[str] = field(default_factory=list)
    """Its paragraphs, cells and items, each on one line."""

    @property
    def text(self) -> str:
        """What it says, on one line: what is no sentence is parted from what follows by a dot."""
        text = ""
        for block in self.blocks:
            joint = " " if text.rstrip(_QUOTES).endswith(_SENTENCE_ENDS) else " · "
            text += f"{joint}{block}" if text else block
        return text


def sections(html: str) -> list[Section]:
    """Take a rendered page apart.

    Arguments:
        html: The page's body, as Markdown was rendered.

    Returns:
        The sections that say something, and the page's beginning even if it does not.
    """
    reader = _Reader()
    reader.read(html)
    reader.end_block()
    return [section for section in reader.sections if section.blocks or section.level == 1]


class _Reader(HtmlReader):
    """Walks through a page and gives each piece of text to the section that it stands in."""

    def __init__(self) -> None:
        self.sections = [Section("")]
        self._now = self.sections[0]
        """The section that is being read."""
        self._open: list[tuple[str, bool]] = []
        """The elements around, and whether each silences what is in it."""
        self._silenced = 0
        """The rank of the heading below which nothing is found; 0 for none."""
        self._heading: Section | None = None
        """The section whose heading is being read."""
        self._before: list[Section] = []
        """The sections that go on behind the lists of entries around."""
        self._text = ""

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag not in _INLINE:
            self.end_block()
        if tag in _VOID:
            return
        self._open.append((tag, tag in _SILENT or EXCLUDE in attrs or "hidden" in attrs))
        if tag == "dl":
            self._before.append(self._now)
        anchor = attrs.get("id", "")
        if tag in HEADING_TAGS:
            self._begin_heading(int(tag[1]), anchor, excluded=EXCLUDE in attrs)
        elif tag == "dt" and self._before and self._heard:
            # A word without an address belongs to the section that the list stands in.
            self._now = self._before[-1]
            if anchor:
                self._begin(anchor, _ENTRY)

    def _begin_heading(self, level: int, anchor: str, *, excluded: bool) -> None:
        if self._silenced and level <= self._silenced:
            self._silenced = 0
        if self._silenced or any(silent for _, silent in self._open[:-1]):
            return
        if excluded:
            self._silenced = level
        elif level == 1 and not self.sections[0].level:
            self._heading = self.sections[0]
            self._heading.level = 1
        elif anchor:
            self._begin(anchor, level)

    def _begin(self, anchor: str, level: int) -> None:
        self._now = self._heading = Section(anchor, level=level)
        self.sections.append(self._now)

    @property
    def _heard(self) -> bool:
        return not self._silenced and not any(silent for _, silent in self._open)

    def end(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_block()
        if all(name != tag for name, _ in self._open):
            return
        # What was left open inside ends with it, as browsers have it.
        while self._open.pop()[0] != tag:
            pass
        if tag in HEADING_TAGS or tag == "dt":
            self._heading = None
        elif tag == "dl" and self._before:
            self._now = self._before.pop()

    def data(self, text: str) -> None:
        if self._heard:
            self._text += text

    def end_block(self) -> None:
        """End the paragraph, cell or item that is being read."""
        text, self._text = " ".join(self._text.split()), ""
        if not text:
            return
        if self._heading:
            self._heading.title = f"{self._heading.title} {text}".strip()
        else:
            self._now.blocks.append(text)
