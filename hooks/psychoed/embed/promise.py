"""A promise: an embed that was published once keeps its address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psychoed.problems import Problem, nearest
from psychoed.yaml_text import YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection

PUBLISHED = "embeds.yml"
"""The list of what was published, relative to `docs_dir`."""

_ID = re.compile(r"[\w-]+")
_FORM = "List each id as `- id`, and what moved as `- old-id: new-id`."


@dataclass(frozen=True)
class Published:
    """What was published under its own address."""

    ids: dict[str, int] = field(default_factory=dict)
    """Each id and its line."""
    moved: dict[str, str] = field(default_factory=dict)
    """Ids that lead to another now."""


def read_published(text: str) -> tuple[Published, list[Problem]]:
    """Read the list of published embeds; report what is no id."""
    try:
        read, node = read_yaml(text)
    except YamlError as error:
        return Published(), [Problem(PUBLISHED, error.line, error.what or "This is not valid YAML.", _FORM)]
    if not isinstance(read, list):
        return Published(), [Problem(PUBLISHED, 1, "This is no list.", _FORM)] if read is not None else []
    assert node is not None
    ids: dict[str, int] = {}
    moved: dict[str, str] = {}
    problems = []
    for entry, at in zip(read, (item.start_mark.line + 1 for item in node.value), strict=True):
        pair = next(iter(entry.items())) if isinstance(entry, dict) and len(entry) == 1 else (entry, "")
        if not all(isinstance(name, str) and _ID.fullmatch(name) for name in pair if name or name is entry):
            problems.append(Problem(PUBLISHED, at, f"`{entry}` is no id.", _FORM))
            continue
        if pair[0] in ids:
            what = f"`{pair[0]}` is already listed in line {ids[pair[0]]}."
            problems.append(Problem(PUBLISHED, at, what, "Remove one of the two."))
        ids[pair[0]] = at
        if pair[1]:
            moved[pair[0]] = pair[1]
    return Published(ids, moved), problems


def check_promise(published: Published, there: Collection[str]) -> list[Problem]:
    """Report embeds that were published and are gone, and that lead to one that is not there."""
    problems = []
    for name, line in published.ids.items():
        if name in published.moved:
            if published.moved[name] not in there:
                what = f"`{name}` leads to `{published.moved[name]}`, which is no embed."
                problems.append(Problem(PUBLISHED, line, what, nearest(published.moved[name], there)))
            if name in there:
                what = f"`{name}` is an embed again, and leads to another."
                problems.append(Problem(PUBLISHED, line, what, f"Write `- {name}` alone, or rename the new one."))
        elif name not in there:
            what = f"The embed `{name}` was published and is gone: pages that show it would break."
            remedy = f"Bring it back, or say where it leads: `- {name}: {_example(name, there)}`."
            problems.append(Problem(PUBLISHED, line, what, remedy))
    return problems


def _example(name: str, there: Collection[str]) -> str:
    found = nearest(name, there)
    return next((one for one in there if f"'{one}'" in found), "new-id")
