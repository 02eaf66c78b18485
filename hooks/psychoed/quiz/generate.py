"""Questions made from what authors wrote. Every option's feedback comes from the row, step or term that it came from.

Distractors are siblings: other rows of the same table, steps of the same pathway, patterns of the same contrast, words
that are related or defined in the same block. Their choice and order hang on names alone, so the same commit makes the
same quiz, and a change elsewhere on the page changes no question.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from psychoed import labels
from psychoed.blocks.question import Option, Question
from psychoed.blocks.question_element import ONE, ORDER
from psychoed.text import escaped, plain, rank, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from psychoed.blocks import Contrast, Facts, Pathway, Term
    from psychoed.glossary.index import TermIndex

T = TypeVar("T")

WRONG_OPTIONS = 2


def from_facts(facts: Facts) -> Iterator[Question]:
    """Ask for each row which name goes with its first fact, and what else is said of it."""
    table = facts.table
    key = _lower(words(table.key)) or "one"
    names = {row.id: words(row.name) for row in table.rows}
    for number, column in enumerate(table.columns):
        heading = _lower(words(column))
        cells = {row.id: text for row in table.rows if (text := words(row.cells[number]))}
        shown = names if number == 0 else cells
        for right, cell in cells.items():
            name = f"{right}/{slug(column)}"
            others = [other for other, text in cells.items() if text.casefold() != cell.casefold()]
            wrong = _pick(name, others, shown.__getitem__)
            if not wrong:
                continue
            if number == 0:
                title = labels.QUIZ_FIND_NAME.format(title=words(facts.title), key=key, column=heading, cell=cell)
            else:
                title = labels.QUIZ_FIND_CELL.format(title=words(facts.title), column=heading, name=names[right])
            options = []
            for row in (right, *wrong):
                reason = labels.QUIZ_ROW.format(column=heading, name=names[row], cell=_sentence(cells[row]))
                options.append(Option(shown[row], row == right, reason))
            yield _question(name, title, facts.src_uri, facts.line, options)


def from_pathway(pathway: Pathway) -> Iterator[Question]:
    """Ask what comes next after each step, and for the order of all of them."""
    steps = [words(step.text) for step in pathway.steps]
    effects = [words(step.effect) for step in pathway.steps]
    after = {i: (i + 1) % len(steps) for i in range(len(steps)) if pathway.loop or i + 1 < len(steps)}

    def follows(i: int) -> str:
        if i not in after:
            return labels.QUIZ_STEP_LAST.format(step=steps[i])
        return labels.QUIZ_STEP_THEN.format(step=steps[i], next=steps[after[i]])

    before = {b: a for a, b in after.items()}
    for i, right in after.items():
        name = f"{pathway.steps[i].id}/next"
        others = [j for j in range(len(steps)) if j not in {i, right}]
        wrong = _pick(name, others, steps.__getitem__)
        options = [
            Option(steps[j], j == right, follows(before[j]) if j in before else follows(j)) for j in (right, *wrong)
        ]
        if wrong:
            title = labels.QUIZ_NEXT.format(title=words(pathway.title), step=steps[i])
            yield _question(name, title, pathway.src_uri, pathway.steps[i].line, options)
    if len(steps) >= 3:
        yield Question(
            id=f"{pathway.id}/in-order",
            title=labels.QUIZ_ORDER.format(title=words(pathway.title)),
            src_uri=pathway.src_uri,
            line=pathway.line,
            kind=ORDER,
            options=tuple(
                Option(step, True, labels.QUIZ_LEADS_TO.format(effect=_sentence(effect)) if effect else "")
                for step, effect in zip(steps, effects, strict=True)
            ),
        )


def from_contrast(contrast: Contrast) -> Iterator[Question]:
    """Ask for one cell of each row which pattern it belongs to; a second one would give the first away."""
    patterns = [words(column) for column in contrast.table.columns]
    for row in contrast.table.rows:
        cells = [words(cell) for cell in row.cells]
        folded = [cell.casefold() for cell in cells]
        # A cell that two patterns share tells nothing, an empty one neither.
        said = {pattern: _sentence(cell) for pattern, cell in zip(patterns, cells, strict=True) if cell}
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
        yield Question(f"{row.id}/pattern", title, contrast.src_uri, row.line, ONE, tuple(options))


def from_terms(terms: Sequence[Term], related: Mapping[str, tuple[Term, ...]], index: TermIndex) -> Iterator[Question]:
    """Ask for each word of a block which word has its meaning.

    Arguments:
        terms: The words that one block defines.
        related: For each slug the words it is related to; they make the first distractors, siblings the rest.
        index: The forms of all words. A definition that names its own word would give it away, and is not asked for.
    """
    for term in terms:
        if any(found.slug == term.slug for found in index.find(plain(term.definition))):
            continue
        name = f"{term.block}/{term.slug}/meaning"
        siblings = [other for other in terms if other is not term]
        near = [other for other in related.get(term.slug, ()) if other is not term]
        wrong = _pick(name, near, lambda t: t.name)
        rest = [other for other in siblings if other not in wrong]
        if len(wrong) < WRONG_OPTIONS:
            wrong += _pick(name, rest, lambda t: t.name, WRONG_OPTIONS - len(wrong))
        if not wrong:
            continue
        options = [
            Option(
                escaped(t.name),
                t is term,
                labels.QUIZ_TERM_MEANS.format(name=escaped(t.name), meaning=words(t.definition)),
            )
            for t in (term, *wrong)
        ]
        yield _question(name, labels.QUIZ_TERM.format(meaning=words(term.definition)), term.src_uri, term.line, options)


def words(text: str) -> str:
    """Return the words of a piece of Markdown as Markdown that shows these words alone: no formatting, no links."""
    return escaped(plain(text))


def _question(name: str, title: str, src_uri: str, line: int, options: Iterable[Option]) -> Question:
    """Make a question of one right answer, its options in an order that hangs on their own words."""
    shown = tuple(sorted(options, key=lambda option: rank(name, "option", option.text)))
    return Question(name, title, src_uri, line, ONE, shown)


def _pick(name: str, others: Iterable[T], text: Callable[[T], str], most: int = WRONG_OPTIONS) -> list[T]:
    """Choose the distractors of a question; of those that read alike, one.

    Arguments:
        name: The question's id.
        others: What may be chosen from.
        text: Gives the words that a reader would see.
        most: How many to choose.
    """
    mixed = sorted(others, key=lambda other: rank(name, "distractor", text(other)))
    distinct = {text(other).casefold(): other for other in reversed(mixed)}
    return [other for other in mixed if distinct[text(other).casefold()] is other][:most]


def _lower(text: str) -> str:
    """Write a heading as it stands within a sentence, acronyms left alone."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    """Take off a closing full stop, so that a sentence can go on."""
    return text.rstrip(".")
