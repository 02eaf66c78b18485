"""The countries of the list: their general line, and by what a browser tells which one its reader is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.features.help.lines import Place
from psychoed.source.fields import Kind, given, table
from psychoed.source.kinds import listed, named, nested, shaped, text
from psychoed.source.problems import nearest
from psychoed.source.schema import shown_as, table_schema

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from psychoed.features.help.lines import HelpLine
    from psychoed.source.fields import Made
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem

_ZONE = re.compile(r"[A-Z][\w+-]*(?:/[A-Z][\w+-]*)*(?:/\*)?")
_REGION = re.compile(r"[A-Z]{2}")
_FORM = "Write each as `United Kingdom: {general: uk-samaritans, zones: [Europe/London], regions: [GB]}`."
_GENERAL = "Name a help line."


def _codes(field: str, shape: re.Pattern[str], says: str, example: str, more: str = "") -> Kind[tuple[str, ...]]:
    hint = f"Write it as `{example}`{more}."
    code = shaped(shape, says, hint, text(hint))
    return listed(code, f"Write `{field}: [{example}]`.", may_be_empty=True)


@table
class _Written:
    general: str = given(text(_GENERAL), default="")
    zones: tuple[str, ...] = given(_codes("zones", _ZONE, "is no time zone", "Europe/London"), default=())
    regions: tuple[str, ...] = given(
        _codes("regions", _REGION, "is no code of a country", "GB", ", and `NO` in quotes"), default=()
    )


def _place(here: Given) -> Made[Place]:
    name = here.name.strip()
    if not name:
        return None, [here.problem("This place has no name.", _FORM)]
    if here.value is None:
        return Place(name, "", (), (), here.line), []
    found, problems = nested(_Written, _FORM, "The place `{}`")(here)
    return (Place(name, found.general, found.zones, found.regions, here.line) if found else None), problems


PLACES = named(shown_as(_place, {"anyOf": [{"type": "null"}, table_schema(_Written)]}), _FORM)
"""The kind of what stands under `places:`."""


def repeated_places(places: Mapping[str, Place], given_places: Given) -> Iterator[Problem]:
    """Report places whose names differ by the spaces around them alone.

    Arguments:
        places: All places, by their names as they are written.
        given_places: The same as they are given.
    """
    first: dict[str, Place] = {}
    for written, place in places.items():
        if first.setdefault(place.name, place) is not place:
            what = f"The place `{place.name}` is already in line {first[place.name].line}."
            yield given_places.names[written].problem(what, "Make one place of the two.")


def shared_codes(places: Mapping[str, Place], given_places: Given) -> Iterator[Problem]:
    """Report what would tell a browser of two places.

    Arguments:
        places: All places, by their names as they are written.
        given_places: The same as they are given.
    """
    for field in ("zones", "regions"):
        taken: dict[str, str] = {}
        for written, place in places.items():
            for code in getattr(place, field):
                other = next(
                    (name for known, name in taken.items() if name != place.name and _overlap(code, known)), ""
                )
                if other:
                    what = f"`{code}` is in `{field}` of two places: {other} and {place.name}."
                    here = given_places.names[written].names[field]
                    yield here.problem(what, "A browser tells it of both: leave it with one.")
                taken.setdefault(code, place.name)


def _overlap(code: str, other: str) -> bool:
    return code == other or any(a.endswith("/*") and b.startswith(a[:-1]) for a, b in ((code, other), (other, code)))


def general_problems(
    places: Mapping[str, Place], by_id: Mapping[str, HelpLine], written: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """Check the general lines against the lines that there are.

    Arguments:
        places: All places, by their names as they are written.
        by_id: The lines without mistakes.
        written: The ids of the others too: what is wrong with those is told there.

    Yields:
        The place as it is written, what is wrong, and what to do.
    """
    for name, place in places.items():
        line = by_id.get(place.general)
        if place.general and not line and place.general not in written:
            hint = nearest(place.general, (other for other, known in by_id.items() if place.name in known.where))
            yield name, f"The general line of `{place.name}` is not there: {place.general}.", hint
        elif line and (place.name not in line.where or line.area or line.whom):
            what = f"The general line of `{place.name}` does not serve everyone there: {place.general}."
            yield name, what, "Name one without `area` and `whom`, or leave `general` out."
