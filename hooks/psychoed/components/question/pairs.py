"""Reading pairs: words to match with their meanings, and things to sort into groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from psychoed.components.block import repeated, unmovable
from psychoed.components.question.data import MATCH, SORT, Option, Question
from psychoed.components.question.texts import choosable, read_explanation, read_intro
from psychoed.components.table import RULE, split_row
from psychoed.text import plain, rebased

if TYPE_CHECKING:
    from psychoed.fences import Fence
    from psychoed.problems import Problem

DEFINITION = re.compile(r" {0,3}:(?!:)\s*(\S.*)$")


@dataclass(frozen=True)
class _Pair:
    """A word and its meaning as written; places are indices of lines in the block."""

    word: str
    meaning: str
    start: int
    at: int


def read_match(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    """Read a definition list: each word is to be matched with its meaning; below it stands what to know."""
    pairs, end, problems = _pairs(fence)
    lines = [fence.body_line + pair.at for pair in pairs]
    options = []
    for pair, line in zip(pairs, lines, strict=True):
        problems += unmovable(fence, f"{pair.word} {pair.meaning}", line)
        problems += [*choosable(fence, pair.word, line), *choosable(fence, pair.meaning, line)]
        options.append(Option(rebased(pair.word, fence.src_uri), True, "", rebased(pair.meaning, fence.src_uri)))
    if len(options) < 3:
        problems.append(fence.problem(f"Too few pairs to match: {len(options)}.", "Write at least three."))
    words = [plain(option.text).casefold() for option in options]
    problems += repeated(fence, list(zip(words, lines, strict=True)), "word")
    meanings = [plain(option.target).casefold() for option in options]
    problems += repeated(fence, list(zip(meanings, lines, strict=True)), "meaning")
    intro, unclear = read_intro(fence, pairs[0].start if pairs else 0)
    explanation, missing = read_explanation(fence, end)
    targets = tuple(dict.fromkeys(option.target for option in options))
    made = replace(question, kind=MATCH, options=tuple(options), targets=targets, intro=intro, explanation=explanation)
    return made, [*problems, *unclear, *missing]


def _pairs(fence: Fence) -> tuple[list[_Pair], int, list[Problem]]:
    """Find the words and meanings, and where they end. An empty line may stand between the two."""
    pairs: list[_Pair] = []
    problems: list[Problem] = []
    end = 0
    for at, written in enumerate(fence.body):
        found = DEFINITION.match(written)
        if not found or at < end:
            continue
        above = [n for n in range(end, at) if fence.body[n].strip()]
        go_on = at + 1
        while go_on < len(fence.body) and fence.body[go_on].startswith("    "):
            go_on += 1
        meaning = " ".join(line.strip() for line in (found[1], *fence.body[at + 1 : go_on]))
        if above:
            pairs.append(_Pair(fence.body[above[-1]].strip(), meaning, above[-1], at))
            if len(pairs) > 1:
                problems += [
                    fence.problem(
                        "This text belongs to no pair.",
                        "Write a word on one line, and indent the lines in which its meaning goes on by four spaces.",
                        fence.body_line + stray,
                    )
                    for stray in above[:-1]
                ]
        elif pairs:
            what = f"“{plain(pairs[-1].word)}” has a second meaning."
            remedy = "A word is matched with one: write both in one line, or a word of its own above this one."
            problems.append(fence.problem(what, remedy, fence.body_line + at))
        else:
            what = "This definition belongs to no word."
            problems.append(fence.problem(what, "Write the word above it.", fence.body_line + at))
        end = go_on
    if end < len(fence.body) and fence.body[end].strip():
        what = "This text is no part of the meaning above it."
        remedy = "Leave an empty line, or indent it by four spaces."
        problems.append(fence.problem(what, remedy, fence.body_line + end))
    return pairs, end, problems


def read_sort(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    """Read a table: its headings are groups, its cells are to be sorted into them; below it stands what to know."""
    rule = next(n for n, line in enumerate(fence.body) if RULE.match(line) and "|" in line)
    above = max(rule - 1, 0)
    headings = fence.body_line + above
    groups = [rebased(cell, fence.src_uri) for cell in split_row(fence.body[above])] if rule else []
    problems: list[Problem] = [problem for group in groups for problem in choosable(fence, group, headings)]
    if len(groups) < 2 or not all(map(plain, groups)):
        what, remedy = "There are no groups to sort into.", "Name at least two in the headings of the table."
        problems.append(fence.problem(what, remedy, headings))
    elif (width := len(split_row(fence.body[rule]))) != len(groups):
        what = f"The line below the headings has {width} cells, the headings have {len(groups)}."
        problems.append(fence.problem(what, "Give both the same number.", fence.body_line + rule))
    problems += repeated(fence, [(plain(group).casefold(), headings) for group in groups], "group")
    options: list[Option] = []
    words: list[tuple[str, int]] = []
    end = rule + 1
    while end < len(fence.body) and fence.body[end].strip():
        line = fence.body_line + end
        if "|" not in fence.body[end]:
            what, remedy = "This text stands right under the table.", "Leave an empty line between them."
            problems.append(fence.problem(what, remedy, line))
            break
        cells = split_row(fence.body[end])
        if len(cells) > len(groups):
            what = f"This row has {len(cells)} cells, the headings have {len(groups)}."
            problems.append(fence.problem(what, "Give each thing a cell under its group.", line))
        problems += unmovable(fence, fence.body[end], line)
        for group, cell in zip(groups, cells, strict=False):
            if cell:
                problems += choosable(fence, cell, line)
                options.append(Option(rebased(cell, fence.src_uri), True, "", group))
                words.append((plain(cell).casefold(), line))
        end += 1
    if len(options) < 3:
        problems.append(fence.problem(f"Too few things to sort: {len(options)}.", "Write at least three."))
    elif len({option.target for option in options}) < 2:
        problems.append(fence.problem("All things belong to one group.", "Give at least two groups something."))
    problems += repeated(fence, words, "thing")
    intro, unclear = read_intro(fence, above)
    explanation, missing = read_explanation(fence, end)
    made = replace(question, kind=SORT, options=tuple(options), targets=tuple(groups), explanation=explanation)
    return replace(made, intro=intro), [*problems, *unclear, *missing]
