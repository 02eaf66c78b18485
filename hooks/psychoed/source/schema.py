"""What a kind of value looks like to an editor: a JSON Schema, as far as one can say it.

It says nothing that the kind does not: what it forbids, the kind refuses. The kind may refuse more.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from psychoed.source.fields import names_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from psychoed.source.fields import Field, Kind, Made, Others
    from psychoed.source.given import Given

T = TypeVar("T")

Schema: TypeAlias = dict[str, Any]

EMPTY: Schema = {"enum": ["", None, []]}
"""Of what counts as left out."""

ONE_LINE: Schema = {"type": "string", "pattern": r"^\s*\S[^\n]*\s*$"}
"""Of words on one line."""

SCALAR: Schema = {"not": {"type": ["object", "array"]}}
"""Of whatever is no list and no mapping."""


class Shown(Generic[T]):
    """A kind that knows its schema."""

    def __init__(self, kind: Kind[T], schema: Callable[[], Schema]) -> None:
        self._kind = kind
        self.schema = schema

    def __call__(self, here: Given) -> Made[T]:
        """Make something of what is given."""
        return self._kind(here)


def shown_as(kind: Kind[T], schema: Schema) -> Kind[T]:
    """Let a kind know its schema."""
    return Shown(kind, lambda: schema)


def schema_of(kind: Kind[Any]) -> Schema:
    """Return the schema of a kind; one that allows everything where it knows none."""
    return kind.schema() if isinstance(kind, Shown) else {}


def table_schema(of: type[Any], others: Others = "refused") -> Schema:
    """Return the schema of a table.

    Arguments:
        of: The table.
        others: What is done with names that it does not have.
    """
    fields = {each.name: each.metadata["field"] for each in dataclasses.fields(of)}
    return fields_schema({name: fields[attribute] for name, attribute in names_of(of).items()}, others)


def fields_schema(known: dict[str, Field], others: Others = "refused") -> Schema:
    """Return the schema of a mapping with some fields; see `table_schema`."""
    required = [name for name, field in known.items() if field.lack]
    schema: Schema = {
        "type": "object",
        "properties": {name: schema_of(field.kind) for name, field in known.items()},
    }
    return schema | ({"required": required} if required else {}) | _closed(others)


def one_of_schema(known: tuple[str, ...]) -> Schema:
    """Return the schema of one of some words."""
    return {"enum": list(known)}


def shaped_schema(pattern: str | re.Pattern[str]) -> Schema:
    r"""Return the schema of words of a certain shape.

    Editors read patterns by other rules: to them, `\w` is no `ä`, and nothing says that case does not count. Such a
    pattern is left out, so that nothing right is marked as wrong.
    """
    written, flags = (pattern, 0) if isinstance(pattern, str) else (pattern.pattern, pattern.flags)
    if "\\w" in written or flags & re.IGNORECASE:
        return ONE_LINE
    return {"type": "string", "pattern": rf"^\s*(?:{written})\s*$"}


def listed_schema(item: Schema, *, alone: bool, may_be_empty: bool) -> Schema:
    """Return the schema of a list; see `kinds.listed`."""
    array: Schema = {"type": "array", "items": item} | ({} if may_be_empty else {"minItems": 1})
    return {"anyOf": [item, array]} if alone else array


def named_schema(item: Schema, known: tuple[str, ...]) -> Schema:
    """Return the schema of a mapping of names to values of one kind."""
    if not known:
        return {"type": "object", "additionalProperties": item}
    return {"type": "object", "properties": dict.fromkeys(known, item)} | _closed("refused")


def _closed(others: Others) -> Schema:
    return {"additionalProperties": False} if others == "refused" else {}
