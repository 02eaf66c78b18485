"""The lines of a register as HTML, written as lean as HTML may be: there is one for each entry, and no second page.

An end tag of an item and quotes around a value may be left out (HTML Living Standard, 13.1.2.3 and 13.1.2.4). The
address stands before the id: so a line shares all with the one above it but the word itself, and a thousand words are
ten to twelve KB as they are sent (gzip).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PLAIN = re.compile(r"[\w.:/#+~%@,;()!*-]*[\w.:#+~%@,;()!*-]")
"""What can stand as a value without quotes. A slash at its end would close the tag for some who read it."""


class Line(NamedTuple):
    """An entry, in a line."""

    text: str
    """Plain words."""
    id: str
    """Its address on the register."""
    page: str
    """The address of the page that holds it."""
    anchor: str
    """Its id there."""


class Lines(NamedTuple):
    """Lines under a heading."""

    title: str
    """Plain words."""
    id: str
    lines: Sequence[Line]
    page: str = ""
    """Where the heading leads; empty for nowhere."""
    level: int = 2


def listing(groups: Iterable[Lines], nav: str = "", kind: str = "") -> str:
    """Write lines as HTML that searches and copies leave out: what they lead to is found, and copied, by itself.

    Arguments:
        groups: The lines.
        nav: What a row of links to the headings is called; empty for none.
        kind: A class by which this list is told from others; may be empty.
    """
    listed = [*groups]
    classes = " ".join(filter(None, ["entry-lines", kind, "site-only"]))
    html = [f'<div class="{classes}" data-search-exclude="">\n']
    if nav:
        html.append(f'<nav class="letters" aria-label="{escape(nav)}">\n')
        html += [f"<a href={_value(f'#{group.id}')}>{escape(group.title)}</a>\n" for group in listed]
        html.append("</nav>\n")
    for group in listed:
        title = escape(group.title)
        inner = f"<a href={_value(group.page)}>{title}</a>" if group.page else title
        html.append(f"<h{group.level} id={_value(group.id)}>{inner}</h{group.level}>\n")
        if group.lines:
            html += ["<ul>\n", *map(_line, group.lines), "</ul>\n"]
    return "".join([*html, "</div>\n"])


def _line(line: Line) -> str:
    href = f"{line.page}#{line.anchor}"
    return f"<li><a href={_value(href)} id={_value(line.id)}>{escape(line.text)}</a>\n"


def _value(text: str) -> str:
    """Write the value of an attribute."""
    return text if _PLAIN.fullmatch(text) else f'"{escape(text)}"'
