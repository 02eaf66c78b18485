"""Where a pathway goes on after its last step, and what leads back there: the options `returns` and `loop`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.block import unmovable
from psychoed.text.inline import claim_of, plain, rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem
from psychoed.components.pathway.returning import Return

_RETURN = re.compile(r"\s*(\d{1,4})\s*(?:\|(.*))?", re.DOTALL)


_EXAMPLE = "`returns: 2 | The next reply brings relief`"


def read_way_back(
    fence: BlockSource, here: Given | None, *, loops: bool, count: int
) -> tuple[Return | None, list[Problem]]:
    """Read where a pathway goes on after its last step.

    Arguments:
        fence: The pathway as written.
        here: Its option `returns`; None where it is left out.
        loops: Its option `loop`.
        count: How many steps there are.
    """
    if here is None:
        return (Return(1) if loops and count else None), []
    problems = []
    if "loop" in fence.options.names:
        what = "`loop` and `returns` both say where it goes on after the last step."
        problems.append(fence.option_problem("loop", what, "Keep `returns`, which says what leads back."))
    found = _RETURN.fullmatch(here.text or "")
    if not found:
        hint = f"Write its number, and what leads back: {_EXAMPLE}."
        return None, [*problems, here.wrong(f"names no step: {here.written}.", hint)]
    step, words = int(found[1]), (found[2] or "").strip()
    is_there = 1 <= step < count
    if step == count:
        what = f"Step {step} is the last one, and cannot lead back to itself."
        problems.append(here.problem(what, "Name a step before it."))
    elif not is_there:
        what = f"There is no step {step} to go back to."
        problems.append(here.problem(what, f"Name one from 1 to {max(count - 1, 1)}."))
    if not plain(words):
        hint = f"An arrow is a claim. Say it behind a stroke: {_EXAMPLE}."
        problems.append(here.wrong(f"does not say what leads back to step {step}.", hint))
    problems += unmovable(fence, words, here.line)
    if claim_of(words):
        problems.append(here.problem("What leads back cannot carry a claim.", "Mark the step that states it."))
    return (Return(step, rebased(words, fence.src_uri)) if is_there and plain(words) else None), problems
