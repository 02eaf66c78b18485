"""The list of references: CSL-JSON, the format in which Zotero and other reference managers export.

Specification: CSL 1.0.2, `csl-data.json`. What a citation cannot do without is checked; all else is kept as it is.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psychoed.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage
"""
TYPES = frozenset(_TYPES.split())
"""The types of works that CSL knows."""

_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True)
class Reference:
    """A work that the site cites."""

    key: str
    """Its name in `sources:` and its address on the page of sources."""
    title: str
    authors: tuple[str, ...]
    """Family names, or the names of groups."""
    year: int
    container: str
    """The journal or book that it stands in; may be empty."""
    doi: str
    """Without the resolver's address; empty where none is known for sure."""
    item: Mapping[str, Any]
    """The whole CSL item, its `id` being the key."""
    line: int

    @property
    def short(self) -> str:
        """The authors and the year, as a reader meets them in a note: `Declerck and others, 2020`."""
        first, *others = self.authors
        if len(others) == 1:
            # How Zotero and BibTeX say that the list goes on.
            first += " and others" if others[0] in {"others", "et al."} else f" and {others[0]}"
        elif others:
            first += " and others"
        return f"{first}, {self.year}"

    @property
    def url(self) -> str:
        """The address that its DOI resolves to; empty where there is no DOI."""
        return f"https://doi.org/{self.doi}" if self.doi else ""


def read_references(src_uri: str, text: str) -> tuple[dict[str, Reference], list[Problem]]:
    """Read a list of references.

    Arguments:
        src_uri: The file, relative to `docs_dir`.
        text: CSL-JSON: an array of items.

    Returns:
        The references by key, in the order of the file, and everything that cannot be read or cited.
    """
    try:
        items = list(_items(text))
    except json.JSONDecodeError as error:
        remedy = "Export the list anew from your reference manager as CSL JSON, or mend the line."
        return {}, [Problem(src_uri, error.lineno, f"This is not valid JSON: {error.msg}.", remedy)]
    references: dict[str, Reference] = {}
    problems: list[Problem] = []
    for line, item in items:
        found = list(_item_problems(item))
        problems += [Problem(src_uri, line, what, remedy) for what, remedy in found]
        if found:
            continue
        reference = _reference(item, line)
        first = references.setdefault(reference.key, reference)
        if first is not reference:
            what = f"The reference `{reference.key}` is already in line {first.line}."
            problems.append(Problem(src_uri, line, what, "Remove one of them, or give it another `id`."))
    return references, problems


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON array, each with its line: a decoder of the whole would forget the lines."""
    decoder = json.JSONDecoder()
    space = re.compile(r"\s*")

    def after_space(at: int) -> int:
        found = space.match(text, at)
        return found.end() if found else at

    at = after_space(0)
    if text[at : at + 1] != "[":
        raise json.JSONDecodeError("The list does not begin with `[`", text, at)
    at = after_space(at + 1)
    if text[at : at + 1] == "]":
        return
    while True:
        item, end = decoder.raw_decode(text, at)
        yield text.count("\n", 0, at) + 1, item
        at = after_space(end)
        if text[at : at + 1] == "]":
            break
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("Expecting `,` or `]` after an item", text, at)
        at = after_space(at + 1)
    if after_space(at + 1) != len(text):
        raise json.JSONDecodeError("There is something after the list's end", text, at + 1)


def _key(item: Mapping[str, Any]) -> str:
    # Zotero's own ids are web addresses; beside them it exports the key by which people cite.
    return str(item.get("citation-key") or item.get("id") or "")


def _item_problems(item: Any) -> Iterator[tuple[str, str]]:
    """Yield what keeps an item from being cited, and what to do."""
    if not isinstance(item, dict):
        yield "This item is no reference.", 'Write it as `{"id": …, "type": …, "title": …}`.'
        return
    key = _key(item)
    name = f"The reference `{key}`" if key else "This reference"
    if not key:
        yield f"{name} has no id.", 'Give it one to cite it by: `"id": "declerck2020"`.'
    elif not re.fullmatch(r"[\w-]+", key):
        yield f"{name} has an id that cannot be part of an address.", "Use letters, digits and hyphens: `declerck2020`."
    if item.get("type") not in TYPES:
        yield f"{name} has no type that CSL knows: {item.get('type')!r}.", nearest(str(item.get("type")), TYPES)
    if not (isinstance(item.get("title"), str) and item["title"].strip()):
        yield f"{name} has no title.", 'Write it as `"title": "…"`.'
    if not _authors(item):
        yield f"{name} has no author.", 'Write `"author": [{"family": "Young", "given": "L. J."}]`, or `"literal"`.'
    if _year(item) is None:
        yield f"{name} has no year.", 'Write it as `"issued": {"date-parts": [[2020]]}`.'
    doi = item.get("DOI")
    if doi is not None and not (isinstance(doi, str) and _DOI.fullmatch(doi)):
        yield f"{name} has a DOI that is none: {doi!r}.", "It begins with `10.`; leave it out where you are not sure."


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    authors = item.get("author") or item.get("editor")
    if not isinstance(authors, list) or not all(isinstance(author, dict) for author in authors):
        return ()
    names = []
    for author in authors:
        particle = str(author.get("non-dropping-particle") or "")
        family = str(author.get("family") or author.get("literal") or "").strip()
        if not family:
            return ()
        names.append(f"{particle} {family}".strip())
    return tuple(names)


def _year(item: Mapping[str, Any]) -> int | None:
    """Return the year in which the work was issued; `date-parts` may hold strings, as Zotero writes them."""
    try:
        return int(item["issued"]["date-parts"][0][0])
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def _reference(item: Mapping[str, Any], line: int) -> Reference:
    key = _key(item)
    return Reference(
        key=key,
        title=" ".join(item["title"].split()),
        authors=_authors(item),
        year=_year(item) or 0,
        container=str(item.get("container-title") or ""),
        doi=item.get("DOI") or "",
        item={**item, "id": key},
        line=line,
    )
