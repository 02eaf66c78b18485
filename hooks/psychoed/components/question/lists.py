"""Reading lists: options to choose from, and steps to put in order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.components.block import repeated, unmovable
from psychoed.components.items import BULLET, NUMBERED, read_items
from psychoed.components.question.data import ONE, ORDER, SEVERAL, Option, Question
from psychoed.components.question.texts import choosable, read_intro
from psychoed.text import plain, rebased

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.items import Item
    from psychoed.fences import Fence
    from psychoed.problems import Problem

BOX = re.compile(r"\[([ xX])\]\s*")


def read_choice(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    """Read a list of check boxes, each with its feedback."""
    items, problems = read_items(fence, BULLET, "option")
    options = []
    for item in items:
        problems += (found := [*_item_problems(fence, item)])
        box = BOX.match(item.text)
        if not box:
            remedy = "Begin it with `- [ ]`, or `- [x]` where it is right."
            problems.append(fence.problem("This option has no check box.", remedy, item.line))
        text = item.text[box.end() :] if box else item.text
        if not plain(text):
            problems.append(fence.problem("This option is empty.", "Say what can be chosen.", item.line))
        problems += choosable(fence, text, item.line)
        if not item.rest and not found:
            what = f"The option “{plain(text)}” has no feedback."
            remedy = "Say below it, after an empty line and indented by four spaces, why it fits or does not."
            problems.append(fence.problem(what, remedy, item.line))
        right = bool(box and box[1] != " ")
        options.append(Option(rebased(text, fence.src_uri), right, rebased(item.rest, fence.src_uri)))
    rights = sum(option.right for option in options)
    if len(options) < 2:
        remedy = "Write at least two options: `- [ ] …` and `- [x] …`."
        problems.append(fence.problem("This question offers no choice.", remedy))
    elif not rights:
        problems.append(fence.problem("This question has no right answer.", "Mark one with `- [x]`."))
    elif rights == len(options):
        remedy = "Leave the box of at least one empty: `- [ ]`."
        problems.append(fence.problem("Every answer to this question is right.", remedy))
    made, found = _made(fence, replace(question, kind=SEVERAL if rights > 1 else ONE), options, items)
    return made, problems + found


def read_order(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    """Read a numbered list of steps in their right order."""
    items, problems = read_items(fence, NUMBERED, "step")
    for item in items:
        problems += [*_item_problems(fence, item), *choosable(fence, item.text, item.line)]
    steps = [Option(rebased(i.text, fence.src_uri), True, rebased(i.rest, fence.src_uri)) for i in items]
    if len(steps) < 3:
        problems.append(fence.problem(f"Too few steps to put in order: {len(steps)}.", "Write at least three."))
    made, found = _made(fence, replace(question, kind=ORDER), steps, items)
    return made, problems + found


def _made(fence: Fence, question: Question, options: list[Option], items: list[Item]) -> tuple[Question, list[Problem]]:
    """Complete a question, and report options that say the same."""
    intro, problems = read_intro(fence, items[0].line - fence.body_line if items else 0)
    words = [(plain(option.text).casefold(), item.line) for item, option in zip(items, options, strict=True)]
    return replace(question, options=tuple(options), intro=intro), problems + repeated(fence, words, "option")


def _item_problems(fence: Fence, item: Item) -> Iterator[Problem]:
    yield from unmovable(fence, f"{item.text} {item.rest}", item.line)
    own = True
    for offset, line in enumerate(fence.body[item.line - fence.body_line + 1 :], 1):
        if BULLET.match(line) or NUMBERED.match(line):
            break
        if not own and line.strip() and not line.startswith("    "):
            remedy = "Indent it by four spaces, after an empty line, so that it belongs to its option."
            yield fence.problem("This text belongs to no option.", remedy, item.line + offset)
            break
        # An option's text may be wrapped up to the first empty line.
        own = own and bool(line.strip())
