"""How sure research is of what a question asks about, said in the question itself: in its stem and in its feedback.

A quiz makes its right answers stick. So no question teaches a doubtful claim as true: it asks what the explanation
says, and tells how sure research is, wherever the question goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.question.data import AskedClaim, doubts
from psychoed.features.evidence.label import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from psychoed.components.table_part import Row, TablePart
    from psychoed.features.evidence.label import EvidenceLabel
    from psychoed.words.catalogue import Words

Asked = tuple[AskedClaim, ...]


class Sureness:
    """Knows what research says of the claims that a site states, and says it.

    Arguments:
        labels: What evidence says of each claim, by its key.
        words: In which words.
    """

    def __init__(self, labels: Mapping[str, Iterable[EvidenceLabel]], words: Words) -> None:
        self.words = words
        self._labels = {key: tuple(dict.fromkeys(given)) for key, given in labels.items()}

    def of(self, *keys: str) -> Asked:
        """Return what is claimed where something stands, each claim once with each of its labels.

        Arguments:
            keys: Ids of claims, or addresses of blocks, rows and steps; those that no evidence speaks of are passed
                over.
        """
        return tuple(AskedClaim(key, label) for key in dict.fromkeys(keys) for label in self._labels.get(key, ()))

    def stem(self, title: str, asked: Asked) -> str:
        """Return what a generated question asks: where a claim is doubtful, what the explanation says."""
        return self.labelled(self.words("made.model", question=title), asked) if doubts(asked) else title

    def labelled(self, title: str, asked: Asked) -> str:
        """Return a question with the labels of what is doubtful behind it."""
        doubtful = doubts(asked)
        if not doubtful:
            return title
        return self.words("made.labelled", question=title, labels=self._listed(doubtful))

    def reason(self, text: str, asked: Asked, *, meant: bool = False) -> str:
        """Return a reason with how sure research is of what it says.

        Arguments:
            text: The reason; may be empty.
            asked: What it claims.
            meant: Whether to say what the labels mean, too.
        """
        doubtful = doubts(asked)
        if not doubtful:
            return text
        words = self.words
        told = " ".join(f"{label.title(words)}: {label.meaning(words)}" for label in doubtful)
        said = told if meant else f"{self._listed(doubtful)}."
        return " ".join(filter(None, [text, words("made.sure", label=said)]))

    def all_reasons(self, text: str, parts: Iterable[tuple[str, Asked]]) -> str:
        """Return an explanation with how sure research is of each part of what is placed, sorted or matched.

        Arguments:
            text: The explanation; may be empty.
            parts: Names and claims.
        """
        words = self.words
        found = [(name, doubts(asked)) for name, asked in parts]
        said = [
            words("made.sure_of", label=label.title(words), names=", ".join(names))
            for label in LABELS
            if (names := [name for name, given in found if label in given])
        ]
        return " ".join(filter(None, [text, words("made.sure", label=" ".join(said)) if said else ""]))

    def _listed(self, doubtful: Sequence[EvidenceLabel]) -> str:
        names = self.words("lists.between").join(label.said(self.words) for label in doubtful)
        return self.words.capital(names)


def asked_of_row(row: Row, block: TablePart, sureness: Sureness) -> Asked:
    """Return what is claimed by a row of a table, and by its block as a whole."""
    return sureness.of(row.claim or row.id, block.claim or block.id)
