"""Questions made from a table of facts. Every option's feedback comes from the row that it came from.

Distractors are siblings: other rows of the same table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.components.asking.making import MIN_TOGETHER, MOST_TOGETHER, ask, lower, pick, sentence, words
from psychoed.components.asking.sureness import all_reasons, asked_of_row, reason, stem
from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Match, Option, Source
from psychoed.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.components.asking.sureness import Asked, Sureness
    from psychoed.components.facts.part import Facts


def from_facts(facts: Facts, sureness: Sureness) -> Iterator[Question]:
    """Ask for each row which name goes with its first fact, and what else is said of it."""
    table = facts.table
    asked = {row.id: asked_of_row(row, facts, sureness) for row in table.rows}
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
        interaction=Match(
            tuple(Source(names[row], cell) for row, cell in pairs.items()), targets=tuple(pairs.values())
        ),
        explanation=all_reasons(explanation, [(names[row], asked[row]) for row in pairs]),
        reread=f"/{facts.src_uri}#{facts.id}",
        claims=tuple(dict.fromkeys(claimed)),
    )
