"""The tall layout of a scene, for phones: both people at the top, and below them what happens, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.pathway.picture.edges import bend, straight, way
from psychoed.components.pathway.picture.layout import Box
from psychoed.components.pathway.picture.person import HEIGHT, person
from psychoed.components.pathway.picture.scene_blocks import (
    GAP,
    INSET,
    Block,
    Board,
    Sizes,
    name_height,
    set_block,
    set_name,
)
from psychoed.components.pathway.picture.stage import Arrow, Niche, Rail, Stage, bulge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.picture.edges import Edge
    from psychoed.components.pathway.scene import Scene
    from psychoed.text.wrap import Line

_SIZES = Sizes(name=16, text=16.5, detail=15.5, sentence=18.5, step=15.2, bow=9, badge=12)
_WIDTH, _EDGE = 300.0, 4.0
_NICHE = 138.0
_FIGURE = 0.72
_ROW = 20.0
"""Between one thing that happens and the next."""
_RAIL = 14.0
"""From the edge of the picture to the line down from a person."""
_AIR = 12.0
_CARD, _CIRCLE = 248.0, 204.0
"""How wide what goes on in one person is, and what circles in them: an arrow back stands beside it."""
_SIDE = GAP
"""From the edge of such a card to its steps."""
_LEFT, _RIGHT = _RAIL + _AIR, _WIDTH - _RAIL - _AIR


def tall_scene(diagram: PathwayDiagram, scene: Scene, *, inside: bool, rows: Sequence[float] = ()) -> Stage:
    """Lay a scene out as a column.

    Arguments:
        diagram: The pathway.
        scene: Who is in it.
        inside: Whether its steps are shown too.
        rows: The height of the people, and of each thing that happens, at least what it needs; by default just that.
    """
    board, language = Board(), diagram.words.language
    blocks = _blocks(diagram, scene, inside=inside)
    names = _names(diagram, scene)
    high = max(rows[0] if rows else 0, _people_height(names))
    boxes = (Box(_EDGE, _EDGE, _NICHE, high), Box(_WIDTH - _EDGE - _NICHE, _EDGE, _NICHE, high))
    foot = _EDGE + INSET + round(HEIGHT * _FIGURE)
    for box, name in zip(boxes, names, strict=True):
        board.name(name, box.middle[0], foot + GAP, _SIZES.name, language)
    y = _EDGE + high
    cards: list[Box] = []
    floor = None
    end = y
    for number, block in enumerate(blocks, 1):
        moment = block.moment
        y += _ROW
        least = max(rows[number] if number < len(rows) else 0, _height(block))
        if moment.is_shared:
            floor = _floor(board, block, y, floor)
            y = floor.bottom
            continue
        if moment.is_act:
            below = board.arrow(block, _LEFT, _RIGHT, board.words(block, _WIDTH / 2, y))
            board.steps(block, _LEFT, below)
        else:
            wide = _CIRCLE if moment.is_circle else _CARD
            card = Box(_RAIL if moment.by == 1 else _WIDTH - _RAIL - wide, y, wide, _height(block))
            board.steps(block, card.x + _SIDE, board.words(block, card.middle[0], y + INSET))
            if moment.is_circle:
                board.arrows.append(Arrow(_back(card, is_below=_follows(blocks, number - 1)), moment.is_broken))
            cards.append(card)
        y += least
        end = y
    bottom = floor.bottom if floor else max(y, end)
    down = floor.y if floor else bottom
    stage = Stage(
        width=_WIDTH,
        height=bottom + _EDGE,
        niches=tuple(Niche(n, box, _NICHE / 2, 22.0) for n, box in enumerate(boxes, 1)),
        people=tuple(person(n, box.middle[0], foot, _FIGURE) for n, box in enumerate(boxes, 1)),
        rails=tuple(Rail(n, x, _EDGE + high, down) for n, x in ((1, _RAIL), (2, _WIDTH - _RAIL))),
        cards=tuple(cards),
        floor=floor,
        bubbles=tuple(board.bubbles),
        arrows=tuple(board.arrows),
        said=tuple(board.said),
        stations=tuple(sorted(board.stations, key=lambda node: node.number)),
        badge=_SIZES.badge,
    )
    return stage.turned() if diagram.words.direction == "rtl" else stage


def scene_rows(diagrams: Sequence[PathwayDiagram]) -> list[float]:
    """Return the heights with which several scenes stand side by side row by row, as far as they are alike."""
    found: list[list[float]] = []
    kinds: list[list[tuple[int, int]]] = []
    for diagram in diagrams:
        if diagram.scene is None:
            return []
        blocks = _blocks(diagram, diagram.scene, inside=False)
        found.append([_people_height(_names(diagram, diagram.scene)), *map(_height, blocks)])
        kinds.append([(0, 1), *((block.moment.by, block.moment.to) for block in blocks)])
    rows = []
    for heights, alike in zip(zip(*found, strict=False), zip(*kinds, strict=False), strict=True):
        by, to = alike[0]
        if len(set(alike)) > 1 or by == to or (by and not to):
            break
        rows.append(max(heights))
    return rows


def _blocks(diagram: PathwayDiagram, scene: Scene, *, inside: bool) -> list[Block]:
    blocks = []
    for moment in scene.moments:
        if moment.is_act:
            room, card = _RIGHT - _LEFT - 4, _RIGHT - _LEFT
        elif moment.is_shared:
            room = card = _WIDTH - 2 * (_EDGE + INSET)
        else:
            wide = _CIRCLE if moment.is_circle else _CARD
            room, card = wide - 2 * INSET, wide - 2 * _SIDE
        blocks.append(set_block(diagram, moment, _SIZES, room=room, card=card, shows_steps=inside))
    return blocks


def _follows(blocks: Sequence[Block], number: int) -> bool:
    """Tell whether a block stands right below what goes on in the same person."""
    if not number:
        return False
    before, moment = blocks[number - 1].moment, blocks[number].moment
    return before.by == moment.by and not before.is_act


def _back(card: Box, *, is_below: bool) -> Edge:
    """Return the way back of what circles: up to what stands above, or round to where it began."""
    if is_below:
        x, low = card.right + 22, max(card.bottom - 26, card.middle[1])
        turn = (x, low - 22)
        rise = straight(turn, (x, card.y - _ROW + 14))
        return way(bend((card.right + 2, low), (x, low), turn), rise, head_on=1, share=1)
    return bulge(card.right + 4, card.bottom - 16, card.y + 16, 24)


def _names(diagram: PathwayDiagram, scene: Scene) -> list[tuple[Line, ...]]:
    return [set_name(name, _SIZES.name, _NICHE - 2 * GAP, diagram.words.language) for name in scene.people]


def _people_height(names: Sequence[Sequence[Line]]) -> float:
    return 2 * INSET + round(HEIGHT * _FIGURE) + max(name_height(name, _SIZES.name) for name in names)


def _height(block: Block) -> float:
    """Return how high a block is, with the card around what goes on in one person."""
    return block.height + (0 if block.moment.is_act else 2 * INSET)


def _floor(board: Board, block: Block, top: float, before: Box | None) -> Box:
    """Put what is of both; return the ground below it."""
    box = Box(_EDGE, top, _WIDTH - 2 * _EDGE, _height(block))
    board.steps(block, _EDGE + INSET, board.words(block, _WIDTH / 2, top + INSET))
    return box if before is None else Box(box.x, before.y, box.width, box.bottom - before.y)
