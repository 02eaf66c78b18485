"""A page's Markdown, taken apart into front matter, blocks and marks, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from psychoed.source.block_source import BlockSource, read_fences
from psychoed.source.comments import Comments
from psychoed.source.given import Given
from psychoed.source.look_alikes import LookAlike, look_alikes
from psychoed.source.problems import Problem
from psychoed.source.yaml_text import read_yaml
from psychoed.text.code_spans import without_code
from psychoed.text.inline import CLAIM, MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from psychoed.source.elsewhere import Line

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_OPEN_FRONT_MATTER = re.compile(r"\A---[ \t]*\n[\w-]+:")
_LATE_FRONT_MATTER = re.compile(
    r"\A(?P<above>(?:[ \t]*\n)*)[ \t]*-{3,}[ \t]*\n(?:[ \t]*\n)*[\w-]+:(?:[ \t].*)?\n"
    r"(?:.*\n)*?[ \t]*-{3,}[ \t]*(?:\n|\Z)"
)
_CODE_FENCE = re.compile(r"\s*(?:(`{3,})([^`]*)|(~{3,})(.*))$")
_RAW_HTML = re.compile(r" {0,3}<(script|style|pre|textarea)\b", re.IGNORECASE)
_NO_COMMENT = {"script", "style", "textarea"}
"""What holds no comments but its own."""
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.|:|\[\^[^\]]+\]:)\s")
_BOX = re.compile(r" {0,3}(?:!!!|\?\?\?|===)")
"""What holds text that is indented, where the site's Markdown knows boxes and tabs."""
_ANY_CLAIM = re.compile(r"\{[^{}]*\bclaims?\b[^{}]*\}?", re.IGNORECASE)
_HEADING = re.compile(r"#(?!#)\s*(.+)$")
_ATTRIBUTES = re.compile(r"(?<=\S)\s++\{[^{}]*\}$")
_UNDERLINE = re.compile(r"=+[ ]*$")


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
    text: str
    """The whole file with Unix line ends and without tabs, as Markdown reads it."""
    meta: Given | None
    """Its front matter; None where that cannot be read."""
    heading: str
    """The Markdown of the first level-one heading; empty where there is none."""
    fences: tuple[BlockSource, ...]
    marks: tuple[Mark, ...]
    look_alikes: tuple[LookAlike, ...] = ()
    """The lines that others read otherwise."""
    shown: str = ""
    """The text without comments, each line in its place."""
    open_comment: int = 0
    """The line of a comment that is not closed; 0 where there is none."""
    prose: tuple[Line, ...] = ()
    """Index and text of the lines that Markdown reads as text, without comments."""


def read_source(src_uri: str, text: str, known: Collection[str] = ()) -> tuple[Source, list[Problem]]:
    """Take a page apart.

    Arguments:
        src_uri: The page, as a POSIX path relative to `docs_dir`.
        text: The whole file, front matter included, with Unix line ends.
        known: The names of blocks that are known even where a stroke is missing before them.

    Returns:
        The page as written, and everything in it that cannot be read.
    """
    # As Python-Markdown does before it reads anything.
    text = text.expandtabs(4)
    meta, first, problems = _front_matter(src_uri, text)
    lines = text.split("\n")
    indented: list[Line] = []
    comments = Comments()
    prose = list(_prose(lines, first, src_uri, problems, indented, comments))
    fences, fence_problems = read_fences(src_uri, lines, prose, known)
    marks, mark_problems = _marks(src_uri, prose)
    alike = tuple(look_alikes(lines, first, [*prose, *indented], fences))
    signs = [found.line for found in alike if found.is_no_item]
    fences = tuple(replace(one, misread=any(one.line < line < one.end_line for line in signs)) for one in fences)
    shown = "\n".join(lines) if comments.found else text
    source = Source(src_uri, text, meta, _heading(prose), fences, marks, alike, shown, comments.open_line)
    code = {index for index, _ in indented}
    source = replace(source, prose=tuple(line for line in prose if line[0] not in code))
    return source, problems + fence_problems + mark_problems


def prose_lines(text: str) -> list[tuple[int, str]]:
    """Return index and text of the lines of a page that Markdown reads as text: no front matter, no code, no HTML."""
    _, first, _ = _front_matter("", text)
    return list(_prose(text.split("\n"), first, "", [], [], Comments()))


