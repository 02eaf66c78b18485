"""Where a pathway goes on after its last step."""

from __future__ import annotations

from dataclasses import dataclass

from psychoed import labels
from psychoed.text import plain

_ENDS = (".", "?", "!", "…", "。")


@dataclass(frozen=True)
class Return:
    """Where a pathway goes on after its last step. It is an arrow, and so a claim: its author says what leads back."""

    step: int
    """The number of a step before the last."""
    words: str = ""
    """What leads back, inline Markdown; empty where an author wrote only `loop: true`."""

    def sentence(self, last: int, words: str) -> str:
        """Say it.

        Arguments:
            last: The number of the last step.
            words: What leads back, in the form in which it is to stand there.
        """
        if not self.words:
            return labels.LOOP
        end = "" if plain(self.words)[-1:] in _ENDS else "."
        return labels.RETURNS.format(last=last, step=self.step, words=f"{words}{end}")
