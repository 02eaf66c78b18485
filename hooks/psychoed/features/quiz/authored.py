"""Questions that authors wrote, with how sure research is of the claims that they say they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from psychoed.components.asking.sureness import Sureness
from psychoed.components.part import StatingPart
from psychoed.components.question.data import Question, doubts
from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.features.evidence.label import LABELS
from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from psychoed.content.book import Book
    from psychoed.features.evidence.claims import Claim
    from psychoed.words.catalogue import Words


def sureness_of(claims: Mapping[str, Claim], words: Words) -> Sureness:
    """Return what questions are told of what evidence speaks of, by key."""
    labels = {key: [evidence.label for evidence in claim.evidence] for key, claim in claims.items()}
    for claim in claims.values():
        parts = {part: evidence.label for evidence in claim.evidence if (part := claim.part(evidence))}
        labels |= {part: [label] for part, label in parts.items()}
    return Sureness(labels, words)


def told(question: Question, sureness: Sureness) -> Question:
    """Return a question that an author wrote, with how sure research is of the claims that it names."""
    asked = sureness.of(*question.rests_on)
    if not doubts(asked):
        return replace(question, claims=asked)
    said = sureness.reason("", asked)
    question = replace(question, title=sureness.labelled(question.title, asked), claims=asked)
    match question.interaction:
        case Choice(options, several=False):
            told_of = (
                replace(option, feedback=_below(option.feedback, said)) if option.right else option
                for option in options
            )
            return replace(question, interaction=Choice(tuple(told_of)))
        case Choice() | Match() | Order() | TextEntry():
            return replace(question, explanation=_below(question.explanation, said))
        case _:
            assert_never(question.interaction)


def _below(text: str, more: str) -> str:
    """Put a paragraph below a text, which may end in a list."""
    return "\n\n".join(filter(None, [text, more]))


def unsaid(book: Book, claims: Mapping[str, Claim]) -> list[Question]:
    """Return written questions that do not say what they rest on, on pages that state what is not settled."""
    doubtful = {
        key for key, claim in claims.items() if any(evidence.label is not LABELS[-1] for evidence in claim.evidence)
    }
    found = []
    for page in book.pages:
        stated = {key for key, _ in page.stated}
        stated |= {each.key for part in page.parts if isinstance(part, StatingPart) for each in part.statements}
        if stated & doubtful:
            found += [question for question in page.of(Question) if not question.rests_on_line]
    return found


def unknown_claims(questions: Iterable[Question], known: Sequence[str]) -> list[Problem]:
    """Report claims that a question rests on and that no evidence speaks of."""
    return [
        Problem(question.src_uri, question.rests_on_line, f"No evidence speaks of `{name}`.", nearest(name, known))
        for question in questions
        for name in question.rests_on
        if name not in known
    ]
