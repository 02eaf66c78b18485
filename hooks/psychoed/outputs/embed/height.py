"""How high an embed is, before anybody opens or answers anything: for hosts that know no messages.

There is no browser at build time, so the document is set here, roughly: words are measured in the site's own font with
the slack of the widest common stand-in. Where a reader's font is narrower, a little room is left over; none is cut.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from psychoed.outputs.embed.html_tree import html_tree
from psychoed.outputs.embed.looks import LOOKS, MARK, REM, TEXT, Look, lines, look_of, widths
from psychoed.outputs.embed.tables import table_height

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as etree

WIDE = 600
"""px: what an oEmbed document promises, and the width at which heights are told."""

MOST = 1000
"""px: WordPress makes no frame higher."""

WIDTHS = (327, 360, 400, 440, 459, 460, 480, 500, 520, 539, 540, 570, WIDE)
"""px: from a phone's column to that; where the layout changes, on both sides."""

_STEP, _SPARE = 10, 20
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "em", "i", "input", "q", "s", "small", "span", "strong", "sub", "sup"}
)
_UNSEEN = frozenset({"script", "select", "style", "svg", "thead"})
_NEVER_SEEN = frozenset({"pathway__again", "pathway__loop", "question__choices", "visually-hidden"})
_BLANK = 217.0
_PICTURE_COLUMN, _PEOPLE_COLUMN = 14 * REM, 17 * REM
_BESIDE = 540


def heights_of(html: str) -> tuple[int, int]:
    """Return how high a document is, in px: at a width of 600 px, and the most at any width from 327 px to that.

    Arguments:
        html: Its body, as HTML.
    """
    root, measures = html_tree(html), _Measures()
    narrowest = _Setting(WIDTHS[0], measures)
    told = {WIDTHS[0]: _rounded(narrowest.height(root))}
    # Words alone need no more lines where a line is longer.
    for width in WIDTHS[1:] if narrowest.may_grow else (WIDE,):
        told[width] = _rounded(_Setting(width, measures).height(root))
    return told[WIDE], max(told.values())


def _rounded(height: float) -> int:
    return math.ceil((height + _SPARE) / _STEP) * _STEP


class _Held(NamedTuple):
    """What an element holds, and how long its words are as it is set."""

    words: list[float]
    """How long each of the words is that stand in it and not in its blocks, in px."""
    space: float
    """How long it is between two of them, in px."""
    blocks: list[etree.Element]
    tones: int
    """How many labels of a tone stand on lines of their own."""


class _Measures:
    """What each element holds: measured once for all windows."""

    def __init__(self) -> None:
        self._known: dict[tuple[etree.Element, int], _Held] = {}

    def of(self, element: etree.Element, look: Look) -> _Held:
        """Return what an element holds; each look is made once, and told apart by what it is."""
        key = (element, id(look))
        if key not in self._known:
            blocks = [child for child in element if child.tag not in _INLINE]
            tones = sum(child.get("class") == "pathway__tone" for child in element if child.tag in _INLINE)
            words = widths(_words(element, blocks), look)
            self._known[key] = _Held(words, look.length(" "), blocks, tones)
        return self._known[key]


