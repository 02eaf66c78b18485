"""Dates of references, in all forms in which they are given.

CSL 1.0.2 has `date-parts`, one list or two for a range, each of a year and perhaps a month and a day; and `literal` for
what is no date. Zotero writes numbers as strings, and what it could not read as `literal`; `raw` is citeproc-js's, for
what nobody has read yet. Crossref writes `[[null]]` where it knows none.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from psychoed.content.references.markup import words
from psychoed.content.references.style import style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.source.fields import Made
    from psychoed.source.given import Given

_NUMBER = re.compile(r"-?\d{1,4}")
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:T.*)?")
_TO = (re.compile(r"\s*[–—/_]\s*"), re.compile(r"\s*-\s*"))
"""What stands between the two ends of a range; a hyphen may stand within them as well."""

_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_HALF_RANGE = re.compile(r".*\d{4}\s*(?:[–—_]\s*\d\d|[-/]\s*(?:1[3-9]|[2-9]\d))(?!\d).*")
"""Years of which the last has its end alone, as in “2014–16”; what a hyphen stands before may be a month as well."""

_NONE = re.compile(r"(?:n\.?\s?d|s\.?\s?d|o\.?\s?j|no date|undated|unknown|null|none)?\.?", re.IGNORECASE)

_MEND = 'Write it as `"issued": {"date-parts": [[2020]]}`, or leave it out where there is none.'


def csl_date(here: Given) -> Made[dict[str, Any]]:
    """Read a date: `date-parts` of one day or two, or a `literal`; nothing where none is given."""
    found = _read(here.value)
    return here.refused("is no date", _MEND) if found is None else (found or None, [])


def shown(issued: Mapping[str, Any], language: str = "") -> str:
    """Return how a date stands behind a name: `2020`, `2014–2016`, `in press`; empty where there is none.

    Arguments:
        issued: The date.
        language: In which early years are written, as in `350 BC`; without one, they are bare numbers.
    """
    parts = issued.get("date-parts", [])
    return "–".join(dict.fromkeys(_year(day[0], language) for day in parts)) or str(issued.get("literal", ""))


def _year(number: int, language: str) -> str:
    # The style takes long to load.
    return style(language).year(number) if language and number < 1000 else str(number)


def iso_year(number: int) -> str:
    """Return a year as ISO 8601 has it: in four digits, with a year 0 before the year 1."""
    return f"{number:04}" if number > 0 else f"{number + 1:05}" if number < -1 else "0000"


def _read(value: Any) -> dict[str, Any] | None:
    """Return a date as CSL has it, empty where it says that there is none; None for what is none."""
    if value in (None, "", [], {}):
        return {}
    if isinstance(value, dict):
        for name in ("date-parts", "raw", "literal"):
            if value.get(name):
                return _of_parts(value[name]) if name == "date-parts" else _of_text(words(value[name]))
        return {}
    if isinstance(value, list):
        return None
    return _of_text(words(value)) if words(value) else None


def _of_parts(given: Any) -> dict[str, Any] | None:
    if not isinstance(given, list) or not all(isinstance(each, list) for each in given):
        return None
    days = [_day(each) for each in given]
    if not days or days[0] is None:
        return None if days else {}
    return _dated(days[0], days[1] if len(days) > 1 else None)


def _of_text(text: str) -> dict[str, Any]:
    if _NONE.fullmatch(text):
        return {}
    if _HALF_RANGE.fullmatch(text):
        return {"literal": text}
    for said in ([text], *(between.split(text) for between in _TO)):
        days = [_day([*found.groups()]) or [] for each in said if (found := _DAY.fullmatch(each))]
        if len(days) == len(said) <= 2:
            return _dated(days[0], days[1] if len(days) > 1 else None)
    if _NUMBER.fullmatch(text):
        return _dated([int(text)])
    years = _YEAR.findall(text)
    return _dated([int(years[0])]) if len(years) == 1 else {"literal": text}


def _dated(first: list[int], last: list[int] | None = None) -> dict[str, Any]:
    """Return a day, or two of different years; nothing for the year 0, which there never was."""
    if not first or not first[0]:
        return {}
    is_range = last and last[0] > first[0]
    return {"date-parts": [first, last] if is_range else [first]}


def _day(given: list[Any]) -> list[int] | None:
    """Return year, month and day as far as they are given and can be; None where something else stands for the year."""
    numbers: list[int] = []
    for part in given[:3]:
        said = str(int(part)) if isinstance(part, float) and part.is_integer() else words(part)
        if not _NUMBER.fullmatch(said):
            break
        numbers.append(int(said))
    if not numbers:
        return [] if given in ([], [None]) or given[0] in (None, "") else None
    year, month, day = [*numbers, 1, 1][:3]
    if len(numbers) > 1 and not 1 <= month <= 12:
        return numbers[:1]
    try:
        date(2000 if year % 4 == 0 else 2001, month, day)
    except ValueError:
        return numbers[:2]
    return numbers
