"""Where a pathway goes on after its last step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.text.inline import plain

if TYPE_CHECKING:
    from psychoed.words.catalogue import Words

_ENDS = (".", "?", "!", "…", "。")


@dataclass(frozen=True)
class Return:
    """Where a pathway goes on after its last step. It is an arrow, and so a claim: its author says what leads back."""

    step: int
    """The number of a step before the last."""
    words: str = ""
    """What leads back, inline Markdown; empty where an author wrote only `loop: true`."""

    def sentence(self, last: int, back: str, words: Words) -> str:
        """Say it.

        Arguments:
            last: The number of the last step.
            back: What leads back, in the form in which it is to stand there.
            words: Of the site.
        """
        if not self.words:
            return words("pathway.loop")
        end = "" if plain(self.words)[-1:] in _ENDS else "."
        return words("pathway.returns", last=last, step=self.step, back=f"{back}{end}")
