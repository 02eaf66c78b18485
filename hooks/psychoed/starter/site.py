"""The files of a new site, from its name, the day and where its toolkit comes from."""

from __future__ import annotations

import calendar
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, StrictUndefined

if TYPE_CHECKING:
    from datetime import date

FILES = Path(__file__).with_name("files")
"""The files as they are kept: templates in which `<< >>` is filled, for pages and workflows need `{{ }}` and `{# }`
themselves."""

_HIDDEN = "dot-"
"""What stands for the dot of a hidden file: packers and Git would obey these files, or leave them out."""

_MARKS = re.compile(r"[\\`*_{}\[\]<>&]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
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
    environment = Environment(
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        # Nothing of it is HTML: what a name needs is done by the filters.
        autoescape=False,
    )
    environment.filters |= {"yaml": _yaml, "md": _markdown}
    values = {
        "name": start.name,
        "today": start.today.isoformat(),
        "next_year": later(start.today, 12).isoformat(),
        "next_quarter": later(start.today, 3).isoformat(),
        "requirement": start.requirement,
    }
    paths = sorted(path for path in FILES.rglob("*") if path.is_file())
    return {_target(path): environment.from_string(path.read_text("utf-8")).render(values) for path in paths}


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


def _yaml(text: str) -> str:
    # Each text of JSON is one of YAML, whatever it holds.
    return json.dumps(text, ensure_ascii=False)


def _markdown(text: str) -> str:
    return _MARKS.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text)
