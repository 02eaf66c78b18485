"""The lists of terms, read: one file a language, written by people who know how people in need write."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from psychoed.crisis.groups import GROUPS
from psychoed.problems import Problem, nearest
from psychoed.yaml_text import YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CRISIS_FOLDER = "crisis-terms"
"""Where the lists are, relative to `docs_dir`."""

PANEL = ("title", "lead", "danger", "note")
"""What a panel says: its heading, what comes first in it, what an emergency is, and what else to know."""

OPTIONAL = frozenset({"note"})

_PARTS = ("results", "vars", "same", "groups", "look_alikes")
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


class _Reader:
    """Reads one file, and notes what is wrong with it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def problem(self, node: yaml.Node | None, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, node.start_mark.line + 1 if node else 1, what, remedy))

    def mapping(self, node: yaml.Node | None, name: str) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        """Yield name, its node and the node of its value of all that a mapping holds."""
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self.problem(node, f"`{name}` cannot be read.", "Write each name with a colon behind it.")
            return
        yield from ((str(key.value), key, value) for key, value in node.value)

    def list(self, node: yaml.Node | None, name: str) -> tuple[Term, ...]:
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.problem(node, f"`{name}` is no list.", "Write one term a line, each behind `- `.")
            return ()
        return tuple(term for item in node.value if (term := self.term(item)))

    def term(self, node: yaml.Node) -> Term | None:
        if not isinstance(node, yaml.ScalarNode):
            self.problem(node, "This is no term.", "Write words; where they begin with `{` or `#`, put them in quotes.")
            return None
        if not node.value.strip():
            self.problem(node, "This term is empty.", "Write words, or remove the line.")
            return None
        if node.end_mark.line > node.start_mark.line:
            self.problem(node, "This term goes on in the next line.", "Let each `- ` begin as far right as the first.")
            return None
        return Term(node.value, node.start_mark.line + 1)

    def panel(self, node: yaml.Node, group: str) -> dict[str, str]:
        words = {}
        for name, key, value in self.mapping(node, "panel"):
            if name not in PANEL:
                self.problem(key, f"A panel says nothing in `{name}`.", nearest(name, PANEL))
            elif not isinstance(value, yaml.ScalarNode) or not value.value.strip():
                self.problem(
                    key, f"The panel of `{group}` has an empty `{name}`.", "Write a sentence, or remove the line."
                )
            else:
                words[name] = value.value.strip()
        return words


def read_terms(path: str, text: str) -> tuple[Terms, list[Problem]]:
    """Read the terms of a language.

    Arguments:
        path: The file, relative to `docs_dir`.
        text: YAML, as `docs/crisis-terms/en.yml` explains it.

    Returns:
        The terms, and everything in the file that cannot be read.
    """
    try:
        _, root = read_yaml(text)
    except YamlError as error:
        what, mend = error.what or "This is not valid YAML.", "Mend the line, or put its text in quotes."
        return Terms(path), [Problem(path, error.line, what, mend)]
    reader = _Reader(path)
    parts: dict[str, yaml.Node] = {}
    for name, key, value in reader.mapping(root, path):
        if name in _PARTS:
            parts[name] = value
        else:
            reader.problem(key, f"`{name}` means nothing here.", nearest(name, _PARTS))
    lists: dict[str, Any] = {
        part: {name: reader.list(value, name) for name, _, value in reader.mapping(parts.get(part), part)}
        for part in ("vars", "same")
    }
    groups: dict[str, tuple[Term, ...]] = {}
    panels: dict[str, dict[str, str]] = {}
    lines: dict[str, int] = {}
    for name, key, value in reader.mapping(parts.get("groups"), "groups"):
        if name not in _NAMES:
            reader.problem(key, f"There is no group `{name}`.", nearest(name, _NAMES))
            continue
        lines[name] = key.start_mark.line + 1
        for part, part_key, inner in reader.mapping(value, name):
            if part == "panel":
                panels[name] = reader.panel(inner, name)
            elif part == "terms":
                groups[name] = reader.list(inner, "terms")
            else:
                reader.problem(part_key, f"A group has no `{part}`.", nearest(part, ("panel", "terms")))
    results = parts.get("results")
    read = Terms(
        path=path,
        values=lists["vars"],
        same=lists["same"],
        groups=groups,
        look_alikes=reader.list(parts.get("look_alikes"), "look_alikes"),
        panels=panels,
        results=results.value.strip() if isinstance(results, yaml.ScalarNode) else "",
        lines=lines,
    )
    return read, reader.problems
