"""The list of references: CSL-JSON, the format in which Zotero and other reference managers export.

Specification: CSL 1.0.2, `csl-data.json`. What a citation cannot do without is checked; all else is kept as it is.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from psychoed.source.fields import Lack, given, read, table
from psychoed.source.given import Given
from psychoed.source.kinds import made, one_of, shaped, text, unless_empty
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.words.catalogue import Words

REFERENCES = "references.json"
"""The list of references, relative to `docs_dir`."""

_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage
"""
TYPES = tuple(_TYPES.split())
"""The types of works that CSL knows."""

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_SPACE = re.compile(r"\s*")
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>|[\x00-\x1f](?<!\s)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NAME_PARTS = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
_VARIABLES = """
title container-title collection-title publisher publisher-place edition volume issue page number genre event-title DOI
URL
"""
_TEXTS = tuple(_VARIABLES.split())
_PUBLISHED = ("volume", "issue", "page", "number")
"""One of these, an article in a journal has."""


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
    """What citing needs of the CSL item, each variable in the form that CSL gives it."""
    line: int

    def short(self, words: Words) -> str:
        """Return the authors and the year, as a reader meets them in a note: `Declerck and others, 2020`."""
        first, *others = self.authors
        # How Zotero and BibTeX say that the list goes on.
        if len(others) == 1 and others[0] not in {"others", "et al."}:
            first = words("references.two", first=first, second=others[0])
        elif others:
            first = words("references.more", first=first)
        return words("references.short", authors=first, year=self.year)

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
    except _NoListError:
        hint = "Begin it with `[`, or export it anew from your reference manager as CSL JSON."
        return {}, [Problem(src_uri, 1, "This is no list of references.", hint)]
    except json.JSONDecodeError as error:
        hint = "Export the list anew from your reference manager as CSL JSON, or mend the line."
        return {}, [Problem(src_uri, error.lineno, f"This is not valid JSON: {error.msg}.", hint)]
    references: dict[str, Reference] = {}
    problems: list[Problem] = []
    for line, item in items:
        reference, found = _read_item(Given.of(item, src_uri, line))
        problems += found
        if reference is None:
            continue
        first = references.setdefault(reference.key, reference)
        if first is not reference:
            what = f"The reference `{reference.key}` is already in line {first.line}."
            problems.append(Problem(src_uri, line, what, "Remove one of them, or give it another `id`."))
    return references, problems


class _NoListError(ValueError):
    pass


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON array, each with its line: a decoder of the whole would forget the lines."""
    decoder = json.JSONDecoder()

    def after_space(at: int) -> int:
        found = _SPACE.match(text, at)
        return found.end() if found else at

    at = after_space(0)
    if text[at : at + 1] != "[":
        raise _NoListError
    line, counted = 1, 0
    at = after_space(at + 1)
    while text[at : at + 1] != "]":
        try:
            item, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            raise
        except (ValueError, RecursionError) as error:
            # Python refuses numbers of thousands of digits, and lists a thousand deep.
            raise json.JSONDecodeError("Something is too long or too deep", text, at) from error
        line, counted = line + text.count("\n", counted, at), at
        yield line, item
        at = after_space(end)
        if text[at : at + 1] == ",":
            at = after_space(at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    if after_space(at + 1) != len(text):
        raise json.JSONDecodeError("There is something after the list's end", text, at + 1)


def _key(item: Given) -> str:
    # Zotero's own ids are web addresses; beside them it exports the key by which people cite.
    return str(item.get("citation-key") or item.get("id") or "")


def _words(value: Any) -> str:
    """Return a text or number on one line and without the tags that CSL allows in titles; empty for anything else."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return " ".join(_TAG.sub("", str(value)).split())
    return ""


