"""What readers may call things, and the places that speak of it; and words that say nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from psychoed.problems import Problem, nearest
from psychoed.search.words import key
from psychoed.yaml_text import YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import yaml

    from psychoed.search.document import Document

SYNONYMS = "synonyms/{language}.yml"
"""Where those of a language are written, relative to `docs_dir`."""

_PLACES, _STOP_WORDS = "places", "stop_words"
_LIST = "Write `places:`, and below it `page.md#id: [word, some words]`."
_WORDS = f"{_STOP_WORDS}: [a, the]"


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


def read_synonyms(path: str, text: str) -> tuple[Synonyms, list[Problem]]:
    """Read a file of synonyms.

    Arguments:
        path: The file, relative to `docs_dir`.
        text: Its text: YAML with `places`, which has for each place on the site the words that lead there, and
            `stop_words`, a list.

    Returns:
        What could be read, and what is wrong.
    """
    try:
        read, node = read_yaml(text)
    except YamlError as error:
        return Synonyms(path), [Problem(path, error.line, error.what or "This is not valid YAML.", _LIST)]
    if read is None:
        return Synonyms(path), []
    if not isinstance(read, dict):
        return Synonyms(path), [Problem(path, 1, "This is no list of places.", _LIST)]
    assert node is not None
    problems: list[Problem] = []
    places: list[Called] = []
    stop_words: tuple[str, ...] = ()
    for (name, value), (at, below) in zip(read.items(), node.value, strict=True):
        line = at.start_mark.line + 1
        if name == _PLACES and isinstance(value, dict):
            places, found = _places(path, value, below)
        elif name == _STOP_WORDS:
            stop_words, found = _names(path, line, value, f"`{_STOP_WORDS}`", f"Write `{_WORDS}`.")
        elif name == _PLACES:
            found = [Problem(path, line, "This is no list of places.", _LIST)]
        else:
            found = [Problem(path, line, f"There is no `{name}` here.", nearest(str(name), [_PLACES, _STOP_WORDS]))]
        problems += found
    return Synonyms(path, tuple(places), stop_words), problems


def _places(path: str, listed: Mapping[Any, Any], node: yaml.Node) -> tuple[list[Called], list[Problem]]:
    places, problems = [], []
    for (place, value), (at, _) in zip(listed.items(), node.value, strict=True):
        line = at.start_mark.line + 1
        names, found = _names(path, line, value, f"`{place}`", "Write `page.md#id: [word, some words]`.")
        problems += found
        if names:
            src_uri, _, anchor = str(place).partition("#")
            places.append(Called(src_uri, anchor, names, line))
    return places, problems


def _names(path: str, line: int, value: Any, what: str, form: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Check a list of words."""
    if not isinstance(value, list) or not value:
        return (), [Problem(path, line, f"There are no words for {what}.", form)]
    problems = []
    seen: dict[str, str] = {}
    for name in value:
        # To YAML, `no` and `on` are no words.
        if not isinstance(name, str) or not key(name):
            problems.append(
                Problem(path, line, f"`{name}` is no word, for {what}.", "Put quotes around it, or remove it.")
            )
        elif key(name) in seen:
            problems.append(Problem(path, line, f"“{name}” is there twice for {what}.", "Remove one of the two."))
        else:
            seen[key(name)] = name
    return tuple(seen.values()), problems


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
            what, remedy = f"Searches do not find `{place.src_uri}`.", "Lead to another page."
        else:
            what, remedy = f"There is no page `{place.src_uri}`.", nearest(place.src_uri, searched)
        if place.src_uri not in searched:
            problems.append(Problem(synonyms.path, place.line, _nowhere(place, what), remedy))
    return problems


def check_places(synonyms: Synonyms, found: Iterable[Document]) -> list[Problem]:
    """Report synonyms that lead to no place on their page. Where the page is missing, `check_pages` has said so."""
    there: defaultdict[str, list[str]] = defaultdict(list)
    for document in found:
        there[document.page.src_uri].append(document.anchor)
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
