"""The texts of references: entities, tags and invisible signs as other programs leave them, and what they stand for.

CSL-JSON is no HTML. CSL 1.0.2 (“Rich text content”) takes `i`, `b`, `sup`, `sub` and two kinds of `span` in a text, and
nothing else. Crossref and PubMed write more: entities, at times those of entities, and tags of JATS.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Control characters, and what Unicode leaves to programs for use within (23.7): marks of ours are such.
_UNSEEN = re.compile("[\x00-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff](?<!\\s)")
_ODD = re.compile("[&<\x00-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_TAG = re.compile(r"<(/?)(?:jats:)?(\w+)(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*/?>")
_KEPT = {"i": "i", "em": "i", "italic": "i", "sup": "sup", "sub": "sub"}
_DROPPED = {"b", "bold", "strong", "sc", "scp", "span", "u", "underline", "p", "title"}
"""What is taken for a tag, and what becomes of it; these say only how words look."""

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_TABLES = {"<sup>": _RAISED, "<sub>": _LOWERED}
_ITALIC = re.compile(r"</?i>")
_SHIFTED = re.compile(r"</?su[pb]>")


def cleaned(value: Any) -> str:
    """Return a text or number on one line, without entities, and with no tags but `i`, `sup` and `sub`.

    Arguments:
        value: Of a variable; Crossref gives titles as lists, of which the first counts.

    Returns:
        Every tag in it is closed. Empty for what is neither text nor number.
    """
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    text = str(value)
    if not _ODD.search(text):
        return " ".join(text.split())
    # Twice: `&amp;lt;i&amp;gt;`, as PubMed's titles come out of some exports.
    for _ in range(2):
        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    text = _tidied(" ".join(_UNSEEN.sub("", text).split()))
    return text if without_tags(text).strip() else ""


def without_tags(text: str) -> str:
    """Return the words of a cleaned text. A power is no other number: `10<sup>6</sup>` is 10⁶."""
    if "<" not in text:
        return text
    pieces = _SHIFTED.split(_ITALIC.sub("", text))
    tags = ["", *_SHIFTED.findall(text)]
    return "".join(shifted(piece, tag) for piece, tag in zip(pieces, tags, strict=True))


def readable(value: Any) -> Any:
    """Return a value as JSON has it, in which the halves of signs that JSON can hold alone are written out.

    Nothing could be made of these, no file and not even a message.
    """
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {readable(name): readable(each) for name, each in value.items()}
    return [readable(each) for each in value] if isinstance(value, list) else value


def words(value: Any) -> str:
    """Return a text or number on one line and in words alone; empty for anything else."""
    return without_tags(cleaned(value))


def shifted(text: str, tag: str) -> str:
    """Return what Unicode has for signs behind `<sup>` or `<sub>`; the text itself where one is missing."""
    table = _TABLES.get(tag, {})
    return text.translate(table) if all(ord(sign) in table for sign in text) else text


def _tidied(text: str) -> str:
    """Keep the tags that mean something, under one name each, and only in pairs."""
    kept: list[str] = []
    open_at: list[tuple[str, int]] = []
    end = 0
    for found in _TAG.finditer(text):
        tag = found[2].lower()
        if tag not in _KEPT and tag not in _DROPPED:
            continue
        kept.append(text[end : found.start()])
        end = found.end()
        name = _KEPT.get(tag, "")
        if name and not found[1]:
            open_at.append((name, len(kept)))
            kept.append("")
        elif name and open_at and open_at[-1][0] == name:
            kept[open_at.pop()[1]] = f"<{name}>"
            kept.append(f"</{name}>")
    return "".join([*kept, text[end:]]).strip()
