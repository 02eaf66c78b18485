"""A table: things to sort into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.block import repeated, unmovable
from psychoed.components.question.forms.form import Form, Written
from psychoed.components.question.forms.texts import choosable, read_explanation, read_intro
from psychoed.components.question.interactions import Match, Source
from psychoed.components.table import RULE, split_row
from psychoed.text.inline import plain, rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem


def is_rule(line: str) -> bool:
    """Tell whether a line is the one below the headings of a table."""
    return bool(RULE.match(line)) and "|" in line


class TableForm(Form):
    """Groups as headings, what belongs to each below it, and below the table what to know."""

    hint = "groups to sort into as the headings of a table"

    def in_line(self, line: str, *, first: bool) -> bool:
        """Know it by the line below its headings."""
        return is_rule(line)

    def read(self, fence: BlockSource) -> tuple[Written, list[Problem]]:
        """Read the groups and what is to be sorted into them."""
        rule = next(n for n, line in enumerate(fence.body) if is_rule(line))
        above = max(rule - 1, 0)
        headings = fence.body_line + above
        groups = [rebased(cell, fence.src_uri) for cell in split_row(fence.body[above])] if rule else []
        problems: list[Problem] = [problem for group in groups for problem in choosable(fence, group, headings)]
        if len(groups) < 2 or not all(map(plain, groups)):
            what, hint = "There are no groups to sort into.", "Name at least two in the headings of the table."
            problems.append(fence.problem(what, hint, headings))
        elif (width := len(split_row(fence.body[rule]))) != len(groups):
            what = f"The line below the headings has {width} cells, the headings have {len(groups)}."
            problems.append(fence.problem(what, "Give both the same number.", fence.body_line + rule))
        problems += repeated(fence, [(plain(group).casefold(), headings) for group in groups], "group")
        sources: list[Source] = []
        words: list[tuple[str, int]] = []
        end = rule + 1
        while end < len(fence.body) and fence.body[end].strip():
            line = fence.body_line + end
            if "|" not in fence.body[end]:
                what, hint = "This text stands right under the table.", "Leave an empty line between them."
                problems.append(fence.problem(what, hint, line))
                break
            cells = split_row(fence.body[end])
            if len(cells) > len(groups):
                what = f"This row has {len(cells)} cells, the headings have {len(groups)}."
                problems.append(fence.problem(what, "Give each thing a cell under its group.", line))
            problems += unmovable(fence, fence.body[end], line)
            for group, cell in zip(groups, cells, strict=False):
                if cell:
                    problems += choosable(fence, cell, line)
                    sources.append(Source(rebased(cell, fence.src_uri), group))
                    words.append((plain(cell).casefold(), line))
            end += 1
        if len(sources) < 3:
            problems.append(fence.problem(f"Too few things to sort: {len(sources)}.", "Write at least three."))
        elif len({source.target for source in sources}) < 2:
            problems.append(fence.problem("All things belong to one group.", "Give at least two groups something."))
        problems += repeated(fence, words, "thing")
        intro, unclear = read_intro(fence, above)
        explanation, missing = read_explanation(fence, end)
        match = Match(tuple(sources), tuple(groups), grouped=True)
        return Written(match, intro, explanation), [*problems, *unclear, *missing]
