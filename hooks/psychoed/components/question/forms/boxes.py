"""A list of check boxes: what can be chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.items import BULLET, read_items
from psychoed.components.question.forms.form import Form, Written
from psychoed.components.question.forms.items import alike, item_problems, read_above
from psychoed.components.question.forms.texts import choosable
from psychoed.components.question.interactions import Choice, Option
from psychoed.text.inline import plain, rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem

# A no-break space looks like one.
_BOX = re.compile(r"\[([ \u00a0xX])\]\s*")


class BoxesForm(Form):
    """`- [x]` before what fits, and below each option why it fits or does not."""

    hint = "what can be chosen as `- [ ] …` and `- [x] …`"

    def in_line(self, line: str, *, first: bool) -> bool:
        """Know it by a box; an author who begins with a list without boxes forgot them."""
        item = BULLET.match(line)
        return bool(item and (first or _BOX.match(item[1])))

    def read(self, fence: BlockSource) -> tuple[Written, list[Problem]]:
        """Read the options, each with its feedback."""
        items, problems = read_items(fence, BULLET, "option")
        options = []
        for item in items:
            problems += (found := [*item_problems(fence, item)])
            box = _BOX.match(item.text)
            if not box:
                hint = "Begin it with `- [ ]`, or `- [x]` where it is right."
                problems.append(fence.problem("This option has no check box.", hint, item.line))
            text = item.text[box.end() :] if box else item.text
            if not plain(text):
                problems.append(fence.problem("This option is empty.", "Say what can be chosen.", item.line))
            problems += choosable(fence, text, item.line)
            if not item.rest and not found:
                what = f"The option “{plain(text)}” has no feedback."
                hint = "Say below it, after an empty line and indented by four spaces, why it fits or does not."
                problems.append(fence.problem(what, hint, item.line))
            right = bool(box and box[1] in "xX")
            options.append(Option(rebased(text, fence.src_uri), right, rebased(item.rest, fence.src_uri)))
        rights = sum(option.right for option in options)
        if len(options) < 2:
            hint = "Write at least two options: `- [ ] …` and `- [x] …`."
            problems.append(fence.problem("This question offers no choice.", hint))
        elif not rights:
            problems.append(fence.problem("This question has no right answer.", "Mark one with `- [x]`."))
        elif rights == len(options):
            hint = "Leave the box of at least one empty: `- [ ]`."
            problems.append(fence.problem("Every answer to this question is right.", hint))
        intro, unclear = read_above(fence, items)
        choice = Choice(tuple(options), several=rights > 1)
        return Written(choice, intro), [*problems, *unclear, *alike(fence, choice.texts, items)]
