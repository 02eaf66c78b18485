"""Lines that are read otherwise here than by everybody else: what others see as a list, a table or a paragraph.

Python-Markdown, which MkDocs renders pages with, wants an empty line above a list and four spaces for what lies in an
item; GitHub and editors want neither (CommonMark). What an author has seen there as a list would be run together, or
fall out of its list, and nobody would be told.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from psychoed.source.as_shown import places
from psychoed.source.elsewhere import Kind, starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from psychoed.source.as_shown import Place
    from psychoed.source.block_source import BlockSource
    from psychoed.source.elsewhere import Line, Start

_DEEPER = "Indent what lies in an item by four spaces, and what lies in an item of that by eight."
_HASH = ("`#` makes a heading of this line.", "Write a space behind it if this is one, else `\\#`.")
_BELOW = "here and in the lines below"
_QUOTED = re.compile(r" {0,3}>")
_QUOTE_MARK = re.compile(r" {0,3}> ?")
_SENTENCE = re.compile(r"[“\"‘„«(¿¡]?[^\W\d_].*[.!?…:][”\"’“»)]?")
_FENCE = re.compile(r" *(?:`{3,}|~{3,})")
_WORD = re.compile(r"[“\"‘„«(¿¡]?[^\W\d_]+(?:['’-][^\W\d_]+)*[.,;:!?…]*[”\"’“»)]?[.,;:!?…]*")
_MOSTLY = 0.9
"""How many of the words of a text are nothing but words; of code, it is fewer."""


class LookAlike(NamedTuple):
    """A line that others read otherwise."""

    line: int
    what: str
    """What becomes of it, as a sentence."""
    hint: str
    """What to do about it, as a sentence."""
    is_no_item: bool = False
    """Whether what begins there is an item by its sign, and none here whatever stands around it."""


def look_alikes(
    lines: Sequence[str], first: int, prose: Sequence[Line], fences: Sequence[BlockSource]
) -> list[LookAlike]:
    """Return the lines of a page that are read otherwise elsewhere, each run of them once.

    Arguments:
        lines: All its lines.
        first: The index of the first behind its front matter.
        prose: Index and text of those that Markdown reads as text.
        fences: Its blocks.
    """
    blocks = [range(fence.line, fence.end_line) for fence in fences]
    return [
        found
        for piece in _pieces(lines, first, dict(prose), fences)
        for found in _in_piece(piece, in_block=any(piece[-1][0] in block for block in blocks))
    ]


def _pieces(
    lines: Sequence[str], first: int, prose: Mapping[int, str], fences: Sequence[BlockSource]
) -> Iterator[list[Line]]:
    """Yield what is read for itself: what stands between fences of blocks, and quotations without their marks."""
    opened = {fence.line - 1 for fence in fences}
    options = {index for fence in fences for index in range(fence.line, fence.body_line - 1)}
    piece: list[Line] = []
    quoted, code = False, ""
    for index in range(first, len(lines)):
        line = "" if index in options else prose.get(index, "")
        code = "" if index in prose else code or (found[0] if (found := _FENCE.match(lines[index])) else "")
        # What code follows, and what follows code, is glued to it as to a text.
        line = line or code
        if line.lstrip().startswith("///") or index in opened:
            if not line.startswith("    "):
                yield from filter(None, [piece])
                piece = []
            line = ""
        if bool(_QUOTED.match(line)) is not quoted:
            yield from filter(None, [piece])
            piece, quoted = [], not quoted
        piece.append((index, _QUOTE_MARK.sub("", line) if quoted else line))
    yield from filter(None, [piece])


def _in_piece(lines: list[Line], *, in_block: bool) -> Iterator[LookAlike]:
    begun = starts(lines)
    if not begun:
        return
    read = places(lines, {start.index: start.column for start in begun})
    texts = dict(lines)
    before: tuple[str, str] | None = None
    last = begun[0].index
    for start in begun:
        place = read.get(start.index)
        found = _otherwise(start, place, lines, in_block=in_block) if place else None
        # One empty line or one word mends a run of them.
        if found and (found != before or any(not texts.get(n, "").strip() for n in range(last, start.index))):
            is_no_item = start.kind is Kind.SIGN or start.mark.endswith(")")
            yield LookAlike(start.index + 1, *found, is_no_item=is_no_item)
        before, last = found, start.index


def _otherwise(start: Start, place: Place, lines: list[Line], *, in_block: bool) -> tuple[str, str] | None:
    """Return what becomes of what begins in a line, and what to do, where that is not what others see."""
    if place.in_row and start.kind is not Kind.TABLE:
        return "This stands right under a table, and becomes a row of it.", "Leave an empty line above it."
    if start.kind is Kind.CODE:
        if place.in_code and _is_prose(start.index, lines):
            return "This text is indented by four spaces, and becomes code.", "Begin it at the left margin."
        return None
    if place.in_code:
        return None
    if start.kind is Kind.HASH:
        return _HASH if place.in_heading else None
    if start.kind is Kind.SIGN:
        return (
            f"`{start.mark}` makes no list.",
            f"Write `- ` in its place, {_BELOW}, and an empty line above the first.",
        )
    if start.kind is Kind.TABLE:
        if place.in_table:
            return None
        return "This table stands right under other text, and becomes part of it.", "Leave an empty line above it."
    # A block counts its steps itself, and knows them from other lists.
    return _in_list(start, place) or (_of_other_kind(start, place) if not in_block else None)


def _in_list(start: Start, place: Place) -> tuple[str, str] | None:
    if start.kind is Kind.TEXT and place.depth != start.depth:
        if place.depth > start.depth:
            return None
        return "This belongs to the item above, and falls out of its list.", _DEEPER
    if start.kind is not Kind.ITEM:
        return None
    if not place.begins_item:
        if start.mark.endswith(")"):
            return "A number with `)` makes no list.", f"Write `1.`, `2.` and so on, {_BELOW}."
        return (
            "This item stands right under other text, and becomes part of it.",
            "Leave an empty line above it.",
        )
    if place.depth < start.depth:
        return "This item is meant to lie in the one above, and becomes one beside it.", _DEEPER
    if place.depth > start.depth:
        return "This item becomes part of the one above.", "Leave an empty line above it."
    return None


def _of_other_kind(start: Start, place: Place) -> tuple[str, str] | None:
    if start.kind is not Kind.ITEM:
        return None
    if place.is_numbered and place.position == 1 and start.number.lstrip("0") not in {"", "1"}:
        what = f"This list begins with {start.number}, and is shown from 1 on."
        return what, "Indent by four spaces what stands between it and the list above, or begin it with `1.`."
    if place.is_numbered is not bool(start.number):
        kind = "numbered one" if place.is_numbered else "one with bullets"
        what = f"This list goes on from the {kind} above, and becomes part of it."
        return what, "Part them by a line of text, or begin both with the same sign."
    return None


def _is_prose(first: int, lines: list[Line]) -> bool:
    """Tell whether indented code is a text that somebody has indented: sentences of words."""
    below = [line for index, line in lines if index >= first]
    held = list(takewhile(lambda line: line.startswith("    "), below))
    words = " ".join(map(str.strip, held)).split()
    if sum(bool(_WORD.fullmatch(word)) for word in words) < _MOSTLY * len(words):
        return False
    # As in a letter: the first line of a paragraph alone is indented, or it ends as a sentence does.
    is_letter = len(held) == 1 and bool("".join(below[1:2]).strip())
    return is_letter or (len(words) > 3 and bool(_SENTENCE.fullmatch(" ".join(words))))
