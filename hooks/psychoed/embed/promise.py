"""A promise: what was published once keeps its address, and what was withdrawn never gets its id again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psychoed.problems import Problem, nearest
from psychoed.yaml_text import YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from psychoed.embed.embed import EmbedPart

PUBLISHED = "embeds.yml"
"""The list of what was published, relative to `docs_dir`."""

_ID = re.compile(r"[\w-]+")
_ANY_ID = re.compile(r"[\w-]+(/[\w-]+)*")
"""Of what can be withdrawn: a question that the build made has the id of its block, a slash, and more."""
_FORM = (
    "List each id as `- id`, what moved as `- old-id: new-id`, and what was withdrawn as `- old-id: {withdrawn: Why}`."
)


@dataclass(frozen=True)
class Published:
    """What was published under its own address."""

    ids: dict[str, int] = field(default_factory=dict)
    """Each id and its line."""
    moved: dict[str, str] = field(default_factory=dict)
    """Ids that lead to another now."""
    withdrawn: dict[str, str] = field(default_factory=dict)
    """Ids of what is no more, and why, plain words."""


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
    withdrawn: dict[str, str] = {}
    problems = []
    for entry, at in zip(read, (item.start_mark.line + 1 for item in node.value), strict=True):
        pair = next(iter(entry.items())) if isinstance(entry, dict) and len(entry) == 1 else (entry, "")
        why = pair[1].get("withdrawn") if isinstance(pair[1], dict) and len(pair[1]) == 1 else None
        if isinstance(why, str) and why.strip() and isinstance(pair[0], str) and _ANY_ID.fullmatch(pair[0]):
            withdrawn[pair[0]] = " ".join(why.split())
        elif not all(isinstance(name, str) and _ID.fullmatch(name) for name in pair if name or name is entry):
            problems.append(Problem(PUBLISHED, at, f"`{entry}` is no id.", _FORM))
            continue
        if pair[0] in ids:
            what = f"`{pair[0]}` is already listed in line {ids[pair[0]]}."
            problems.append(Problem(PUBLISHED, at, what, "Remove one of the two."))
        ids[pair[0]] = at
        if pair[1] and pair[0] not in withdrawn:
            moved[pair[0]] = pair[1]
    return Published(ids, moved, withdrawn), problems


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
        elif name not in there and name not in published.withdrawn:
            what = f"The embed `{name}` was published and is gone: pages that show it would break."
            remedy = (
                f"Bring it back, say where it leads: `- {name}: {_example(name, there)}`, or why it is no more: "
                f"`- {name}: {{withdrawn: Why}}`."
            )
            problems.append(Problem(PUBLISHED, line, what, remedy))
    return problems


def check_withdrawn(published: Published, parts: Iterable[EmbedPart]) -> list[Problem]:
    """Report parts whose id was that of something withdrawn: what shows or links to it would show something else."""
    return [
        Problem(
            part.src_uri,
            part.line,
            f"The id `{part.id}` was withdrawn ({PUBLISHED}:{published.ids[part.id]}), and is used again.",
            "Give this another `id`.",
        )
        for part in parts
        if part.id in published.withdrawn
    ]


def _example(name: str, there: Collection[str]) -> str:
    found = nearest(name, there)
    return next((one for one in there if f"'{one}'" in found), "new-id")
