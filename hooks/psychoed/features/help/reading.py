"""The list of help lines, read from its file: one file, so that a number is changed once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.features.help.contacts import WEB
from psychoed.features.help.fields import read_help_line
from psychoed.features.help.lines import HelpLines
from psychoed.features.help.places import PLACES, general_problems, repeated_places, shared_codes
from psychoed.source.fields import given, read, table
from psychoed.source.kinds import TEXT, as_is, listed, shaped, text
from psychoed.source.problems import Problem, nearest
from psychoed.source.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.features.help.lines import HelpLine, Place
    from psychoed.source.given import Given
    from psychoed.words.catalogue import Words

_EXIT = "Name a harmless page, as `exit: https://…`."
_ADDRESS = re.compile(rf"https://{WEB.pattern}", re.IGNORECASE)


@table
class WrittenList:
    """What is written of all lines."""

    exit: str = given(shaped(_ADDRESS, "is no address", _EXIT, text(_EXIT)), default="")
    directory: str = given(TEXT, default="")
    places: Mapping[str, Place] = given(PLACES, default={})
    lines: tuple[Given, ...] = given(listed(as_is, "Add at least one help line."), default=())


def read_help_lines(src_uri: str, listing: str, words: Words) -> tuple[HelpLines, list[Problem]]:
    """Read the list of lines.

    Arguments:
        src_uri: The file, relative to `docs_dir`.
        listing: YAML with `exit`, an address; `directory`, an id; `places`, a mapping; and `lines`, a list.
        words: Of the site.

    Returns:
        The lines, and everything in the file that cannot be used.
    """
    whole, problems = read_yaml(src_uri, listing)
    if whole is None:
        return HelpLines(is_unread=True), problems
    if not isinstance(whole.get("lines"), list):
        hint = "It needs `exit: https://…` and `lines:`, a list."
        return HelpLines(is_unread=True), [Problem(src_uri, 1, "The list of help lines cannot be read.", hint)]
    written, found = read(WrittenList, whole)
    places = tuple(written.places.values())
    given_places = whole.names.get("places", whole)
    problems += [*found, *repeated_places(written.places, given_places), *shared_codes(written.places, given_places)]
    known = {place.name for place in places} if places or not problems else None
    lines: dict[str, HelpLine] = {}
    homes: dict[str, Given] = {}
    # Those with mistakes too: what is wrong with them is told where they stand.
    ids: dict[str, Given] = {}
    for item in written.lines:
        line, found = read_help_line(item, known, words)
        problems += found
        name = str(item.get("id") or "").strip()
        if name and ids.setdefault(name, item) is not item:
            what = f"The help line `{name}` is already in line {ids[name].line}."
            problems.append(item.problem(what, "Give one of the two another `id`."))
        if line and line.id not in lines:
            lines[line.id], homes[line.id] = line, item
    for line, what, mend in _old_id_problems(lines):
        problems.append(homes[line.id].names["was"].problem(what, mend))
    directory = lines.get(written.directory)
    if written.directory and written.directory not in ids:
        what = f"The directory is no help line that is there: {written.directory}."
        problems.append(whole.names["directory"].problem(what, nearest(written.directory, lines)))
    listed_lines = HelpLines(tuple(lines.values()), written.exit, directory, places)
    for place, what, mend in general_problems(written.places, listed_lines.by_id, ids):
        problems.append(whole.names["places"].names[place].names["general"].problem(what, mend))
    return listed_lines, problems


def _old_id_problems(lines: Mapping[str, HelpLine]) -> Iterator[tuple[HelpLine, str, str]]:
    """Find ids that a line had before and another has now, or had too."""
    owners = {name: name for name in lines}
    for line in lines.values():
        for old in line.was:
            if owners.setdefault(old, line.id) != line.id or old == line.id:
                what = f"The help line `{line.id}` has an id in `was` that leads elsewhere: {old}."
                yield line, what, "Leave it with one of the two."
