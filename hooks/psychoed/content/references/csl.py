"""The list of references: CSL-JSON, the format in which Zotero and other reference managers export.

Specification: CSL 1.0.2, `csl-data.json`. What a citation cannot do without is checked; all else is kept as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from psychoed.content.references import dates, identifiers, names, works
from psychoed.content.references.listing import NoListError, TooMuchError, items
from psychoed.content.references.markup import cleaned, readable, without_tags
from psychoed.content.references.markup import words as in_words
from psychoed.source.fields import Lack, given, read, table
from psychoed.source.given import Given
from psychoed.source.kinds import made
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.source.fields import Made
    from psychoed.words.catalogue import Words

REFERENCES = "references.json"
"""The list of references, relative to `docs_dir`."""

_VARIABLES = """
title title-short container-title collection-title collection-number publisher publisher-place edition volume issue page
number genre event-title DOI URL annote
"""
_TEXTS = tuple(_VARIABLES.split())
_OTHER_NAMES = {
    "title-short": "shortTitle",
    "publisher-place": "publisher-location",
    "number": "article-number",
    "event-title": "event",
}
"""What variables are called in older exports of Zotero and by Crossref."""

_LONGEST = 60
"""Of a title that stands for authors in a note, in signs."""

_ROLES = ("author", "editor", "translator")


@dataclass(frozen=True)
class Reference:
    """A work that the site cites."""

    key: str
    """Its name in `sources:` and its address on the page of sources."""
    title: str
    """In plain words."""
    authors: tuple[str, ...]
    """Family names, or the names of groups; where nobody is named as author, editor or translator, none."""
    more: bool
    """Whether there are more than are named."""
    year: str
    """As it is given: `2020`, `2014–2016`, `in press`; empty where no date is known."""
    container: str
    """The journal or book that it stands in; may be empty."""
    doi: str
    """Without the resolver's address; empty where none is known for sure."""
    item: Mapping[str, Any]
    """What citing needs of the CSL item, each variable in the form that CSL gives it."""
    line: int
    withdrawn: str = ""
    """Why the site cites it no more, in plain words; its address stays. Empty where it may be cited."""
    letter: str = ""
    """What tells it from other works of the same authors and year: `a` in `2020a`; empty where there is no other."""

    def short(self, words: Words) -> str:
        """Return the authors and the year, as a reader meets them in a note: `Declerck and others, 2020`."""
        return words("references.short", authors=self.named(words), year=self.dated(words))

    def named(self, words: Words) -> str:
        """Return the authors as a note names them; of a work without any, its title."""
        first, *others = self.authors or (self._short_title,)
        if self.more or len(others) > 1:
            return words("references.more", first=first)
        return words("references.two", first=first, second=others[0]) if others else first

    def dated(self, words: Words) -> str:
        """Return the year, with its letter where there is one."""
        year = dates.shown(self.item.get("issued", {}), words.language)
        gap = " " if self.letter and not year else ""
        return f"{year or words('references.no_date')}{gap}{self.year_suffix}"

    @property
    def published(self) -> str:
        """The year in which it came out, for programs, of several the first; empty where none is known."""
        days = self.item.get("issued", {}).get("date-parts", [])
        return dates.iso_year(days[0][0]) if days else ""

    @property
    def year_suffix(self) -> str:
        """Its letter as CSL adds it to a year."""
        return f"-{self.letter}" if self.letter and "literal" in self.item.get("issued", {}) else self.letter

    @property
    def _short_title(self) -> str:
        short = without_tags(self.item.get("title-short", "")) or shorten(self.title, _LONGEST, placeholder="…")
        # What has no spaces cannot be cut between words.
        return short if short != "…" else f"{self.title[:_LONGEST]}…"

    @property
    def url(self) -> str:
        """The address that its DOI resolves to, or else its own; empty where there is neither."""
        return f"https://doi.org/{self.doi}" if self.doi else identifiers.web_address(self.item.get("URL"))

    @property
    def annote(self) -> str:
        """What kind of study it is, and of how many people: a short line in plain words; may be empty."""
        return without_tags(self.item.get("annote", ""))