class _Setting:
    """Sets a document in a window of a width, in px, as its scripts leave it at first."""

    def __init__(self, window: int, measures: _Measures) -> None:
        self.window = window
        self.measures = measures
        self.pad = min(max(0.7 * REM, 0.03 * window), 1.2 * REM)
        self.edge = min(max(0.6 * REM, 0.03 * window), 1.2 * REM)
        self.questions = 0
        self.in_table = False
        self.may_grow = False
        """Whether there is anything that may be higher in a wider window."""
        self.special = {
            "quiz": self._ways,
            "question": self._question,
            "answers": self._tools,
            "pathway": self._pathway,
            "pathway__steps": self._step,
            "takeaways": self._takeaways,
            "evidence": self._mark,
            "facts": self._table,
            "contrast": self._table,
        }

    def height(self, root: etree.Element) -> float:
        """Return how high it is."""
        return self.stacked(list(root), self.window - 2 * self.edge)

    def stacked(self, elements: list[etree.Element], room: float) -> float:
        """Return how high elements are, one below the other, with the margins between and after them."""
        total = margin = 0.0
        before: etree.Element | None = None
        for element in elements:
            high, look = self.box(element, before, room)
            if high:
                total += max(margin, look.above) + high
                margin = look.below
            before = element
        return total + margin

    def box(self, element: etree.Element, before: etree.Element | None, room: float) -> tuple[float, Look]:
        """Return how high an element is without its margins, and how it is set."""
        name, look = element.get("class", "").partition(" ")[0], look_of(element, before)
        special = self.special.get(name)
        if element.tag in _UNSEEN or name in _NEVER_SEEN:
            return 0.0, look
        room -= look.inline + look.padded * self.pad
        if special:
            self.may_grow = True
            return special(element, look, room), look
        if element.tag == "details" and "open" not in element.attrib:
            return self.inside(element[0], look_of(element[0], None), room) + look.block, look
        return self.inside(element, look, room) + look.block, look

    def inside(self, element: etree.Element, look: Look, room: float) -> float:
        """Return how high what an element holds is: lines of words, blocks, or both."""
        if element.tag == "summary":
            room -= look.inline
        extra = look.block if element.tag == "summary" else 0.0
        held, tone = self.measures.of(element, look), LOOKS["pathway__tone"]
        texted = lines(held.words, held.space, room) * look.leading if held.words else 0.0
        # Where a word is broken in two, its rest may be longer in a longer line.
        self.may_grow |= bool(held.words) and max(held.words) > room
        return extra + texted + held.tones * (tone.leading + tone.block + tone.below) + self.stacked(held.blocks, room)

    def _ways(self, element: etree.Element, look: Look, room: float) -> float:
        """How one would like to go on: made by the script."""
        return 20.4 + 61.5 + 30.6

    def _question(self, element: etree.Element, look: Look, room: float) -> float:
        """In a quiz the first is seen, and a bar below it."""
        self.questions += 1
        if self.questions > 1:
            return 51.0 if self.questions == 2 else 0.0
        return self.inside(element, look, room) + look.block

    def _tools(self, element: etree.Element, look: Look, room: float) -> float:
        return 13.6 + 39.8 if room > 248 else 13.6 + 90.8

    def _takeaways(self, element: etree.Element, look: Look, room: float) -> float:
        """The script adds a line above it, and a box to tick before each."""
        folded = [item for item in element.iter("li") if item.get("id") and len(item) and item[0].tag == "details"]
        first, *others = [child for child in element if child.tag != "ul"]
        high = self.stacked([first, *others], room) + 25.6 + 13.6
        for item in (item for listed in element.findall("ul") for item in listed):
            high += self.inside(item, TEXT, room - 1.8 * REM) + (0.0 if item in folded else 10.2)
        return high + look.block

    def _mark(self, element: etree.Element, look: Look, room: float) -> float:
        """What it speaks of, then two phrases in a frame, the second one whole if there is room; in tables it alone."""
        about = _spoken(element, "evidence__about").split()
        space = MARK.length(" ")
        above = lines(map(MARK.length, about), space, room) * MARK.leading + 2.0 if about else 0.0
        ask, label = (_spoken(element, f"evidence-mark__{name}").split() for name in ("ask", "label"))
        ask = [] if self.in_table else ask
        free = max([room - 49, *(MARK.length(word) for word in (*ask, *label))])
        if MARK.length(" ".join((*ask, *label))) <= free:
            return above + 19.3 + MARK.leading
        count = sum(lines(map(MARK.length, phrase), space, free) for phrase in (ask, label))
        return above + 19.3 + count * MARK.leading

    def _table(self, element: etree.Element, look: Look, room: float) -> float:
        table = element.find("table")
        rest = self.stacked([child for child in element if child is not table], room)
        if table is None:
            return rest
        is_even = "contrast" in (element.get("class") or "").split()
        self.in_table = True
        high = table_height(
            table, is_even=is_even, room=room, measure=lambda cell, wide: self.inside(cell, look_of(cell, None), wide)
        )
        self.in_table = False
        return high + rest

    def _pathway(self, element: etree.Element, look: Look, room: float) -> float:
        """The picture stands beside the words, or waits behind a button."""
        caption, picture, words = (
            _part(element, name) for name in ("figcaption", "pathway__picture", "pathway__words")
        )
        wide = self.window >= _BESIDE
        people = picture is not None and "people" in picture.get("class", "")
        side = _PEOPLE_COLUMN if people else _PICTURE_COLUMN
        column = room - side - 1.2 * REM if wide else room
        high = sum(self.stacked([part], column) for part in (caption, words) if part is not None) + 13.6
        if not wide:
            return high + 37.4 + 13.6
        svgs = [] if picture is None else picture.iter("svg")
        drawn = [svg for svg in svgs if "picture--tall" in svg.get("class", "")]
        boxes = [[float(number) for number in svg.get("viewbox", "0 0 1 0").split()] for svg in drawn]
        switch = 52.0 if picture is not None and picture.find("input") is not None else 0.0
        return max(high, *(side * box[3] / box[2] + switch for box in boxes[:1]), 0.0)

    def _step(self, element: etree.Element, look: Look, room: float) -> float:
        """The first step alone, below the ways on, in its bold letters."""
        high = self.inside(element[0], LOOKS["pathway__step"], room - 46.0) + 13.6 if len(element) else 0.0
        bar = 65.9 + 6.8
        return bar + high


def _part(element: etree.Element, name: str) -> etree.Element | None:
    return next((part for part in element if name in [part.tag, *(part.get("class") or "").split()]), None)


def _words(element: etree.Element, blocks: list[etree.Element]) -> Iterator[tuple[str, float]]:
    """Yield the words that stand in an element itself, each with the room that it needs besides."""
    yield from ((word, 0.0) for word in (element.text or "").split())
    for child in element:
        if child not in blocks and (child.get("class") or "") not in {"pathway__tone", "visually-hidden"}:
            if child.tag == "input" and child.get("type") == "text":
                yield "", _BLANK
            yield from _words(child, [])
        yield from ((word, 0.0) for word in (child.tail or "").split())


def _spoken(element: etree.Element, name: str) -> str:
    found = element.find(f".//span[@class='{name}']")
    return "".join(found.itertext()).strip() if found is not None else ""
