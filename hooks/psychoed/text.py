"""Small pure functions on pieces of inline Markdown."""

from __future__ import annotations

import posixpath
import re
from functools import cache, lru_cache, partial
from hashlib import sha256
from html import unescape
from xml.etree import ElementTree as etree

import markdown
from markdown.extensions.toc import slugify_unicode
from markdown.util import HTML_PLACEHOLDER_RE

CLAIM = re.compile(r"\{claim=([A-Za-z][\w-]*)\}")
"""An author's mark that a claim is stated here, as in `… lower stress. {claim=F1}`."""

MARK = re.compile(r"\[\[(!?)([^\[\]\n]+)\]\]")
"""An author's mark for the glossary: `[[vulnerable]]` links the word, `[[!trust]]` keeps it unlinked."""

_NEEDS_MARKDOWN = re.compile(r"[\\`*_\[\]<>&!{}~^=]")
_LINK_TARGET = re.compile(r"(?<=\]\()(?!/|[a-z][a-z0-9+.-]*:)([^)\s]+)", re.IGNORECASE)


def without_claims(text: str) -> str:
    """Take the claim marks out of a piece of Markdown."""
    return re.sub(r"[ \t]*" + CLAIM.pattern, "", text).rstrip()


def is_plain(text: str) -> bool:
    """Tell whether a piece of Markdown surely holds nothing but words on one line."""
    return not _NEEDS_MARKDOWN.search(text) and "\n" not in text


def claim_of(text: str) -> str | None:
    """Return the first claim that a piece of Markdown is marked with, if any."""
    return found[1] if (found := CLAIM.search(text)) else None


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return inline Markdown as the words a reader sees, marks and formatting gone.

    Python-Markdown's own inline rules decide, so that this can never differ from the page.
    """
    text = MARK.sub(r"\2", without_claims(text))
    if _NEEDS_MARKDOWN.search(text):
        md = _inline_markdown()
        md.reset()
        root = etree.Element("div")
        etree.SubElement(root, "p").text = text
        md.treeprocessors["inline"].run(root)
        md.treeprocessors["unescape"].run(root)
        text = HTML_PLACEHOLDER_RE.sub(partial(_entity, md), "".join(root.itertext()))
    return " ".join(text.split())


def _entity(md: markdown.Markdown, stashed: re.Match[str]) -> str:
    """Return what Python-Markdown put aside: an entity as its character, a tag as nothing."""
    raw = str(md.htmlStash.rawHtmlBlocks[int(stashed[1])])
    return unescape(raw) if raw.startswith("&") else ""


@cache
def _inline_markdown() -> markdown.Markdown:
    return markdown.Markdown()


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
        path, hash_mark, anchor = found[1].partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), path)) if path else src_uri
        return f"/{page}{hash_mark}{anchor}"

    return _LINK_TARGET.sub(absolute, text)


def indented(text: str, prefix: str = "    ") -> str:
    """Indent the lines of a piece of Markdown, so that it belongs to the list item or definition above it."""
    return "\n".join(prefix + line if line.strip() else "" for line in text.split("\n"))


def rank(*keys: str) -> bytes:
    """Give things an order that looks mixed, depends on nothing but their own names, and is the same in each build."""
    return sha256("\x00".join(keys).encode()).digest()
