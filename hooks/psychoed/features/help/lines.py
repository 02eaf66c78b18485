"""The help lines as data: who helps with what, where, and who answers where a country has no line for a need."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Need = Literal[
    "emergency",
    "suicide",
    "crisis",
    "partner-abuse",
    "abuse-men",
    "abuse-lgbt",
    "sexual",
    "young",
    "own-behaviour",
    "indigenous",
    "deaf",
    "information",
    "directory",
]
NEEDS: tuple[Need, ...] = get_args(Need)
"""What lines help with. `own-behaviour` is for people who fear that they are the ones who hurt somebody."""

Group = Literal["women", "men", "lgbt", "young", "indigenous", "deaf"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""Whom a line may serve alone."""

Kind = Literal["call", "text", "whatsapp", "chat", "site"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The ways to reach a line, in the order in which they are offered."""

_FOR_GROUP: Mapping[str, Group] = {
    "abuse-men": "men",
    "abuse-lgbt": "lgbt",
    "young": "young",
    "indigenous": "indigenous",
    "deaf": "deaf",
}
"""Needs of one group: a line for that group alone is a line for everyone who has the need."""

_AS_WELL: Mapping[str, Need] = {"abuse-men": "partner-abuse", "abuse-lgbt": "partner-abuse"}
"""Needs that lines for another need see to as well, unless they serve one group alone."""

_TOLD_OF: tuple[Need, ...] = ("partner-abuse", "abuse-men", "abuse-lgbt", "sexual", "young", "own-behaviour")
"""Needs of which readers are told where no line is for them. Whatever else they need, a general line is for it."""


@dataclass(frozen=True)
class Contact:
    """One way to reach a line."""

    kind: Kind
    shown: str
    """As it is printed: `1-800-799-7233`, `START to 88788`, `thehotline.org`."""
    href: str
    """Where a link leads: `tel:…`, `sms:…` or `https://…`; empty where none can be made."""
    says: str = ""
    """What this way is for; may be empty."""
    word: str = ""
    """What to text there; empty where the line asks for no certain word."""


@dataclass(frozen=True)
class HelpLine:
    """Somewhere to turn to."""

    id: str
    where: tuple[str, ...]
    """The places that it serves, by name; none for a line that helps wherever no other does."""
    needs: tuple[Need, ...]
    """What it helps with, the main need first."""
    whom: tuple[Group, ...]
    """The groups that it serves alone; none for a line that is open to anyone."""
    area: str
    """The part of the country that it serves; empty for the whole."""
    name: str
    use: str
    """Who it is for, as it follows “for”."""
    contacts: tuple[Contact, ...]
    """The ways to reach it, in the order of `KINDS`. A line that has none is told by its name alone."""
    hours: str
    cost: str
    confidential: str
    languages: str
    silent: str
    """How to call when one cannot speak."""
    deaf: str
    """How deaf people and people who find it hard to hear or speak reach it."""
    note: str
    """What else to know."""
    beside: str
    """What must be said wherever the line is shown."""
    paper: bool
    """Whether it may be printed, and put into what leaves the site: nobody can mend it there."""
    checked: date | None
    """The day on which it was last checked with the service itself."""
    source: tuple[str, ...]
    """Where what stands here was read."""
    say: str
    """How a sentence names it."""
    short: str
    """Its lead in the line that every page shows; empty where it is not in it."""
    was: tuple[str, ...]
    """Ids that it had before."""
    line: int

    @property
    def main(self) -> Contact | None:
        """The way to reach it that a sentence names; None where it has no number and no address of its own."""
        return self.contacts[0] if self.contacts else None

    @property
    def reachable(self) -> bool:
        """Whether it has a number or an address of its own, which somebody can check."""
        return bool(self.contacts)

    def by(self, *kinds: Kind) -> tuple[Contact, ...]:
        """Return its ways of some kinds."""
        return tuple(contact for contact in self.contacts if contact.kind in kinds)

    def serves_everyone(self, need: str) -> bool:
        """Tell whether anyone in its country who has a need may turn to it."""
        return not self.area and all(group == _FOR_GROUP.get(need) for group in self.whom)


@dataclass(frozen=True)
class Place:
    """A country, or several that share their lines."""

    name: str
    general: str
    """The id of the line for needs that no other line sees to; empty for none."""
    zones: tuple[str, ...]
    """Its time zones by their IANA names, old names too; all that begin so where one ends in `/*`."""
    regions: tuple[str, ...]
    """Its codes in ISO 3166-1."""
    line: int = 0


@dataclass(frozen=True)
class HelpLines:
    """All lines."""

    lines: tuple[HelpLine, ...] = ()
    exit: str = ""
    """Where the button “Exit this page” leads: a page that gives nothing away."""
    directory: HelpLine | None = None
    """The line that leads to lines in every country."""
    places: tuple[Place, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)
    """Ids of lines that are not among these, with the id of what is said in their stead."""
    is_unread: bool = False
    """Whether the list cannot be read, which is told: nobody knows then which lines it has."""

    @property
    def by_id(self) -> dict[str, HelpLine]:
        """The lines by id, under the ids that they had before too."""
        lines = {line.id: line for line in self.lines}
        before = {old: line for line in self.lines for old in line.was}
        others = {old: lines[new] for old, new in self.instead.items() if new in lines}
        return {**others, **before, **lines}

    @property
    def everywhere(self) -> tuple[HelpLine, ...]:
        """What every page shows."""
        return tuple(line for line in self.lines if line.short)

    def of(self, place: str) -> tuple[HelpLine, ...]:
        """Return the lines of a place, in the order of the file; of no place, those that serve anywhere else."""
        return tuple(line for line in self.lines if (place in line.where if place else not line.where))

    def numbers(self, line: HelpLine) -> dict[str, str]:
        """Return the numbers to call in the places that a line serves, as they are printed, with where links lead."""
        there = [other for place in line.where or ("",) for other in self.of(place)]
        return {way.shown: way.href for other in there for way in other.by("call") if way.href}

    def general(self, place: str) -> HelpLine | None:
        """Return the line of a place for needs that no other line sees to; None where there is none."""
        known = {known.name: known for known in self.places}.get(place)
        return self.by_id.get(known.general) if known else None

    def without_line(self, place: str) -> tuple[Need, ...]:
        """Return what people in a place may need help with that none of its lines is for, but the general one."""
        last = {self.general(place), self.directory}
        return tuple(need for need in _TOLD_OF if last.issuperset(self.answer(place, need)))

    def answer(self, place: str, need: Need) -> tuple[HelpLine, ...]:
        """Return what somebody is shown who has a need, best first.

        Lines for this need come first, those for which it is the main one before the others. Where none of them serves
        everyone in the country, its general line follows. The directory always comes last.

        Arguments:
            place: The name of one of `places`; any other name is anywhere else.
            need: What help is needed with.
        """
        here = self.of(place if place in {known.name for known in self.places} else "")
        own = _ways_without_voice(here) if need == "deaf" else _lines_for(here, need)
        if need == "emergency" and not own:
            own = _lines_for(self.of(""), need)
        as_well = [line for line in here if _AS_WELL.get(need) in line.needs and not line.whom]
        general = self.general(place) if need != "deaf" else None
        if general and not any(line.serves_everyone(need) for line in own):
            as_well.append(general)
        found = {line.id: line for line in (*own, *as_well) if line != self.directory}
        return (*found.values(), *([self.directory] if self.directory else []))

    @property
    def on_paper(self) -> HelpLines:
        """What may be printed, and put into what leaves the site.

        A sentence that names one of the others names the emergency number of anywhere, or the directory, in its stead.
        """
        kept = {line.id: line for line in self.lines if line.paper}
        danger = next((line.id for line in kept.values() if not line.where and "emergency" in line.needs), "")
        other = self.directory.id if self.directory and self.directory.id in kept else ""
        instead = {
            name: danger if line.needs[0] == "emergency" else other
            for line in self.lines
            if line.id not in kept
            for name in (line.id, *line.was)
        }
        return replace(
            self,
            lines=tuple(kept.values()),
            directory=kept.get(other),
            places=tuple(replace(p, general=p.general if p.general in kept else "") for p in self.places),
            instead=instead,
        )


def _lines_for(lines: tuple[HelpLine, ...], need: str) -> list[HelpLine]:
    own = [line for line in lines if need in line.needs]
    return sorted(own, key=lambda line: line.needs[0] != need)


def _ways_without_voice(lines: tuple[HelpLine, ...]) -> list[HelpLine]:
    """Return lines that say how deaf people reach them, then those that can be reached without a call."""
    told = [line for line in lines if line.deaf or "deaf" in line.needs]
    return [*told, *(line for line in lines if line not in told and line.by("text", "chat"))]
