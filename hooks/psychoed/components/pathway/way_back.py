"""Where a pathway goes on after its last step, and what leads back there: the options `returns` and `loop`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.block import unmovable
from psychoed.text import claim_of, plain, rebased

if TYPE_CHECKING:
    from psychoed.fences import Fence
    from psychoed.problems import Problem
from psychoed.components.pathway.returning import Return

_RETURN = re.compile(r"\s*(\d+)\s*(?:\|(.*))?", re.DOTALL)


_EXAMPLE = "`returns: 2 | The next reply brings relief`"


def read_return(given: object, *, loop: object, count: int) -> tuple[Return | None, list[tuple[str, str]]]:
    """Read where a pathway goes on after its last step.

    Arguments:
        given: The option `returns`, as YAML gives it; empty where it is left out.
        loop: The option `loop`.
        count: How many steps there are.

    Returns:
        The way back, if there is one, and what is wrong with the option, each with a remedy.
    """
    if given == "":
        return (Return(1) if loop is True and count else None), []
    found = _RETURN.fullmatch(str(given))
    if isinstance(given, bool) or not found:
        return None, [(f"`returns: {given}` names no step.", f"Write its number, and what leads back: {_EXAMPLE}.")]
    step, words = int(found[1]), (found[2] or "").strip()
    problems = []
    if not 1 <= step <= count:
        problems.append((f"There is no step {step} to go back to.", f"Name one from 1 to {max(count - 1, 1)}."))
    elif step == count:
        problems.append((f"Step {step} is the last one, and cannot lead back to itself.", "Name a step before it."))
    if not plain(words):
        what = f"`returns` does not say what leads back to step {step}."
        problems.append((what, f"An arrow is a claim. Say it behind a stroke: {_EXAMPLE}."))
    return (None if problems else Return(step, words)), problems


def read_way_back(fence: Fence, count: int) -> tuple[Return | None, list[Problem]]:
    """Read the options of a pathway of so many steps that say where it goes on after the last one."""
    given, loop = fence.options.get("returns", ""), fence.options.get("loop", False)
    returns, wrong = read_return(given, loop=loop, count=count)
    problems = [fence.option_problem("returns", *each) for each in wrong]
    if {"returns", "loop"} <= fence.options.names.keys():
        what = "`loop` and `returns` both say where it goes on after the last step."
        problems.append(fence.option_problem("loop", what, "Keep `returns`, which says what leads back."))
    if returns is None or not returns.words:
        return returns, problems
    line = fence.options.line_of("returns")
    problems += unmovable(fence, returns.words, line)
    if claim_of(returns.words):
        remedy = "Mark the step that states it."
        problems.append(fence.problem("What leads back cannot carry a claim.", remedy, line))
    return Return(returns.step, rebased(returns.words, fence.src_uri)), problems
