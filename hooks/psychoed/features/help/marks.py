"""Help lines in sentences: an author's mark `{helpline=ID}`, and what is put in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.features.help.reach import in_markdown, in_raw_html, way_of
from psychoed.features.help.room import can_link, plain_lines, raw_lines
from psychoed.source.page import prose_lines
from psychoed.source.problems import Problem, nearest
from psychoed.text.inline import CODE_SPAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.features.help.lines import HelpLine, HelpLines

MARK = re.compile(r"\{helpline=([\w-]+)(?::(\w+))?\}")
"""An author's mark: `… or at {helpline=find-a-helpline}`; `… or text {helpline=us-988:text}` names one of its ways."""

ANY_MARK = re.compile(r"\{[^{}\n]*\bhelp[- ]?lines?\b[^{}\n]*\}?", re.IGNORECASE)
"""Whatever may be meant as one."""

_SCREEN_ONLY = (
    "{place}: The help line `{id}` is not to be printed, and what a page says is. It says {say} in its stead; "
    "the list of help lines shows it."
)

_CODE_OR_MARK = re.compile(rf"(?P<code>{CODE_SPAN.pattern})|{ANY_MARK.pattern}", re.IGNORECASE)


def filled(help_lines: HelpLines, text: str) -> str:
    """Put the lines in place of their marks in a page's Markdown. Marks in code, and unknown ones, stay.

    A line becomes a link, but for where a link would be shown as its Markdown, or could not be followed: in titles,
    headings, options and links, and in what is written for a picture.
    """
    if not ANY_MARK.search(text):
        return text
    # What a page says is printed, and goes into copies: where a line may not, another is named.
    by_id, paper = help_lines.by_id, help_lines.on_paper.by_id
    lines = text.split("\n")
    prose = prose_lines(text)
    plain, raw = plain_lines(lines, prose), raw_lines(prose)
    for index, line in prose:
        if "{" in line:
            lines[index] = _filled_line(line, by_id, paper, linked=index not in plain, raw=index in raw)
    return "\n".join(lines)


def _filled_line(
    line: str, by_id: Mapping[str, HelpLine], paper: Mapping[str, HelpLine], *, linked: bool, raw: bool
) -> str:
    # From the end on, so that what stands before keeps its place.
    for found in reversed([*_CODE_OR_MARK.finditer(line)]):
        mark = MARK.fullmatch(found[0])
        named = by_id.get(mark[1]) if mark else None
        if mark and named and (not mark[2] or way_of(named, mark[2])):
            start, end = found.span()
            shown = paper.get(mark[1], named)
            kind = (mark[2] or "") if shown == named else ""
            write = in_raw_html if raw else in_markdown
            written = write(shown, kind, linked=linked and can_link(line, start, end))
            line = f"{line[:start]}{written}{line[end:]}"
    return line


def unknown(help_lines: HelpLines, src_uri: str, text: str, listed: str = "") -> list[Problem]:
    """Report marks in a page that name no line.

    Arguments:
        help_lines: All lines.
        src_uri: The page.
        text: Its whole text.
        listed: The text of the data file: what it names but cannot be used is told there.
    """
    if not ANY_MARK.search(text):
        return []
    by_id = help_lines.by_id
    problems = []
    prose = prose_lines(text)
    for index, line in prose:
        for found in _CODE_OR_MARK.finditer(line):
            mark = MARK.fullmatch(found[0])
            named = by_id.get(mark[1]) if mark else None
            way = mark[2] if mark else ""
            if found["code"] or (named and (not way or way_of(named, way))):
                continue
            if mark and not named and re.search(rf"""\bid: *["']? *{re.escape(mark[1])} *["']? *[,}}\n]""", listed):
                continue
            what, hint = f"`{found[0]}` is no mark of a help line.", "Write it as `{helpline=find-a-helpline}`."
            if named:
                ways = ", ".join(dict.fromkeys(contact.kind for contact in named.contacts))
                what = f"The help line `{named.id}` has no `{way}`."
                hint = f"It has: {ways}." if ways else f"Write it as `{{helpline={named.id}}}`."
            elif mark:
                what, hint = f"There is no help line `{mark[1]}`.", nearest(mark[1], by_id)
            problems.append(Problem(src_uri, index + 1, what, hint))
    head = text.split("\n")[: prose[0][0] if prose else None] if text.startswith("---") else []
    for number, line in enumerate(head, 1):
        if MARK.search(line):
            what = "The front matter cannot name a help line."
            problems.append(Problem(src_uri, number, what, "Name it in the page's text."))
    return problems


def screen_only(help_lines: HelpLines, src_uri: str, text: str) -> Iterator[str]:
    """Say which lines a page names that are not to be printed, and what it says in their stead."""
    if not ANY_MARK.search(text):
        return
    by_id, paper = help_lines.by_id, help_lines.on_paper.by_id
    for index, line in prose_lines(text):
        for found in _CODE_OR_MARK.finditer(line):
            mark = MARK.fullmatch(found[0])
            named = by_id.get(mark[1]) if mark else None
            if named and not named.paper and named.id in paper:
                yield _SCREEN_ONLY.format(place=f"{src_uri}:{index + 1}", id=named.id, say=paper[named.id].say)
