"""The countries of the list: their general line, and by what a browser tells which one its reader is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.help.lines import Place
from psychoed.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from psychoed.help.lines import HelpLine

_FIELDS = ("general", "zones", "regions")
_ZONE = re.compile(r"[A-Z][\w+-]*(?:/[A-Z][\w+-]*)*(?:/\*)?")
_REGION = re.compile(r"[A-Z]{2}")


def place_problems(data: object) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Check the places by themselves.

    Arguments:
        data: What stands under `places:`.

    Yields:
        The names that lead to the spot, what is wrong, and what to do.
    """
    remedy = "Write each as `United Kingdom: {general: uk-samaritans, zones: [Europe/London], regions: [GB]}`."
    if not isinstance(data, dict):
        yield (), "The places cannot be read.", remedy
        return
    taken: dict[str, dict[str, str]] = {"zones": {}, "regions": {}}
    for name, given in data.items():
        if not isinstance(name, str) or not name.strip():
            yield (str(name),), f"The place `{name}` is read as no name.", "Put it in quotes."
            continue
        if not isinstance(given, dict | None):
            yield (name,), f"The place `{name}` cannot be read.", remedy
            continue
        for field, value in (given or {}).items():
            if field not in _FIELDS:
                what = f"The place `{name}` has a field `{field}`, which means nothing."
                yield (name, str(field)), what, nearest(str(field), _FIELDS)
            elif field == "general":
                if not isinstance(value, str):
                    yield (name, field), f"The place `{name}` has a `general` that is no id.", "Name a help line."
            else:
                for what, mend in _code_problems(name, field, value, taken[field]):
                    yield (name, field), what, mend


def _code_problems(name: str, field: str, given: object, taken: dict[str, str]) -> Iterator[tuple[str, str]]:
    shape, example = (_ZONE, "Europe/London") if field == "zones" else (_REGION, "GB")
    if not isinstance(given, list):
        yield f"The place `{name}` has `{field}` that are no list.", f"Write `{field}: [{example}]`."
        return
    for code in given:
        if not isinstance(code, str) or not shape.fullmatch(code):
            remedy = f"Write it as `{example}`" + ("." if field == "zones" else ", and `NO` in quotes.")
            yield f"The place `{name}` has one of `{field}` that is none: {code}.", remedy
            continue
        other = next((place for known, place in taken.items() if place != name and _overlap(code, known)), None)
        if other:
            what = f"`{code}` is in `{field}` of two places: {other} and {name}."
            yield what, "A browser tells it of both: leave it with one."
        taken.setdefault(code, name)


def _overlap(code: str, other: str) -> bool:
    return code == other or any(a.endswith("/*") and b.startswith(a[:-1]) for a, b in ((code, other), (other, code)))


def general_problems(
    places: tuple[Place, ...], by_id: Mapping[str, HelpLine], written: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """Check the general lines against the lines that there are.

    Arguments:
        places: All places.
        by_id: The lines without mistakes.
        written: The ids of the others too: what is wrong with those is told there.

    Yields:
        The place, what is wrong, and what to do.
    """
    for place in places:
        line = by_id.get(place.general)
        if place.general and not line and place.general not in written:
            remedy = nearest(place.general, (name for name, known in by_id.items() if place.name in known.where))
            yield place.name, f"The general line of `{place.name}` is not there: {place.general}.", remedy
        elif line and (place.name not in line.where or line.area or line.whom):
            what = f"The general line of `{place.name}` does not serve everyone there: {place.general}."
            yield place.name, what, "Name one without `area` and `whom`, or leave `general` out."


def read_places(data: object, line_of: Callable[..., int]) -> tuple[Place, ...]:
    """Return the places, those that can be read.

    Arguments:
        data: What stands under `places:`.
        line_of: Tells on which line of the file a place begins.
    """
    found = []
    for name, given in data.items() if isinstance(data, dict) else ():
        if isinstance(name, str) and isinstance(given, dict | None):
            codes = {field: (given or {}).get(field) for field in _FIELDS}
            general = codes["general"] if isinstance(codes["general"], str) else ""
            zones, regions = (tuple(v) if isinstance(v := codes[f], list) else () for f in ("zones", "regions"))
            found.append(Place(name.strip(), general, zones, regions, line_of("places", name)))
    return tuple(found)
