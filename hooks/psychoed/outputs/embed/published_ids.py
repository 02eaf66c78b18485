"""A promise: what was published once keeps its address, and what was withdrawn never gets its id again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from psychoed.outputs.embed.kinds import QUIZ, TERM
from psychoed.source.kinds import listed, read_listing
from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from psychoed.outputs.embed.embed import EmbedPart
    from psychoed.source.fields import Made
    from psychoed.source.given import Given

PUBLISHED = "embeds.yml"
"""The list of what was published, relative to `docs_dir`."""

_ID = re.compile(r"[\w-]+")
_ANY_ID = re.compile(r"[\w-]+(/[\w-]+)*")
"""Of what can be withdrawn: a question that the build made has the id of its block, a slash, and more."""
_FEW = 5
"""More than these, and more than half of all, are not lost one by one."""
_NEW_SITE = "For a new site, empty the list: nothing of it is published. Otherwise bring them back."
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
    entries, _, problems = read_listing(listed(_entry, _FORM, may_be_empty=True), PUBLISHED, text, _FORM)
    ids: dict[str, _Entry] = {}
    for entry in entries or ():
        if entry.id in ids:
            what = f"`{entry.id}` is already listed in line {ids[entry.id].line}."
            problems.append(Problem(PUBLISHED, entry.line, what, "Remove one of the two."))
        ids[entry.id] = entry
    return Published(
        {name: entry.line for name, entry in ids.items()},
        {name: entry.leads_to for name, entry in ids.items() if entry.leads_to},
        {name: entry.why for name, entry in ids.items() if entry.why},
    ), problems


class _Entry(NamedTuple):
    id: str
    line: int
    leads_to: str = ""
    why: str = ""
    """Why it was withdrawn."""


def _entry(here: Given) -> Made[_Entry]:
    name, now = next(iter(here.names.items())) if len(here.names) == 1 else (here.value, None)
    why = now.get("withdrawn") if now and len(now.names) == 1 else None
    if isinstance(why, str) and why.strip() and _ANY_ID.fullmatch(name):
        return _Entry(name, here.line, why=" ".join(why.split())), []
    leads_to = (now and now.value) or name
    if all(isinstance(each, str) and _ID.fullmatch(each) for each in (name, leads_to)):
        return _Entry(name, here.line, leads_to if leads_to != name else ""), []
    return here.refused("is no id", _FORM)


def check_promise(published: Published, there: Collection[str]) -> list[Problem]:
    """Report embeds that were published and are gone, and that lead to one that is not there."""
    problems = []
    gone = [name for name in published.ids if name not in {*there, *published.moved, *published.withdrawn}]
    if len(gone) > max(_FEW, len(published.ids) // 2):
        what = (
            f"{len(gone)} embeds that were published are gone, such as `{gone[0]}`: pages that show them would break."
        )
        return [Problem(PUBLISHED, published.ids[gone[0]], what, _NEW_SITE)]
    fresh = [name for name in there if name not in published.ids]
    for name, line in published.ids.items():
        if name in published.moved:
            if published.moved[name] not in there:
                what = f"`{name}` leads to `{published.moved[name]}`, which is no embed."
                problems.append(Problem(PUBLISHED, line, what, nearest(published.moved[name], there)))
            if name in there:
                what = f"`{name}` is an embed again, and leads to another."
                problems.append(Problem(PUBLISHED, line, what, f"Write `- {name}` alone, or rename the new one."))
        elif name in gone:
            what = f"The embed `{name}` was published and is gone: pages that show it would break."
            hint = (
                f"Bring it back, say where it leads: `- {name}: {_example(name, fresh)}`, or why it is no more: "
                f"`- {name}: {{withdrawn: Why}}`."
            )
            problems.append(Problem(PUBLISHED, line, what, hint))
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


def _example(name: str, fresh: Collection[str]) -> str:
    """Return what may be the new id of something: one that was not published yet, and of a thing of the same kind."""
    alike = [one for one in fresh if _kind(one) == _kind(name)]
    found = nearest(name, alike)
    return next((one for one in alike if f"'{one}'" in found), "new-id")


def _kind(name: str) -> str:
    return next((kind for kind in (TERM, QUIZ) if name.startswith(f"{kind}-")), "")