def _names(value: Any) -> list[dict[str, str]]:
    """Return the names of people or groups as citeproc-py takes them; none where one of them cannot be read."""
    if not isinstance(value, list):
        return []
    names = []
    for name in value:
        parts = {part: _words(name.get(part)) for part in _NAME_PARTS} if isinstance(name, dict) else {}
        given = {part: words for part, words in parts.items() if words}
        if not ("family" in given or "literal" in given):
            return []
        if {"family", "given"} <= given.keys() and not _LATIN.match(given["given"]):
            # Initials are made for letters of the Latin script alone.
            given = {"literal": f"{given['family']} {given['given']}"}
        names.append(given)
    return names


def _date(value: Any) -> list[int]:
    """Return year, month and day as far as they are given; `date-parts` may hold strings, as Zotero writes them."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [int(part) for part in map(_words, first) if re.fullmatch(r"-?\d{1,4}", part)]
    return numbers[:3] if len(numbers) == len(first) else []


_DOI_MEND = "It begins with `10.`; leave it out where you are not sure."


@table
class WrittenReference:
    """What a citation needs; what cannot be read of other variables is left out."""

    type: str = given(one_of(TYPES), default="", lack=Lack('Write it as `"type": "book"`.'))
    title: str = given(made(_words), default="", lack=Lack('Write it as `"title": "…"`.', noun="title"))
    author: list[dict[str, str]] = given(made(_names), default=[])
    editor: list[dict[str, str]] = given(made(_names), default=[])
    issued: list[int] = given(
        made(_date), default=[], lack=Lack('Write it as `"issued": {"date-parts": [[2020]]}`.', noun="year")
    )
    accessed: list[int] = given(made(_date), default=[])
    doi: str = given(unless_empty(shaped(_DOI, "is no DOI", _DOI_MEND, text(_DOI_MEND))), default="", name="DOI")


def _read_item(item: Given) -> tuple[Reference | None, list[Problem]]:
    """Read an item; it makes a reference if nothing keeps it from being cited."""
    if not isinstance(item.value, dict):
        return None, [item.problem("This item is no reference.", 'Write it as `{"id": …, "type": …, "title": …}`.')]
    key = _key(item)
    name = f"The reference `{key}`" if key else "This reference"
    written, problems = read(WrittenReference, item.told_of(name), others="ignored")
    if not key:
        problems.append(item.problem(f"{name} has no id.", 'Give it one to cite it by: `"id": "declerck2020"`.'))
    elif not re.fullmatch(r"[\w-]+", key):
        what = f"{name} has an id that cannot be part of an address."
        problems.append(item.problem(what, "Use letters, digits and hyphens: `declerck2020`."))
    if not (written.author or written.editor):
        hint = 'Write `"author": [{"family": "Young", "given": "L. J."}]`, or `"literal"`.'
        problems.append(item.problem(f"{name} has no author.", hint))
    if written.type == "article-journal" and not any(_words(item.get(part)) for part in _PUBLISHED):
        what = f"{name} has neither volume nor pages, as if it were not published."
        problems.append(item.problem(what, 'Add them, or write `"type": "article"` for a preprint.'))
    return None if problems else _reference(item, key, written), problems


def _reference(item: Given, key: str, written: WrittenReference) -> Reference:
    names = {role: found for role in ("author", "editor") if (found := getattr(written, role))}
    texts = {name: words for name in _TEXTS if (words := _words(item.get(name)))}
    days = {name: parts for name in ("issued", "accessed") if (parts := getattr(written, name))}
    dates = {name: {"date-parts": [parts]} for name, parts in days.items()}
    return Reference(
        key=key,
        title=texts["title"],
        authors=tuple(
            " ".join(filter(None, [name.get("non-dropping-particle"), name.get("family") or name["literal"]]))
            for name in written.author or written.editor
        ),
        year=written.issued[0],
        container=texts.get("container-title", ""),
        # Some managers export the address's own form.
        doi=unquote(written.doi),
        item={"id": key, "type": written.type, **names, **texts, **dates},
        line=item.line,
    )
