"""Markdown of other houses that a site does not know: without its extension it stands on the page as it was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.text.inline import CODE_SPAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from markdown import Markdown

    from psychoed.source.elsewhere import Line


@dataclass(frozen=True)
class Syntax:
    """A way to write something, which an extension of Python-Markdown knows."""

    extension: str
    """The name under which a site switches it on."""
    pattern: re.Pattern[str]
    """Finds it in a line without code."""
    sample: str
    sign: str
    """What stays of the sample where nobody knows it."""


def _around(sign: str) -> re.Pattern[str]:
    """Return what finds words between two signs that touch them, and that are no part of an address or a sum."""
    one, two = re.escape(sign[0]), re.escape(sign)
    return re.compile(rf"(?<![\w/?&{one}]){two}(?=[^\s{one}])[^{one}]+(?<=[^\s{one}]){two}(?![\w{one}])")


SYNTAXES = (
    Syntax("admonition", re.compile(r"\A {0,3}!!!\+? ?[a-z][\w-]*(?: .*)?$"), "!!! note\n\n    A", "!!!"),
    Syntax("pymdownx.details", re.compile(r"\A {0,3}\?\?\?\+? ?[a-z][\w-]*(?: .*)?$"), "??? note\n\n    A", "???"),
    Syntax("pymdownx.tabbed", re.compile(r'\A {0,3}===[!+]* +".*"\s*$'), '=== "A"\n\n    A', "==="),
    Syntax("pymdownx.tasklist", re.compile(r"\A *(?:[-*+]|\d+\.) +\[[ xX]\] "), "- [ ] A", "[ ]"),
    Syntax("footnotes", re.compile(r"\[\^[^\[\]\s]{1,80}\](?!\()"), "A[^1]\n\n[^1]: A", "^1"),
    Syntax("abbr", re.compile(r"\A {0,3}\*\[[^\]]+\]: *\S.*"), "A\n\n*[A]: B", "*["),
    Syntax("pymdownx.mark", _around("=="), "==A==", "=="),
    Syntax("pymdownx.tilde", _around("~~"), "~~A~~", "~~"),
    Syntax("pymdownx.caret", _around("^^"), "^^A^^", "^^"),
    Syntax("pymdownx.emoji", re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/`])"), ":smile:", ">:smile:<"),
    Syntax(
        "md_in_html", re.compile(r"\A {0,3}<[a-z]+\b[^<>]*\bmarkdown\b[^<>]*>"), "<div markdown>\n*A*\n</div>", "*A*"
    ),
)
"""What pages may be written with, beside what Markdown itself knows."""

TASKS = "pymdownx.tasklist"
"""The extension of what our questions are written with too."""


def unknown_to(md: Markdown) -> frozenset[str]:
    """Return the extensions of whose syntax a Markdown instance makes nothing, however they may be called in it."""
    return frozenset(syntax.extension for syntax in SYNTAXES if syntax.sign in md.reset().convert(syntax.sample))


_NOTHING = re.compile(r"[\w\s`.,]*")
"""A line without a sign that any such syntax is made of."""


def asleep(lines: Iterable[Line], unknown: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the line and the words of what nobody renders, and the extension that would; each kind once a line.

    Arguments:
        lines: Index and text of the lines that Markdown reads as text.
        unknown: The extensions whose syntax stays as it was typed.
    """
    for index, line in lines:
        if _NOTHING.fullmatch(line):
            continue
        words = CODE_SPAN.sub("``", line)
        for syntax in SYNTAXES:
            if syntax.extension in unknown and (found := syntax.pattern.search(words)):
                yield index + 1, " ".join(found[0].split()), syntax.extension
