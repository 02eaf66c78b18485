"""The words of a page as its author wrote them, in their order, and which claim stands where.

What authors write and readers never see is not among them: front matter but for title and description, addresses,
attributes, options of blocks, comments. Evidence is left out: it belongs to the claims. A help line is named by its
mark, so that a new number changes no word of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

import markdown
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from psychoed.content.html_words import html_words
from psychoed.rendering.conversion import parsed, processed
from psychoed.source.page import prose_lines, read_source
from psychoed.text.inline import CLAIM, CODE_SPAN, HEADING_TAGS, MARK, add_backslash_break

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as etree

    from psychoed.source.block_source import BlockSource

_HIDDEN_BLOCK, _NO_BODY, _NO_TITLE = frozenset({"evidence"}), frozenset({"questions"}), frozenset({"therapist-note"})
_SHOWN_OPTIONS = ("returns", "loop", "tone")
"""Options that a reader sees something of; of a tone, only what its author says that it stands for."""

_AROUND = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "blockquote", "div"})
_BLOCKS = frozenset({"p", "li", "dt", "dd", "tr", "pre", *_AROUND, *HEADING_TAGS})
_HELP_LINE = re.compile(r"\{helpline=([\w-]+(?::\w+)?)\}")
# Of the signs that Unicode keeps for programs, so that no text means anything by them: a page's own are taken out.
_TOKEN = re.compile("\ufdd0(\\d+)\ufdd1")
_TITLE = re.compile("\ufdd2([^\ufdd3]*)\ufdd3")
_KEPT = re.compile("[\ufdd0-\ufdef]")
_MARKS = re.compile(rf"(?P<code>{CODE_SPAN.pattern})|{CLAIM.pattern}|{MARK.pattern}|{_HELP_LINE.pattern}")
_LINE_START = re.compile(r"\s*(?:\||[-*+]\s|\d+\.\s)?\s*")


class Piece(NamedTuple):
    """Some words that stand together: a paragraph, an item, a row."""

    kind: str
    """The element of HTML that it is: `p`, `li`, `tr`, `dt`, `dd`, `pre`, `h3`; `title` for what a block is called."""
    cells: tuple[str, ...]
    """Its words, plain; of a row, those of each cell, of all else, one."""
    claims: tuple[str, ...] = ()
    """The claims that are stated here."""
    depth: int = 0
    """How many lists it stands in."""
    block: str = ""
    """The kind of block that begins here; only of a title, which may be empty."""

    @property
    def words(self) -> str:
        """All its words."""
        first, *others = self.cells
        return f"{first}: {'; '.join(filter(None, others))}" if others else first


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next."""

    title: str
    """Plain; empty for what stands before the first heading."""
    pieces: tuple[Piece, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it states, in their order."""
        return tuple(claim for piece in self.pieces for claim in piece.claims)


def read_authored(src_uri: str, text: str, addressed: Mapping[int, str] | None = None) -> tuple[Section, ...]:
    """Return what a page says, section by section.

    Arguments:
        src_uri: The page, relative to `docs_dir`.
        text: The whole file.
        addressed: The claims that no mark names, by the line of what states them: a block, row, step or item.
    """
    return _Reading(src_uri, text, addressed or {}).sections()


@dataclass
class _Reading:
    src_uri: str
    text: str
    addressed: Mapping[int, str]
    claims: list[str] = field(default_factory=list)
    """What the tokens in the text stand for."""

    def sections(self) -> tuple[Section, ...]:
        md = _markdown()
        root = processed(md, parsed(md, "\n".join(self._lines())))
        found: list[tuple[str, list[Piece]]] = [("", [])]
        for piece in _Walk(md, self.claims).pieces(root, "p", 0):
            if piece.kind in HEADING_TAGS:
                found.append((piece.words, []))
            if piece.words or piece.claims or piece.block:
                found[-1][1].append(piece)
        return tuple(Section(title, tuple(pieces)) for title, pieces in found if pieces)

    def _lines(self) -> list[str]:
        """Return the page's Markdown without what readers never see, with a token where a claim is stated."""
        text = _KEPT.sub("", self.text.expandtabs(4))
        source, _ = read_source(self.src_uri, text)
        lines = text.split("\n")
        prose = {index for index, _ in prose_lines(text)}
        first = min(prose, default=len(lines))
        head = first if text.startswith("---") else 0
        lines[:head] = [""] * head
        for index in prose:
            lines[index] = _MARKS.sub(self._shown, lines[index])
        for fence in source.fences:
            self._open(fence, lines)
        titles = {fence.line for fence in source.fences}
        for line, key in self.addressed.items():
            if line not in titles and lines[line - 1].strip():
                start = _LINE_START.match(lines[line - 1])
                at = start.end() if start else 0
                lines[line - 1] = f"{lines[line - 1][:at]}{self._token(key)}{lines[line - 1][at:]}"
        return lines

    def _open(self, fence: BlockSource, lines: list[str]) -> None:
        """Put what a block shows of its fences in their place."""
        own = range(fence.line - 1, fence.body_line - 1)
        body = range(fence.body_line - 1, fence.end_line)
        said = [] if fence.name in _NO_TITLE | _HIDDEN_BLOCK else [_MARKS.sub(self._shown, fence.title)]
        options = {name: fence.options.names[name] for name in _SHOWN_OPTIONS if name in fence.options.names}
        for name, given in options.items():
            words = _KEPT.sub("", given.text or given.written)
            said.append(words.partition("|")[2] if name == "tone" else words)
        if key := self.addressed.get(fence.line):
            said[:1] = [f"{self._token(key)}{''.join(said[:1])}"]
        hidden = [*own, *(body if fence.name in _HIDDEN_BLOCK | _NO_BODY else [fence.end_line - 1])]
        for index in hidden:
            lines[index] = ""
        if fence.name not in _HIDDEN_BLOCK | _NO_BODY:
            said[:1] = [f"\ufdd2{fence.name}\ufdd3{''.join(said[:1])}"]
            lines[fence.line - 1] = "\n\n".join(["", *filter(str.strip, said), ""])

    def _token(self, key: str) -> str:
        self.claims.append(key)
        return f"\ufdd0{len(self.claims) - 1}\ufdd1"

    def _shown(self, found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        *_, claim, _, word, line = found.groups()
        if claim:
            return self._token(claim)
        return word or f"[{line}]"


class _Walk:
    """Takes a tree apart into pieces."""

    def __init__(self, md: markdown.Markdown, claims: list[str]) -> None:
        self.md = md
        self.claims = claims

    def pieces(self, element: etree.Element, kind: str, depth: int) -> Iterator[Piece]:
        """Yield what an element says, and what stands in it."""
        if element.tag == "tr":
            yield self._piece("tr", [self._inline(cell) for cell in element], depth)
            return
        if element.tag == "pre":
            yield self._piece("pre", [self._inline(element)], depth)
            return
        run = [element.text or ""]
        for child in element:
            if child.tag in _BLOCKS:
                yield self._piece(kind, ["".join(run)], depth)
                is_item = child.tag == "p" and child is element[0] and kind in {"li", "dd"}
                kept = is_item or child.tag in _AROUND
                yield from self.pieces(child, kind if kept else child.tag, depth + (child.tag in {"ul", "ol"}))
                run = [child.tail or ""]
            else:
                run += [self._inline(child), child.tail or ""]
        yield self._piece(kind, ["".join(run)], depth)

    def _inline(self, element: etree.Element) -> str:
        shown = [element.get("alt", ""), element.get("title", "")]
        own = element.text or ""
        shown.append(unescape(own) if element.tag == "code" else own)
        for child in element:
            shown += [self._inline(child), child.tail or ""]
        if element.tag == "br":
            shown.append(" ")
        return "".join(shown)

    def _piece(self, kind: str, cells: list[str], depth: int) -> Piece:
        texts = [self._words(cell) for cell in cells]
        stated = (self.claims[int(token[1])] for text in texts for token in _TOKEN.finditer(text))
        begun = _TITLE.search(texts[0]) if texts else None
        plain = tuple(" ".join(_TITLE.sub("", _TOKEN.sub("", text)).split()) for text in texts)
        return Piece("title" if begun else kind, plain, tuple(dict.fromkeys(stated)), depth, begun[1] if begun else "")

    def _words(self, text: str) -> str:
        text = HTML_PLACEHOLDER_RE.sub(lambda found: html_words(self.md.htmlStash.rawHtmlBlocks[int(found[1])]), text)
        return unescape(text.replace(AMP_SUBSTITUTE, "&")) if AMP_SUBSTITUTE in text else text


@cache
def _markdown() -> markdown.Markdown:
    md = markdown.Markdown(extensions=["attr_list", "def_list", "tables", "fenced_code"])
    add_backslash_break(md)
    return md