@dataclass(frozen=True)
class ReferenceList:
    """What was read of the list."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    """Those that can be cited, by key, in the order of the file."""
    faults: Mapping[str, list[Problem]] = field(default_factory=dict)
    """What keeps references from being cited, by key; of those without a key, under an empty one."""
    problems: tuple[Problem, ...] = ()
    """Why nothing can be read."""


def read_references(src_uri: str, text: str) -> ReferenceList:
    """Read a list of references.

    Arguments:
        src_uri: The file, relative to `docs_dir`.
        text: CSL-JSON: an array of items.
    """
    try:
        found = list(items(text))
    except NoListError:
        hint = "Begin it with `[`, or export it anew from your reference manager as CSL JSON."
        return ReferenceList(problems=(Problem(src_uri, 1, "This is no list of references.", hint),))
    except json.JSONDecodeError as error:
        hint = "Export the list anew from your reference manager as CSL JSON, or mend the line."
        return ReferenceList(problems=(Problem(src_uri, error.lineno, f"This is not valid JSON: {error.msg}.", hint),))
    except TooMuchError as error:
        hint = "Take it out of the list: no reference needs it."
        return ReferenceList(problems=(Problem(src_uri, error.line, str(error), hint),))
    references: dict[str, Reference] = {}
    lines: dict[str, int] = {}
    faults: dict[str, list[Problem]] = {}
    for line, value in found:
        item = Given.of(readable(value), src_uri, line)
        key = identifiers.key(item)
        reference, problems = _read_item(item, key)
        problems += _half_signs(value, item, key)
        if key in lines:
            what = f"The reference `{key}` is already in line {lines[key]}."
            problems.append(Problem(src_uri, line, what, "Remove one of them, or give it another `id`."))
        elif key:
            lines[key] = line
        if problems:
            faults.setdefault(key, []).extend([*problems])
        elif reference:
            references[key] = reference
    return ReferenceList(references, faults)


def _reason(here: Given) -> Made[str]:
    """Read why a reference was withdrawn; `custom` is CSL's room for what it has no variable for."""
    why = here.names.get("withdrawn")
    if why is None or why.value is None or why.value is False:
        return None, []
    if isinstance(why.value, str) and (said := in_words(why.value)):
        return said, []
    hint = 'Say why it is cited no more: `"withdrawn": "It was retracted."`; or take it out.'
    return None, [why.told_of(here.owner).wrong("gives no reason.", hint)]


@table
class WrittenReference:
    """What a citation needs; what cannot be read of other variables is left out."""

    type: str = given(works.csl_type, default="", lack=Lack('Write it as `"type": "book"`.'))
    title: str = given(made(cleaned), default="", lack=Lack('Write it as `"title": "…"`.', noun="title"))
    author: list[dict[str, str]] = given(names.csl_names, default=[])
    editor: list[dict[str, str]] = given(names.csl_names, default=[])
    translator: list[dict[str, str]] = given(names.csl_names, default=[])
    issued: dict[str, Any] = given(dates.csl_date, default={})
    accessed: dict[str, Any] = given(dates.csl_date, default={})
    doi: str = given(identifiers.doi, default="", name="DOI")
    withdrawn: str = given(_reason, default="", name="custom")


def _called(key: str) -> str:
    return f"The reference `{key}`" if key else "This reference"


def _half_signs(value: Any, item: Given, key: str) -> list[Problem]:
    """Report the variables of an item that hold halves of signs, but for those that can hold few signs anyway."""
    pairs = zip(value.items(), item.value.items(), strict=True) if isinstance(value, dict) else ()
    names = [new[0] for old, new in pairs if old != new and new[0] not in {"id", "citation-key", "type"}]
    hint = "Write it anew, or take it out."
    return [item.problem(f"{_called(key)} holds half a sign in `{name}`.", hint) for name in names]


def _read_item(item: Given, key: str) -> tuple[Reference | None, list[Problem]]:
    """Read an item; it makes a reference if nothing keeps it from being cited."""
    if not isinstance(item.value, dict):
        return None, [item.problem("This item is no reference.", 'Write it as `{"id": …, "type": …, "title": …}`.')]
    name = _called(key)
    written, problems = read(WrittenReference, item.told_of(name), others="ignored")
    problems += identifiers.key_problems(item, key, name)
    return None if problems else _reference(item, key, written), problems


def _reference(item: Given, key: str, written: WrittenReference) -> Reference:
    people = {role: found for role in _ROLES if (found := getattr(written, role))}
    first: list[dict[str, str]] = next(iter(people.values()), [])
    read_texts = {name: cleaned(item.get(name)) or cleaned(item.get(_OTHER_NAMES.get(name, ""))) for name in _TEXTS}
    # All forms of DOIs are reduced to one.
    texts = {name: text for name, text in {**read_texts, "DOI": written.doi}.items() if text}
    days = {name: found for name in ("issued", "accessed") if (found := getattr(written, name))}
    return Reference(
        key=key,
        title=without_tags(texts["title"]),
        authors=tuple(names.short(name) for name in names.named(first)),
        more=names.is_more(first),
        year=dates.shown(written.issued),
        container=without_tags(texts.get("container-title", "")),
        doi=written.doi,
        item={"id": key, "type": written.type, **people, **texts, **days},
        line=item.line,
        withdrawn=written.withdrawn,
    )
