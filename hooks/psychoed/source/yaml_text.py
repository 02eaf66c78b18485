"""YAML as authors write it, in front matter, options and data files: read in this one place, with its lines."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any

import yaml
from yaml.reader import Reader

from psychoed.source.given import Given
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

# The same safe loader, written in C where PyYAML was built with it.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_COMMENT = re.compile(r"\s*(#[^\s#].*)")
"""What YAML takes for a comment, and people for words: no space is behind the sign."""

MEND = "Mend the line, or put its text in quotes."


_MOST = 10
"""Values that a piece can hold for each of its signs, counted as often as they are named. Without aliases, it is less
than one; with them, a few lines can name billions."""


class _UnreadableError(ValueError):
    """Something in a file cannot be made into a value."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def read_yaml(
    src_uri: str,
    text: str,
    first: int = 1,
    *,
    invalid: str = "This is not valid YAML.",
    hint: str = MEND,
    in_page: bool = False,
) -> tuple[Given | None, list[Problem]]:
    """Read a piece of YAML.

    Arguments:
        src_uri: The file, as a POSIX path relative to `docs_dir`.
        text: The piece.
        first: The line of the file in which it begins.
        invalid: What is said where it is none.
        hint: What to do about that.
        in_page: Whether it stands in a page, where people write words and no comments.

    Returns:
        What it holds, which is None where it cannot be read; and what is wrong with it as YAML.
    """
    reader = _Reader(src_uri, text, first, in_page=in_page)
    try:
        return reader.read(), reader.problems
    except _UnreadableError as error:
        what = str(error)
        return None, [*reader.problems, Problem(src_uri, error.line, what or invalid, MEND if what else hint)]


def quoted(text: str) -> str:
    """Write a text as YAML, on one line; one from a template is an error if nobody gave it."""
    return yaml.safe_dump(str(text), default_style='"', allow_unicode=True, width=inf).strip()


def _within(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield what a node holds, by one step."""
    if isinstance(node, yaml.MappingNode):
        yield from (each for pair in node.value for each in pair)
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


class _Reader:
    def __init__(self, src_uri: str, text: str, first: int, *, in_page: bool) -> None:
        self.in_page = in_page
        self.src_uri = src_uri
        self.text = text
        self.first = first
        self.problems: list[Problem] = []
        self._made: dict[int, Given | None] = {}
        """What each node became, by its identity: one that is named again is read once. None while it is read."""
        self._sizes: dict[int, int] = {}
        """How many values each node holds, itself included."""

    def read(self) -> Given:
        if odd := Reader.NON_PRINTABLE.search(self.text):
            raise _UnreadableError(self._line(self.text.count("\n", 0, odd.start())), "")
        self.loader = _Loader(self.text)
        try:
            node = self.loader.get_single_node()
            return self._given(node) if node else Given(None, self.src_uri, self.first)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            raise _UnreadableError(self._line(mark.line if mark else 0), "") from error
        except RecursionError as error:
            raise _UnreadableError(self.first, "This holds too much within each other.") from error
        finally:
            self.loader.dispose()

    def _line(self, counted: int) -> int:
        # What is missing is found missing behind the last line.
        return self.first + min(counted, self.text.rstrip("\n").count("\n"))

    def _given(self, node: yaml.Node) -> Given:
        at = self._line(node.start_mark.line)
        if id(node) not in self._made:
            self._made[id(node)] = None
            self._made[id(node)] = self._fresh(node, at)
            self._sizes[id(node)] = 1 + sum(self._sizes[id(each)] for each in _within(node))
        if self._sizes.get(id(node), 0) > _MOST * len(self.text):
            raise _UnreadableError(at, "This names the same values over and over, and becomes too much to read.")
        made = self._made[id(node)]
        if made is None:
            raise _UnreadableError(at, "This holds itself.")
        return made

    def _fresh(self, node: yaml.Node, at: int) -> Given:
        if isinstance(node, yaml.MappingNode):
            self._report_repeats(node)
            # Only now: what `<<` brings along may be given anew.
            self.loader.flatten_mapping(node)
            pairs = [(self._given(key), self._given(value)) for key, value in node.value]
            named = [(key.written if key.text is None else key.text, key.line, value) for key, value in pairs]
            names = {name: replace(value, line=line, name=name) for name, line, value in named}
            data = {key.written if key.text is None else key.value: value.value for key, value in pairs}
            return Given(data, self.src_uri, at, names=names)
        if isinstance(node, yaml.SequenceNode):
            items = tuple(self._given(item) for item in node.value)
            return Given([item.value for item in items], self.src_uri, at, items=items)
        assert isinstance(node, yaml.ScalarNode)
        if self.in_page:
            self._report_comment(node, at)
        quote = node.style if node.style in {"'", '"'} else ""
        is_long = node.end_mark.line > node.start_mark.line
        return Given(self._scalar(node, at), self.src_uri, at, text=node.value, quote=quote, is_long=is_long)

    def _scalar(self, node: yaml.ScalarNode, at: int) -> Any:
        try:
            value = self.loader.construct_object(node)
            str(value)  # Fails for numbers of thousands of digits, which nobody could read in a message either.
            return value
        except yaml.YAMLError:
            raise
        except Exception as error:
            # A day such as 2026-02-30 is an error of values; PyYAML does not look closely at what stands behind a tag.
            what = "There is no such day." if node.tag.endswith(":timestamp") else ""
            raise _UnreadableError(at, what) from error

    def _report_comment(self, node: yaml.ScalarNode, at: int) -> None:
        """Report words that are lost behind a value: `Tingling #1 sign` is read as `Tingling`."""
        lines = self.text.split("\n")
        rest = lines[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(lines) else ""
        if lost := _COMMENT.match(rest):
            what = f"What stands behind `#` is not read: `{lost[1]}`."
            self.problems.append(Problem(self.src_uri, at, what, "Put the whole value in quotes, or take it out."))

    def _report_repeats(self, node: yaml.MappingNode) -> None:
        seen: dict[str, int] = {}
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != "tag:yaml.org,2002:merge":
                at = self._line(key.start_mark.line)
                if key.value in seen:
                    what = f"`{key.value}` is given twice, first in line {seen[key.value]}."
                    self.problems.append(Problem(self.src_uri, at, what, "Remove one of them."))
                seen.setdefault(key.value, at)
