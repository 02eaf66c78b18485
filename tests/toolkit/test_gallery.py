"""The gallery of a large site: what stands on its own page, and what on pages that it leads to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from helpers import Pages, made_of
from psychoed.outputs.embed.gallery import gallery_element, part_page
from psychoed.outputs.embed.gallery_plan import LISTED, PICKED, ROOM, plan_of
from psychoed.outputs.embed.kinds import TERM, UNLISTED
from psychoed.outputs.handout.need_card import need_card
from psychoed.outputs.pieces import piece_uri

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as etree

    from psychoed.content.site import MadeSite

LIST = "/// takeaways | Try {n}\n    id: try-{n}\n\n- **One thing.** Of two.\n- **Another.** Of two.\n///\n"
NOTE = "/// therapist-note | try-{n}\n**Purpose.** A.\n\n**When.** B.\n///\n"


def _text(number: int, words: int) -> str:
    terms = "\n\n".join(f"Word{number}x{n}\n:   Meaning {number} of {n}." for n in range(words))
    shown = f"\n/// terms\n    id: words-{number}\n\n{terms}\n///\n" if words else ""
    return f"# Page {number}\n\n{LIST}\n{NOTE}".replace("{n}", str(number)) + shown


@cache
def _pages(pages: int, words: int) -> Pages:
    texts = {f"learn/{n}.md": _text(n, words) for n in range(pages)}
    return Pages({"parts.md": "# Parts & more\n\n/// gallery\n///\n", **texts})


@cache
def _site(pages: int, words: int) -> MadeSite:
    return made_of(_pages(pages, words).content).site


def _shown(site: MadeSite, piece: str = "") -> list[etree.Element]:
    return list(gallery_element(site, "parts.html", lambda holder, text: None, "parts.md", piece))


def _ids(elements: list[etree.Element], *tags: str) -> Iterator[str]:
    for element in elements:
        yield from (each.get("id", "") for each in element.iter() if each.tag in tags and each.get("id"))


@pytest.mark.parametrize(("count", "is_whole"), [(LISTED, True), (LISTED + 1, False)])
def test_a_gallery_has_room_for_some_parts(count: int, is_whole: bool) -> None:
    plan = plan_of(("takeaways", f"{n}.md") for n in range(count))
    assert (plan.names == []) is is_whole


def test_parts_of_a_page_stand_together_and_pages_are_bounded() -> None:
    parts = [("facts", f"{n}.md") for n in range(200) for _ in range(n % 7)]
    plan = plan_of([*parts, *(("facts", "big.md") for _ in range(90)), ("quiz", "last.md")])
    held = [uri for uris in plan.pages for uri in uris]
    assert held == [*dict.fromkeys(uri for _, uri in parts), "big.md", "last.md"]
    counts = [sum(uri in uris for _, uri in parts) for uris in plan.pages]
    assert max(counts) <= ROOM
    assert ("big.md",) in plan.pages
    assert plan.page_of("big.md") == str(plan.pages.index(("big.md",)) + 1)
    assert plan.names == [str(n) for n in range(1, len(plan.pages) + 1)]


def test_what_is_picked_from_stands_in_pieces_where_there_is_too_much() -> None:
    assert plan_of((TERM, "a.md") for _ in range(PICKED)).names == []
    plan = plan_of((TERM, "a.md") for _ in range(PICKED * 3 + 1))
    assert (plan.pages, plan.names) == ((), [f"{TERM}-{n}" for n in (1, 2, 3, 4)])
    assert max(end - start for start, end in plan.picks[TERM]) <= PICKED
    assert [start for start, _ in plan.picks[TERM]] == [0, *(end for _, end in plan.picks[TERM][:-1])]


@pytest.mark.parametrize(
    ("gallery", "uri"),
    [
        ("parts.md", "parts/1.md"),
        ("t/parts.md", "t/parts/1.md"),
        ("t/index.md", "t/list/1.md"),
        ("README.md", "list/1.md"),
    ],
)
def test_pages_of_a_gallery_stand_below_it(gallery: str, uri: str) -> None:
    assert piece_uri(gallery, "1") == uri


@pytest.mark.parametrize(("pages", "words"), [(10, 2), (70, 0), (70, 3), (10, 40)])
def test_everything_stands_in_one_place_and_the_gallery_leads_there(pages: int, words: int) -> None:
    site = _site(pages, words)
    content = _pages(pages, words).content
    names = plan_of((embed.part.kind, embed.part.src_uri) for embed in site.embeds).names
    generated = [uri for uri in content.generated if uri.startswith("parts/")]
    assert generated == [f"parts/{name}.md" for name in names]
    pieces = {f"/parts/{name}.md": _shown(site, name) for name in names}
    whole = _shown(site)
    found = [name for shown in [whole, *pieces.values()] for name in _ids(shown, "h3", "h4")]
    parts = [f"part:{embed.part.id}" for embed in site.embeds if embed.part.kind not in UNLISTED]
    assert sorted(name for name in found if name.startswith("part:")) == sorted(parts)
    picked = [
        link.get("data-id")
        for shown in [whole, *pieces.values()]
        for each in shown
        for link in each.iter("a")
        if link.get("data-id")
    ]
    assert picked == [embed.part.id for embed in site.embeds if embed.part.kind == TERM]
    # What is elsewhere is called so here too, in the line that leads there.
    (contents,) = [each for each in whole if each.get("class") == "gallery__contents"]
    led = {
        span.get("id"): link.get("href") for item in contents for link in item.iter("a") for span in item.iter("span")
    }
    for address, shown in pieces.items():
        first = [name for name in _ids(shown, "h3", "h4") if name not in {f"parts:{TERM}"} or address.endswith("-1.md")]
        assert dict.fromkeys(first, address).items() <= led.items()
    assert {*led} | {*_ids(whole, "h3", "h4")} == {*found}
    assert len([*_ids(whole, "h4")]) <= LISTED


def test_a_page_of_the_gallery_says_where_it_belongs() -> None:
    pages = _pages(70, 0)
    text = pages.content.generated["parts/2.md"]
    assert re.search(r"^# Parts &amp; more, page 2 of \d$", text, re.MULTILINE)
    assert "[Parts &amp; more](/parts.md)" in text
    assert "search: {exclude: true}" in text
    assert re.search(r"^## Page \d+ to Page \d+$", text, re.MULTILINE)
    assert pages.html("parts/2.md").count('class="gallery"') == 1


def test_without_a_gallery_there_are_no_pages_of_one() -> None:
    assert not [uri for uri in Pages({"a.md": _text(1, 150)}).content.generated if "term" in uri]


def test_a_card_leads_to_the_note_wherever_it_stands() -> None:
    for pages, page in ((10, "parts.md"), (70, "parts/2.md")):
        site = _site(pages, 0)
        name = f"try-{pages - 1}"
        hrefs = [link.get("href") for link in need_card("", name, site).iter("a")]
        assert f"/{page}#part:{name}" in hrefs
        assert part_page(site, "parts.md", name) == page


def test_a_part_holds_no_frame_and_no_field_until_somebody_asks() -> None:
    """What stands in `noscript` is no element to a browser that runs scripts."""
    for section in (each for each in _shown(_site(10, 2)) if each.get("class") == "gallery__part"):
        held = {id(each) for bare in section.iter("noscript") for each in bare.iter()}
        heavy = [each for each in section.iter() if each.tag in {"iframe", "textarea"}]
        assert len(heavy) == 3
        assert {id(each) for each in heavy} <= held
