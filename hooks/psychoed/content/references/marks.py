"""Marks in a text that goes through citeproc-py, and the inline Markdown that is made of them in the end.

citeproc-py writes texts, and knows neither quotes within quotes nor italics within italics. So what it gets and what
its style adds is marked by signs that Unicode leaves to programs (23.7, noncharacters) and no text of ours holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from psychoed.content.references.markup import shifted
from psychoed.text.inline import escaped

ITALIC, UPRIGHT = "\ufdd0", "\ufdd1"
SUP, SUB, LEVEL = "\ufdd2", "\ufdd3", "\ufdd4"
LINK, UNLINK = "\ufdd5", "\ufdd6"
OPEN, CLOSE = "\ufdd7", "\ufdd8"
"""Quotes of the style."""
OPEN_GIVEN, CLOSE_GIVEN = "\ufdd9", "\ufdda"
"""Quotes of a text; its own sign stands behind."""

_TAGS = {"<i>": ITALIC, "</i>": UPRIGHT, "<sup>": SUP, "</sup>": LEVEL, "<sub>": SUB, "</sub>": LEVEL}
_TAG = re.compile("|".join(_TAGS))
_PIECES = re.compile("([\ufdd0-\ufdda])")

_CLOSERS = {"“": "”", "‘": "’", '"': '"', "'": "'", "„": "“”", "‚": "‘’", "«": "»", "‹": "›"}
_APOSTROPHES = "’'"


class Quotes(NamedTuple):
    """The signs that a language quotes with."""

    outer: tuple[str, str]
    inner: tuple[str, str]


def marked(text: str) -> str:
    """Mark the tags and the quotes of a text of a reference."""
    return _TAG.sub(lambda found: _TAGS[found[0]], _with_quotes(text))


def _with_quotes(text: str) -> str:
    """Mark pairs of quotes. What only ends a word, as in “friends’ friend”, is an apostrophe."""
    signs = list(text)
    waiting: list[int] = []
    for at, sign in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        closes = [place for place in waiting if sign in _CLOSERS[text[place]]]
        if closes and not (before.isspace() and sign in "\"'") and not (sign in _APOSTROPHES and after.isalnum()):
            del waiting[waiting.index(closes[-1]) :]
            signs[closes[-1]] = f"{OPEN_GIVEN}{text[closes[-1]]}"
            signs[at] = f"{CLOSE_GIVEN}{sign}"
        elif sign in _CLOSERS and not before.isalnum() and after and not after.isspace():
            waiting.append(at)
    return "".join(signs)


@dataclass
class _Writer:
    """Walks through a marked text, and notes what is shown and whether in italics."""

    quotes: Quotes
    href: str
    runs: list[tuple[str, bool]] = field(default_factory=list)
    depth: int = 0
    """In how many italics we are: within italics, others stand upright."""
    level: str = ""
    within: list[tuple[str, str]] = field(default_factory=list)
    """The quotes that are open; of those that stay as they are given, without the closing one."""

    def mark(self, mark: str) -> None:
        """Take a mark in."""
        if mark in (ITALIC, UPRIGHT):
            self.depth += 1 if mark == ITALIC else -1
        elif mark in (SUP, SUB, LEVEL):
            self.level = {SUP: "<sup>", SUB: "<sub>"}.get(mark, "")
        elif mark in (LINK, UNLINK) and self.href:
            self.runs.append(("[" if mark == LINK else f"]({self.href})", False))
        elif mark in (OPEN, CLOSE):
            self.text(self._quote("", opens=mark == OPEN))

    def after(self, mark: str, text: str) -> None:
        """Write what stands behind a mark."""
        if mark in (OPEN_GIVEN, CLOSE_GIVEN):
            text = self._quote(text[:1], opens=mark == OPEN_GIVEN) + text[1:]
        # citeproc-py does not see that what is in italics ends with a stop of its own.
        elif mark == UPRIGHT and text.startswith(".") and self.runs and self.runs[-1][0].endswith((".", "?", "!")):
            text = text[1:]
        self.text(text)

    def text(self, text: str) -> None:
        """Write a text."""
        if self.level and text:
            raised = shifted(text, self.level)
            text = raised if raised != text else f"{self.level}{text}{self.level.replace('<', '</')}"
        if text:
            self.runs.append((text, self.depth % 2 == 1))

    def _quote(self, given: str, *, opens: bool) -> str:
        """Return a quote: the outermost are as they are given, those within never as what they are in."""
        if not opens:
            return (self.within.pop()[1] if self.within else "") or given
        if given and not self.within:
            self.within.append((given, ""))
        else:
            is_in_outer = bool(self.within) and self.within[-1][0] == self.quotes.outer[0]
            self.within.append(self.quotes.inner if is_in_outer else self.quotes.outer)
        return self.within[-1][0]


def markdown(text: str, quotes: Quotes, href: str) -> str:
    """Write a marked text as inline Markdown.

    Arguments:
        text: The text.
        quotes: The signs that its language quotes with.
        href: Where what is marked as a link leads; empty for nowhere.
    """
    writer = _Writer(quotes, href)
    first, *pieces = _PIECES.split(escaped(text))
    writer.text(first)
    for mark, piece in zip(pieces[::2], pieces[1::2], strict=True):
        writer.mark(mark)
        writer.after(mark, piece)
    written = []
    for italic, runs in groupby(writer.runs, itemgetter(1)):
        words = "".join(run for run, _ in runs)
        said = words.strip()
        written.append(words.replace(said, f"*{said}*") if italic and said else words)
    return "".join(written)
