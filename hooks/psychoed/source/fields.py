"""One check for all that authors fill in: front matter, options of blocks, help lines and other lists of data.

A table is a class whose attributes say by `given` under which name a value stands, of which kind it is, and what to do
where it is missing. `read` makes such a table of what an author wrote, with every problem at its line. What is wrong
or left out has its default there, so that a preview goes on, and all mistakes are told in one run.

No library does this as well. jsonschema and pydantic collect all errors, but by paths into data that has lost its
lines; they tell one mistake in “a value or a list of them” once for each form it could have had (pydantic five times
for `call: [{nummer: 1}]`), make nothing of what has one mistake in twenty fields, and speak to programmers: each of
their messages would be replaced. msgspec stops at the first error, voluptuous knows no lines, and strictyaml refuses
`[a, b]`, which authors write.
"""

from __future__ import annotations

import dataclasses
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypeVar, dataclass_transform

from psychoed.source.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from psychoed.source.given import Given
    from psychoed.source.problems import Problem

T = TypeVar("T")

Made: TypeAlias = "tuple[T | None, list[Problem]]"
"""What is made of what is given, and what is wrong with it; neither where it is as if nothing were given."""

Kind: TypeAlias = "Callable[[Given], Made[T]]"
"""Makes something of what is given."""


class Lack(NamedTuple):
    """What is said where a value is missing."""

    hint: str
    what: str = ""
    """By default, that its owner has no such thing."""
    noun: str = ""
    """What that is called; by default by its name."""


class Field(NamedTuple):
    """What there is to know of one name."""

    kind: Kind[Any]
    lack: Lack | None = None
    """What to say where it is missing; nothing where it may be."""


Others: TypeAlias = Literal["refused", "near", "ignored"]
"""What is done with names that a table does not have: `near` reports those that are a slip of the pen."""


def given(kind: Kind[T], *, default: T, name: str = "", lack: Lack | None = None) -> T:
    """Declare an attribute of a table.

    Arguments:
        kind: What is made of the value.
        default: What stands in where it is missing or wrong.
        name: Under which name authors write it, if that is not the attribute's.
        lack: What to say where it is missing; nothing where it may be.
    """
    # By a factory, dataclasses take mappings too; nobody changes what is read.
    value: T = dataclasses.field(default_factory=lambda: default, metadata={"field": Field(kind, lack), "name": name})
    return value


@dataclass_transform(frozen_default=True, field_specifiers=(given,))
def table(cls: type[T]) -> type[T]:
    """Make a class a table."""
    return dataclasses.dataclass(frozen=True)(cls)


def names_of(of: type[Any]) -> dict[str, str]:
    """Return the names that authors write in a table, each with its attribute."""
    return {each.metadata["name"] or each.name: each.name for each in dataclasses.fields(of)}


def read(
    of: type[T], whole: Given, called: str = "", *, noun: str = "field", others: Others = "refused"
) -> tuple[T, list[Problem]]:
    """Read what is written for a table.

    Arguments:
        of: The table.
        whole: A mapping; of anything else, nothing is read.
        called: What messages call it where a name is unknown or missing; by default what they call its owner.
        noun: What they call a name in it.
        others: What is done with names that it does not have.

    Returns:
        The table, with defaults for what is missing or wrong, and everything that is wrong.
    """
    names = names_of(of)
    declared: Mapping[str, Any] = vars(of)["__dataclass_fields__"]
    known = {name: declared[attribute].metadata["field"] for name, attribute in names.items()}
    values, problems = read_fields(known, whole, called, noun=noun, others=others)
    return of(**{names[name]: value for name, value in values.items()}), problems


def read_fields(
    known: Mapping[str, Field], whole: Given, called: str, *, noun: str, others: Others
) -> tuple[dict[str, Any], list[Problem]]:
    """Read what is written for some fields, as `read` does; what is missing or wrong is left out."""
    called = called or whole.owner
    problems = [] if others == "ignored" else unknown_names(whole, known, called, noun, is_open=others == "near")
    values: dict[str, Any] = {}
    for name, (kind, lack) in known.items():
        here = whole.names.get(name)
        value, found = kind(here.told_of(whole.owner)) if here else (None, [])
        problems += found
        if value is not None:
            values[name] = value
        elif lack and not found:
            thing = lack.noun or f"`{name}`"
            problems.append((here or whole).problem(lack.what or f"{called} has no {thing}.", lack.hint))
    return values, problems


def unknown_names(whole: Given, known: Collection[str], called: str, noun: str, *, is_open: bool) -> list[Problem]:
    """Report the names in a mapping that are not known, with the nearest that is; in an open one, only slips."""
    problems = []
    for name in (name for name in whole.names if name not in known):
        if not is_open or get_close_matches(name.casefold(), known, n=1, cutoff=0.8):
            what = f"{called} has no {noun} `{name}`." if called else f"`{name}` means nothing here."
            problems.append(whole.names[name].problem(what.replace("  ", " "), nearest(name, known)))
    return problems
