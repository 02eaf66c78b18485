"""Questions made from tables and pathways. Every option's feedback comes from the row or step that it came from.

Distractors are siblings: other rows of the same table, steps of the same pathway, patterns of the same contrast.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.blocks.question.data import MATCH, ONE, ORDER, SORT, Option, Question
from psychoed.quiz.making import ask, lower, pick, sentence, words
from psychoed.text import rank, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.blocks import Contrast, Facts, Pathway

MIN_TOGETHER = 3
"""From how many on things are matched or sorted."""

MOST_TOGETHER = 8
"""How many things are sorted or matched at most."""


def from_facts(facts: Facts) -> Iterator[Question]:
    """Ask for each row which name goes with its first fact, and what else is said of it."""
    table = facts.table
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
                reason = labels.QUIZ_ROW.format(column=heading, name=names[row], cell=sentence(cells[row]))
                options.append(Option(shown[row], row == right, reason))
            yield ask(name, title, facts.src_uri, facts.line, options, facts.id)
    yield from _match(facts, key, names)


def _match(facts: Facts, key: str, names: Mapping[str, str]) -> Iterator[Question]:
    """Ask for all rows at once what the first column says of them."""
    if not facts.table.columns:
        return
    column = facts.table.columns[0]
    pairs = {row.id: sentence(words(row.cells[0])) for row in facts.table.rows if words(row.cells[0])}
    if not MIN_TOGETHER <= len(pairs) <= MOST_TOGETHER or len({cell.casefold() for cell in pairs.values()}) < len(
        pairs
    ):
        return
    yield Question(
        id=f"{facts.id}/{slug(column)}/match",
        title=labels.QUIZ_MATCH.format(title=words(facts.title), column=lower(words(column)), key=key),
        src_uri=facts.src_uri,
        line=facts.line,
        kind=MATCH,
        options=tuple(Option(names[row], True, "", cell) for row, cell in pairs.items()),
        targets=tuple(pairs.values()),
        explanation=" ".join(labels.QUIZ_PAIR.format(name=names[row], cell=cell) for row, cell in pairs.items()),
        reread=f"/{facts.src_uri}#{facts.id}",
    )


def from_pathway(pathway: Pathway) -> Iterator[Question]:
    """Ask what comes next after each step, and for the order of all of them."""
    steps = [words(step.text) for step in pathway.steps]
    effects = [words(step.effect) for step in pathway.steps]
    # Nobody is asked what follows the last step: it may be what another person does, and that is nobody's effect.
    after = {i: i + 1 for i in range(len(steps) - 1)}

    def follows(i: int) -> str:
        if i not in after:
            return labels.QUIZ_STEP_LAST.format(step=steps[i])
        return labels.QUIZ_STEP_THEN.format(step=steps[i], next=steps[after[i]])

    before = {b: a for a, b in after.items()}
    for i, right in after.items():
        name = f"{pathway.steps[i].id}/next"
        others = [j for j in range(len(steps)) if j not in {i, right}]
        wrong = pick(name, others, steps.__getitem__)
        options = [
            Option(steps[j], j == right, follows(before[j]) if j in before else follows(j)) for j in (right, *wrong)
        ]
        if wrong:
            title = labels.QUIZ_NEXT.format(title=words(pathway.title), step=steps[i])
            yield ask(name, title, pathway.src_uri, pathway.steps[i].line, options, pathway.id)
    if len(steps) >= 3:
        yield Question(
            id=f"{pathway.id}/in-order",
            title=labels.QUIZ_ORDER.format(title=words(pathway.title)),
            src_uri=pathway.src_uri,
            line=pathway.line,
            kind=ORDER,
            options=tuple(
                Option(step, True, labels.QUIZ_LEADS_TO.format(effect=sentence(effect)) if effect else "")
                for step, effect in zip(steps, effects, strict=True)
            ),
            reread=f"/{pathway.src_uri}#{pathway.id}",
        )


def from_contrast(contrast: Contrast) -> Iterator[Question]:
    """Ask which pattern a cell of each row belongs to (a second one would give the first away), and all of them."""
    again = f"/{contrast.src_uri}#{contrast.id}"
    patterns = [words(column) for column in contrast.table.columns]
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
                labels.QUIZ_PATTERN_ROW.format(pattern=pattern, row=words(row.name), cell=cell),
            )
            for pattern, cell in said.items()
        ]
        title = labels.QUIZ_PATTERN.format(title=words(contrast.title), row=words(row.name), cell=said[right])
        yield Question(f"{row.id}/pattern", title, contrast.src_uri, row.line, ONE, tuple(options), reread=again)
    things = [
        Option(f"{words(row.name)}: {sentence(words(cell))}" if words(row.name) else words(cell), True, "", pattern)
        for row in contrast.table.rows
        for pattern, cell in zip(patterns, row.cells, strict=True)
        if words(cell) and [words(c).casefold() for c in row.cells].count(words(cell).casefold()) == 1
    ]
    # A long list tires. Which ones are asked for hangs on their words alone, and they stay in the table's order.
    chosen = sorted(things, key=lambda thing: rank(contrast.id, thing.text))[:MOST_TOGETHER]
    things = [thing for thing in things if thing in chosen]
    if (
        len(things) >= MIN_TOGETHER
        and len({thing.target for thing in things}) > 1
        and len({thing.text.casefold() for thing in things}) == len(things)
    ):
        yield Question(
            id=f"{contrast.id}/sorted",
            title=labels.QUIZ_SORT.format(title=words(contrast.title)),
            src_uri=contrast.src_uri,
            line=contrast.line,
            kind=SORT,
            options=tuple(things),
            targets=tuple(patterns),
            explanation=" ".join(
                labels.QUIZ_SORTED.format(
                    group=pattern, things="; ".join(thing.text for thing in things if thing.target == pattern)
                )
                for pattern in patterns
                if any(thing.target == pattern for thing in things)
            ),
            reread=again,
        )
