"""`takeaways` as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.components.around import NOTHING, Around
from psychoed.components.part import Statement, StatingPart
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Takeaway:
    """One thing to try."""

    id: str
    """Its address: `block/slug` of the bold lead, or `block/number`."""
    lead: str
    """The bold words that it begins with; may be empty."""
    text: str
    """All of its first paragraph, as it is written but for claim marks."""
    rest: str
    """Further Markdown of the item."""
    claim: str | None
    line: int
    loose: bool
    """Whether its text is a paragraph, since there are empty lines in the list."""
    after: str
    """Markdown that stands below the item and outside of the list, before the next item."""

    @property
    def more(self) -> str:
        """All Markdown that follows its first paragraph."""
        return "\n\n".join(filter(None, (self.rest, self.after)))


@dataclass(frozen=True)
class Takeaways(StatingPart):
    """A list of takeaways, read."""

    items: tuple[Takeaway, ...]
    around: Around = NOTHING

    @property
    def addresses(self) -> dict[str, int]:
        """What is addressed within it, and the line of each."""
        return {item.id: item.line for item in self.items}

    @property
    def statements(self) -> Iterator[Statement]:
        """What it states, as a whole and item by item."""
        yield Statement(self.id, self.claim, plain(self.title))
        for item in self.items:
            yield Statement(item.id, item.claim, plain(item.lead or item.text).rstrip("."))
