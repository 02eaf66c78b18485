"""The help lines: one data file, so that a number is changed once.

Sentences name a line by `{helpline=ID}`; the block `help-lines` shows them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from psychoed.problems import Problem, nearest
from psychoed.source import prose_lines
from psychoed.text import CODE_SPAN, escaped
from psychoed.yaml_text import YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARK = re.compile(r"\{helpline=([\w-]+)\}")
"""An author's mark: `… or at {helpline=find-a-helpline}`."""

ANY_MARK = re.compile(r"\{[^{}\n]*\bhelp[- ]?lines?\b[^{}\n]*\}?", re.IGNORECASE)
"""Whatever may be meant as one."""

_CODE_OR_MARK = re.compile(rf"(?P<code>{CODE_SPAN.pattern})|{ANY_MARK.pattern}", re.IGNORECASE)
_FIELDS = ("id", "where", "need", "name", "call", "text", "site", "note", "say", "short", "checked")
_TEXTS = ("id", "need", "name", "call", "text", "site", "note", "say", "short")
_WEB = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
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

    @property
    def reachable(self) -> bool:
        """Whether it has a number or an address of its own, which somebody can check."""
        return bool(self.call or self.text or self.site)


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
        """Put the lines in place of their marks in a page's Markdown. Marks in code, and unknown ones, stay."""
        if not ANY_MARK.search(text):
            return text
        lines = text.split("\n")
        for index, line in prose_lines(text):
            if "{" in line:
                lines[index] = _CODE_OR_MARK.sub(self._said, line)
        return "\n".join(lines)

    def _said(self, found: re.Match[str]) -> str:
        mark = MARK.fullmatch(found[0])
        line = self.by_id.get(mark[1]) if mark else None
        # A stroke would part the cells of a table.
        return escaped(line.say).replace("|", "&#124;") if line else found[0]

    def unknown(self, src_uri: str, text: str, listed: str = "") -> list[Problem]:
        """Report marks in a page that name no line.

        Arguments:
            src_uri: The page.
            text: Its whole text.
            listed: The text of the data file: what it names but cannot be used is told there.
        """
        if not ANY_MARK.search(text):
            return []
        problems = []
        prose = prose_lines(text)
        for index, line in prose:
            for found in _CODE_OR_MARK.finditer(line):
                mark = MARK.fullmatch(found[0])
                if found["code"] or (mark and (mark[1] in self.by_id or f"id: {mark[1]}\n" in listed)):
                    continue
                what, remedy = f"`{found[0]}` is no mark of a help line.", "Write it as `{helpline=find-a-helpline}`."
                if mark:
                    what, remedy = f"There is no help line `{mark[1]}`.", nearest(mark[1], self.by_id)
                problems.append(Problem(src_uri, index + 1, what, remedy))
        head = text.split("\n")[: prose[0][0] if prose else None] if text.startswith("---") else []
        for number, line in enumerate(head, 1):
            if MARK.search(line):
                what = "The front matter cannot name a help line."
                problems.append(Problem(src_uri, number, what, "Name it in the page's text."))
        return problems


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
        data, root = read_yaml(text)
    except YamlError as error:
        what, mend = error.what or "This is not valid YAML.", "Mend the line, or put its text in quotes."
        return HelpLines(), [Problem(src_uri, error.line, what, mend)]
    if not isinstance(data, dict) or not isinstance(data.get("lines"), list):
        return HelpLines(), [Problem(src_uri, 1, "The list of help lines cannot be read.", remedy)]
    problems = [
        Problem(src_uri, 1, f"`{name}` means nothing here.", nearest(str(name), ["exit", "lines"]))
        for name in data
        if name not in {"exit", "lines"}
    ]
    away = data.get("exit", "")
    if not (isinstance(away, str) and re.fullmatch(rf"https://{_WEB.pattern}", away, re.IGNORECASE)):
        problems.append(Problem(src_uri, 1, "`exit` is no address.", "Name a harmless page, as `exit: https://…`."))
        away = ""
    if not data["lines"]:
        problems.append(Problem(src_uri, 1, "There is no help line.", "Add at least one to `lines:`."))
    lines: dict[str, HelpLine] = {}
    for item, at in zip(data["lines"], _starts(root), strict=True):
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
    for field in (field for field in _TEXTS if field in item):
        if item[field] is None or item[field] == "":
            yield f"{name} has an empty `{field}`.", "Fill it, or remove the line."
        elif not isinstance(item[field], str):
            # 0800 would lose its zero, and NO is false.
            yield f"{name} has a `{field}` that is read as no text: {item[field]!r}.", "Put it in quotes."
        elif "\n" in item[field].strip():
            yield f"{name} has a `{field}` of several lines.", "Write it on one line."
    for field in (field for field in ("id", "need", "name") if field not in item):
        yield f"{name} has no `{field}`.", f"Add `{field}: …`."
    if _word(item, "id") and not re.fullmatch(r"[\w-]+", item["id"]):
        yield f"{name} has an `id` that is no name.", "Use letters, digits and hyphens."
    places = item.get("where") if isinstance(item.get("where"), list) else [item.get("where")]
    if not places or not all(isinstance(place, str) and place.strip() for place in places):
        yield f"{name} does not say where it helps.", "Add `where: United Kingdom`, or a list; put `NO` in quotes."
    if not any(item.get(field) for field in ("call", "text", "site", "say")):
        yield f"{name} does not say how to reach it.", "Add `call`, `text` or `site`."
    if isinstance(item.get("call"), str) and not _NUMBER.fullmatch(item["call"]):
        yield f"{name} has a `call` that is no telephone number: {item['call']}.", "Put other words into `note`."
    if isinstance(item.get("site"), str) and not _WEB.fullmatch(item["site"]):
        yield f"{name} has a `site` that is no address: {item['site']}.", "Write it as `findahelpline.com`."
    if any(ANY_MARK.search(str(value)) for value in item.values()):
        yield f"{name} names a help line by a mark.", "Write out what it should say."
    checked = item.get("checked")
    if "checked" in item and type(checked) is not date:
        remedy = "Remove the quotes." if isinstance(checked, str) and checked[:2] == "20" else "Write it as 2026-11-30."
        yield f"{name} has a `checked` that is no date: {checked}.", remedy


def _word(item: Mapping[str, Any], field: str) -> bool:
    return isinstance(item.get(field), str) and bool(item[field].strip())


def _help_line(item: Mapping[str, Any], at: int) -> HelpLine:
    def words(field: str) -> str:
        return str(item.get(field) or "").strip()

    where = item["where"]
    return HelpLine(
        id=item["id"],
        where=tuple(place.strip() for place in where) if isinstance(where, list) else (where.strip(),),
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
