"""What readers may call things, and the places that speak of it; and words that say nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from psychoed.features.search.words import key
from psychoed.source.fields import Kind, given, table
from psychoed.source.kinds import listed, named, nested, read_listing, text
from psychoed.source.problems import Problem, nearest
from psychoed.source.schema import ONE_LINE, shown_as

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from psychoed.content.division import Division
    from psychoed.features.search.document import Document
    from psychoed.source.fields import Made
    from psychoed.source.given import Given

SYNONYMS = "synonyms/{language}.yml"
"""Where those of a language are written, relative to `docs_dir`."""

_LIST = "Write `places:`, and below it `page.md#id: [word, some words]`."


def _word(here: Given) -> Made[str]:
    # To YAML, `no` and `on` are no words.
    hint = "Put quotes around it, or remove it."
    word, problems = text(hint)(here)
    if word is not None and not key(word):
        return here.refused("is no word", hint)
    return word, problems


def _words(hint: str) -> Kind[tuple[str, ...]]:
    return listed(shown_as(_word, ONE_LINE), hint, same=key)


@table
class WrittenSynonyms:
    """What is written of them."""

    places: Mapping[str, tuple[str, ...]] = given(
        named(_words("Write `page.md#id: [word, some words]`."), _LIST), default={}
    )
    stop_words: tuple[str, ...] = given(_words("Write `stop_words: [a, the]`."), default=())


class Called(NamedTuple):
    """What a place is called."""

    src_uri: str
    anchor: str
    """The id of a place on the page; empty for the page's beginning."""
    names: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Synonyms:
    """All of them."""

    path: str = ""
    """The file, relative to `docs_dir`."""
    places: tuple[Called, ...] = ()
    stop_words: tuple[str, ...] = ()
    """Words that say nothing of what is looked for."""

    def of(self, src_uri: str) -> Mapping[str, tuple[str, ...]]:
        """Return what the places on a page are called, by their ids."""
        return self._by_page.get(src_uri, {})

    @cached_property
    def _by_page(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for place in self.places:
            found[place.src_uri][place.anchor] = place.names
        return found


def read_synonyms(path: str, listing: str) -> tuple[Synonyms, list[Problem]]:
    """Read a file of synonyms.

    Arguments:
        path: The file, relative to `docs_dir`.
        listing: Its text: YAML with `places`, which has for each place on the site the words that lead there, and
            `stop_words`, a list.

    Returns:
        What could be read, and what is wrong.
    """
    written, whole, problems = read_listing(nested(WrittenSynonyms, _LIST, ""), path, listing, _LIST)
    if not written:
        return Synonyms(path), problems
    spots = whole.names.get("places", whole)
    called = ((*place.partition("#"), names, place) for place, names in written.places.items() if names)
    places = tuple(Called(uri, anchor, names, spots.line_of(place)) for uri, _, anchor, names, place in called)
    return Synonyms(path, places, written.stop_words), problems


def check_pages(synonyms: Synonyms, searched: Collection[str], others: Collection[str]) -> list[Problem]:
    """Report synonyms that lead to a page which is not there, or which searches do not find.

    Arguments:
        synonyms: What was read.
        searched: The pages that searches find, relative to `docs_dir`.
        others: The other pages.
    """
    problems = []
    for place in synonyms.places:
        if place.src_uri in others:
            what, hint = f"Searches do not find `{place.src_uri}`.", "Lead to another page."
        else:
            what, hint = f"There is no page `{place.src_uri}`.", nearest(place.src_uri, searched)
        if place.src_uri not in searched:
            problems.append(Problem(synonyms.path, place.line, _nowhere(place, what), hint))
    return problems


def check_places(synonyms: Synonyms, found: Iterable[Document], division: Division) -> list[Problem]:
    """Report synonyms that lead to no place on their page. Where the page is missing, `check_pages` has said so.

    Arguments:
        synonyms: What was read.
        found: What searches find.
        division: Which pages are divided: their entries are places on them.
    """
    there: defaultdict[str, list[str]] = defaultdict(list)
    for document in found:
        # Of a page that an entry stands on, but for its own beginning, all is the register's.
        uri = division.register(document.page.src_uri)
        if document.anchor or uri == document.page.src_uri:
            there[uri].append(document.anchor)
    return [
        Problem(
            synonyms.path,
            place.line,
            _nowhere(place, f"Searches find no `#{place.anchor}` on `{place.src_uri}`."),
            nearest(place.anchor, filter(None, there[place.src_uri])),
        )
        for place in synonyms.places
        if place.src_uri in there and place.anchor not in there[place.src_uri]
    ]


def _nowhere(place: Called, why: str) -> str:
    return f"“{place.names[0]}” leads nowhere. {why}"
