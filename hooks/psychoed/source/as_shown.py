"""How Python-Markdown reads a page's lines: in what the first words of each come to stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import markdown
from markdown.util import AtomicString

from psychoed.text.inline import HEADING_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree import ElementTree as etree

    from psychoed.source.elsewhere import Line

_EXTENSIONS = ("tables", "def_list", "footnotes", "admonition", "md_in_html", "pymdownx.details", "pymdownx.tabbed")
"""All that a site may have and that holds lists. Whether it has them is told elsewhere."""

_MARKED = re.compile("\ufdd0([0-9]+)\ufdd1")
"""What is put before words to find them again: two signs that no text may hold (Unicode, 23.7)."""


@dataclass(frozen=True)
class Place:
    """Where some words stand."""

    depth: int
    """In how many items of lists."""
    begins_item: bool
    """Whether they are the first words of one."""
    is_numbered: bool
    """Whether the innermost of these lists is numbered."""
    position: int
    """Which of its items they are in, counted from 1; 0 for none."""
    in_code: bool
    in_table: bool
    in_heading: bool
    in_row: bool
    """Whether in one below the headings."""


def places(lines: Sequence[Line], columns: Mapping[int, int]) -> dict[int, Place]:
    """Return where the words of lines stand; of those within raw HTML, which is not read as Markdown, nothing.

    Arguments:
        lines: A piece of a page, in order.
        columns: The column in which the words begin, by the index of the line.
    """
    text = "\n".join(_marked(line, index, columns.get(index)) for index, line in lines)
    md = _markdown()
    md.reset()
    read = text.split("\n")
    for name in ("normalize_whitespace", "html_block"):
        read = md.preprocessors[name].run(read)
    try:
        root = md.parser.parseDocument(read).getroot()
        return {} if root is None else dict(_places(root, ()))
    except RecursionError:
        # What lies so deep cannot be rendered either, which is told where it is.
        return {}


def _marked(line: str, index: int, column: int | None) -> str:
    if column is None:
        return line
    # A stroke that begins a row is none of its words.
    column += line[column:].startswith("|")
    return f"{line[:column]}\ufdd0{index}\ufdd1{line[column:]}"


def _places(element: etree.Element, above: tuple[etree.Element, ...]) -> Iterator[tuple[int, Place]]:
    path = (*above, element)
    yield from _found(element.text, path, is_first=True)
    for child in element:
        yield from _places(child, path)
        yield from _found(child.tail, path, is_first=False)


def _found(text: str | None, path: tuple[etree.Element, ...], *, is_first: bool) -> Iterator[tuple[int, Place]]:
    if not text or "\ufdd0" not in text:
        return
    tags = [element.tag for element in path]
    lists = [(element, item) for element, item in pairwise(path) if element.tag in {"ol", "ul"}]
    holder = path[-2] if tags[-1] == "p" and len(path) > 1 else path[-1]
    leads = is_first and holder.tag == "li" and (holder is path[-1] or (holder[0] is path[-1] and not holder.text))
    for found in _MARKED.finditer(text):
        yield (
            int(found[1]),
            Place(
                depth=tags.count("li"),
                begins_item=leads and not text[: found.start()].strip(),
                is_numbered=bool(lists) and lists[-1][0].tag == "ol",
                position=[*lists[-1][0]].index(lists[-1][1]) + 1 if lists else 0,
                in_code="code" in tags or isinstance(text, AtomicString),
                in_table="table" in tags,
                in_heading=not HEADING_TAGS.isdisjoint(tags),
                in_row="td" in tags,
            ),
        )


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(_EXTENSIONS), extension_configs={"pymdownx.tabbed": {}})
