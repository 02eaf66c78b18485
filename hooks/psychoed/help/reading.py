"""The list of help lines, read from its file: one file, so that a number is changed once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from psychoed.help.contacts import WEB
from psychoed.help.fields import help_line, item_problems
from psychoed.help.lines import HelpLines
from psychoed.help.places import general_problems, place_problems, read_places
from psychoed.problems import Problem, nearest
from psychoed.yaml_text import YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.help.lines import HelpLine

_PARTS = ("exit", "directory", "places", "lines")


def read_help_lines(src_uri: str, text: str) -> tuple[HelpLines, list[Problem]]:
    """Read the list of lines.

    Arguments:
        src_uri: The file, relative to `docs_dir`.
        text: YAML with `exit`, an address; `directory`, an id; `places`, a mapping; and `lines`, a list.

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
    spots = _Spots(root)
    problems = [Problem(src_uri, spots.line(*path), what, mend) for path, what, mend in _head_problems(data)]
    if "places" in data:
        found = place_problems(data["places"])
        problems += [Problem(src_uri, spots.line("places", *path), what, mend) for path, what, mend in found]
    places = read_places(data.get("places"), spots.line)
    lines: dict[str, HelpLine] = {}
    for number, item in enumerate(data["lines"]):
        wrong = list(item_problems(item, {place.name for place in places}))
        problems += [Problem(src_uri, spots.line("lines", number, field), what, mend) for field, what, mend in wrong]
        if not wrong:
            line = help_line(item, spots.line("lines", number))
            if lines.setdefault(line.id, line) is not line:
                what = f"The help line `{line.id}` is already in line {lines[line.id].line}."
                problems.append(Problem(src_uri, line.line, what, "Give one of the two another `id`."))
    written = [str(item.get("id")) if isinstance(item, dict) else "" for item in data["lines"]]
    for line, what, mend in _old_id_problems(lines):
        problems.append(Problem(src_uri, spots.line("lines", written.index(line.id), "was"), what, mend))
    directory = lines.get(str(data.get("directory")))
    if "directory" in data and not directory and data["directory"] not in written:
        what = f"The directory is no help line that is there: {data['directory']}."
        problems.append(Problem(src_uri, spots.line("directory"), what, nearest(str(data["directory"]), lines)))
    away = data.get("exit", "")
    listed = HelpLines(tuple(lines.values()), away if _is_address(away) else "", directory, places)
    for place, what, mend in general_problems(places, listed.by_id, written):
        problems.append(Problem(src_uri, spots.line("places", place, "general"), what, mend))
    return listed, problems


def _is_address(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(rf"https://{WEB.pattern}", value, re.IGNORECASE))


def _head_problems(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for name in data:
        if name not in _PARTS:
            yield (str(name),), f"`{name}` means nothing here.", nearest(str(name), _PARTS)
    if not _is_address(data.get("exit", "")):
        yield ("exit",), "`exit` is no address.", "Name a harmless page, as `exit: https://…`."
    if not data["lines"]:
        yield ("lines",), "There is no help line.", "Add at least one to `lines:`."


def _old_id_problems(lines: Mapping[str, HelpLine]) -> Iterator[tuple[HelpLine, str, str]]:
    """Find ids that a line had before and another has now, or had too."""
    owners = {name: name for name in lines}
    for line in lines.values():
        for old in line.was:
            if owners.setdefault(old, line.id) != line.id or old == line.id:
                what = f"The help line `{line.id}` has an id in `was` that leads elsewhere: {old}."
                yield line, what, "Leave it with one of the two."


class _Spots:
    """Where in the file things stand.

    Arguments:
        root: What it was made of.
    """

    def __init__(self, root: yaml.Node | None) -> None:
        self._root = root

    def line(self, *path: str | int) -> int:
        """Return the line of a spot, or of what is nearest to it on the way there.

        Arguments:
            path: The names and numbers that lead to it.
        """
        node, found = self._root, 1
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
                if not pair:
                    break
                found, node = pair[0].start_mark.line + 1, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step]
                found = node.start_mark.line + 1
            else:
                break
        return found
