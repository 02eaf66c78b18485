"""Small pure functions on pieces of inline Markdown."""

from __future__ import annotations

import posixpath
import re
from functools import cache, lru_cache, partial
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as etree

import markdown
from markdown.extensions.toc import slugify_unicode
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX, AtomicString

from psychoed.text.spelling import Seen

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIM = re.compile(r"\{claim=([A-Za-z][\w-]*)\}")
"""An author's mark that a claim is stated here, as in `… lower stress. {claim=F1}`."""

MARK = re.compile(r"\[\[(!?)([^\[\]\n]+)\]\](?!\(|\[(?!\[))")
"""An author's mark for the glossary: `[[vulnerable]]` links the word, `[[!trust]]` keeps it unlinked.

`[[1]](page.md)` and `[[1]][page]` are links, whose text stands in brackets."""

_CODE = r"(?P<ticks>`++)(?:{within}++|(?!(?P=ticks)(?!`))`++)*+(?P=ticks)"
# Whole runs of signs are taken at one go: of a line of backticks, each would be tried with each other.
CODE_SPAN = re.compile(_CODE.format(within=r"[^`\n]"))
"""Code within a line, as Python-Markdown reads it."""
CODE = re.compile(_CODE.format(within="[^`]"))
"""The same, where it may go on in the next line."""

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_NEEDS_MARKDOWN = re.compile(r"[\\`*_\[\]<>&!{}~^=]")
_CLAIM_AND_SPACE = re.compile(r"(?<![ \t])[ \t]*+" + CLAIM.pattern)
_ALL_ESCAPED = re.compile(r"(?:[^\\`*_\[\]<>&{}!~^=\n\x02\x03]|\\[\\`*_{}\[\]()>#+.!|-]|&(?:amp|lt|gt);)*+")
_BACKSLASH = re.compile(r"\\(.)")
_ESCAPED = re.compile(r"\x02(\d+)\x03")
_PLACEHOLDER_OR_LETTER = re.compile(rf"{HTML_PLACEHOLDER_RE.pattern}|{AMP_SUBSTITUTE}|{_ESCAPED.pattern}|.", re.DOTALL)
_STARTS = re.compile(r"\A(\d*)([.)#+-])")
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]"})
_LINK_TARGET = re.compile(
    CODE_SPAN.pattern + r"|(?<=[^\\]\]\()(?!/|<|[a-z][a-z0-9+.-]*:)(?P<target>[^)\s]+)", re.IGNORECASE
)
_ROOTED = re.compile(CODE_SPAN.pattern + r"|(?<=[^\\]\]\()/(?P<path>[^)#\s]+)")


def without_claims(text: str) -> str:
    """Take the claim marks out of a piece of Markdown."""
    return cut_claims(text).rstrip()


def cut_claims(text: str) -> str:
    """Take the claim marks out of a text that may go on, the space before each with it."""
    return _CLAIM_AND_SPACE.sub("", text)


def is_plain(text: str) -> bool:
    """Tell whether a piece of Markdown surely holds nothing but words on one line."""
    return not _NEEDS_MARKDOWN.search(text) and "\n" not in text


