"""Questions written as an author would write them: to compare them, and to give another build as much to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.question.data import FILL, MATCH, ORDER, SORT
from psychoed.text import indented

if TYPE_CHECKING:
    from psychoed.components.question.data import Question

_STROKE = re.compile(r"\\?\|")


def written(question: Question) -> str:
    """Return the block that an author would write for a question.

    It lacks what only the build knows: where to read about it again, and what it says of steps as a whole.
    """
    title = question.title
    if question.kind == FILL:
        accepted = ", ".join(word.replace(",", "\\,") for word in question.accepted)
        title = title.replace("___", f"___({accepted})", 1)
    lines = [f"/// question | {title}", f"    id: {question.id}", ""]
    if question.intro:
        lines += [question.intro, ""]
    if question.kind == SORT:
        lines += _table(question)
    for number, option in enumerate(question.options, 1):
        if question.kind == MATCH:
            lines += [option.text, f":   {option.target}", ""]
        elif question.kind not in {SORT, FILL}:
            box = f"{number}." if question.kind == ORDER else f"- [{'x' if option.right else ' '}]"
            lines += [f"{box} {option.text}", ""]
            if option.feedback:
                lines += [indented(option.feedback), ""]
    if question.explanation and question.kind in {SORT, MATCH, FILL}:
        lines += [question.explanation, ""]
    return "\n".join([*lines, "///", ""])


def _table(question: Question) -> list[str]:
    """Write the table of what is to be sorted."""
    columns = [[option.text for option in question.options if option.target == group] for group in question.targets]
    rows = [list(question.targets), ["---"] * len(columns)]
    rows += [
        [column[number] if number < len(column) else "" for column in columns]
        for number in range(max(map(len, columns), default=0))
    ]
    return [*(f"| {' | '.join(re.sub(_STROKE, '&#124;', cell) for cell in row)} |" for row in rows), ""]
