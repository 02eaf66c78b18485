"""What a block becomes when it is read: frozen data that knows where it stands."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self


class Statement(NamedTuple):
    """What a block, a row, a step or an item states."""

    address: str
    claim: str | None
    """The claim that it is marked with, if any."""
    words: str
    """What it says, plain."""

    @property
    def key(self) -> str:
        """What evidence knows it by: its claim, or else its address."""
        return self.claim or self.address


@dataclass(frozen=True)
class Part:
    """A block of a page, read."""

    id: str
    """Its address on the whole site."""
    title: str
    """Inline Markdown; may be empty."""
    src_uri: str
    """The page that it stands on, relative to `docs_dir`."""
    line: int
    """The line of its opening fence."""

    @property
    def addresses(self) -> Mapping[str, int]:
        """What is addressed within it, and the line of each."""
        return {}

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        """Return the same: nothing in it changes, whoever copies a tree that it belongs to."""
        return self


@dataclass(frozen=True)
class StatingPart(Part):
    """A block that can state claims, as a whole and bit by bit."""

    claim: str | None
    """The claim that the block as a whole is marked with, if any."""

    @property
    @abstractmethod
    def statements(self) -> Iterator[Statement]:
        """What it states: first as a whole, then row by row, step by step or item by item."""
