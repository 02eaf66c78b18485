"""How others read a page's lines: GitHub, editors and Word's users, who know the lists and tables of CommonMark.

Only what may be read otherwise here is told: where an item of a list begins, and how deep; a paragraph within an item;
a table, and what stands right below it; indented code; and signs that make a list for the eye alone.
https://spec.commonmark.org/0.31.2/#list-items
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from markdown.util import BLOCK_LEVEL_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Line = tuple[int, str]
"""A line of a page, with its index."""

_MARKER = re.compile(r"(?P<mark>[-+*]|(?P<number>\d{1,9})[.)])(?P<space> +|$)(?P<words>.*)$")
_SIGN = re.compile(r"(?P<mark>[•‣⁃∙·●◦▪▫■\uf0a7\uf0b7]|o(?= {2}))\s*(?=\S)")
"""What Word, mails and PDFs put before the items of a list: bullets, also those of fonts of signs, and a letter."""
_HEADING = re.compile(r"#{1,6}(?: |$)")
_TAG_WORD = re.compile(r"#{1,6}(?=[^#\s])")
"""What begins a text that begins with the sign `#`, such as a number or a tag."""
_RULE = re.compile(r"([-*_])(?: *\1){2,} *$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$")
_HOLDER = re.compile(r":(?= +\S)|\[\^[^\]\s]+\]:|(?:!!!|\?\?\?\+?|===[!+]*) *[\w\"'-]")
"""What holds text that is indented by four spaces: a definition, a footnote, a box, a tab."""
_BOX = re.compile(r"[!?=]")
_TAG = re.compile(r"</?([a-z][a-z0-9-]*)[\s/>]|<!--", re.IGNORECASE)
_REFERENCE = re.compile(r"\[[^\]]+\]: *\S")
_APART = re.compile(r"(?<!\\)\|")
_CODE = 4
"""By how many spaces code is indented."""


class Kind(Enum):
    """What a line begins."""

    ITEM = "an item of a list"
    TEXT = "a paragraph within an item"
    SIGN = "what only looks like an item"
    CODE = "indented code"
    TABLE = "a table"
    HASH = "a text whose first sign is `#`"
    ROW = "a line right below a table that is none of its rows"


@dataclass(frozen=True)
class Start:
    """What begins in a line."""

    index: int
    """The line's."""
    kind: Kind
    depth: int
    """How many items it lies in, its own among them."""
    column: int
    """Where its words begin."""
    mark: str = ""
    """What stands before the words of an item."""
    number: str = ""
    """The number in it, if it is one."""


@dataclass(frozen=True)
class _Holder:
    column: int
    """Where the text that it holds begins."""
    is_item: bool


def starts(lines: Iterable[Line]) -> list[Start]:
    """Return what begins in which line, in order.

    Arguments:
        lines: A piece of a page without code between fences, in order; empty where a line has nothing to read.
    """
    reader = _Reader()
    return [start for index, line in lines for start in reader.read(index, line)]


class _Reader:
    def __init__(self) -> None:
        self.holders: list[_Holder] = []
        """What the text so far lies in."""
        self.words = False
        """Whether a paragraph is open."""
        self.aside = False
        """Whether HTML is open that ends with an empty line."""
        self.table = False
        self.above = (0, "")
        """The line above, where it belongs to a paragraph."""

    def read(self, index: int, line: str) -> Iterator[Start]:
        """Tell what begins in the next line."""
        text = line.strip()
        if not text:
            self.words = self.aside = self.table = False
        elif not self.aside:
            yield from self._read(index, line, text)

    def _read(self, index: int, line: str, text: str) -> Iterator[Start]:
        indent = len(line) - len(line.lstrip())
        within = [holder for holder in self.holders if indent >= holder.column]
        goes_on = self.words and len(within) == len(self.holders)
        depth = sum(holder.is_item for holder in within)
        above, self.above = self.above, (index, text)
        if indent - (within[-1].column if within else 0) >= _CODE:
            if not self.words:
                self._enter(within)
                yield Start(index, Kind.CODE, depth, indent)
        elif goes_on and _is_table(above[1], text):
            self.words, self.table = False, True
            yield Start(above[0], Kind.TABLE, depth, indent)
        elif (goes_on and _UNDERLINE.match(text)) or _HEADING.match(text) or _RULE.match(text):
            if self.table:
                yield Start(index, Kind.ROW, depth, indent)
            else:
                self._enter(within)
        elif item := self._item(text, goes_on=goes_on):
            begun = self._begun(index, indent, item, within)
            if item["words"]:
                yield begun
        elif (tag := _TAG.match(text)) and (tag[1] or "").lower() in BLOCK_LEVEL_ELEMENTS:
            self._enter(within)
            self.aside = True
        elif holder := _HOLDER.match(text):
            self._enter([*within, _Holder(indent + _CODE, is_item=False)], words=not _BOX.match(holder[0]))
        elif hashes := _TAG_WORD.match(text):
            if not self.words:
                self._enter(within, words=True)
            yield Start(index, Kind.HASH, depth, indent + len(hashes[0]))
        elif sign := _SIGN.match(text):
            if not self.words:
                self._enter(within, words=True)
            yield Start(index, Kind.SIGN, depth, indent, sign["mark"])
        elif self.table:
            if "|" not in text:
                yield Start(index, Kind.ROW, depth, indent)
        elif not self.words:
            words = not _REFERENCE.match(text)
            self._enter(within, words=words)
            if depth and words and not tag:
                yield Start(index, Kind.TEXT, depth, indent)

    def _enter(self, holders: list[_Holder], *, words: bool = False) -> None:
        self.holders, self.words, self.table = holders, words, False

    def _item(self, text: str, *, goes_on: bool) -> re.Match[str] | None:
        """Return the item that a line begins; of those that cut into a paragraph, numbers begin with 1."""
        item = _MARKER.match(text)
        if item and goes_on and (not item["words"] or item["number"] not in {None, "1"}):
            return None
        return item

    def _begun(self, index: int, indent: int, item: re.Match[str], within: list[_Holder]) -> Start:
        space = len(item["space"])
        # Behind more spaces code begins, and behind none the item is empty: its text begins one further.
        column = indent + len(item["mark"]) + (space if item["words"] and space <= _CODE else 1)
        self._enter([*within, _Holder(column, is_item=True)], words=bool(item["words"]))
        depth = sum(holder.is_item for holder in self.holders)
        return Start(index, Kind.ITEM, depth, column, item["mark"], item["number"] or "")


def _is_table(headings: str, rule: str) -> bool:
    if "|" not in rule or "|" not in headings or not _TABLE_RULE.match(rule):
        return False
    return len(_APART.split(headings.strip("| "))) == len(_APART.split(rule.strip("| ")))
