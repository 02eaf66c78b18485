"""What stands at the foot of all that the site gives away: where to find help, how far to trust it, whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.features.help.reach import lead
from psychoed.text.sentence import Words, in_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.content.build_info import BuildInfo
    from psychoed.content.provenance import Provenance
    from psychoed.features.help.lines import HelpLine


@dataclass(frozen=True)
class Foot:
    """The foot of a page, a document or a sheet."""

    help: tuple[tuple[Words, ...], ...]
    """What is said of each help line, a sentence each; empty where there are none."""
    trust: Provenance
    licence: Words
    address: Words
    """Where the same stands on the site, as people read it."""
    origin: tuple[Words, ...]
    """What this is, where it comes from and what one may do with it."""

    @property
    def ask(self) -> str:
        """What leads to the help lines."""
        return self.trust.words("help.ask")

    @property
    def provenance(self) -> str:
        """Who stands behind it, and since when."""
        return " ".join(self.trust.sentences)

    @property
    def late(self) -> str:
        """What is said once the day of the next check has passed."""
        return self.trust.words("copy.overdue")


def make_foot(
    lines: Iterable[HelpLine], trust: Provenance, build_info: BuildInfo, address: Words, origin: str = "copy.origin"
) -> Foot:
    """Make a foot.

    Arguments:
        lines: The help lines that it names.
        trust: What may be said of what stands above it.
        build_info: What was built.
        address: Where the same stands on the site.
        origin: The key of the words that say where it comes from.
    """
    licence = Words(build_info.licence_name, build_info.licence)
    said = in_pieces(build_info.words.raw(origin), site=Words(build_info.name), licence=licence, address=address)
    return Foot(tuple(map(lead, lines)), trust, licence, address, said)
