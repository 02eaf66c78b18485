"""How the elements of an embed are set, as far as it makes them high: the stylesheet in px, at 17 px a rem.

`tests/browser/content/test_embeds.py` holds what is told of heights to what browsers show.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from psychoed.text.metrics import HEADING, PLAIN, STRONG, width

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as etree

    from psychoed.text.metrics import Face

REM = 17.0
LINE = 1.6


@dataclass(frozen=True)
class Look:
    """How an element is set; lengths in px."""

    size: float = 0.94 * REM
    leading: float = 0.94 * REM * LINE
    face: Face = PLAIN
    above: float = 0.0
    """Its margins; of two that meet, the larger one counts."""
    below: float = 0.0
    block: float = 0.0
    """Its paddings and borders, above and below together."""
    inline: float = 0.0
    """The same at its sides, with what floats there."""
    padded: float = 0.0
    """How many times the padding of a block of its own lies at its sides: it follows the window."""

    def length(self, words: str) -> float:
        """Return how long words are on one line, in px, with room for a wider font."""
        return width(words, self.face, self.size) * self.face.slack


TEXT = Look()
MARK = Look(0.7 * REM, 0.7 * REM * 1.4, STRONG)
_SMALL = Look(0.8 * REM, 0.8 * REM * LINE)
_LI = Look(inline=36.0, below=8.0)
_FINE = Look(0.7 * REM, 0.7 * REM * 1.5, below=3.4)

LOOKS: dict[str, Look] = {
    "embed__part": Look(block=27.2),
    "embed__foot": Look(block=28.2),
    "embed__help": Look(0.8 * REM, 0.8 * REM * 1.5, below=3.4),
    "embed__trust": _FINE,
    "embed__from": _FINE,
    "h1": Look(1.2 * REM, 1.2 * REM * 1.15, HEADING, below=10.2),
    "legend": Look(1.05 * REM, 1.05 * REM * 1.35, HEADING, below=10.2),
    "p": Look(above=16.0, below=16.0),
    "ul": Look(above=16.0, below=16.0),
    "ol": Look(above=16.0, below=16.0),
    "li": _LI,
    "summary": Look(face=STRONG, block=13.6, inline=REM),
    "details": Look(above=6.8, below=6.8),
    "term-entry": Look(above=13.6),
    "dt": Look(face=STRONG, block=3.4),
    "terms": Look(inline=16.2, below=13.6),
    "fold": Look(block=1.0),
    "fold__rest": Look(below=10.2),
    "takeaways": Look(block=27.2, inline=3.4, padded=2, below=13.6),
    "question": Look(block=29.2, inline=2.0, padded=2, below=13.6),
    "reflection": Look(block=31.2, inline=4.0, padded=2, below=13.6),
    "option": Look(leading=0.94 * REM * 1.4, above=6.8, block=20.4, inline=51.0),
    "option--place": Look(leading=0.94 * REM * 1.4, above=6.8, block=20.4 + 37.4, inline=24.4),
    "option--match": Look(leading=0.94 * REM * 1.4, above=6.8, block=20.4 + 44.2, inline=24.4),
    "option--sort": Look(leading=0.94 * REM * 1.4, above=6.8, block=20.4, inline=24.4),
    "choice": Look(leading=0.94 * REM * 1.4, block=13.6, inline=24.0),
    "blank": Look(leading=0.94 * REM * 2.4, above=16.0, below=16.0, block=4.0),
    "label": _SMALL,
    "textarea": Look(above=6.8, block=4 * 1.7 * REM + 2.0),
    "answers": Look(),
    "evidence": Look(block=10.3, below=13.6),
    "pathway": Look(below=13.6),
    "pathway__tone": Look(0.8 * REM, 0.8 * REM * 1.5, STRONG, below=6.8, block=3.7),
    "pathway__steps": Look(),
    "pathway__step": Look(face=STRONG),
    "th": Look(0.95 * 16.0, 0.95 * 16.0 * 1.5, HEADING),
    "col": Look(0.8 * REM, 0.95 * 16.0 * 1.5, STRONG),
    "td": Look(0.95 * 16.0, 0.95 * 16.0 * 1.5),
}
"""By class, or else by element."""


def look_of(element: etree.Element, before: etree.Element | None) -> Look:
    """Return how an element is set.

    Arguments:
        element: It.
        before: The element before it; None for the first.
    """
    is_lead = element.tag == "p" and before is not None and before.tag == "h1"
    return _look(element.get("class", ""), element.get("scope", ""), element.tag, is_lead)


@cache
def _look(classes: str, scope: str, tag: str, is_lead: bool) -> Look:
    names = [*reversed(classes.split()), scope, tag]
    look = next((LOOKS[name] for name in names if name in LOOKS), TEXT)
    if is_lead:
        return replace(look, size=1.15 * look.size, leading=1.15 * look.leading, above=18.4, below=18.4)
    return look


def widths(words: Iterable[tuple[str, float]], look: Look) -> list[float]:
    """Return how long words are, in px.

    Arguments:
        words: Each with the room that it needs besides its own, in px.
        look: How they are set.
    """
    return [look.length(word) + more for word, more in words]


def lines(words: Iterable[float], space: float, room: float) -> int:
    """Return in how many lines words are set, one after the other.

    Arguments:
        words: How long each is, in px.
        space: How long it is between two of them, in px.
        room: How long a line can be, in px.
    """
    count, filled = 0, room + 1
    for wide in words:
        if count and filled + space + wide <= room:
            filled += space + wide
            continue
        # A word that is longer than a line is broken.
        count += max(1, -int(-wide // room))
        filled = wide % room if wide > room else wide
    return count
