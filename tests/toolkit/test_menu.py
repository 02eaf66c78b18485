"""What a page shows of the navigation, whatever its shape, and where the rest is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psychoed.features.menu.listing import MANY, ROOM, WHOLE, listings
from psychoed.features.menu.menu import PAGE, WITHIN, Menu
from psychoed.features.menu.tree import Entry, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.features.menu.listing import Line
    from psychoed.features.menu.menu import Level, Shown


def _pages(count: int, folder: str = "") -> list[Entry]:
    at = f"{folder}/" if folder else ""
    return [Entry(f"Page {at}{n}", f"{at}{n}.html", f"{at}{n}.md") for n in range(count)]


def _section(title: str, inside: Iterable[Entry]) -> Entry:
    return Entry(title, inside=tuple(inside))


def _menu(*entries: Entry) -> Menu:
    tree = Tree(entries)
    return Menu(tree, {name: f"all/{name}" for name in listings(tree)})


HOME = Entry("Home", "index.html", "index.md", is_home=True)
FLAT = _menu(HOME, *_pages(200))
TWO = _menu(HOME, *(_section(f"Group {n}", _pages(30, f"g{n}")) for n in range(30)))
THREE = _menu(
    HOME,
    _section("Learn", (_section(f"Part {n}", _pages(25, f"learn/{n}")) for n in range(40))),
    _section("Other", _pages(5, "other")),
)
ONE = _menu(_section("All", _pages(500, "all")))
VAST = _menu(HOME, *_pages(ROOM * ROOM - 1))
NONE = _menu()
SHAPES = {"flat": FLAT, "two levels": TWO, "three levels": THREE, "one section": ONE, "vast": VAST, "no nav": NONE}
LARGE = pytest.mark.parametrize("menu", [menu for menu in SHAPES.values() if menu is not NONE])


def _all(level: Level | None) -> Iterator[Shown]:
    for entry in level.entries if level else ():
        yield entry
        yield from _all(entry.inside)


def _titles(level: Level) -> list[str]:
    return [entry.title for entry in level.entries]


def _leads(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield line.href
        yield from _leads(line.inside)


def test_a_small_site_is_shown_as_a_whole_with_the_way_to_the_page() -> None:
    menu = _menu(HOME, _section("Learn", _pages(5, "learn")), Entry("Elsewhere", "https://example.org/"))
    level = menu.top("learn/3.md")
    assert [entry.title for entry in _all(level)] == [
        "Home",
        "Learn",
        *(f"Page learn/{n}" for n in range(5)),
        "Elsewhere",
    ]
    assert {entry.title: entry.current for entry in _all(level) if entry.current} == {
        "Learn": WITHIN,
        "Page learn/3": PAGE,
    }
    assert (level.listing, menu.addresses) == ("", {})
    assert level.entries[1].url == "learn/0.html"


@pytest.mark.parametrize(("entries", "is_whole"), [(WHOLE, True), (WHOLE + 1, False)])
def test_the_bound_counts_sections_and_pages(entries: int, is_whole: bool) -> None:
    level = _menu(_section("One", _pages(10, "a")), _section("Two", _pages(entries - 12, "b"))).top("a/1.md")
    assert bool(level.entries[1].inside) is is_whole
    assert bool(level.listing) is not is_whole


@LARGE
def test_a_menu_is_bounded_on_every_page(menu: Menu) -> None:
    for uri in [*list(menu.tree.places)[::97], ""]:
        for level in filter(None, (menu.top(uri), menu.side(uri) and menu.side(uri)[1])):  # type: ignore[index]
            assert len(list(_all(level))) <= 3 * MANY
            shown = [entry.uri for entry in _all(level) if entry.current == PAGE]
            assert shown == ([uri] if uri else [])


@LARGE
def test_what_is_left_out_is_counted_and_listed(menu: Menu) -> None:
    for uri in list(menu.tree.places)[::97]:
        place = menu.tree.places[uri]
        level: Level | None = menu.top(uri)
        for depth in range(len(place)):
            assert level is not None
            there = menu.tree.level(place[:depth])
            if len(level.entries) < len(there):
                assert level.listing in menu.addresses.values()
                assert level.count == sum(entry.pages for entry in there)
            level = next((entry.inside for entry in level.entries if entry.current == WITHIN), None)


@LARGE
def test_every_page_is_reached_in_few_steps_without_script(menu: Menu) -> None:
    """From the menu of any page to the list, and on from list to list; a small section shows all its pages itself."""
    by_address = {address: name for name, address in menu.addresses.items()}
    uris = {entry.url: entry.uri for place in menu.tree.places.values() if (entry := menu.tree.at(place))}
    found: set[str] = set()
    steps, left = 0, {menu.top().listing}
    while left:
        steps += 1
        reached: set[str] = set()
        for address in left:
            if address in by_address:
                reached |= {*_leads(menu.lines(by_address[address]))} - {""}
            elif address in uris:
                side = menu.side(uris[address])
                reached |= {entry.url for entry in _all(side[1])} if side else set()
        found |= left
        left = reached - found
    assert {*uris} <= found
    assert steps <= 5


@LARGE
def test_a_list_is_bounded_and_has_a_name_of_its_own(menu: Menu) -> None:
    names = listings(menu.tree)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert len(list(_leads(menu.lines(name)))) <= ROOM


def test_neighbours_stand_around_a_page_of_a_long_section() -> None:
    side = ONE.side("all/250.md")
    assert side is not None
    assert side[0] == "All"
    assert len(side[1].entries) == MANY
    assert "Page all/249" in _titles(side[1])
    assert "Page all/251" in _titles(side[1])
    first, last = ONE.side("all/0.md"), ONE.side("all/499.md")
    assert first is not None
    assert last is not None
    assert (_titles(first[1])[0], _titles(last[1])[-1]) == ("Page all/0", "Page all/499")


def test_the_first_level_stays_where_it_is_and_has_the_readers_section() -> None:
    assert _titles(TWO.top("g2/1.md")) == _titles(TWO.top("g3/1.md"))
    assert _titles(TWO.top("g25/1.md"))[-1] == "Group 25"
    assert _titles(TWO.top("g25/1.md"))[:-1] == _titles(TWO.top())[:-1]


def test_sections_of_the_third_level_lead_on() -> None:
    side = THREE.side("learn/7/3.md")
    assert side is not None
    assert side[0] == "Learn"
    parts = {entry.title: entry for entry in side[1].entries}
    assert parts["Part 6"].url == "learn/6/0.html"
    assert parts["Part 6"].inside is None
    assert parts["Part 7"].current == WITHIN
    assert parts["Part 7"].inside is not None
    assert "Page learn/7/3" in _titles(parts["Part 7"].inside)
    part = THREE.part("learn/7/3.md")
    assert part is not None
    assert (part.group, part.number, part.parts) == ("Part 7", 4, 25)


def test_a_page_beside_the_navigation_is_in_no_section() -> None:
    assert TWO.side("search.md") is None
    assert TWO.part("search.md") is None
    assert TWO.side("index.md") is None
    assert [entry.current for entry in _all(TWO.top("search.md")) if entry.current] == []


def test_a_site_without_pages_has_an_empty_menu() -> None:
    assert NONE.top("index.md").entries == ()
    assert (NONE.lines(), listings(NONE.tree)) == ((), {})


def test_a_section_without_pages_is_not_shown() -> None:
    menu = _menu(HOME, _section("Empty", ()), *_pages(50))
    assert "Empty" not in _titles(menu.top("1.md"))


def test_a_list_says_how_much_there_is_and_where_parts_of_it_begin_and_end() -> None:
    first, *_, last = FLAT.lines()
    assert (first.title, first.last, last.last) == ("Home", "Page 65", "Page 199")
    assert sum(line.count for line in FLAT.lines()) == 201
    learn = next(line for line in THREE.lines() if line.title == "Learn")
    assert (learn.count, learn.href, learn.inside) == (1_000, THREE.addresses["learn"], ())


def test_lists_of_sections_called_alike_have_their_own_addresses() -> None:
    tree = Tree(tuple(_section("Same!", _pages(90, f"{n}")) for n in range(3)))
    assert list(listings(tree)) == ["", "same", "same-2", "same-3"]
    named = Tree((_section("?!", _pages(90, "a")), _section("Ελλάδα", _pages(90, "b"))))
    assert list(listings(named)) == ["", "1", "ελλάδα"]
