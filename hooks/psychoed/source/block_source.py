"""The fences of a page: which blocks stand on it, where, and with what options.

pymdownx.blocks turns a block it cannot read back into text without a word. So fences are read here first,
by the same rules (`pymdownx/blocks/__init__.py`: RE_START, RE_END, RE_INDENT_YAML_LINE), and nothing is silent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING
from unicodedata import category, name

from psychoed.source.given import Given
from psychoed.source.problems import Problem
from psychoed.source.yaml_text import quoted, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_START = re.compile(r" {0,3}(/{3,})[ ]*(?P<name>[\w-]++)[ ]*+(?:\|(?P<title>.*))?$")
_SHORT = re.compile(r" {0,3}//[ ]*(?P<name>[\w-]++)[ ]*+(?:\|(?P<title>.*))?$")
_END = re.compile(r" {0,3}(/{3,})[ ]*$")
_OPTION = re.compile(r" {4,}\S")
_UNSEEN = frozenset({"Zs", "Cf"})
"""The categories of signs that look like a space or like nothing (Unicode, table 12)."""
_NAMED = re.compile(r" {4}([\w-]+):(?:[ ]+(.*))?$")


@dataclass(frozen=True)
class BlockSource:
    """One `/// name | title` block as the author wrote it."""

    name: str
    title: str
    options: Given
    """The YAML under the opening line. What is missing in it is missing there."""
    body: tuple[str, ...]
    """The lines between options and closing line, as written but for comments, which are blank here."""
    src_uri: str
    line: int
    """The line of the opening fence."""
    body_line: int
    """The line of `body[0]`."""
    end_line: int = 0
    """The line of the closing fence."""
    aside: frozenset[int] = frozenset()
    """The indices of the lines of `body` that say nothing of this block itself: code, HTML and blocks within it."""
    misread: bool = False
    """Whether it holds signs that make no list, and is told so: that it holds none says the same."""

    def problem(self, what: str, hint: str, line: int | None = None) -> Problem:
        """Make a problem about this block, on its first line unless another is named."""
        return Problem(self.src_uri, line or self.line, what, hint)

    def option_problem(self, option: str, what: str, hint: str) -> Problem:
        """Make a problem about one of the block's options."""
        return self.problem(what, hint, self.options.line_of(option))


def read_fences(
    src_uri: str, lines: list[str], prose: list[tuple[int, str]], known: Collection[str] = ()
) -> tuple[tuple[BlockSource, ...], list[Problem]]:
    """Read the blocks of a page, nested ones too, in the order of their first lines.

    Arguments:
        src_uri: The page, as a POSIX path relative to `docs_dir`.
        lines: All its lines, front matter included.
        prose: Index and text of the lines in which a fence can stand.
        known: The names of blocks that are known even where a stroke is missing before them.

    Returns:
        The blocks, and every fence that cannot be read, is not closed or closes nothing.
    """
    return _Fences(src_uri, lines, prose, known).read()


@dataclass
class _Open:
    name: str
    title: str
    slashes: int
    line: int


