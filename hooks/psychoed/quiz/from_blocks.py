"""Questions made from tables and pathways. Every option's feedback comes from the row or step that it came from.

Distractors are siblings: other rows of the same table, steps of the same pathway, patterns of the same contrast.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.blocks.question.data import MATCH, ONE, ORDER, SORT, Option, Question
from psychoed.quiz import labels as quiz_labels
from psychoed.quiz.making import ask, lower, pick, sentence, words
from psychoed.quiz.sureness import all_reasons, reason, stem
from psychoed.text import escaped, rank, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from psychoed.blocks import Contrast, Facts, Pathway
    from psychoed.blocks.table import Row
    from psychoed.quiz.sureness import Asked, Sureness

MIN_TOGETHER = 3
"""From how many on things are matched or sorted."""

MOST_TOGETHER = 8
"""How many things are sorted or matched at most."""


def from_facts(facts: Facts, sureness: Sureness) -> Iterator[Question]:
    """Ask for each row which name goes with its first fact, and what else is said of it."""
    table = facts.table
    asked = {row.id: _asked(row, facts, sureness) for row in table.rows}
    key = lower(words(table.key)) or "one"
    names = {row.id: words(row.name) for row in table.rows}
    for number, column in enumerate(table.columns):
        heading = lower(words(column))
        cells = {row.id: text for row in table.rows if (text := words(row.cells[number]))}
        shown = names if number == 0 else cells
        for right, cell in cells.items():
            name = f"{right}/{slug(column)}"
            others = [other for other, text in cells.items() if text.casefold() != cell.casefold()]
            wrong = pick(name, others, shown.__getitem__)
            if not wrong:
                continue
            if number == 0:
                title = labels.QUIZ_FIND_NAME.format(title=words(facts.title), key=key, column=heading, cell=cell)
            else:
                title = labels.QUIZ_FIND_CELL.format(title=words(facts.title), column=heading, name=names[right])
            options = []
            for row in (right, *wrong):
                said = labels.QUIZ_ROW.format(column=heading, name=names[row], cell=sentence(cells[row]))
                said = reason(said, asked[row], meant=row == right)
                options.append(Option(shown[row], row == right, said))
            claims = asked[right]
            yield ask(name, stem(title, claims), facts.src_uri, facts.line, options, facts.id, claims)
    yield from _match(facts, key, names, asked)


def _asked(row: Row, block: Facts | Contrast, sureness: Sureness) -> Asked:
    """Return what is claimed by a row, and by its block as a whole."""
    return sureness.of(row.claim or row.id, block.claim or block.id)


def _match(facts: Facts, key: str, names: Mapping[str, str], asked: Mapping[str, Asked]) -> Iterator[Question]:
    """Ask for all rows at once what the first column says of them."""
    if not facts.table.columns:
        return
    column = facts.table.columns[0]
    pairs = {row.id: sentence(words(row.cells[0])) for row in facts.table.rows if words(row.cells[0])}
    if not MIN_TOGETHER <= len(pairs) <= MOST_TOGETHER or len({cell.casefold() for cell in pairs.values()}) < len(
        pairs
    ):
        return
    claimed = tuple(claim for row in pairs for claim in asked[row])
    title = labels.QUIZ_MATCH.format(title=words(facts.title), column=lower(words(column)), key=key)
    explanation = " ".join(labels.QUIZ_PAIR.format(name=names[row], cell=cell) for row, cell in pairs.items())
    yield Question(
        id=f"{facts.id}/{slug(column)}/match",
        title=stem(title, claimed),
        src_uri=facts.src_uri,
        line=facts.line,
        kind=MATCH,
        options=tuple(Option(names[row], True, "", cell) for row, cell in pairs.items()),
        targets=tuple(pairs.values()),
        explanation=all_reasons(explanation, [(names[row], asked[row]) for row in pairs]),
        reread=f"/{facts.src_uri}#{facts.id}",
        claims=tuple(dict.fromkeys(claimed)),
    )


def from_pathway(pathway: Pathway, sureness: Sureness) -> Iterator[Question]:
    """Ask what comes next after each step, and for the order of all of them."""
    whole = sureness.of(pathway.claim or pathway.id)
    asked = [sureness.of(step.claim or step.id) for step in pathway.steps]
    steps = [words(step.text) for step in pathway.steps]
    effects = [words(step.effect) for step in pathway.steps]

    def between(i: int) -> Asked:
        """Return what is claimed by saying what follows a step."""
        return tuple(dict.fromkeys([*asked[i], *asked[i + 1], *whole]))

    def follows(i: int, *, meant: bool) -> str:
        said = labels.QUIZ_STEP_THEN.format(step=steps[i], next=steps[i + 1])
        return reason(said, between(i), meant=meant)

    # Nobody is asked what follows the last step: it may be what another person does, and that is nobody's effect.
    for i in range(len(steps) - 1):
        right = i + 1
        name = f"{pathway.steps[i].id}/next"
        others = [j for j in range(len(steps)) if j not in {i, right}]
        wrong = pick(name, others, steps.__getitem__)
        # Of each step it is told what it follows, of the first what follows it.
        options = [Option(steps[j], j == right, follows(max(j - 1, 0), meant=j == right)) for j in (right, *wrong)]
        if wrong:
            title = labels.QUIZ_NEXT.format(title=words(pathway.title), step=steps[i])
            title, line = stem(title, between(i)), pathway.steps[i].line
            yield ask(name, title, pathway.src_uri, line, options, pathway.id, between(i))
    if len(steps) >= 3:
        claimed = tuple(dict.fromkeys([*whole, *(claim for each in asked for claim in each)]))
        parts = [(quiz_labels.STEP_NAME.format(number=number), each) for number, each in enumerate(asked, 1)]
        yield Question(
            id=f"{pathway.id}/in-order",
            title=stem(labels.QUIZ_ORDER.format(title=words(pathway.title)), claimed),
            src_uri=pathway.src_uri,
            line=pathway.line,
            kind=ORDER,
            options=tuple(
                Option(step, True, labels.QUIZ_LEADS_TO.format(effect=sentence(effect)) if effect else "")
                for step, effect in zip(steps, effects, strict=True)
            ),
            explanation=all_reasons(escaped(pathway.return_sentence), [(quiz_labels.WHOLE, whole), *parts]),
            reread=f"/{pathway.src_uri}#{pathway.id}",
            claims=claimed,
        )


def from_contrast(contrast: Contrast, sureness: Sureness) -> Iterator[Question]:
    """Ask which pattern a cell of each row belongs to (a second one would give the first away), and all of them."""
    again = f"/{contrast.src_uri}#{contrast.id}"
    patterns = [words(column) for column in contrast.table.columns]
    asked = {row.id: _asked(row, contrast, sureness) for row in contrast.table.rows}
    for row in contrast.table.rows:
        cells = [words(cell) for cell in row.cells]
        folded = [cell.casefold() for cell in cells]
        # A cell that two patterns share tells nothing, an empty one neither.
        said = {pattern: sentence(cell) for pattern, cell in zip(patterns, cells, strict=True) if cell}
        telling = [pattern for pattern, cell in zip(patterns, folded, strict=True) if cell and folded.count(cell) == 1]
        if not telling or len(said) < 2:
            continue
        right = min(telling, key=partial(rank, row.id))
        options = [
            Option(
                pattern,
                pattern == right,
                reason(
                    labels.QUIZ_PATTERN_ROW.format(pattern=pattern, row=words(row.name), cell=cell),
                    asked[row.id],
                    meant=pattern == right,
                ),
            )
            for pattern, cell in said.items()
        ]
        title = labels.QUIZ_PATTERN.format(title=words(contrast.title), row=words(row.name), cell=said[right])
        yield Question(
            id=f"{row.id}/pattern",
            title=stem(title, asked[row.id]),
            src_uri=contrast.src_uri,
            line=row.line,
            kind=ONE,
            options=tuple(options),
            reread=again,
            claims=asked[row.id],
        )
    yield from _sort(contrast, patterns, asked)


def _sort(contrast: Contrast, patterns: Sequence[str], asked: Mapping[str, Asked]) -> Iterator[Question]:
    """Ask for many cells at once which pattern they belong to, with what the rows claim that they stand in."""
    rows = {
        Option(
            f"{words(row.name)}: {sentence(words(cell))}" if words(row.name) else words(cell), True, "", pattern
        ): row
        for row in contrast.table.rows
        for pattern, cell in zip(patterns, row.cells, strict=True)
        if words(cell) and [words(c).casefold() for c in row.cells].count(words(cell).casefold()) == 1
    }
    # A long list tires. Which ones are asked for hangs on their words alone, and they stay in the table's order.
    chosen = sorted(rows, key=lambda thing: rank(contrast.id, thing.text))[:MOST_TOGETHER]
    things = [thing for thing in rows if thing in chosen]
    if (
        len(things) < MIN_TOGETHER
        or len({thing.target for thing in things}) == 1
        or len({thing.text.casefold() for thing in things}) < len(things)
    ):
        return
    names = {rows[thing].id: words(rows[thing].name) for thing in things}
    claimed = tuple(dict.fromkeys(claim for row in names for claim in asked[row]))
    explanation = " ".join(
        labels.QUIZ_SORTED.format(
            group=pattern, things="; ".join(thing.text for thing in things if thing.target == pattern)
        )
        for pattern in patterns
        if any(thing.target == pattern for thing in things)
    )
    yield Question(
        id=f"{contrast.id}/sorted",
        title=stem(labels.QUIZ_SORT.format(title=words(contrast.title)), claimed),
        src_uri=contrast.src_uri,
        line=contrast.line,
        kind=SORT,
        options=tuple(things),
        targets=tuple(patterns),
        explanation=all_reasons(explanation, [(name, asked[row]) for row, name in names.items()]),
        reread=f"/{contrast.src_uri}#{contrast.id}",
        claims=claimed,
    )
