"""A numbered list: steps to put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.items import NUMBERED, read_items
from psychoed.components.question.forms.form import Form, Written
from psychoed.components.question.forms.items import alike, item_problems, read_above
from psychoed.components.question.forms.texts import choosable
from psychoed.components.question.interactions import Order, Step
from psychoed.text.inline import rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem


class StepsForm(Form):
    """Steps in their right order, each with what to know about it."""

    hint = "steps as `1. …`"

    def in_line(self, line: str, *, first: bool) -> bool:
        """Know it by a number."""
        return bool(NUMBERED.match(line))

    def read(self, fence: BlockSource) -> tuple[Written, list[Problem]]:
        """Read the steps."""
        items, problems = read_items(fence, NUMBERED, "step")
        for item in items:
            problems += [*item_problems(fence, item), *choosable(fence, item.text, item.line)]
        order = Order(tuple(Step(rebased(i.text, fence.src_uri), rebased(i.rest, fence.src_uri)) for i in items))
        if len(items) < 3:
            problems.append(fence.problem(f"Too few steps to put in order: {len(items)}.", "Write at least three."))
        intro, unclear = read_above(fence, items)
        return Written(order, intro), [*problems, *unclear, *alike(fence, order.texts, items)]
