"""What a picture of a part would say to somebody who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.blocks import Contrast, Facts, Pathway, Question, Takeaways, Terms
from psychoed.text import plain

if TYPE_CHECKING:
    from psychoed.blocks import Part


def alt_text(part: Part, title: str) -> str:
    """Describe a block in plain words: all that it says, but for its notes.

    Arguments:
        part: The block.
        title: What it is called.
    """
    said: list[str] = []
    if isinstance(part, Facts | Contrast):
        for row in part.table.rows:
            cells = zip(part.table.columns, map(plain, row.cells), strict=True)
            told = "; ".join(f"{plain(name)}: {cell}" for name, cell in cells if cell)
            said.append(f"{plain(row.name)}: {told}")
    elif isinstance(part, Pathway):
        said = [
            f"{number}. {plain(step.text)}" + (f" → {plain(step.effect)}" if step.effect else "")
            for number, step in enumerate(part.steps, 1)
        ]
        if part.returns:
            said.append(part.return_sentence)
    elif isinstance(part, Takeaways):
        said = [plain(item.lead or item.text) for item in part.items]
    elif isinstance(part, Terms):
        said = [term.name for term in part.terms]
    elif isinstance(part, Question):
        said = [plain(option.text) for option in part.options]
    ends = (".", "?", "!")
    sentences = [title, *said]
    return " ".join(text if text.endswith(ends) else f"{text}." for text in sentences if text)
