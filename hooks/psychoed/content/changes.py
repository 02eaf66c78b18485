"""What two digests of one thing tell: whether it changed, and what. Since a review, or since a translation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class ClaimDigest:
    """What is said of a claim."""

    label: str
    """The label, as authors write it."""
    sources: str
    """A digest of the works that the note names."""
    words: str
    """A digest of what is claimed and of the note."""


@dataclass(frozen=True)
class Digest:
    """What a page says, or a claim wherever it is stated."""

    whole: str
    words: Mapping[str, str] = field(default_factory=dict)
    """The digest of each section, by its heading; of each page that states it, where a claim is digested alone."""
    claims: Mapping[str, ClaimDigest] = field(default_factory=dict)
    """By what evidence is about."""

    @property
    def version(self) -> str:
        """In which way it was made."""
        return self.whole.partition("-")[0]


@dataclass(frozen=True)
class Change:
    """What is otherwise than it was."""

    labels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What evidence is about whose label, sources, title or note changed."""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """What evidence is about that was not there, or is no more."""
    sections: tuple[str, ...] = ()
    """Headings of what changed, came or went."""
    moved: bool = False
    """Whether the order is another."""
    unknown: bool = False
    """Whether nothing can be told: the two were made in different ways."""

    def __bool__(self) -> bool:
        return self != Change()


def changes(before: Digest, now: Digest) -> Change:
    """Tell what changed; nothing did where both are of the same words."""
    if before.whole == now.whole:
        return Change()
    if before.version != now.version:
        return Change(unknown=True)
    both = [name for name in before.claims if name in now.claims]

    def other(part: str) -> tuple[str, ...]:
        return tuple(name for name in both if getattr(before.claims[name], part) != getattr(now.claims[name], part))

    names = dict.fromkeys([*now.words, *before.words])
    found = Change(
        other("label"),
        other("sources"),
        other("words"),
        tuple(name for name in now.claims if name not in before.claims),
        tuple(name for name in before.claims if name not in now.claims),
        tuple(name for name in names if before.words.get(name) != now.words.get(name)),
    )
    return found or Change(moved=True)
