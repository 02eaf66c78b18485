"""One help line as an author writes it: what is wrong with its fields, and the line that they make."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from psychoed.help.contacts import contact_problems, contacts, listed
from psychoed.help.lines import GROUPS, KINDS, NEEDS, HelpLine
from psychoed.help.marks import ANY_MARK
from psychoed.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_TOLD = ("hours", "cost", "confidential", "languages", "silent", "deaf", "note", "beside")
_TEXTS = ("id", "name", "area", "for", *_TOLD, "say", "short")
_LISTS = ("where", "need", "whom", "source", "was")
_FLAGS = ("keep", "paper")
FIELDS = (*_TEXTS, *_LISTS, *KINDS, *_FLAGS, "checked")
"""What a line is told by."""

_ID = re.compile(r"[\w-]+")


def item_problems(item: object, places: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Check one item of the list.

    Arguments:
        item: As read.
        places: The names of the places that there are.

    Yields:
        The field, what is wrong, and what to do.
    """
    if not isinstance(item, dict):
        yield "", "This is no help line.", "Write its `id`, `where`, `need`, `for`, `name` and how to reach it."
        return
    name = f"The help line `{item.get('id')}`" if item.get("id") else "This help line"
    for field in item:
        if field not in FIELDS:
            yield str(field), f"{name} has a field `{field}`, which means nothing.", nearest(str(field), FIELDS)
    for field in ("id", "need", "for", "name"):
        if field not in item:
            yield "", f"{name} has no `{field}`.", f"Add `{field}: …`."
    for check in (_text_problems, _list_problems, _word_problems, _other_problems):
        for field, what, remedy in check(item):
            yield field, f"{name} {what}", remedy
    for kind in KINDS:
        if kind in item:
            for what, remedy in contact_problems(kind, item[kind]):
                yield kind, f"{name} has {what}", remedy
    if not any(item.get(field) for field in (*KINDS, "say")):
        yield "", f"{name} does not say how to reach it.", "Add `call`, `text`, `chat` or `site`."
    for place in _listed(item, "where"):
        if isinstance(place, str) and place.strip() and place.strip() not in places:
            known = f"Add it to `places:`, or name one that is there. {nearest(place, places)}"
            yield "where", f"{name} is in a place that is not listed: {place}.", known


def _text_problems(item: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for field in (field for field in _TEXTS if field in item):
        if item[field] is None or item[field] == "":
            yield field, f"has an empty `{field}`.", "Fill it, or remove the line."
        elif not isinstance(item[field], str):
            # 0800 would lose its zero, and NO is false.
            yield field, f"has a `{field}` that is read as no text: {item[field]!r}.", "Put it in quotes."
        elif "\n" in item[field].strip():
            yield field, f"has a `{field}` of several lines.", "Write it on one line."
        elif ANY_MARK.search(item[field]):
            yield field, "names a help line by a mark.", "Write out what it should say."
    if isinstance(item.get("id"), str) and item["id"] and not _ID.fullmatch(item["id"]):
        yield "id", "has an `id` that is no name.", "Use letters, digits and hyphens."


def _list_problems(item: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    remedies = {
        "where": "Write it as `where: Canada`, or a list; put `NO` in quotes. A line for anywhere else has none.",
        "need": f"Write it as `need: crisis`, or a list with the main one first. Known: {', '.join(NEEDS)}.",
        "whom": f"Write it as `whom: women`, or a list. Known: {', '.join(GROUPS)}.",
        "source": "Write addresses, each in quotes.",
        "was": "Write the ids that it had before.",
    }
    for field in (field for field in _LISTS if field in item):
        values = _listed(item, field)
        if not values or not all(isinstance(value, str) and value.strip() for value in values):
            yield field, f"has a `{field}` that cannot be read.", remedies[field]
        elif field == "was" and not all(_ID.fullmatch(value) for value in values):
            yield field, "has an id in `was` that is no name.", "Use letters, digits and hyphens."


def _word_problems(item: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for field, known, word in (("need", NEEDS, "need"), ("whom", GROUPS, "group")):
        for value in _listed(item, field):
            if isinstance(value, str) and value.strip() and value.strip() not in known:
                close = nearest(value, known)
                remedy = close if close.startswith("Did you") else f"Known: {', '.join(known)}."
                yield field, f"names a {word} that is none: {value}.", remedy


def _other_problems(item: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for field in _FLAGS:
        if field in item and not isinstance(item[field], bool):
            yield field, f"has a `{field}` that is neither true nor false: {item[field]}.", f"Write `{field}: false`."
    if item.get("keep") is True and "beside" not in item:
        remedy = "Say in `beside:` what somebody must know who turns to it."
        yield "keep", "is kept although it is in doubt, and nothing is said beside it.", remedy
    checked = item.get("checked")
    if "checked" in item and type(checked) is not date:
        remedy = "Remove the quotes." if isinstance(checked, str) and checked[:2] == "20" else "Write it as 2026-11-30."
        yield "checked", f"has a `checked` that is no date: {checked}.", remedy


def _listed(item: Mapping[str, Any], field: str) -> list[Any]:
    return listed(item.get(field, []))


def help_line(item: Mapping[str, Any], at: int) -> HelpLine:
    """Return the line that an item without mistakes makes.

    Arguments:
        item: As read.
        at: On which line of the file it begins.
    """

    def words(field: str) -> str:
        return str(item.get(field, "")).strip()

    def each(field: str) -> tuple[Any, ...]:
        return tuple(value.strip() for value in _listed(item, field))

    ways = contacts(item)
    return HelpLine(
        id=item["id"],
        where=each("where"),
        needs=each("need"),
        whom=each("whom"),
        area=words("area"),
        name=words("name"),
        use=words("for"),
        contacts=ways,
        hours=words("hours"),
        cost=words("cost"),
        confidential=words("confidential"),
        languages=words("languages"),
        silent=words("silent"),
        deaf=words("deaf"),
        note=words("note"),
        beside=words("beside"),
        # What is kept although somebody has to look at it first can be mended on the site, but not on paper.
        paper=item.get("paper", True) and not item.get("keep", False),
        checked=item.get("checked"),
        source=each("source"),
        say=words("say") or ways[0].shown,
        short=words("short"),
        was=each("was"),
        line=at,
    )
