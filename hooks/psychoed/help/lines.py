"""The help lines: one data file, so that a number is changed once.

Sentences name a line by `{helpline=ID}`; the block `help-lines` shows them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from psychoed.fences import Loader
from psychoed.problems import Problem, nearest
from psychoed.text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARK = re.compile(r"\{helpline=([\w-]*)\}")
_FIELDS = ("id", "where", "need", "name", "call", "text", "site", "note", "say", "short", "checked")
_WEB = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?")
_NUMBER = re.compile(r"[+0-9][0-9 ()-]*")


@dataclass(frozen=True)
class HelpLine:
    """Somewhere to turn to."""

    id: str
    where: tuple[str, ...]
    """Countries or regions."""
    need: str
    """When to use it, as it follows “if”."""
    name: str
    call: str
    """A telephone number, as people write it; empty for none."""
    text: str
    """What to text, and where to; empty for none."""
    site: str
    """A web address without `https://`; empty for none."""
    note: str
    """What else to know; may be empty."""
    say: str
    """How a sentence names it."""
    short: str
    """Its lead in the line that every page shows; empty where it is not in it."""
    checked: date | None
    """The day on which it was last checked with the service itself."""
    line: int


@dataclass(frozen=True)
class HelpLines:
    """All lines."""

    lines: tuple[HelpLine, ...] = ()
    exit: str = ""
    """Where the button “Exit this page” leads: a page that gives nothing away."""

    @property
    def by_id(self) -> dict[str, HelpLine]:
        """The lines by id."""
        return {line.id: line for line in self.lines}

    @property
    def by_place(self) -> dict[str, list[HelpLine]]:
        """The lines of each country or region, in the order of the file."""
        places: dict[str, list[HelpLine]] = {}
        for line in self.lines:
            for where in line.where:
                places.setdefault(where, []).append(line)
        return places

    @property
    def everywhere(self) -> tuple[HelpLine, ...]:
        """What every page shows."""
        return tuple(line for line in self.lines if line.short)

    def filled(self, text: str) -> str:
        """Put the lines in place of their marks in a page's Markdown; unknown ones stay."""
        known = self.by_id
        return MARK.sub(lambda found: escaped(known[found[1]].say) if found[1] in known else found[0], text)

    def unknown(self, src_uri: str, text: str) -> list[Problem]:
        """Report marks in a page that name no line."""
        return [
            Problem(src_uri, number, f"There is no help line `{name}`.", nearest(name, self.by_id))
            for number, line in enumerate(text.split("\n"), 1)
            for name in MARK.findall(line)
            if name not in self.by_id
        ]


def read_help_lines(src_uri: str, text: str) -> tuple[HelpLines, list[Problem]]:
    """Read the list of lines.

    Arguments:
        src_uri: The file, relative to `docs_dir`.
        text: YAML with `exit`, an address, and `lines`, a list.

    Returns:
        The lines, and everything in the file that cannot be used.
    """
    remedy = "It needs `exit: https://…` and `lines:`, a list."
    try:
        data = yaml.load(text, Loader)
        starts = _starts(yaml.compose(text, Loader))
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what, mend = "This is not valid YAML.", "Mend the line, or put its text in quotes."
        return HelpLines(), [Problem(src_uri, line, what, mend)]
    if not isinstance(data, dict) or not isinstance(data.get("lines"), list):
        return HelpLines(), [Problem(src_uri, 1, "The list of help lines cannot be read.", remedy)]
    problems = []
    away = data.get("exit", "")
    if not (isinstance(away, str) and away.startswith("https://")):
        problems.append(Problem(src_uri, 1, "`exit` is no address.", "Name a harmless page, as `exit: https://…`."))
        away = ""
    lines: dict[str, HelpLine] = {}
    for item, at in zip(data["lines"], starts, strict=True):
        found = list(_item_problems(item))
        problems += [Problem(src_uri, at, what, mend) for what, mend in found]
        if not found:
            line = _help_line(item, at)
            if lines.setdefault(line.id, line) is not line:
                what = f"The help line `{line.id}` is already in line {lines[line.id].line}."
                problems.append(Problem(src_uri, at, what, "Give one of the two another `id`."))
    return HelpLines(tuple(lines.values()), away), problems


def _starts(root: yaml.Node | None) -> list[int]:
    """Return the lines on which the items of `lines` begin."""
    if not isinstance(root, yaml.MappingNode):
        return []
    found = next((value for name, value in root.value if name.value == "lines"), None)
    return [node.start_mark.line + 1 for node in found.value] if isinstance(found, yaml.SequenceNode) else []


def _item_problems(item: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(item, dict):
        yield "This is no help line.", "Write its `id`, `where`, `need`, `name` and how to reach it."
        return
    name = f"The help line `{item.get('id')}`" if item.get("id") else "This help line"
    for field in item:
        if field not in _FIELDS:
            yield f"{name} has a field `{field}`, which means nothing.", nearest(str(field), _FIELDS)
    for field in ("id", "need", "name"):
        if not _word(item, field):
            yield f"{name} has no `{field}`.", f"Add `{field}: …`."
    if _word(item, "id") and not re.fullmatch(r"[\w-]+", item["id"]):
        yield f"{name} has an `id` that is no name.", "Use letters, digits and hyphens."
    places = item.get("where")
    if not (_word(item, "where") or (isinstance(places, list) and places and all(isinstance(p, str) for p in places))):
        yield f"{name} does not say where it helps.", "Add `where: United Kingdom`, or a list of countries."
    if not any(item.get(field) for field in ("call", "text", "site", "say")):
        yield f"{name} does not say how to reach it.", "Add `call`, `text` or `site`."
    for field in ("call", "text", "site", "note", "say", "short"):
        # A number without quotes loses its leading zero.
        if field in item and not isinstance(item[field], str):
            yield f"{name} has a `{field}` that is read as a number: {item[field]!r}.", "Put it in quotes."
    if isinstance(item.get("call"), str) and not _NUMBER.fullmatch(item["call"]):
        yield f"{name} has a `call` that is no telephone number: {item['call']}.", "Put other words into `note`."
    if isinstance(item.get("site"), str) and not _WEB.fullmatch(item["site"]):
        yield f"{name} has a `site` that is no address: {item['site']}.", "Write it as `findahelpline.com`."
    if item.get("checked") is not None and type(item["checked"]) is not date:
        yield f"{name} has a `checked` that is no date: {item['checked']}.", "Write it as `checked: 2026-11-30`."


def _word(item: Mapping[str, Any], field: str) -> bool:
    return isinstance(item.get(field), str) and bool(item[field].strip())


def _help_line(item: Mapping[str, Any], at: int) -> HelpLine:
    def words(field: str) -> str:
        return str(item.get(field) or "").strip()

    where = item["where"]
    return HelpLine(
        id=item["id"],
        where=tuple(where) if isinstance(where, list) else (where,),
        need=words("need"),
        name=words("name"),
        call=words("call"),
        text=words("text"),
        site=words("site"),
        note=words("note"),
        say=words("say") or words("site") or words("call") or words("text"),
        short=words("short"),
        checked=item.get("checked"),
        line=at,
    )
