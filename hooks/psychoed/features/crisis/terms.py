"""The lists of terms, read: one file a language, written by people who know how people in need write."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from psychoed.features.crisis.groups import GROUPS
from psychoed.source.fields import given, table
from psychoed.source.kinds import listed, named, nested, read_listing
from psychoed.source.schema import SCALAR, shown_as

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.source.fields import Made
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem

CRISIS_FOLDER = "crisis-terms"
"""Where the lists are, relative to `docs_dir`."""

PANEL = ("title", "lead", "danger", "note")
"""What a panel says: its heading, what comes first in it, what an emergency is, and what else to know."""

OPTIONAL = frozenset({"note"})

_NAMES = tuple(group.name for group in GROUPS)


def terms_file(language: str) -> str:
    """Return where the terms of a language are written, relative to `docs_dir`."""
    return f"{CRISIS_FOLDER}/{language}.yml"


class Term(NamedTuple):
    """Something that people write."""

    text: str
    """As it stands in the file."""
    line: int


@dataclass(frozen=True)
class Terms:
    """The list of one language. Only what can be used of the file is in it."""

    path: str = ""
    """Relative to `docs_dir`."""
    values: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    """The words of each variable."""
    same: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    """For each spelling those that are read as it."""
    groups: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    """The terms of each group."""
    look_alikes: tuple[Term, ...] = ()
    panels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What the panel of each group says; without words where the file says nothing."""
    results: str = ""
    """What a panel above results of a search says to those who meant something else."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """On which line of the file each group begins."""

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The words of each variable, without their lines."""
        return {name: tuple(value.text for value in values) for name, values in self.values.items()}


def _term(here: Given) -> Made[Term]:
    if here.text is None:
        hint = "Write words; where they begin with `{` or `#`, put them in quotes."
        return None, [here.problem("This is no term.", hint)]
    if not here.text.strip():
        return None, [here.problem("This term is empty.", "Write words, or remove the line.")]
    if here.is_long:
        hint = "Let each `- ` begin as far right as the first."
        return None, [here.problem("This term goes on in the next line.", hint)]
    return Term(here.text, here.line), []


def _sentence(here: Given) -> Made[str]:
    words = (here.text or "").strip()
    return (words, []) if words else (None, [here.empty("Write a sentence, or remove the line.")])


_NAMED = "Write each name with a colon behind it."
_TERMS = listed(shown_as(_term, SCALAR), "Write one term a line, each behind `- `.", may_be_empty=True)


@table
class _Group:
    panel: Mapping[str, str] | None = given(named(shown_as(_sentence, SCALAR), _NAMED, PANEL), default=None)
    terms: tuple[Term, ...] | None = given(_TERMS, default=None)


@table
class WrittenTerms:
    """What is written of a language."""

    results: str = given(shown_as(_sentence, SCALAR), default="")
    vars: Mapping[str, tuple[Term, ...]] = given(named(_TERMS, _NAMED), default={})
    same: Mapping[str, tuple[Term, ...]] = given(named(_TERMS, _NAMED), default={})
    groups: Mapping[str, _Group] = given(
        named(nested(_Group, _NAMED, "The group `{}`"), _NAMED, _NAMES, "group"),
        default={},
    )
    look_alikes: tuple[Term, ...] = given(_TERMS, default=())


def read_terms(path: str, listing: str) -> tuple[Terms, list[Problem]]:
    """Read the terms of a language.

    Arguments:
        path: The file, relative to `docs_dir`.
        listing: YAML, as `docs/crisis-terms/en.yml` explains it.

    Returns:
        The terms, and everything in the file that cannot be read.
    """
    written, whole, problems = read_listing(nested(WrittenTerms, _NAMED, ""), path, listing)
    if not written:
        return Terms(path), problems
    read = Terms(
        path=path,
        values=written.vars,
        same=written.same,
        groups={name: group.terms for name, group in written.groups.items() if group.terms is not None},
        look_alikes=written.look_alikes,
        panels={name: group.panel for name, group in written.groups.items() if group.panel is not None},
        results=written.results,
        lines={name: whole.names["groups"].line_of(name) for name in written.groups},
    )
    return read, problems
