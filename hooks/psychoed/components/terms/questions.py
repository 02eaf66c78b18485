"""Questions made from definitions. Distractors are words that are related, or defined in the same block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.asking.builder import WRONG_OPTIONS, ask, pick, words
from psychoed.components.question.interactions import Option
from psychoed.text.inline import escaped, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from psychoed.components.asking.asking import Asking
    from psychoed.components.question.data import Question
    from psychoed.components.terms.part import Term


def from_terms(terms: Sequence[Term], asking: Asking) -> Iterator[Question]:
    """Ask for each word of a block which word has its meaning.

    Arguments:
        terms: The words that one block defines.
        asking: Knows for each slug the words it is related to, which make the first distractors, siblings the rest;
            and the forms of all words. A definition that names its own word would give it away, and is not asked for.
    """
    for term in terms:
        if any(found.slug == term.slug for found in asking.index.find(plain(term.definition))):
            continue
        name = f"{term.block}/{term.slug}/meaning"
        siblings = [other for other in terms if other is not term]
        near = [other for other in asking.related.get(term.slug, ()) if other is not term]
        wrong = pick(name, near, lambda t: t.name)
        rest = [other for other in siblings if other not in wrong]
        if len(wrong) < WRONG_OPTIONS:
            wrong += pick(name, rest, lambda t: t.name, WRONG_OPTIONS - len(wrong))
        if not wrong:
            continue
        options = [
            Option(
                escaped(t.name),
                t is term,
                asking.words("made.term_means", name=escaped(t.name), meaning=words(t.definition)),
            )
            for t in (term, *wrong)
        ]
        title = asking.words("made.term", meaning=words(term.definition))
        yield ask(name, title, term.src_uri, term.line, options, f"{term.block}/{term.slug}")