class _Fences:
    """Reads the fences of one page, nested ones too."""

    def __init__(self, src_uri: str, lines: list[str], prose: list[tuple[int, str]], known: Collection[str]) -> None:
        self.src_uri = src_uri
        self.known = known
        self.lines = lines
        self.prose = prose
        self.text = {index for index, _ in prose}
        self.problems: list[Problem] = []
        self.fences: list[BlockSource] = []
        self.open: list[_Open] = []

    def read(self) -> tuple[tuple[BlockSource, ...], list[Problem]]:
        for index, written in self.prose:
            line = self._without_invisible(index, written)
            if (short := _SHORT.match(line)) and short["name"].lower() in self.known:
                hint = f"Begin the line with three: `/{line.strip()}`."
                self._problem(index + 1, f"Two strokes begin no block: `{line.strip()}`.", hint)
                self._start(short, index + 1, slashes=3)
                continue
            if not line.lstrip(" ").startswith("///"):
                continue
            if end := _END.match(line):
                self._close(len(end[1]), index + 1)
            elif start := _START.match(line):
                self._start(start, index + 1, slashes=len(start[1]))
            elif not line.startswith("    "):
                self._problem(
                    index + 1,
                    f"This fence cannot be read: `{line.strip()}`.",
                    "Write `/// name | Title`, with the upright stroke before the title.",
                )
        for left in self.open:
            self._unclosed(left, "the page ends")
        return tuple(sorted(self.fences, key=lambda f: f.line)), self.problems

    def _without_invisible(self, index: int, line: str) -> str:
        """Return a line as it looks, where only signs that nobody sees keep it from being a fence; and say so."""
        if line.isascii() or "///" not in line or _END.match(line) or _START.match(line):
            return line
        odd = [sign for sign in line.partition("|")[0] if sign != " " and category(sign) in _UNSEEN]
        shown = "".join(" " if category(sign) == "Zs" else sign for sign in line if category(sign) != "Cf")
        if not odd or not (_END.match(shown) or _START.match(shown)):
            return line
        what = (
            f"There is a sign in this fence that nobody sees: U+{ord(odd[0]):04X}, {name(odd[0], 'unnamed').lower()}."
        )
        self._problem(index + 1, what, "Delete the line and type it anew.")
        return shown

    def _start(self, start: re.Match[str], line: int, slashes: int) -> None:
        while self.open and self.open[-1].slashes == slashes:
            self._unclosed(self.open.pop(), f"`{start['name']}` starts in line {line}")
        self.open.append(_Open(start["name"].lower(), (start["title"] or "").strip(" "), slashes, line))

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
        first = inner.line + count
        self.fences.append(
            BlockSource(
                name=inner.name,
                title=inner.title,
                options=self._options(inner, body[:count]),
                body=tuple(line if line.strip() else "" for line in body[count:]),
                src_uri=self.src_uri,
                line=inner.line,
                body_line=first + 1,
                end_line=line,
                aside=frozenset(index - first for index in self._aside(inner, line)),
            )
        )

    def _aside(self, block: _Open, end: int) -> Iterator[int]:
        """Yield the indices of the lines in a block that are no text of its own."""
        yield from (index for index in range(block.line, end - 1) if index not in self.text)
        for fence in takewhile(lambda fence: fence.line > block.line, reversed(self.fences)):
            yield from range(fence.line - 1, fence.end_line)

    def _options(self, block: _Open, lines: list[str]) -> Given:
        what = f"The options of `{block.name}` cannot be read."
        hint = "Write each as `name: value` on its own line, indented by four spaces; an empty line ends them."
        first = block.line + 1
        options, problems = read_yaml(self.src_uri, "\n".join(lines), first, invalid=what, hint=hint, in_page=True)
        if options is None and (saved := _one_by_one(self.src_uri, lines, first)):
            options, problems = saved
        self.problems += problems
        if options and isinstance(options.value, dict):
            return replace(options, line=block.line)
        if options and options.value is not None:
            self._problem(first, what, hint)
        return Given({}, self.src_uri, block.line)

    def _unclosed(self, block: _Open, event: str) -> None:
        self._problem(
            block.line,
            f"`{block.name}` is not closed before {event}.",
            f"End it with a line `{'/' * block.slashes}`; a block around others needs more slashes than they have.",
        )

    def _problem(self, line: int, what: str, hint: str) -> None:
        self.problems.append(Problem(self.src_uri, line, what, hint))


def _one_by_one(src_uri: str, lines: list[str], first: int) -> tuple[Given, list[Problem]] | None:
    """Read options of which one cannot be read, each by itself: what is wrong with one is no fault of the others.

    Returns:
        All of them, that one as it is written, and what is wrong; None where they do not stand one a line.
    """
    starts = [index for index, line in enumerate(lines) if _NAMED.match(line)]
    if not starts or starts[0]:
        return None
    names: dict[str, Given] = {}
    problems = []
    for start, end in pairwise([*starts, len(lines)]):
        said = _NAMED.match(lines[start])
        assert said
        option, text = said[1], (said[2] or "").strip()
        what = f"What `{option}` says cannot be read as it is written."
        hint = f"Put quotes around it: `{option}: {quoted(text)}`."
        read, found = read_yaml(src_uri, "\n".join(lines[start:end]), first + start, invalid=what, hint=hint)
        problems += found
        if read and option in read.names:
            names[option] = read.names[option]
        elif end == start + 1 and text and option not in names:
            names[option] = Given(text, src_uri, first + start, option, text=text)
        else:
            return None
    return Given({name: each.value for name, each in names.items()}, src_uri, first, names=names), problems
