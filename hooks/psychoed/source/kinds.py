"""The kinds of values that fields hold: what is made of each, and what is said where that cannot be done."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from psychoed.source.fields import Kind, Made, read, unknown_names
from psychoed.source.given import Given
from psychoed.source.problems import nearest
from psychoed.source.schema import (
    EMPTY,
    ONE_LINE,
    Shown,
    listed_schema,
    named_schema,
    one_of_schema,
    schema_of,
    shaped_schema,
    table_schema,
)
from psychoed.source.yaml_text import MEND, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from psychoed.source.problems import Problem
    from psychoed.source.schema import Schema

T = TypeVar("T")
P = ParamSpec("P")


def _kind(
    schema: Callable[P, Schema],
) -> Callable[[Callable[Concatenate[Given, P], Made[T]]], Callable[P, Kind[T]]]:
    """Make a function that returns a kind of one that reads a value: it is given everything but the value.

    Arguments:
        schema: Returns the schema of such a kind, of the same.
    """

    def of(reader: Callable[Concatenate[Given, P], Made[T]]) -> Callable[P, Kind[T]]:
        def with_what(*args: P.args, **more: P.kwargs) -> Kind[T]:
            return Shown(lambda here: reader(here, *args, **more), lambda: schema(*args, **more))

        return with_what

    return of


@_kind(lambda hint="", fill="": ONE_LINE)
def text(here: Given, hint: str = "", fill: str = "") -> Made[str]:
    """Words on one line.

    Arguments:
        here: What is given.
        hint: What to do where it is something else.
        fill: What to do where it is empty, if that is something else.
    """
    if here.value is None or (isinstance(here.value, str) and not here.value.strip()):
        return None, [here.empty(fill or hint or "Fill it, or remove the line.")]
    if not isinstance(here.value, str):
        # 0800 would lose its zero, and NO is false.
        return here.refused("is read as no text", hint or "Put it in quotes.")
    if "\n" in here.value.strip():
        return None, [here.wrong("goes over several lines.", "Write it on one line.")]
    return here.value.strip(), []


TEXT = text()


@_kind(lambda pattern, says, hint, words=TEXT: shaped_schema(pattern))
def shaped(here: Given, pattern: str | re.Pattern[str], says: str, hint: str, words: Kind[str] = TEXT) -> Made[str]:
    """Words of a certain shape.

    Arguments:
        here: What is given.
        pattern: What they match as a whole.
        says: What others are: `is no address`.
        hint: What to do about these.
        words: How words are read.
    """
    value, problems = words(here)
    if value is not None and not re.fullmatch(pattern, value):
        return here.refused(says, hint)
    return value, problems


@_kind(lambda known, words=TEXT: one_of_schema(tuple(known)))
def one_of(here: Given, known: Collection[str], words: Kind[str] = TEXT) -> Made[Any]:
    """One of some words; see `shaped`."""
    value, problems = words(here)
    if value is None or value in known:
        return value, problems
    close = nearest(value, known)
    return here.refused("is not known", close if close.startswith("Did") else f"Known: {', '.join(known)}.")


@_kind(lambda hint: {"type": "boolean"})
def flag(here: Given, hint: str) -> Made[bool]:
    """True or false."""
    return (here.value, []) if isinstance(here.value, bool) else here.refused("is neither true nor false", hint)


@_kind(lambda hint, within=(date.min, date.max): {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"})
def day(here: Given, hint: str, within: tuple[date, date] = (date.min, date.max)) -> Made[date]:
    """A day of the calendar, from the first to the last that it can be."""
    # Exactly a date: one with a time is one too, for Python.
    if type(here.value) is date and within[0] <= here.value <= within[1]:
        return here.value, []
    is_quoted = isinstance(here.value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", here.value)
    return here.refused("is no date", "Remove the quotes around it." if is_quoted else hint)


@_kind(
    lambda item, hint, *, alone=False, may_be_empty=False, same=None: listed_schema(
        schema_of(item), alone=alone, may_be_empty=may_be_empty
    )
)
def listed(
    here: Given,
    item: Kind[T],
    hint: str,
    *,
    alone: bool = False,
    may_be_empty: bool = False,
    same: Callable[[T], object] | None = None,
) -> Made[tuple[T, ...]]:
    """A list; what is wrong in it is told and left out.

    Arguments:
        here: What is given.
        item: What it holds.
        hint: How to write it.
        alone: Whether a single value counts as a list of one.
        may_be_empty: Whether it may hold nothing.
        same: By what two of its values count as one, where none may come twice.
    """
    is_list = isinstance(here.value, list)
    if not is_list and not alone:
        return here.refused("is no list", hint)
    if is_list and not here.items and not may_be_empty:
        return None, [here.empty(hint)]
    values: dict[object, T] = {}
    problems: list[Problem] = []
    for number, each in enumerate([one.as_item_of(here) for one in here.items] if is_list else [here]):
        value, found = item(each)
        problems += found
        if value is not None:
            key = same(value) if same else number
            if key in values:
                problems.append(each.wrong(f"is there twice: {each.written}.", "Remove one of the two."))
            values.setdefault(key, value)
    return (tuple(values.values()) if values or is_list else None), problems


@_kind(lambda item, hint, known=(), noun="field": named_schema(schema_of(item), tuple(known)))
def named(
    here: Given, item: Kind[T], hint: str, known: Collection[str] = (), noun: str = "field"
) -> Made[dict[str, T]]:
    """A mapping of names to values of one kind; what is wrong in it is told and left out.

    Arguments:
        here: What is given.
        item: What stands under each name.
        hint: How to write it.
        known: The names that there are; none where any will do.
        noun: What messages call one of these.
    """
    if not isinstance(here.value, dict):
        return here.refused("cannot be read", hint)
    problems = unknown_names(here, known, here.as_owner, noun, is_open=False) if known else []
    owner = here.as_owner if known else here.owner
    values = {}
    for name in (name for name in here.names if not known or name in known):
        value, found = item(here.names[name].told_of(owner))
        problems += found
        if value is not None:
            values[name] = value
    return values, problems


@_kind(lambda of, hint, owner=None: table_schema(of))
def nested(here: Given, of: type[T], hint: str, owner: str | None = None) -> Made[T]:
    """A table within a table.

    Arguments:
        here: What is given.
        of: The table.
        hint: How to write it.
        owner: What messages call it, `{}` standing for its name.
    """
    if not isinstance(here.value, dict):
        return here.refused("cannot be read", hint)
    return read(of, here.told_of(here.as_owner if owner is None else owner.format(here.name)))


@_kind(lambda filled: {"anyOf": [EMPTY, schema_of(filled)]})
def unless_empty(here: Given, filled: Kind[T]) -> Made[T]:
    """As if nothing were given, where nothing stands behind the name."""
    return (None, []) if here.value in (None, "", []) else filled(here)


@_kind(lambda maker: {})
def made(here: Given, maker: Callable[[Any], T]) -> Made[T]:
    """What a function makes of the plain value; where it makes nothing, it is as if nothing were given."""
    return maker(here.value) or None, []


def as_is(here: Given) -> Made[Given]:
    """Take what is given, whatever it is, to be read elsewhere."""
    return here, []


def read_listing(kind: Kind[T], src_uri: str, listing: str, hint: str = MEND) -> tuple[T | None, Given, list[Problem]]:
    """Read a whole file of YAML.

    Arguments:
        kind: What it holds; nothing is made of an empty file.
        src_uri: The file, relative to `docs_dir`.
        listing: Its text.
        hint: What to do where it is no YAML.

    Returns:
        What is made of it, what is written there, and everything that is wrong.
    """
    whole, problems = read_yaml(src_uri, listing, hint=hint)
    if whole is None or whole.value is None:
        return None, Given({}, src_uri), problems
    value, found = kind(whole)
    return value, whole, [*problems, *found]