def _front_matter(src_uri: str, text: str) -> tuple[Given | None, int, list[Problem]]:
    """Return the front matter, the index of the first line after it, and what is wrong with it."""
    none = Given({}, src_uri)
    found = _FRONT_MATTER.match(text)
    if not found:
        if _OPEN_FRONT_MATTER.match(text):
            return None, 0, [Problem(src_uri, 1, "The front matter is not closed.", "End it with a line `---`.")]
        if late := _LATE_FRONT_MATTER.match(text):
            what = "The front matter must begin in line 1 with `---`."
            hint = "Remove what stands before it, and write it between two lines of three hyphens."
            line = late["above"].count("\n") + 1
            return None, late[0].count("\n"), [Problem(src_uri, line, what, hint)]
        return none, 0, []
    after = found[0].count("\n")
    invalid, hint = (
        "The front matter is not valid YAML.",
        "Write it as `name: value`, one a line; put quotes around a value that holds a colon.",
    )
    meta, problems = read_yaml(src_uri, found[1], 2, invalid=invalid, hint=hint, in_page=True)
    if meta is None or isinstance(meta.value, dict):
        # What is missing in it is missing where it begins.
        return meta and replace(meta, line=1), after, problems
    if meta.value is None:
        return none, after, []
    return None, after, [Problem(src_uri, 1, "The front matter is not a list of names and values.", hint)]


def _prose(
    lines: list[str],
    first: int,
    src_uri: str,
    problems: list[Problem],
    indented: list[Line],
    comments: Comments,
) -> Iterator[Line]:
    """Yield index and text of the lines that Markdown reads as text: not front matter, code, raw HTML or comments.

    Comments are taken out of `lines`, so that nothing withdrawn is read later; each line stays in its place. Code that
    is indented, and not between fences, is added to `indented`.
    """
    code, code_line, raw = "", 0, ""
    in_list = in_box = in_code = False
    for index in range(first, len(lines)):
        line = lines[index]
        if code:
            fence = _CODE_FENCE.match(line)
            if fence and (fence[1] or fence[3]).startswith(code) and not (fence[2] or fence[4] or "").strip():
                code = ""
            continue
        if comments.open_line:
            lines[index] = line = comments.left(line, index + 1)
        if fence := _CODE_FENCE.match(line):
            code, code_line = fence[1] or fence[3], index + 1
            continue
        if line.strip():
            begins = not lines[index - 1].strip() and not in_list and not in_box
            in_code = line.startswith("    ") and (in_code or begins)
        if in_code:
            indented.append((index, line))
        if "<!--" in line and not in_code and raw not in _NO_COMMENT:
            lines[index] = line = comments.left(line, index + 1)
        if not raw and (tag := _RAW_HTML.match(line)):
            raw = tag[1].lower()
        if raw:
            raw = "" if f"</{raw}" in line.lower() else raw
            continue
        if line.strip() and not line.startswith(" "):
            in_list, in_box = bool(_LIST_ITEM.match(line)), bool(_BOX.match(line))
        elif line.startswith("    ") and not (in_list or in_box) and not lines[index - 1].strip():
            continue
        yield index, line
    if code:
        problems.append(
            Problem(
                src_uri, code_line, "This code is not closed before the page ends.", f"End it with a line `{code}`."
            )
        )


def _heading(prose: list[tuple[int, str]]) -> str:
    # Not strict: a page may have no prose at all, only code or HTML.
    for (_, line), (_, below) in zip(prose, [*prose[1:], (0, "")], strict=False):
        if found := _HEADING.match(line.rstrip()):
            return _ATTRIBUTES.sub("", found[1].rstrip(" #") or found[1][0])
        if line.strip() and _UNDERLINE.match(below):
            return line.strip()
    return ""


def _marks(src_uri: str, prose: list[tuple[int, str]]) -> tuple[tuple[Mark, ...], list[Problem]]:
    marks: list[Mark] = []
    problems: list[Problem] = []
    for index, line in prose:
        if "{" not in line and "[[" not in line:
            continue
        text = without_code(line)
        marks += [Mark("term", name.strip(), index + 1) for keep, name in MARK.findall(text) if not keep]
        claims = _ANY_CLAIM.findall(text)
        for written in claims:
            if claim := CLAIM.fullmatch(written):
                marks.append(Mark("claim", claim[1], index + 1))
            else:
                problems.append(
                    Problem(src_uri, index + 1, f"`{written}` is no claim mark.", "Write it as `{claim=F1}`.")
                )
        if len(claims) > 1:
            what, hint = (
                "Two claims are marked in one line.",
                "Mark each on the sentence, step or row that states it.",
            )
            problems.append(Problem(src_uri, index + 1, what, hint))
    return tuple(marks), problems
