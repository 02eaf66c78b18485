"""Where everything in a picture stands, in units of its own: boxes, lines of words and ways between them. No markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from psychoed.text.metrics import HEADING, PLAIN, STRONG
from psychoed.text.wrap import Line, Run, wrap
from psychoed.text.wrap import room as room_of

if TYPE_CHECKING:
    from psychoed.components.pathway.picture.diagram import DiagramStep, PathwayDiagram
    from psychoed.components.pathway.picture.edges import Edge
    from psychoed.text.metrics import Face


class Box(NamedTuple):
    """A rectangle: its left and upper edge, its width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


class Words(NamedTuple):
    """Lines of one text, the first with its baseline at `y`."""

    lines: tuple[Line, ...]
    x: float
    y: float
    face: Face
    size: float
    leading: float
    """From one baseline to the next."""

    def moved(self, x: float, y: float) -> Words:
        """Return them in another place, so far to the right and down."""
        return self._replace(x=self.x + x, y=self.y + y)

    def placed(self) -> list[tuple[Line, float]]:
        """Return each line with its baseline."""
        return [(line, self.y + number * self.leading) for number, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Node:
    """A step in its place."""

    number: int
    card: Box
    badge: tuple[float, float]
    """The middle of the disc with the number."""
    text: Words
    effect: Words | None
    arrow: tuple[float, float] | None
    """Where the little arrow before the effect begins, at the height of its middle."""

    def moved(self, x: float, y: float) -> Node:
        """Return it in another place, so far to the right and down."""
        return replace(
            self,
            card=self.card._replace(x=self.card.x + x, y=self.card.y + y),
            badge=(self.badge[0] + x, self.badge[1] + y),
            text=self.text.moved(x, y),
            effect=self.effect.moved(x, y) if self.effect else None,
            arrow=(self.arrow[0] + x, self.arrow[1] + y) if self.arrow else None,
        )


@dataclass(frozen=True)
class Picture:
    """A pathway laid out."""

    width: float
    height: float
    stations: tuple[Node, ...]
    ways: tuple[Edge, ...]
    """From each station to the next, and in a loop from the last to the first."""
    sentence: Words | None
    """Each of its lines is centred on its `x`."""
    badge: float
    """The radius of the discs."""


class Style(NamedTuple):
    """The measures of one layout, in units of the picture."""

    text: float
    """The size of a step's words."""
    effect: float
    leading: float
    card: float
    """The width of a card."""
    badge: float
    """The radius of a disc; it sits on the middle of a card's left edge."""
    inset: float
    """From a card's left edge to its words."""
    margin: float
    """From words to a card's right edge."""
    padding: float
    """Above and below a card's words."""
    gap: float
    """Between one row of cards and the next."""
    language: str = ""
    """That of the words, as a tag of BCP 47."""

    def speaking(self, language: str) -> Style:
        """Return the layout for words of a language."""
        return self._replace(language=language)

    @property
    def faces(self) -> tuple[Face, Face]:
        """The fonts of a step's words and of what it leads to."""
        return STRONG.speaking(self.language), PLAIN.speaking(self.language)


PART = 6.0
"""Between a step and its effect."""

HANGING = 22.0
"""How far an effect's words stand in from its arrow."""


class Setting(NamedTuple):
    """A step's words set for a card, not yet in their place."""

    text: tuple[Line, ...]
    effect: tuple[Line, ...]
    room: float
    """The room that the longest line needs."""
    height: float
    """What the card needs."""


def set_words(step: DiagramStep, style: Style) -> Setting:
    """Set a step's words in the width of a card."""
    room = style.card - style.inset - style.margin
    strong, plain = style.faces
    text = wrap(step.text, strong, style.text, room)
    effect = wrap(step.effect, plain, style.effect, room - HANGING) if step.effect else ()
    height = 2 * style.padding + style.leading * (len(text) + len(effect)) + (PART if effect else 0)
    needed = [room_of(line, strong, style.text) for line in text]
    needed += [HANGING + room_of(line, plain, style.effect) for line in effect]
    return Setting(text, effect, max(needed, default=0), height)


def place(number: int, setting: Setting, card: Box, style: Style, *, centred: bool = False) -> Node:
    """Put set words in the middle of a card's height, and with `centred` of its width too."""
    spare = style.card - style.inset - style.margin - setting.room
    x = card.x + style.inset + (max(spare, 0) / 2 if centred else 0)
    top = card.y + (card.height - setting.height) / 2 + style.padding
    strong, plain = style.faces
    text = Words(setting.text, x, _baseline(top, style, style.text), strong, style.text, style.leading)
    effect = arrow = None
    if setting.effect:
        below = top + style.leading * len(setting.text) + PART
        baseline = _baseline(below, style, style.effect)
        effect = Words(setting.effect, x + HANGING, baseline, plain, style.effect, style.leading)
        arrow = (x, baseline - style.effect * 0.32)
    return Node(number, card, (card.x, card.middle[1]), text, effect, arrow)


def _baseline(top: float, style: Style, size: float) -> float:
    """Return the baseline of a line whose room begins at `top`: ascent and descent stand about as 3 to 1."""
    return top + style.leading / 2 + size * 0.34


def set_sentence(
    diagram: PathwayDiagram, size: float, room: float, x: float, middle: float | None = None, top: float = 0
) -> Words:
    """Set the sentence of a loop, centred on `x`, around a height or from one down."""
    face = HEADING.speaking(diagram.words.language)
    lines = wrap((Run(diagram.sentence),), face, size, room)
    leading = size * 1.3
    start = top if middle is None else middle - leading * len(lines) / 2
    return Words(lines, x, start + leading / 2 + size * 0.33, face, size, leading)
