"""A definition list: words to match with their meanings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.components.block import repeated, unmovable
from psychoed.components.question.forms.form import Form, Written
from psychoed.components.question.forms.table import is_rule
from psychoed.components.question.forms.texts import choosable, read_explanation, read_intro
from psychoed.components.question.interactions import Match, Source
from psychoed.text.inline import plain, rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem

_DEFINITION = re.compile(r" {0,3}:(?!:)\s*(\S.*)$")


@dataclass(frozen=True)
class _Pair:
    """A word and its meaning as written; places are indices of lines in the block."""

    word: str
    meaning: str
    start: int
    at: int


class DefinitionsForm(Form):
    """Words and their meanings, and below them what to know."""

    hint = "a word to match with `: …` below it"

    def in_line(self, line: str, *, first: bool) -> bool:
        """Know it by a meaning; a line of colons and strokes is a table's."""
        return bool(_DEFINITION.match(line)) and not is_rule(line)

    def read(self, fence: BlockSource) -> tuple[Written, list[Problem]]:
        """Read the pairs: each word is to be matched with its meaning."""
        pairs, end, problems = _pairs(fence)
        lines = [fence.body_line + pair.at for pair in pairs]
        sources = []
        for pair, line in zip(pairs, lines, strict=True):
            problems += unmovable(fence, f"{pair.word} {pair.meaning}", line)
            problems += [*choosable(fence, pair.word, line), *choosable(fence, pair.meaning, line)]
            sources.append(Source(rebased(pair.word, fence.src_uri), rebased(pair.meaning, fence.src_uri)))
        if len(sources) < 3:
            problems.append(fence.problem(f"Too few pairs to match: {len(sources)}.", "Write at least three."))
        words = [plain(source.text).casefold() for source in sources]
        problems += repeated(fence, list(zip(words, lines, strict=True)), "word")
        meanings = [plain(source.target).casefold() for source in sources]
        problems += repeated(fence, list(zip(meanings, lines, strict=True)), "meaning")
        intro, unclear = read_intro(fence, pairs[0].start if pairs else 0)
        explanation, missing = read_explanation(fence, end)
        targets = tuple(dict.fromkeys(source.target for source in sources))
        match = Match(tuple(sources), targets)
        return Written(match, intro, explanation), [*problems, *unclear, *missing]


def _pairs(fence: BlockSource) -> tuple[list[_Pair], int, list[Problem]]:
    """Find the words and meanings, and where they end. An empty line may stand between the two."""
    pairs: list[_Pair] = []
    problems: list[Problem] = []
    end = 0
    for at, written in enumerate(fence.body):
        found = _DEFINITION.match(written)
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
            hint = "A word is matched with one: write both in one line, or a word of its own above this one."
            problems.append(fence.problem(what, hint, fence.body_line + at))
        else:
            what = "This definition belongs to no word."
            problems.append(fence.problem(what, "Write the word above it.", fence.body_line + at))
        end = go_on
    if end < len(fence.body) and fence.body[end].strip():
        what = "This text is no part of the meaning above it."
        hint = "Leave an empty line, or indent it by four spaces."
        problems.append(fence.problem(what, hint, fence.body_line + end))
    return pairs, end, problems
