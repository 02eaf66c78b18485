"""Setting words in lines: measured, and as even as they can be."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from psychoed.text.metrics import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from psychoed.text.metrics import Face

# A line may end behind these: a hyphen or stroke between letters, and a sign of Chinese, Japanese or Korean.
_HYPHEN = r"(?<=[^\W\d][-–—/])(?=\w)"
_EAST_ASIAN = r"(?<=[\u2e80-\ud7ff\uf900-\ufaff])(?=\w)"
_BREAK = re.compile(f"{_HYPHEN}|{_EAST_ASIAN}")
_JOINER = "\u200d"


class Run(NamedTuple):
    """A piece of text, all of it in one link or in none. Runs of one link share the very same mapping."""

    text: str
    link: Mapping[str, str] | None = None
    """The attributes of the link."""


Line = tuple[Run, ...]


def text_of(line: Iterable[Run]) -> str:
    """Return the words of a line."""
    return "".join(run.text for run in line)


def room(line: Iterable[Run], face: Face, size: float) -> float:
    """Return the room that a line needs: its width, and some more for a wider font."""
    return width(text_of(line).rstrip(), face, size) * face.slack


def wrap(runs: Iterable[Run], face: Face, size: float, most: float) -> tuple[Line, ...]:
    """Set runs in as few lines as they need, and these as even as they can be.

    Arguments:
        runs: The text; any white space in it is a space.
        face: The font.
        size: The font's size, in the unit of `most`.
        most: The room that a line may need.

    Returns:
        The lines. A line ends in a space where the next goes on after one, so that words stay apart for whoever reads
        the lines as one text; the space needs no room.
    """
    parts = (part for word in _words(runs) for part in _broken(word, face, size, most))
    words = [_Measured(part, width(text_of(part), face, size) * face.slack, room(part, face, size)) for part in parts]
    lines = _filled(words, most)
    low, high = most / 2, most
    while high - low > size / 8:
        middle = (low + high) / 2
        tried = _filled(words, middle)
        if len(tried) > len(lines) or any(line.room > middle for line in tried):
            low = middle
        else:
            high, lines = middle, tried
    return tuple(_merged(line.runs) for line in lines)


class _Measured(NamedTuple):
    """A word or a line."""

    runs: Line
    width: float
    """With the space that it ends in, and some more for a wider font."""
    room: float
    """The room that it needs where nothing follows."""


def _words(runs: Iterable[Run]) -> Iterator[Line]:
    """Part runs where a line may end. A space belongs to the word before it; a word may hold several runs."""
    word: list[Run] = []
    for run in runs:
        for piece in re.split(r"(\s+)", run.text):
            if piece.isspace():
                # None at the beginning, and no two in a row.
                if word:
                    yield (*word, Run(" ", run.link))
                    word = []
                continue
            for number, part in enumerate(_BREAK.split(piece)):
                if word and number:
                    yield tuple(word)
                    word = []
                if part:
                    word.append(Run(part, run.link))
    if word:
        yield tuple(word)


def _broken(word: Line, face: Face, size: float, most: float) -> Iterator[Line]:
    """Break a word that is longer than a line."""
    if room(word, face, size) <= most:
        yield word
        return
    part: Line = ()
    for run in word:
        for cluster in _clusters(run.text):
            longer = (*part, Run(cluster, run.link))
            if part and room(longer, face, size) > most:
                yield part
                longer = longer[-1:]
            part = longer
    yield part


def _clusters(text: str) -> list[str]:
    """Part a text into what a reader takes for one sign: marks stay with their letters."""
    parts: list[str] = []
    for sign in text:
        clings = unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf", "Sk"} or sign == " "
        if parts and (clings or parts[-1].endswith(_JOINER)):
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def _filled(words: Iterable[_Measured], most: float) -> list[_Measured]:
    lines: list[_Measured] = []
    for word in words:
        if lines and lines[-1].width + word.room <= most:
            line = lines[-1]
            lines[-1] = _Measured((*line.runs, *word.runs), line.width + word.width, line.width + word.room)
        else:
            lines.append(word)
    return lines


def _merged(line: Line) -> Line:
    merged: list[Run] = []
    for run in line:
        if merged and merged[-1].link is run.link:
            merged[-1] = Run(merged[-1].text + run.text, run.link)
        else:
            merged.append(run)
    return tuple(merged)
