"""Questions made from a comparison. Every option's feedback comes from the row that it came from.

Distractors are siblings: the other patterns.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from psychoed.components.asking.builder import MIN_TOGETHER, MOST_TOGETHER, sentence, words
from psychoed.components.asking.sureness import asked_of_row
from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Choice, Match, Option, Source
from psychoed.text.digests import stable_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from psychoed.components.asking.asking import Asking
    from psychoed.components.asking.sureness import Asked
    from psychoed.components.contrast.part import Contrast


def from_contrast(contrast: Contrast, asking: Asking) -> Iterator[Question]:
    """Ask which pattern a cell of each row belongs to (a second one would give the first away), and all of them."""
    say, sureness = asking.words, asking.sureness
    again = f"/{contrast.src_uri}#{contrast.id}"
    patterns = [words(column) for column in contrast.table.columns]
    asked = {row.id: asked_of_row(row, contrast, sureness) for row in contrast.table.rows}
    for row in contrast.table.rows:
        cells = [words(cell) for cell in row.cells]
        folded = [cell.casefold() for cell in cells]
        # A cell that two patterns share tells nothing, an empty one neither.
        said = {pattern: sentence(cell) for pattern, cell in zip(patterns, cells, strict=True) if cell}
        telling = [pattern for pattern, cell in zip(patterns, folded, strict=True) if cell and folded.count(cell) == 1]
        if not telling or len(said) < 2:
            continue
        right = min(telling, key=partial(stable_key, row.id))
        options = [
            Option(
                pattern,
                pattern == right,
                sureness.reason(
                    say("made.pattern_row", pattern=pattern, row=words(row.name), cell=cell),
                    asked[row.id],
                    meant=pattern == right,
                ),
            )
            for pattern, cell in said.items()
        ]
        title = say("made.pattern", title=words(contrast.title), row=words(row.name), cell=said[right])
        yield Question(
            id=f"{row.id}/pattern",
            title=sureness.stem(title, asked[row.id]),
            src_uri=contrast.src_uri,
            line=row.line,
            interaction=Choice(tuple(options)),
            reread=again,
            claims=asked[row.id],
        )
    yield from _sort(contrast, patterns, asked, asking)


def _sort(
    contrast: Contrast, patterns: Sequence[str], asked: Mapping[str, Asked], asking: Asking
) -> Iterator[Question]:
    """Ask for many cells at once which pattern they belong to, with what the rows claim that they stand in."""
    rows = {
        Source(f"{words(row.name)}: {sentence(words(cell))}" if words(row.name) else words(cell), pattern): row
        for row in contrast.table.rows
        for pattern, cell in zip(patterns, row.cells, strict=True)
        if words(cell) and [words(c).casefold() for c in row.cells].count(words(cell).casefold()) == 1
    }
    # A long list tires. Which ones are asked for hangs on their words alone, and they stay in the table's order.
    chosen = sorted(rows, key=lambda thing: stable_key(contrast.id, thing.text))[:MOST_TOGETHER]
    things = [thing for thing in rows if thing in chosen]
    if (
        len(things) < MIN_TOGETHER
        or len({thing.target for thing in things}) == 1
        or len({thing.text.casefold() for thing in things}) < len(things)
    ):
        return
    names = {rows[thing].id: words(rows[thing].name) for thing in things}
    claimed = tuple(dict.fromkeys(claim for row in names for claim in asked[row]))
    say, sureness = asking.words, asking.sureness
    explanation = " ".join(
        say(
            "made.sorted",
            group=pattern,
            things=say("lists.between").join(thing.text for thing in things if thing.target == pattern),
        )
        for pattern in patterns
        if any(thing.target == pattern for thing in things)
    )
    yield Question(
        id=f"{contrast.id}/sorted",
        title=sureness.stem(say("made.sort", title=words(contrast.title)), claimed),
        src_uri=contrast.src_uri,
        line=contrast.line,
        interaction=Match(tuple(things), tuple(patterns), grouped=True),
        explanation=sureness.all_reasons(explanation, [(name, asked[row]) for row, name in names.items()]),
        reread=f"/{contrast.src_uri}#{contrast.id}",
        claims=claimed,
    )
