"""Where in a page's Markdown there is room for a link: not in a title, a heading, an option or another link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Markdown

from psychoed.components.items import BULLET, NUMBERED
from psychoed.components.table import RULE
from psychoed.source.block_source import read_fences
from psychoed.text.inline import parsed_line, tags_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.source.block_source import BlockSource

_HEADING = re.compile(r" {0,3}#{1,6}")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_MEANING = re.compile(r" {0,3}:\s")
_TAG = re.compile(r" {0,3}<[a-z]", re.IGNORECASE)
_HOLDER = re.compile(r"<(?:a|button|label|option|summary|title|h[1-6])\b", re.IGNORECASE)


def plain_lines(lines: list[str], prose: list[tuple[int, str]]) -> set[int]:
    """Return the indices of the lines in which no link can stand.

    Arguments:
        lines: All lines of a page.
        prose: Index and text of those that Markdown reads as text.
    """
    plain = {index for index, line in prose if _HEADING.match(line)}
    plain |= {index - 1 for index, line in prose if _UNDERLINE.match(line) and index and lines[index - 1].strip()}
    for fence in read_fences("", lines, prose)[0]:
        plain.update(range(fence.line - 1, fence.body_line - 1))
        if fence.name == "question":
            plain.update(_chosen(fence))
    return plain


def raw_lines(prose: list[tuple[int, str]]) -> set[int]:
    """Return the indices of the lines within blocks of HTML, in which Markdown is shown as it is written.

    Arguments:
        prose: Index and text of the lines of a page that Markdown reads as text.
    """
    if not any(_TAG.match(line) for _, line in prose):
        return set()
    md = Markdown()
    # Numbered, so that each mark is known again in what Markdown puts aside.
    marked = {index: line.replace("{", f"{{{index}:") for index, line in prose}
    md.preprocessors["html_block"].run([marked.get(index, "") for index in range(max(marked) + 1)])
    kept = "".join(block for block in md.htmlStash.rawHtmlBlocks if isinstance(block, str))
    return {index for index in marked if f"{{{index}:" in kept}


def _chosen(fence: BlockSource) -> Iterator[int]:
    """Yield the indices of the lines that a reader chooses from: options, steps, cells, words and their meanings."""
    group: list[tuple[int, str]] = []
    for index, line in enumerate((*fence.body, ""), fence.body_line - 1):
        if line.strip():
            group.append((index, line))
            continue
        words = [words for _, words in group]
        listed = words and (BULLET.match(words[0]) or NUMBERED.match(words[0]))
        if listed or any(_MEANING.match(line) or (RULE.match(line) and "|" in line) for line in words):
            yield from (index for index, _ in group)
        group = []


def can_link(line: str, start: int, end: int) -> bool:
    """Tell whether a link can take the place of a piece of a line of Markdown.

    Arguments:
        line: The line.
        start: Where the piece begins.
        end: Where it ends.
    """
    before = line[:start]
    if before.count("{") > before.count("}") or _HOLDER.search(" ".join(tags_in(line))):
        return False
    # As Markdown reads it: nothing of it may be left in an address, a picture's words or a tag.
    root, _ = parsed_line(f"{before}[it](help:){line[end:]}".strip())
    links = [link for link in root.iter("a") if link.get("href") == "help:"]
    outer = [link for link in root.iter("a") if link.get("href") != "help:"]
    return len(links) == 1 and not any(link in link_outer.iter() for link in links for link_outer in outer)
