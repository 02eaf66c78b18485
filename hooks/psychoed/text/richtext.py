"""Markdown as data that a sheet is set from: runs of words, paragraphs and lists. Nothing in it is markup any more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from psychoed.text.inline import HEADING_TAGS, MARK, parsed_blocks, parsed_line, plain, shown_words, without_claims

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from markdown import Markdown

Run = dict[str, Any]
"""A piece of text, `words`, and what is said of it: `strong`, `emphasis`, `code`, and `href`, where it leads."""

Block = dict[str, Any]
"""A `paragraph`, which is a list of runs, or a `list` of items, each a list of blocks, that may be `numbered`."""


class Target(NamedTuple):
    """Where a link leads."""

    text: str = ""
    """As people write it; empty where paper cannot say it."""
    href: str = ""
    """The whole address, for those who read the sheet on a screen; empty where it is not known."""


Address = Callable[[str], Target]
"""Returns where a link leads."""

_STYLES = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code"}
_LISTS = {"ul", "ol"}
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s", re.MULTILINE)


def nowhere(href: str) -> Target:
    """Leave the addresses of links out."""
    return Target()


def line(text: str, address: Address = nowhere) -> list[Run]:
    """Return a piece of inline Markdown as runs.

    Arguments:
        text: Inline Markdown.
        address: Says where links lead.
    """
    root, md = parsed_line(_bare(text))
    return _trimmed(_runs(root[0], md, address))


def blocks(text: str, address: Address = nowhere) -> list[Block]:
    """Return a piece of Markdown as paragraphs and lists; whatever else it holds becomes a paragraph.

    Arguments:
        text: Markdown.
        address: Says where links lead.
    """
    root, md = parsed_blocks(_bare(text))
    return list(_blocks(root, md, address))


def plain_lines(found: list[Block]) -> Iterator[str]:
    """Yield the words of paragraphs and of items of lists, without style; each is a line of its own."""
    for block in found:
        if "paragraph" in block:
            yield "".join(run["words"] for run in block["paragraph"])
        for number, item in enumerate(block.get("list", []), 1):
            sign = f"{number}." if block["numbered"] else "–"
            if said := list(plain_lines(item)):
                yield f"{sign} {said[0]}"
                yield from said[1:]


def plain_with_lists(text: str) -> str:
    """Return a piece of Markdown as plain words: on one line, but for what holds a list, whose items are lines."""
    found = blocks(text) if _ITEM.search(text) else []
    if any("list" in block for block in found):
        return "\n".join(" ".join(line.split()) for line in plain_lines(found))
    return plain(text)


def _bare(text: str) -> str:
    return MARK.sub(r"\2", without_claims(text))


def _blocks(parent: etree.Element, md: Markdown, address: Address) -> Iterator[Block]:
    loose: list[Run] = [{"words": shown_words(parent.text or "", md)}]
    for child in parent:
        if child.tag in {*_LISTS, *HEADING_TAGS, "p", "blockquote", "div", "pre", "table", "hr"}:
            yield from _paragraph(loose)
            loose = []
            if child.tag in _LISTS:
                items = [list(_blocks(item, md, address)) for item in child]
                yield {"list": items, "numbered": child.tag == "ol"}
            elif child.tag in {"blockquote", "div"}:
                yield from _blocks(child, md, address)
            else:
                yield from _paragraph(list(_runs(child, md, address)))
        else:
            loose += _element(child, md, address, {})
        loose.append({"words": shown_words(child.tail or "", md)})
    yield from _paragraph(loose)


def _paragraph(runs: list[Run]) -> Iterator[Block]:
    if trimmed := _trimmed(runs):
        yield {"paragraph": trimmed}


def _runs(element: etree.Element, md: Markdown, address: Address, style: Run | None = None) -> Iterator[Run]:
    style = style or {}
    if element.text:
        words = unescape(element.text) if element.tag == "code" else shown_words(element.text, md)
        yield {"words": words, **style}
    for child in element:
        yield from _element(child, md, address, style)
        if child.tail:
            yield {"words": shown_words(child.tail, md), **style}


def _element(element: etree.Element, md: Markdown, address: Address, style: Run) -> Iterator[Run]:
    if element.tag == "img":
        yield {"words": element.get("alt", ""), **style}
    elif element.tag == "br":
        yield {"words": " "}
    inner = {**style, _STYLES[element.tag]: True} if element.tag in _STYLES else style
    target = address(unescape(shown_words(element.get("href", ""), md))) if element.tag == "a" else Target()
    if target.href:
        inner = {**inner, "href": target.href}
    found = list(_runs(element, md, address, inner))
    yield from found
    if element.tag in {"td", "th"}:
        yield {"words": " "}
    if target.text and target.text not in "".join(run["words"] for run in found):
        yield {"words": " (", **style}
        yield {"words": target.text, **style, **({"href": target.href} if target.href else {})}
        yield {"words": ")", **style}


def _trimmed(runs: list[Run] | Iterator[Run]) -> list[Run]:
    """Join runs of one style, and make all white space single spaces, none at either end."""
    joined: list[Run] = []
    for run in runs:
        words = "".join(" " if sign.isspace() and sign != "\N{NO-BREAK SPACE}" else sign for sign in run["words"])
        before = joined[-1]["words"] if joined else " "
        while "  " in words:
            words = words.replace("  ", " ")
        if before.endswith(" "):
            words = words.lstrip(" ")
        if not words:
            continue
        if joined and {**joined[-1], "words": ""} == {**run, "words": ""}:
            joined[-1] = {**run, "words": before + words}
        else:
            joined.append({**run, "words": words})
    if joined:
        joined[-1] = {**joined[-1], "words": joined[-1]["words"].rstrip(" ")}
    return [run for run in joined if run["words"]]
