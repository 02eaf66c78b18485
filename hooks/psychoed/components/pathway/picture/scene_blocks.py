"""What happens in a scene, set in lines: its words, what is said, and the steps that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from psychoed.components.pathway.picture.layout import Box, Style, Words, place, set_words
from psychoed.components.pathway.picture.stage import Arrow, Bubble, Said, arc
from psychoed.text.metrics import HEADING, PLAIN, STRONG
from psychoed.text.wrap import Run, wrap
from psychoed.text.wrap import room as room_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.picture.layout import Node, Setting
    from psychoed.components.pathway.scene import Moment
    from psychoed.text.metrics import Face
    from psychoed.text.wrap import Line

INSET = 14.0
"""From any edge to words."""
GAP = 8.0
"""Between words and what belongs to them."""
_LEADING = 1.28
_NARROWEST = 58.0
"""Of what is said: it has two round corners, and a tail."""
_TAIL = 11.0
"""How far the tail of what is said reaches down."""
HEAD = 13.0
"""Half of the height that an arrow's head needs, and a little air."""


class Sizes(NamedTuple):
    """The measures of a scene, in units of the picture."""

    name: float
    text: float
    detail: float
    sentence: float
    step: float
    bow: float
    """How far arrows are bowed."""
    badge: float


@dataclass(frozen=True)
class Block:
    """One thing that happens, set, not yet in its place."""

    moment: Moment
    text: tuple[Line, ...]
    detail: tuple[Line, ...]
    steps: tuple[tuple[int, Setting], ...]
    step_style: Style
    sizes: Sizes
    language: str

    @property
    def pad(self) -> float:
        """Above and below what is said."""
        return 7.0 if self.moment.is_said else 0.0

    @property
    def words_height(self) -> float:
        """The height of its words, with the tail of what is said."""
        high = _high(self.text, self.size)
        if self.detail:
            high += _high(self.detail, self.sizes.detail) + (self.pad * 2 + 5 + _TAIL if self.moment.is_said else 1)
        return high

    @property
    def steps_height(self) -> float:
        """The height of its steps, with a gap above each."""
        return sum(setting.height + GAP for _, setting in self.steps)

    @property
    def arrow_height(self) -> float:
        """The height of its arrow, with a gap above."""
        return GAP + HEAD + self.sizes.bow if self.moment.is_act else 0.0

    @property
    def height(self) -> float:
        """All of it."""
        return self.words_height + self.arrow_height + self.steps_height

    @property
    def size(self) -> float:
        """The size of its first words."""
        return self.sizes.sentence if self.moment.is_shared else self.sizes.text


def set_block(
    diagram: PathwayDiagram, moment: Moment, sizes: Sizes, *, room: float, card: float, shows_steps: bool
) -> Block:
    """Set one thing that happens.

    Arguments:
        diagram: Of what it is a part.
        moment: It.
        sizes: The measures.
        room: How long a line of its words may be.
        card: How wide its steps are.
        shows_steps: Whether its steps are shown.
    """
    language = diagram.words.language
    face = (HEADING if moment.is_shared else STRONG).speaking(language)
    size = sizes.sentence if moment.is_shared else sizes.text
    text = wrap((Run(moment.text),), face, size, room)
    inner = room - 2 * INSET if moment.is_said else room
    detail = wrap((Run(moment.detail),), PLAIN.speaking(language), sizes.detail, inner) if moment.detail else ()
    reach = sizes.badge * 1.22
    style = Style(
        text=sizes.step,
        effect=sizes.step,
        leading=float(round(sizes.step * _LEADING)),
        card=card,
        badge=sizes.badge,
        inset=INSET - 3 + 2 * reach + GAP,
        margin=INSET - 4,
        padding=9,
        gap=GAP,
        language=language,
    )
    steps = [(n, set_words(diagram.steps[n - 1], style)) for n in moment.steps] if shows_steps else []
    return Block(moment, text, detail, tuple(steps), style, sizes, language)


@dataclass
class Board:
    """What is put in its place, piece by piece."""

    said: list[Said] = field(default_factory=list)
    bubbles: list[Bubble] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    stations: list[Node] = field(default_factory=list)

    def name(self, lines: Sequence[Line], middle: float, top: float, size: float, language: str) -> float:
        """Put a name; return where it ends."""
        return self._lines("name", tuple(lines), middle, top, STRONG.speaking(language), size)

    def words(self, block: Block, middle: float, top: float) -> float:
        """Put a block's words around a middle; return where they end."""
        moment = block.moment
        face = (HEADING if moment.is_shared else STRONG).speaking(block.language)
        y = self._lines("sentence" if moment.is_shared else "text", block.text, middle, top, face, block.size)
        if not block.detail:
            return y
        plain = PLAIN.speaking(block.language)
        if not moment.is_said:
            return self._lines("detail", block.detail, middle, y + 1, plain, block.sizes.detail)
        wide = max(room_of(line, plain, block.sizes.detail) for line in block.detail) + 2 * INSET
        wide = max(2.0 * round(wide / 2 + 0.5), _NARROWEST)
        high = _high(block.detail, block.sizes.detail) + 2 * block.pad
        self.bubbles.append(Bubble(Box(middle - wide / 2, y + 5, wide, high), -1 if moment.by == 1 else 1))
        self._lines("detail", block.detail, middle, y + 5 + block.pad, plain, block.sizes.detail)
        return y + 5 + high + _TAIL

    def arrow(self, block: Block, left: float, right: float, top: float) -> float:
        """Put a block's arrow below its words, bowed up on the way there and down on the way back; return its end."""
        moment, bow = block.moment, block.sizes.bow
        y = top + GAP + (bow + 2 if moment.by == 1 else HEAD - 2)
        ends = ((left, y), (right - 6, y)) if moment.by == 1 else ((right, y), (left + 6, y))
        self.arrows.append(Arrow(arc(*ends, bow if moment.by == 1 else -bow), moment.is_broken))
        return top + block.arrow_height

    def steps(self, block: Block, left: float, top: float) -> float:
        """Put a block's steps, one below the other; return where they end."""
        style = block.step_style
        for number, setting in block.steps:
            card = Box(left, top + GAP, style.card, setting.height)
            node = place(number, setting, card, style)
            x = float(round(left + INSET - 3 + style.badge * 1.22))
            effect = node.effect._replace(x=round(node.effect.x), y=round(node.effect.y)) if node.effect else None
            arrow = (round(node.arrow[0]), round(node.arrow[1])) if node.arrow else None
            text = node.text._replace(x=round(node.text.x), y=round(node.text.y))
            badge = (x, float(round(card.middle[1])))
            self.stations.append(replace(node, badge=badge, text=text, effect=effect, arrow=arrow))
            top = card.bottom
        return top

    def _lines(self, kind: str, lines: tuple[Line, ...], x: float, top: float, face: Face, size: float) -> float:
        leading = _leading(size)
        self.said.append(Said(kind, Words(lines, x, round(top + leading / 2 + size * 0.34), face, size, leading)))
        return top + leading * len(lines)


def set_name(name: str, size: float, room: float, language: str) -> tuple[Line, ...]:
    """Set what a person is called."""
    return wrap((Run(name),), STRONG.speaking(language), size, room)


def _leading(size: float) -> float:
    """Return the way from one line to the next: in whole units, as all measures are, which makes pictures small."""
    return float(round(size * _LEADING))


def _high(lines: Sequence[Line], size: float) -> float:
    return _leading(size) * len(lines)


def name_height(lines: Sequence[Line], size: float) -> float:
    """Return how high a name is."""
    return _high(lines, size)
