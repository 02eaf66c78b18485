"""The files of a new site, from its name, the day and where its toolkit comes from."""

from __future__ import annotations

import calendar
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from psychoed.starter.requirement import home_of
from psychoed.starter.schemas import schema_files
from psychoed.starter.snippets import SNIPPETS_FILE, snippets
from psychoed.starter.templates import filled

if TYPE_CHECKING:
    from datetime import date

FILES = Path(__file__).with_name("files")
"""The files as they are kept, with places to fill in."""

_HIDDEN = "dot-"
"""What stands for the dot of a hidden file: packers and Git would obey these files, or leave them out."""

_LONGEST = 60
"""Of a name, in signs: it stands in menus, titles and on sheets."""


class Start(NamedTuple):
    """What there is to know of a new site."""

    name: str
    """What it is called, in plain words."""
    today: date
    """The day on which its pages were last checked."""
    requirement: str = ""
    """The line of `requirements.txt` that says where the toolkit comes from; empty where nobody knows."""


def starter_files(start: Start) -> dict[str, str]:
    """Return path, relative to the folder of the new site, and text of each file.

    Arguments:
        start: What they say of the site.
    """
    values = {
        "name": start.name,
        "today": start.today.isoformat(),
        "next_year": later(start.today, 12).isoformat(),
        "next_quarter": later(start.today, 3).isoformat(),
        "requirement": start.requirement,
        "home": home_of(start.requirement),
    }
    paths = sorted(path for path in FILES.rglob("*") if path.is_file())
    files = {_target(path): filled(path.read_text("utf-8"), values) for path in paths}
    return {**files, **schema_files(), SNIPPETS_FILE: snippets(later(start.today, 12).year)}


def name_problem(name: str) -> str:
    """Return what is wrong with the name of a site, and what to do; nothing where it will do.

    Arguments:
        name: As somebody gave it.
    """
    if not any(map(str.isalnum, name)):
        return 'The name of the site holds no letter. Say how it is called: --name "Sleep well".'
    if not name.isprintable():
        return "The name of the site holds a sign that nobody can see. Type it anew, on one line."
    if len(name) > _LONGEST:
        return f"The name of the site has more than {_LONGEST} signs, too many for menus and sheets. Shorten it."
    return ""


def named_by(folder: str) -> str:
    """Return how a site is called whose folder has a name: `sleep-well` is “Sleep well”."""
    words = " ".join(re.split(r"[-_\s]+", folder)).strip()
    return words[:1].upper() + words[1:]


def later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of its month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def _target(path: Path) -> str:
    parts = path.relative_to(FILES).parts
    return "/".join(f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part for part in parts)
