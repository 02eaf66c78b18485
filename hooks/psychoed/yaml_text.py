"""YAML as authors write it, in front matter, options and data files: read once, with the line of what is wrong."""

from __future__ import annotations

import re
from datetime import date
from math import inf
from typing import Any

import yaml

# The same safe loader, written in C where PyYAML was built with it.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DATE = re.compile(r"\b(\d{4})-(\d\d?)-(\d\d?)\b")


class YamlError(ValueError):
    """Some YAML cannot be read.

    Arguments:
        line: The line, counted from 1.
        what: What is wrong, as a sentence; empty where it is no YAML at all.
    """

    def __init__(self, line: int, what: str = "") -> None:
        super().__init__(what)
        self.line = line
        self.what = what


def read_yaml(text: str) -> tuple[Any, yaml.Node | None]:
    """Read a piece of YAML.

    Returns:
        The data, and the nodes that it was made of, which know their lines.

    Raises:
        YamlError: It is no YAML, names something twice, or holds a day that does not exist.
    """
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        _refuse_repeats(node)
        return loader.construct_document(node), node
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise YamlError(mark.line + 1 if mark else 1) from error
    except ValueError as error:
        if isinstance(error, YamlError):
            raise
        # A date that the loader takes for one, such as 2026-02-30.
        found = next((n for n, line in enumerate(text.split("\n"), 1) if _is_no_day(line)), 1)
        raise YamlError(found, "There is no such day.") from error
    finally:
        loader.dispose()


def quoted(text: str) -> str:
    """Write a text as YAML, on one line; one from a template is an error if nobody gave it."""
    return yaml.safe_dump(str(text), default_style='"', allow_unicode=True, width=inf).strip()


def _refuse_repeats(node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if str(key.value) in seen:
                raise YamlError(key.start_mark.line + 1, f"`{key.value}` is given twice.")
            seen.add(str(key.value))
            _refuse_repeats(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeats(item)


def _is_no_day(line: str) -> bool:
    for found in _DATE.finditer(line):
        try:
            date(*map(int, found.groups()))
        except ValueError:
            return True
    return False
