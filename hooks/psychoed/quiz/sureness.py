"""How sure research is of what a question asks about, said in the question itself: in its stem and in its feedback.

A quiz makes its right answers stick. So no question teaches a doubtful claim as true: it asks what the explanation
says, and tells how sure research is, wherever the question goes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from psychoed.components.part import StatingPart
from psychoed.components.question.data import AskedClaim, Question, doubts
from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.evidence.label import LABELS
from psychoed.problems import Problem, nearest
from psychoed.quiz import labels as quiz_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from psychoed.book import Book
    from psychoed.components.table_part import Row, TablePart
    from psychoed.evidence.claims import Claim
    from psychoed.evidence.label import EvidenceLabel

Asked = tuple[AskedClaim, ...]


class Sureness:
    """Knows what research says of the claims that a site states.

    Arguments:
        claims: What evidence speaks of, by key.
    """

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims

    def of(self, *keys: str) -> Asked:
        """Return what is claimed where something stands, each claim once with each of its labels.

        Arguments:
            keys: Ids of claims, or addresses of blocks, rows and steps; those that no evidence speaks of are passed
                over.
        """
        found = (self._claims[key] for key in dict.fromkeys(keys) if key in self._claims)
        named = ((claim.key, dict.fromkeys(evidence.label for evidence in claim.evidence)) for claim in found)
        return tuple(AskedClaim(key, label) for key, given in named for label in given)


def asked_of_row(row: Row, block: TablePart, sureness: Sureness) -> Asked:
    """Return what is claimed by a row of a table, and by its block as a whole."""
    return sureness.of(row.claim or row.id, block.claim or block.id)


def stem(title: str, asked: Asked) -> str:
    """Return what a generated question asks: where a claim is doubtful, what the explanation says."""
    return labelled(quiz_labels.MODEL.format(question=title), asked) if doubts(asked) else title


def labelled(title: str, asked: Asked) -> str:
    """Return a question with the labels of what is doubtful behind it."""
    doubtful = doubts(asked)
    if not doubtful:
        return title
    return quiz_labels.LABELLED.format(question=title, labels=_listed(doubtful))


def reason(text: str, asked: Asked, *, meant: bool = False) -> str:
    """Return a reason with how sure research is of what it says.

    Arguments:
        text: The reason; may be empty.
        asked: What it claims.
        meant: Whether to say what the labels mean, too.
    """
    doubtful = doubts(asked)
    if not doubtful:
        return text
    said = " ".join(f"{label.title}: {label.meaning}" for label in doubtful) if meant else f"{_listed(doubtful)}."
    return " ".join(filter(None, [text, quiz_labels.SURE.format(label=said)]))


def all_reasons(text: str, parts: Iterable[tuple[str, Asked]]) -> str:
    """Return an explanation with how sure research is of each part of what is placed, sorted or matched.

    Arguments:
        text: The explanation; may be empty.
        parts: Names and claims.
    """
    found = [(name, doubts(asked)) for name, asked in parts]
    said = [
        quiz_labels.SURE_OF.format(label=label.title, names=", ".join(name for name, given in found if label in given))
        for label in LABELS
        if any(label in given for _, given in found)
    ]
    return " ".join(filter(None, [text, quiz_labels.SURE.format(label=" ".join(said)) if said else ""]))


def told(question: Question, sureness: Sureness) -> Question:
    """Return a question that an author wrote, with how sure research is of the claims that it names."""
    asked = sureness.of(*question.rests_on)
    if not doubts(asked):
        return replace(question, claims=asked)
    question, said = replace(question, title=labelled(question.title, asked), claims=asked), reason("", asked)
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


def _listed(doubtful: Sequence[EvidenceLabel]) -> str:
    names = quiz_labels.AND.join(label.name for label in doubtful)
    return names[0].upper() + names[1:]


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
