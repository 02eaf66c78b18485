"""A sentence in pieces, some of which lead somewhere: what is shown of it as a link, each document says for itself."""

from __future__ import annotations

from string import Formatter
from typing import NamedTuple


class Words(NamedTuple):
    """A piece of what a sentence says."""

    words: str
    href: str = ""
    """Where they lead; empty for nowhere."""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a link to somewhere else."""
        return attributes(self.href)


def attributes(href: str) -> dict[str, str]:
    """Return the attributes of a link: the place it leads to does not learn where its reader came from."""
    return {"href": href, **({"rel": "noreferrer"} if href.startswith("https:") else {})}


def in_pieces(sentence: str, **pieces: Words) -> tuple[Words, ...]:
    """Fill a sentence whose gaps are pieces: `From {site} ({licence})`.

    Arguments:
        sentence: What is said, with gaps as `str.format` knows them.
        pieces: What stands in each gap; more than are asked for may be given.

    Raises:
        KeyError: A gap has no piece.
    """
    found = []
    for words, gap, _, _ in Formatter().parse(sentence):
        found += [Words(words)] if words else []
        found += [pieces[gap]] if gap is not None else []
    return tuple(found)
