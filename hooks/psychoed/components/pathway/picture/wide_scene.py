"""The wide layout of a scene: a person at each side, and what goes back and forth between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.scene import Scene

_CALM = Sizes(name=18.5, text=17.5, detail=16.5, sentence=21, step=15, bow=15, badge=12)
_FULL = Sizes(name=18, text=17, detail=16, sentence=20, step=15, bow=15, badge=12)
_EDGE = 4.0
_AIR = 12.0
"""Between a person's niche and what leads there."""
_ROW = 24.0
"""Between one thing that happens and the next, at least."""
_TOP = 22.0
_RAIL = 14.0
"""From the edge of a niche to the line that goes down from it."""
_OUT = 40.0
"""How far what circles goes out."""


def wide_scene(diagram: PathwayDiagram, scene: Scene, *, inside: bool) -> Stage:
    """Lay a scene out for the width of a page.

    Arguments:
        diagram: The pathway.
        scene: Who is in it.
        inside: Whether its steps are shown too.
    """
    width, sizes, size = (760.0, _FULL, 0.7) if inside else (640.0, _CALM, 1.08)
    sides = _sides(scene, inside=inside)
    left, right = _EDGE + sides[0], width - _EDGE - sides[1]
    room = right - left - 2 * _AIR
    board = Board()

    def block(number: int) -> Block:
        moment = scene.moments[number]
        if moment.is_shared:
            inner = width - 2 * (_EDGE + 3 * INSET)
            card = min(inner, 460.0)
        elif moment.is_circle:
            inner = card = room - _OUT - 2 * GAP
        elif moment.is_act:
            inner, card = room - 2 * GAP, room
        else:
            inner = card = sides[moment.by - 1] - 2 * INSET
        return set_block(diagram, moment, sizes, room=inner, card=card, shows_steps=inside)

    blocks = [block(number) for number in range(len(scene.moments))]
    between = [each for each in blocks if each.moment.to]
    within = [[each for each in blocks if not each.moment.to and each.moment.by == n] for n in (1, 2)]
    shared = [each for each in blocks if each.moment.is_shared]
    language = diagram.words.language
    names = [set_name(name, sizes.name, sides[n] - 2 * INSET, language) for n, name in enumerate(scene.people)]
    figure = round(HEIGHT * size) + GAP
    needs = [
        figure + name_height(names[n], sizes.name) + sum(each.height + INSET for each in within[n]) for n in (0, 1)
    ]
    flow = sum(each.height for each in between)
    high = max(max(needs) + 2 * _TOP, flow + _ROW * (len(between) + 1))
    boxes = (Box(_EDGE, _EDGE, sides[0], high), Box(right, _EDGE, sides[1], high))
    # Both stand at one height: where there is room to spare, the fuller one has it above and below.
    top = _EDGE + (high - max(needs)) // 2
    for n, box in enumerate(boxes):
        y = board.name(names[n], box.middle[0], top + figure, sizes.name, language)
        for each in within[n]:
            y = board.words(each, box.middle[0], y + INSET)
            y = board.steps(each, box.x + INSET, y)
    ends = [_EDGE + high] * 2
    if inside:
        # The niche of whom we see nothing inside ends below their name, and a line goes on down.
        ends = [end if within[n] else top + needs[n] + _TOP for n, end in enumerate(ends)]
        boxes = (boxes[0]._replace(height=ends[0] - _EDGE), boxes[1]._replace(height=ends[1] - _EDGE))
    gap = (high - flow) // (len(between) + 1)
    y = _EDGE + gap
    for each in between:
        low = y + each.words_height + each.arrow_height
        from_x = left + _AIR - (_AIR if low > ends[0] else 0)
        to_x = right - _AIR + (_AIR if low > ends[1] else 0)
        y = _put(board, each, (left + _AIR, right - _AIR), (from_x, to_x), y) + gap
    bottom = _EDGE + high
    floor = None
    down = bottom
    if shared:
        tall = 2 * INSET + sum(each.height for each in shared) + GAP * (len(shared) - 1)
        floor = Box(_EDGE, bottom + INSET, width - 2 * _EDGE, tall)
        y = floor.y + INSET
        down = floor.y
        for each in shared:
            y = board.words(each, width / 2, y)
            y = board.steps(each, (width - each.step_style.card) / 2, y) + GAP
        bottom = floor.bottom
    stage = Stage(
        width=width,
        height=bottom + _EDGE,
        niches=tuple(Niche(n, box, min(box.width / 2, 94.0), 26.0) for n, box in enumerate(boxes, 1)),
        people=tuple(person(n, box.middle[0], top + figure - GAP, size) for n, box in enumerate(boxes, 1)),
        rails=tuple(
            Rail(n, x, end, down)
            for n, x, end in ((1, left - _RAIL, ends[0]), (2, right + _RAIL, ends[1]))
            if end < _EDGE + high
        ),
        cards=(),
        floor=floor,
        bubbles=tuple(board.bubbles),
        arrows=tuple(board.arrows),
        said=tuple(board.said),
        stations=tuple(sorted(board.stations, key=lambda node: node.number)),
        badge=sizes.badge,
    )
    return stage.turned() if diagram.words.direction == "rtl" else stage


def _sides(scene: Scene, *, inside: bool) -> tuple[float, float]:
    """Return how wide the two niches are: wider where a person's steps stand in it."""
    if not inside:
        return (178.0, 178.0)
    full = [any(each.by == n and not each.to and each.steps for each in scene.moments) for n in (1, 2)]
    if all(full):
        return (256.0, 256.0)
    return (348.0 if full[0] else 160.0, 348.0 if full[1] else 160.0)


def _put(board: Board, block: Block, sides: tuple[float, float], ends: tuple[float, float], top: float) -> float:
    """Put what happens between two people.

    Arguments:
        board: Where to.
        block: What.
        sides: Where the room between them begins and ends.
        ends: Where its arrow can begin and end.
        top: Where it begins.

    Returns:
        Where it ends.
    """
    left, right = sides
    if block.moment.is_circle:
        middle = left + _OUT + 2 * GAP + (right - left - _OUT - 2 * GAP) / 2
        end = board.steps(block, left + _OUT + 2 * GAP, board.words(block, middle, top))
        board.arrows.append(Arrow(bulge(left - 4, end - 12, top + 14, _OUT), block.moment.is_broken))
        return end
    end = board.words(block, (left + right) / 2, top)
    return board.steps(block, left, board.arrow(block, *ends, end))
