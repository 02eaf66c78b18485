"""The kinds of values that fields hold: what is made of each, and what is said where that cannot be done."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from psychoed.fields import Kind, read, unknown_names
from psychoed.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from psychoed.given import Given
    from psychoed.problems import Problem

T = TypeVar("T")


def text(quote: str = "Put it in quotes.", fill: str = "Fill it, or remove the line.") -> Kind[str]:
    """Words on one line.

    Arguments:
        quote: What to do where YAML reads something else.
        fill: What to do where there is nothing.
    """

    def kind(here: Given) -> tuple[str | None, list[Problem]]:
        if here.value is None or (isinstance(here.value, str) and not here.value.strip()):
            return None, [here.empty(fill)]
        if not isinstance(here.value, str):
            # 0800 would lose its zero, and NO is false.
            return None, [here.wrong(f"is read as no text: {here.written}.", quote)]
        if "\n" in here.value.strip():
            return None, [here.wrong("goes over several lines.", "Write it on one line.")]
        return here.value.strip(), []

    return kind


def shaped(pattern: str | re.Pattern[str], says: str, remedy: str, words: Kind[str] | None = None) -> Kind[str]:
    """Words of a certain shape.

    Arguments:
        pattern: What they match as a whole.
        says: What others are: `is no address`.
        remedy: What to do about these.
        words: The kind of what is no text.
    """
    read_words = words or text()

    def kind(here: Given) -> tuple[str | None, list[Problem]]:
        value, problems = read_words(here)
        if value is not None and not re.fullmatch(pattern, value):
            return None, [here.wrong(f"{says}: {here.written}.", remedy)]
        return value, problems

    return kind


def one_of(known: Collection[str], words: Kind[str] | None = None) -> Kind[Any]:
    """One of some words."""
    read_words = words or text()

    def kind(here: Given) -> tuple[str | None, list[Problem]]:
        value, problems = read_words(here)
        if value is None or value in known:
            return value, problems
        close = nearest(value, known)
        remedy = close if close.startswith("Did") else f"Known: {', '.join(known)}."
        return None, [here.wrong(f"is not known: {here.written}.", remedy)]

    return kind


def flag(remedy: str) -> Kind[bool]:
    """True or false."""

    def kind(here: Given) -> tuple[bool | None, list[Problem]]:
        if isinstance(here.value, bool):
            return here.value, []
        return None, [here.wrong(f"is neither true nor false: {here.written}.", remedy)]

    return kind


def day(remedy: str, within: tuple[date, date] = (date.min, date.max)) -> Kind[date]:
    """A day of the calendar.

    Arguments:
        remedy: How to write it.
        within: The first and the last day that it can be.
    """

    def kind(here: Given) -> tuple[date | None, list[Problem]]:
        # Exactly a date: one with a time is one too, for Python.
        if type(here.value) is date and within[0] <= here.value <= within[1]:
            return here.value, []
        is_quoted = isinstance(here.value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", here.value)
        mend = "Remove the quotes around it." if is_quoted else remedy
        return None, [here.wrong(f"is no date: {here.written}.", mend)]

    return kind


def listed(
    item: Kind[T],
    remedy: str,
    *,
    alone: bool = False,
    may_be_empty: bool = False,
    same: Callable[[T], object] | None = None,
) -> Kind[tuple[T, ...]]:
    """A list; what is wrong in it is told and left out.

    Arguments:
        item: What it holds.
        remedy: How to write it.
        alone: Whether a single value counts as a list of one.
        may_be_empty: Whether it may hold nothing.
        same: By what two of its values count as one, where none may come twice.
    """

    def kind(here: Given) -> tuple[tuple[T, ...] | None, list[Problem]]:
        if not isinstance(here.value, list):
            if not alone:
                return None, [here.wrong(f"is no list: {here.written}.", remedy)]
            value, problems = item(here)
            return (None if value is None else (value,)), problems
        if not here.items and not may_be_empty:
            return None, [here.empty(remedy)]
        values: dict[object, T] = {}
        problems = []
        for number, each in enumerate(one.as_item_of(here) for one in here.items):
            value, found = item(each)
            problems += found
            if value is not None:
                key = same(value) if same else number
                if key in values:
                    problems.append(each.wrong(f"is there twice: {each.written}.", "Remove one of the two."))
                values.setdefault(key, value)
        return tuple(values.values()), problems

    return kind


def named(item: Kind[T], remedy: str, known: Collection[str] = (), noun: str = "field") -> Kind[dict[str, T]]:
    """A mapping of names to values of one kind; what is wrong in it is told and left out.

    Arguments:
        item: What stands under each name.
        remedy: How to write it.
        known: The names that there are; none where any will do.
        noun: What messages call one of these.
    """

    def kind(here: Given) -> tuple[dict[str, T] | None, list[Problem]]:
        if not isinstance(here.value, dict):
            return None, [here.wrong(f"cannot be read: {here.written}.", remedy)]
        problems = unknown_names(here, known, here.as_owner, noun) if known else []
        values = {}
        for name, each in here.names.items():
            if not known or name in known:
                value, found = item(each.told_of(here.as_owner if known else here.owner))
                problems += found
                if value is not None:
                    values[name] = value
        return values, problems

    return kind


def nested(of: type[T], remedy: str, owner: Callable[[Given], str] = lambda here: here.as_owner) -> Kind[T]:
    """A table within a table.

    Arguments:
        of: The table.
        remedy: How to write it.
        owner: What messages call it.
    """

    def kind(here: Given) -> tuple[T | None, list[Problem]]:
        if not isinstance(here.value, dict):
            return None, [here.wrong(f"cannot be read: {here.written}.", remedy)]
        return read(of, here.told_of(owner(here)))

    return kind


def unless_empty(filled: Kind[T]) -> Kind[T]:
    """As if nothing were given, where nothing stands behind the name."""
    return lambda here: (None, []) if here.value in (None, "", []) else filled(here)


def read_by(reader: Callable[[object], tuple[T, list[tuple[str, str]]]]) -> Kind[T]:
    """What a function makes of the plain value; it tells what is wrong, and what to do."""

    def kind(here: Given) -> tuple[T | None, list[Problem]]:
        value, wrong = reader(here.value)
        return value, [here.problem(*each) for each in wrong]

    return kind


def made(maker: Callable[[Any], T]) -> Kind[T]:
    """What a function makes of the plain value; where it makes nothing, it is as if nothing were given."""
    return lambda here: (maker(here.value) or None, [])


def as_is(here: Given) -> tuple[Given, list[Problem]]:
    """Take what is given, whatever it is, to be read elsewhere."""
    return here, []
