"""Questions written as an author would write them: to compare them, and to give another build as much to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.text.inline import indented

if TYPE_CHECKING:
    from psychoed.components.question.data import Question

_STROKE = re.compile(r"\\?\|")


def written(question: Question) -> str:
    """Return the block that an author would write for a question.

    It lacks what only the build knows: where to read about it again, and what it says of steps as a whole.
    """
    title = question.title
    lines: list[str] = []
    explained = [question.explanation, ""] if question.explanation else []
    match question.interaction:
        case Choice(options):
            for option in options:
                lines += _item(f"- [{'x' if option.right else ' '}]", option.text, option.feedback)
        case Order(steps):
            for number, step in enumerate(steps, 1):
                lines += _item(f"{number}.", step.text, step.feedback)
        case Match(grouped=True) as match:
            lines += [*_table(match), *explained]
        case Match(sources):
            for source in sources:
                lines += [source.text, f":   {source.target}", ""]
            lines += explained
        case TextEntry(accepted):
            told = ", ".join(word.replace(",", "\\,") for word in accepted)
            title = title.replace("___", f"___({told})", 1)
            lines += explained
        case _:
            assert_never(question.interaction)
    intro = [question.intro, ""] if question.intro else []
    return "\n".join([f"/// question | {title}", f"    id: {question.id}", "", *intro, *lines, "///", ""])


def _item(sign: str, text: str, feedback: str) -> list[str]:
    return [f"{sign} {text}", "", *([indented(feedback), ""] if feedback else [])]


def _table(match: Match) -> list[str]:
    """Write the table of what is to be sorted."""
    columns = [[source.text for source in match.sources if source.target == group] for group in match.targets]
    rows = [list(match.targets), ["---"] * len(columns)]
    rows += [
        [column[number] if number < len(column) else "" for column in columns]
        for number in range(max(map(len, columns), default=0))
    ]
    return [*(f"| {' | '.join(re.sub(_STROKE, '&#124;', cell) for cell in row)} |" for row in rows), ""]
