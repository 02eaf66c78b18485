"""Questions made from a table of facts. Every option's feedback comes from the row that it came from.

Distractors are siblings: other rows of the same table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.asking.builder import MIN_TOGETHER, MOST_TOGETHER, ask, pick, sentence, words
from psychoed.components.asking.sureness import asked_of_row
from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Match, Option, Source
from psychoed.text.inline import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.components.asking.asking import Asking
    from psychoed.components.asking.sureness import Asked
    from psychoed.components.facts.part import Facts


def from_facts(facts: Facts, asking: Asking) -> Iterator[Question]:
    """Ask for each row which name goes with its first fact, and what else is said of it."""
    table, say, sureness = facts.table, asking.words, asking.sureness
    asked = {row.id: asked_of_row(row, facts, sureness) for row in table.rows}
    names = {row.id: words(row.name) for row in table.rows}
    for number, column in enumerate(table.columns):
        heading = words(column)
        cells = {row.id: text for row in table.rows if (text := words(row.cells[number]))}
        shown = names if number == 0 else cells
        for right, cell in cells.items():
            name = f"{right}/{slug(column)}"
            others = [other for other, text in cells.items() if text.casefold() != cell.casefold()]
            wrong = pick(name, others, shown.__getitem__)
            if not wrong:
                continue
            if number == 0:
                title = say("made.find_name", title=words(facts.title), column=heading, cell=sentence(cell))
            else:
                title = say("made.find_cell", title=words(facts.title), column=heading, name=names[right])
            options = []
            for row in (right, *wrong):
                said = say("made.row", column=heading, name=names[row], cell=sentence(cells[row]))
                said = sureness.reason(said, asked[row], meant=row == right)
                options.append(Option(shown[row], row == right, said))
            claims = asked[right]
            yield ask(name, sureness.stem(title, claims), facts.src_uri, facts.line, options, facts.id, claims)
    yield from _match(facts, names, asked, asking)


def _match(facts: Facts, names: Mapping[str, str], asked: Mapping[str, Asked], asking: Asking) -> Iterator[Question]:
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
    title = asking.words("made.match", title=words(facts.title), column=words(column))
    explanation = " ".join(asking.words("made.pair", name=names[row], cell=cell) for row, cell in pairs.items())
    yield Question(
        id=f"{facts.id}/{slug(column)}/match",
        title=asking.sureness.stem(title, claimed),
        src_uri=facts.src_uri,
        line=facts.line,
        interaction=Match(
            tuple(Source(names[row], cell) for row, cell in pairs.items()), targets=tuple(pairs.values())
        ),
        explanation=asking.sureness.all_reasons(explanation, [(names[row], asked[row]) for row in pairs]),
        reread=f"/{facts.src_uri}#{facts.id}",
        claims=tuple(dict.fromkeys(claimed)),
    )
