"""The options of blocks: tables that each kind of block adds its own to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pymdownx.blocks.block import type_any

from psychoed.source.fields import given, names_of, table
from psychoed.source.kinds import shaped, text

if TYPE_CHECKING:
    from psychoed.source.fields import Made
    from psychoed.source.given import Given


def _attributes(here: Given) -> Made[Given]:
    if isinstance(here.value, dict):
        return here, []
    return None, [here.wrong("holds no attributes.", "Write them as `attrs: {class: wide}`.")]


def _name(here: Given) -> Made[str]:
    quote = f'Put it in quotes, as in `{here.name}: "{here.written}"`, or choose a name that begins with a letter.'
    words = text(quote, "Write a name behind it, or leave it out.")
    hint = "Use letters, digits and hyphens, as in `calm-friend`."
    name, problems = shaped(r"[\w-]+", "is no name", hint, words)(here)
    if name is not None and name != here.value:
        # The block on the page is given the value as it is.
        return None, [here.wrong("has spaces around it.", "Remove them.")]
    return name, problems


@table
class Options:
    """What every block may have."""

    attrs: Given | None = given(_attributes, default=None)
    """Attributes of HTML, which pymdownx.blocks sets."""


@table
class BlockOptions(Options):
    """What blocks have that have an address."""

    id: str = given(_name, default="")


@table
class ClaimOptions(BlockOptions):
    """What blocks have that can state a claim."""

    claim: str | None = given(_name, default=None)


def options_of(of: type[Options]) -> dict[str, tuple[Any, Any]]:
    """Return a table as pymdownx.blocks takes it.

    It checks no value: where it found something wrong, it would turn the block back into text without a word.
    """
    return {name: ("", type_any) for name in names_of(of) if name != "attrs"}
