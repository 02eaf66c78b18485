"""The pages of the glossary, as Markdown: one of all words, or where there are many, a register and a page a letter."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from psychoed.assets.templates import fill
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.addresses import between
from psychoed.content.shelving import OTHER
from psychoed.features.evidence.label import label_markup
from psychoed.features.glossary.entries import Entries, all_mentions
from psychoed.features.glossary.facts import FactIndex
from psychoed.features.register.listing import Line, Lines, listing
from psychoed.features.register.pages import letter_title, shelf_title, ways
from psychoed.text.collation import collation_key, initial

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.components.terms.part import Term
    from psychoed.content.addresses import Urls
    from psychoed.content.shelving import Shelf
    from psychoed.content.site import Site
    from psychoed.features.glossary.entries import Entry
    from psychoed.rendering.record import Place
    from psychoed.words.catalogue import Words

SEARCH_URI = "search.md"
"""The page on which readers search, relative to `docs_dir`, where a site has one."""


class _Letter(NamedTuple):
    """The words that begin with a letter."""

    title: str
    id: str
    entries: list[Entry]


def glossary_pages(
    site: Site, related: Mapping[str, tuple[Term, ...]], places: Iterable[Place], urls: Urls
) -> dict[str, str]:
    """Write the glossary.

    Arguments:
        site: The site.
        related: For each term's slug the terms it is related to.
        places: Where they are mentioned, in the order in which readers meet them.
        urls: The addresses of all pages.

    Returns:
        Path relative to `docs_dir` to Markdown. `glossary.md` has an entry `#slug` for each term, from A to Z, or a
        line of that id which leads to the entry.
    """
    words = site.build_info.words
    entries = Entries(site, related, FactIndex(site.book), all_mentions(places))
    shelves = site.division.shelves.get(GLOSSARY_URI, ())
    shared = {"words": words, "label_markup": label_markup}

    def search(src_uri: str) -> str:
        return between(urls, src_uri, SEARCH_URI) if SEARCH_URI in site.book.by_uri else ""

    if not shelves:
        terms = sorted(site.book.terms.values(), key=lambda term: collation_key(term.name))
        letters = [
            _Letter(_letter_title(letter, words), _letter_id(letter), [entries.of(term.slug) for term in group])
            for letter, group in groupby(terms, key=lambda term: initial(term.name))
        ]
        given = {"letters": letters, "search": search(GLOSSARY_URI)}
        return {GLOSSARY_URI: fill("features/glossary/page.md.jinja", **given, **shared)}
    pages = {GLOSSARY_URI: _register(shelves, urls, words)}
    for shelf in shelves:
        ways_on, beside = ways(shelves, shelf, words)
        pages[shelf.src_uri] = fill(
            "features/glossary/letter.md.jinja",
            **titles(shelf, words),
            register=GLOSSARY_URI,
            letters=ways_on,
            beside=beside,
            entries=[
                (entry, _mentions(entry, shelf.src_uri, urls, search(shelf.src_uri), words))
                for entry in (entries.of(item.key) for item in shelf.items)
            ],
            **shared,
        )
    return pages


def _mentions(entry: Entry, src_uri: str, urls: Urls, search: str, words: Words) -> str:
    """Write where a word is mentioned, as HTML for a page; empty for nowhere."""
    if not entry.mentions:
        return ""
    places = [
        (title, f"{between(urls, src_uri, place.src_uri)}{'#' if place.anchor else ''}{place.anchor}")
        for (title, _), place in zip(entry.mentions, entry.counted.named, strict=True)
    ]
    given = {"entry": entry, "places": places, "search": search, "words": words}
    return fill("features/glossary/mentions.html.jinja", **given)


def titles(shelf: Shelf, words: Words) -> dict[str, str]:
    """Return title and description of the page of a letter."""
    named = shelf_title(shelf, words)
    title = words("register.title", page=words("glossary.title"), part=named)
    return {"title": title, "description": words("glossary.letter_description", letters=named)}


def _register(shelves: Iterable[Shelf], urls: Urls, words: Words) -> str:
    """Write the page of all words, one line a word."""
    groups = [[*group] for _, group in groupby(shelves, key=lambda shelf: shelf.name)]
    lines = [
        Lines(
            letter_title(group[0], words),
            _letter_id(group[0].name),
            [
                Line(item.name, item.key, between(urls, GLOSSARY_URI, shelf.src_uri), item.key)
                for shelf in group
                for item in shelf.items
            ],
            between(urls, GLOSSARY_URI, group[0].src_uri),
        )
        for group in groups
    ]
    return fill(
        "features/glossary/register.md.jinja", listing=listing(lines, nav=words("register.letters")), words=words
    )


def _letter_title(letter: str, words: Words) -> str:
    return letter if letter.isalpha() else words("glossary.other")


def _letter_id(letter: str) -> str:
    # No slug holds a colon, so that no entry can have the same address.
    return f"letter:{letter.lower() if letter.isalpha() else OTHER}"
