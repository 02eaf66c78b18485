"""A page's Markdown, taken apart into front matter, fences and marks, each with its line.

pymdownx.blocks turns a block it cannot read back into text without a word. So fences are read here first,
by the same rules (`pymdownx/blocks/__init__.py`: RE_START, RE_END, RE_INDENT_YAML_LINE), and nothing is silent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from psychoed.problems import Problem
from psychoed.text import CLAIM, MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The same safe loader, written in C where PyYAML was built with it.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_START = re.compile(r" {0,3}(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?$")
_END = re.compile(r" {0,3}(/{3,})[ ]*$")
_OPTION = re.compile(r" {4,}\S")
_CODE_FENCE = re.compile(r"\s*(`{3,}|~{3,})(.*)$")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_ANY_CLAIM = re.compile(r"\{\s*claim\b[^}]*\}?")
_HEADING = re.compile(r"# +(.+?)(?: +\{[^{}]*\})?[ #]*$")


@dataclass(frozen=True)
class Fence:
    """One `/// name | title` block as the author wrote it."""

    name: str
    title: str
    options: Mapping[str, Any]
    """The YAML under the opening line."""
    body: tuple[str, ...]
    """The lines between options and closing line, as written."""
    src_uri: str
    line: int
    """The line of the opening fence."""
    body_line: int
    """The line of `body[0]`."""

    def line_of(self, option: str) -> int:
        """Return the line of an option, or of the opening fence where it is not given."""
        return self.line + (list(self.options).index(option) + 1 if option in self.options else 0)

    def problem(self, what: str, remedy: str, line: int | None = None) -> Problem:
        """Make a problem about this block, on its first line unless another is named."""
        return Problem(self.src_uri, line or self.line, what, remedy)


@dataclass(frozen=True)
class Mark:
    """An inline mark in a page: a claim or a glossary mention."""

    kind: str
    """`claim` or `term`."""
    name: str
    line: int


@dataclass(frozen=True)
class Source:
    """A page as written."""

    src_uri: str
    meta: Mapping[str, Any]
    heading: str
    """The Markdown of the first level-one heading; empty where there is none."""
    fences: tuple[Fence, ...]
    marks: tuple[Mark, ...]
    meta_lines: Mapping[str, int]
    """The line of each name in the front matter."""


def read_source(src_uri: str, text: str) -> tuple[Source, list[Problem]]:
    """Take a page apart.

    Arguments:
        src_uri: The page, as a POSIX path relative to `docs_dir`.
        text: The whole file, front matter included, with Unix line ends.

    Returns:
        The page as written, and everything in it that cannot be read.
    """
    meta, first, problems = _front_matter(src_uri, text)
    lines = text.split("\n")
    prose = list(_prose(lines, first))
    fences, fence_problems = _Fences(src_uri, lines).read(prose)
    marks, mark_problems = _marks(src_uri, prose)
    heading = next((m[1] for _, line in prose if (m := _HEADING.match(line))), "")
    meta_lines = {line.partition(":")[0]: number for number, line in reversed([*enumerate(lines[:first], 1)])}
    return Source(src_uri, meta, heading, fences, marks, meta_lines), problems + fence_problems + mark_problems


def _front_matter(src_uri: str, text: str) -> tuple[dict[str, Any], int, list[Problem]]:
    """Return the front matter, the index of the first line after it, and what is wrong with it."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, 0, []
    after = found[0].count("\n")
    remedy = "Write it as `name: value`, one a line; put quotes around a value that holds a colon."
    try:
        meta = yaml.load(found[1], Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        return {}, after, [Problem(src_uri, line, "The front matter is not valid YAML.", remedy)]
    if meta is None or isinstance(meta, dict):
        return meta or {}, after, []
    return {}, after, [Problem(src_uri, 1, "The front matter is not a list of names and values.", remedy)]


def _prose(lines: list[str], first: int) -> Iterator[tuple[int, str]]:
    """Yield index and text of the lines that Markdown reads as text: not front matter, code or comments."""
    code = ""
    comment = False
    for index, line in enumerate(lines[first:], first):
        if comment:
            comment = "-->" not in line
        elif code:
            fence = _CODE_FENCE.match(line)
            if fence and fence[1].startswith(code) and not fence[2].strip():
                code = ""
        elif fence := _CODE_FENCE.match(line):
            code = fence[1]
        elif line.lstrip().startswith("<!--"):
            comment = "-->" not in line
        else:
            yield index, line


def _marks(src_uri: str, prose: list[tuple[int, str]]) -> tuple[tuple[Mark, ...], list[Problem]]:
    marks: list[Mark] = []
    problems: list[Problem] = []
    for index, line in prose:
        if "{" not in line and "[[" not in line:
            continue
        text = _CODE_SPAN.sub("", line)
        marks += [Mark("term", name, index + 1) for keep, name in MARK.findall(text) if not keep]
        for written in _ANY_CLAIM.findall(text):
            if claim := CLAIM.fullmatch(written):
                marks.append(Mark("claim", claim[1], index + 1))
            else:
                problems.append(
                    Problem(src_uri, index + 1, f"`{written}` is no claim mark.", "Write it as `{claim=F1}`.")
                )
    return tuple(marks), problems


@dataclass
class _Open:
    name: str
    title: str
    slashes: int
    line: int


class _Fences:
    """Reads the fences of one page, nested ones too."""

    def __init__(self, src_uri: str, lines: list[str]) -> None:
        self.src_uri = src_uri
        self.lines = lines
        self.problems: list[Problem] = []
        self.fences: list[Fence] = []
        self.open: list[_Open] = []

    def read(self, prose: list[tuple[int, str]]) -> tuple[tuple[Fence, ...], list[Problem]]:
        for index, line in prose:
            if not line.lstrip(" ").startswith("///"):
                continue
            if end := _END.match(line):
                self._close(len(end[1]), index + 1)
            elif start := _START.match(line):
                self._start(start, index + 1)
            elif not line.startswith("    "):
                self._problem(
                    index + 1,
                    f"This fence cannot be read: `{line.strip()}`.",
                    "Write `/// name | Title`, with the upright stroke before the title.",
                )
        for left in self.open:
            self._unclosed(left, "the page ends")
        return tuple(sorted(self.fences, key=lambda f: f.line)), self.problems

    def _start(self, start: re.Match[str], line: int) -> None:
        slashes = len(start[1])
        while self.open and self.open[-1].slashes == slashes:
            self._unclosed(self.open.pop(), f"`{start[2]}` starts in line {line}")
        self.open.append(_Open(start[2].lower(), start[3] or "", slashes, line))

    def _close(self, slashes: int, line: int) -> None:
        inner = next((o for o in reversed(self.open) if o.slashes == slashes), None)
        if inner is None:
            self._problem(
                line,
                f"`{'/' * slashes}` closes no block.",
                "Remove it, or give both fences of a block the same length.",
            )
            return
        while self.open[-1] is not inner:
            self._unclosed(self.open.pop(), f"`{inner.name}` around it ends in line {line}")
        self.open.pop()
        body = self.lines[inner.line : line - 1]
        count = 0
        while count < len(body) and _OPTION.match(body[count]):
            count += 1
        self.fences.append(
            Fence(
                name=inner.name,
                title=inner.title,
                options=self._options(inner, "\n".join(body[:count])),
                body=tuple(body[count:]),
                src_uri=self.src_uri,
                line=inner.line,
                body_line=inner.line + count + 1,
            )
        )

    def _options(self, block: _Open, text: str) -> dict[str, Any]:
        try:
            options = yaml.load(text, Loader) or {}
        except yaml.YAMLError:
            options = None
        if isinstance(options, dict):
            return options
        self._problem(
            block.line + 1,
            f"The options of `{block.name}` cannot be read.",
            "Write each as `name: value` on its own line, indented by four spaces; an empty line ends them.",
        )
        return {}

    def _unclosed(self, block: _Open, event: str) -> None:
        self._problem(
            block.line,
            f"`{block.name}` is not closed before {event}.",
            f"End it with a line `{'/' * block.slashes}`; a block around others needs more slashes than they have.",
        )

    def _problem(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.src_uri, line, what, remedy))