def claim_of(text: str) -> str | None:
    """Return the first claim that a piece of Markdown is marked with, if any."""
    return found[1] if (found := CLAIM.search(text)) else None


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return inline Markdown as the words a reader sees, marks and formatting gone.

    Python-Markdown's own inline rules decide; extensions of the site that add inline marks are not loaded.
    """
    text = MARK.sub(r"\2", without_claims(text))
    if _ALL_ESCAPED.fullmatch(text):
        # Each of them would be put aside on its own, and the whole text copied for it.
        text = unescape(_BACKSLASH.sub(r"\1", text))
    elif _NEEDS_MARKDOWN.search(text):
        text = shown_text(*parsed_line(text))
    return " ".join(text.split())


def has_link(text: str) -> bool:
    """Tell whether a piece of inline Markdown holds a link, to the glossary or elsewhere."""
    if not _NEEDS_MARKDOWN.search(text):
        return False
    marked = "[[" in text and any(not keep for keep, _ in MARK.findall(CODE_SPAN.sub("", text)))
    return marked or parsed_line(text)[0].find(".//a") is not None


def tags_in(text: str) -> list[str]:
    """Return the raw HTML tags in a piece of Markdown, as they are written, but for line breaks."""
    if "<" not in text:
        return []
    stash = map(str, parsed_line(text)[1].htmlStash.rawHtmlBlocks)
    return [raw for raw in stash if raw.startswith("<") and not raw.lower().startswith("<br")]


def parsed_line(text: str) -> tuple[etree.Element, markdown.Markdown]:
    """Parse a piece of inline Markdown; the second value still holds what the first has placeholders for."""
    md = _inline_markdown()
    md.reset()
    root = etree.Element("div")
    etree.SubElement(root, "p").text = text
    md.treeprocessors["inline"].run(root)
    return root, md


def parsed_blocks(text: str) -> tuple[etree.Element, markdown.Markdown]:
    """Parse a piece of Markdown of any length, as `parsed_line` does one line. Fences and raw HTML become words."""
    md = _inline_markdown()
    md.reset()
    root = etree.Element("div")
    md.parser.parseChunk(root, text)
    md.treeprocessors["inline"].run(root)
    return root, md


def shown_text(element: etree.Element, md: markdown.Markdown) -> str:
    """Return the words that an element shows after inline parsing, on one line."""
    for code in element.iter("code"):
        code.text = AtomicString(unescape(code.text or ""))
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "").lstrip()
    return " ".join(shown_words("".join(element.itertext()), md).split())


def shown_words(text: str, md: markdown.Markdown) -> str:
    """Return a piece of an element's text as it is shown after inline parsing.

    Python-Markdown still holds escaped characters, entities and raw HTML in placeholders then
    (`markdown/util.py`: STX, ETX, HTML_PLACEHOLDER_RE, AMP_SUBSTITUTE).
    """
    text = HTML_PLACEHOLDER_RE.sub(partial(_stashed, md), text)
    if AMP_SUBSTITUTE in text:
        text = unescape(text.replace(AMP_SUBSTITUTE, "&"))
    return _ESCAPED.sub(lambda found: chr(int(found[1])), text)


def shown_letters(text: str, md: markdown.Markdown) -> Seen:
    """Return a piece of an element's text as it is shown after inline parsing, and where each of its letters stands."""
    if STX not in text:
        return Seen(text, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _PLACEHOLDER_OR_LETTER.finditer(text):
        # A tag parts what stands beside it.
        shown = shown_words(found[0], md) or STX
        letters += shown
        starts += [found.start()] * len(shown)
        ends += [found.end()] * len(shown)
    return Seen("".join(letters), starts, ends)


def _stashed(md: markdown.Markdown, found: re.Match[str]) -> str:
    """Return what Python-Markdown put aside: an entity as its character, a line break as a space, a tag as nothing."""
    raw = str(md.htmlStash.rawHtmlBlocks[int(found[1])])
    if raw.startswith("&"):
        return unescape(raw)
    return " " if raw.lower().startswith("<br") else ""


def escaped(words: str) -> str:
    """Write plain words as inline Markdown that shows just these words."""
    text = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escape_line_start(text.translate(_SPECIAL))


def escape_line_start(text: str) -> str:
    """Keep the first characters of a piece of Markdown from beginning a list or a heading where it begins a line."""
    return _STARTS.sub(r"\1\\\2", text)


@cache
def _inline_markdown() -> markdown.Markdown:
    # With tables, so that `\|` is read as in a cell.
    md = markdown.Markdown(extensions=["tables"])
    add_backslash_break(md)
    return md


class _BackslashBreak(SubstituteTagInlineProcessor):
    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        super().__init__(r"\\\n", "br")
        self.is_wanted = is_wanted

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        """Break, or leave it as it is."""
        return super().handleMatch(m, data) if self.is_wanted() else (None, None, None)


def add_backslash_break(md: markdown.Markdown, is_wanted: Callable[[], bool] = lambda: True) -> None:
    """Let a backslash break the line that it ends, as CommonMark has it; Python-Markdown would show it.

    Arguments:
        md: What renders.
        is_wanted: Tells whether it is to be so in what is being rendered.
    """
    # Behind code, escaped characters and HTML: within a tag, nothing can be broken.
    md.inlinePatterns.register(_BackslashBreak(is_wanted), "psychoed_break", 89)


def slug(text: str) -> str:
    """Make a readable id of a piece of inline Markdown, as MkDocs does of a heading but in any script."""
    return slugify_unicode(plain(text), "-")


def rebased(text: str, src_uri: str) -> str:
    """Make the relative links in a piece of Markdown absolute (`/` is `docs_dir`), so that it can move to another page.

    Arguments:
        text: Markdown with links relative to the page it stands on.
        src_uri: That page, as a POSIX path relative to `docs_dir`.
    """
    if "](" not in text:
        return text

    def absolute(found: re.Match[str]) -> str:
        if not found["target"]:
            return found[0]
        path, hash_mark, anchor = found["target"].partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), path)) if path else src_uri
        return f"/{page}{hash_mark}{anchor}"

    return _LINK_TARGET.sub(absolute, text)


def linked(text: str, src_uri: str) -> set[str]:
    """Return what the links in a piece of Markdown lead to within the site, relative to `docs_dir`, without anchors.

    Arguments:
        text: Markdown.
        src_uri: The page that it stands on, as a POSIX path relative to `docs_dir`.
    """
    text = rebased(text, src_uri)
    return {found["path"] for found in _ROOTED.finditer(text) if found["path"]} if "](/" in text else set()


def indented(text: str, prefix: str = "    ") -> str:
    """Indent the lines of a piece of Markdown, so that it belongs to the list item or definition above it."""
    return "\n".join(prefix + line if line.strip() else "" for line in text.split("\n"))
