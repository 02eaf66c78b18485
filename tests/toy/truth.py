"""`True.` or `False.`: whether the title says what is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.question.forms.form import Form, Written
from psychoed.components.question.forms.texts import read_explanation
from psychoed.components.question.interactions import Choice, Option

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem

_ANSWER = re.compile(r"(True|False)\.$")


class TruthForm(Form):
    """The answer on a line of its own, and below it what to know."""

    hint = "`True.` or `False.` below a sentence"

    def in_line(self, line: str, *, first: bool) -> bool:
        """Know it by the answer, above all else."""
        return first and bool(_ANSWER.match(line))

    def read(self, fence: BlockSource) -> tuple[Written, list[Problem]]:
        """Read the answer."""
        at, found = next((at, found) for at, line in enumerate(fence.body) if (found := _ANSWER.match(line)))
        explanation, missing = read_explanation(fence, at + 1)
        options = tuple(Option(text, text == found[1], "") for text in ("True", "False"))
        return Written(Choice(options), explanation=explanation), missing
