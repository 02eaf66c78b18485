"""References written out, by citeproc-py and its own copy of a style: no request, no list of journals of our own."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from psychoed.content.references import names
from psychoed.content.references.marks import ITALIC, UPRIGHT, markdown, marked
from psychoed.content.references.order import sort_key
from psychoed.content.references.style import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from psychoed.content.references.csl import Reference
    from psychoed.content.references.names import Name

_TITLES = {"title", "container-title", "collection-title"}
_FED = {"collection-number", "publisher", "publisher-place", "edition", "volume", "issue", "page", "genre", "number"}
_DASHES = re.compile(r"\s*(?:-{2,}|[\u2010-\u2015\u2212])\s*")
_RANGE = re.compile(r"(?<=\d)\s*-+\s*(?=\d)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?(?:\s+(?:edition|edn?)\.?)?", re.IGNORECASE)

_ET_AL = 4
"""Of this many authors, the style names the first alone."""


def bibliography(references: Iterable[Reference], language: str) -> dict[str, str]:
    """Write out references.

    Arguments:
        references: What to cite.
        language: In which it is said where something stands: a tag of BCP 47.

    Returns:
        By key, in the order of the style (authors, then year): the reference as inline Markdown. Its address is a link.
    """
    return {
        reference.key: _written(json.dumps(fed(reference)), _href(reference), language)
        for reference in sorted(references, key=sort_key)
    }


@lru_cache(maxsize=2048)
def _written(item: str, href: str, language: str) -> str:
    """Write out an item, as JSON; the same one, under `serve`, once."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    made = style(language)
    # Each in a bibliography of its own: it sorts for itself, by bytes, and goes through all there are for each.
    alone = CitationStylesBibliography(made.parsed, CiteProcJSON([json.loads(item)]), _Marked)
    alone.register(Citation([CitationItem("it")]))
    (text,) = alone.bibliography()
    return markdown(str(text), made.quotes, href)


def _href(reference: Reference) -> str:
    """Return where a reference leads. An address may hold brackets, which cannot stand in a Markdown link."""
    return quote(reference.url, safe=":/" if reference.doi else ":/?#@!$&+,;=%~")


class _Marked:
    """What citeproc-py asks of a formatter (`citeproc/formatter/`)."""

    preformat = str
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def Italic(text: str) -> str:  # noqa: N802
        return f"{ITALIC}{text}{UPRIGHT}"

    Oblique = Italic


def fed(reference: Reference) -> dict[str, Any]:
    """Return what citeproc-py gets of a reference: its item, in forms that it can write."""
    item = reference.item
    texts = {name: marked(text) for name, text in item.items() if name in _TITLES}
    texts |= {name: text for name, text in item.items() if name in _FED}
    if item["type"] == "article-journal" and "page" not in texts and "number" in texts:
        # Journals without pages number their articles. The style is older than that.
        texts["page"] = texts["number"]
    if "page" in texts:
        texts["page"] = _DASHES.sub("-", texts["page"])
    for name in {"volume", "issue"} & texts.keys():
        texts[name] = _RANGE.sub("–", texts[name])
    if found := _ORDINAL.fullmatch(texts.get("edition", "")):
        texts["edition"] = found[1]
    if texts.get("publisher") == item.get("container-title"):
        # A page of a service on its own site.
        texts.pop("publisher", None)
    if "event-title" in item:
        texts["event"] = item["event-title"]
    if reference.doi:
        texts["DOI"] = reference.doi
    elif "URL" in item:
        texts["URL"] = item["URL"]
    if reference.letter:
        texts["year-suffix"] = reference.year_suffix
    people = {role: _people(item[role]) for role in ("author", "editor", "translator") if role in item}
    days = {name: _days(item[name], name) for name in ("issued", "accessed") if name in item}
    return {"id": "it", "type": item["type"], **people, **texts, **days}


def _people(given: Sequence[Name]) -> list[Name]:
    """Return names; where there are more than are named, as many as the style ends with “et al.” after."""
    listed = [names.in_own_order(name) for name in names.named(given)]
    return [*listed, *listed[:1] * (_ET_AL - len(listed))] if names.is_more(given) else listed


def _days(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a date. Of a range the years count: citeproc-py makes nothing of months in one."""
    parts = given.get("date-parts", [])
    if len(parts) > 1:
        return {"date-parts": [day[:1] for day in parts] if name == "issued" else parts[-1:]}
    return given
