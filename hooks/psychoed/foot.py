"""What stands at the foot of all that the site gives away: where to find help, how far to trust it, whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.help.reach import lead
from psychoed.sentence import Words, in_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.edition import Edition
    from psychoed.help.lines import HelpLine
    from psychoed.trust import Trust


@dataclass(frozen=True)
class Foot:
    """The foot of a page, a document or a sheet."""

    help: tuple[tuple[Words, ...], ...]
    """What is said of each help line, a sentence each; empty where there are none."""
    trust: Trust
    licence: Words
    address: Words
    """Where the same stands on the site, as people read it."""
    origin: tuple[Words, ...]
    """What this is, where it comes from and what one may do with it."""

    @property
    def ask(self) -> str:
        """What leads to the help lines."""
        return labels.HELP_ASK

    @property
    def provenance(self) -> str:
        """Who stands behind it, and since when."""
        return " ".join(self.trust.sentences)

    @property
    def late(self) -> str:
        """What is said once the day of the next check has passed."""
        return labels.EMBED_OVERDUE


def make_foot(
    lines: Iterable[HelpLine], trust: Trust, edition: Edition, address: Words, origin: str = labels.EMBED_FROM
) -> Foot:
    """Make a foot.

    Arguments:
        lines: The help lines that it names.
        trust: What may be said of what stands above it.
        edition: What was built.
        address: Where the same stands on the site.
        origin: How it is said where it comes from, with gaps for `site`, `licence` and `address`.
    """
    licence = Words(edition.licence_name, edition.licence)
    said = in_pieces(origin, site=Words(edition.name), licence=licence, address=address)
    return Foot(tuple(map(lead, lines)), trust, licence, address, said)
