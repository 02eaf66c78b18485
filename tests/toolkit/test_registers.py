"""A glossary and a page of sources that hold too much for one page: registers, and pages of bounded size."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from helpers import Pages, made_of
from many import many_claims, many_words, names
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.addresses import between
from psychoed.content.shelving import MANY_LETTERS, Bound, Item, by_letter, divided, in_order
from psychoed.features.evidence.claims import SOURCES_URI
from psychoed.features.evidence.shelves import WHOLE as ALL_SOURCES
from psychoed.features.glossary.mentions import MOST, mentions_of
from psychoed.features.glossary.shelves import WHOLE
from psychoed.features.register.listing import Line, Lines, listing
from psychoed.features.search.document import RenderedPage
from psychoed.features.search.documents import documents
from psychoed.features.search.synonyms import check_places, read_synonyms
from psychoed.outputs.data_files import data_files
from psychoed.outputs.metadata.structured_data import Described, page_data
from psychoed.pipeline.generated import late_pages
from psychoed.rendering.record import NOTHING, Place

SMALL = Bound(entries=4, weight=100)


class _Seen(HTMLParser):
    """The ids on a page, and the links that have one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.led: dict[str, str] = {}
        self.hrefs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if name := given.get("id"):
            self.ids.append(name)
        if tag == "a" and (href := given.get("href")):
            self.hrefs.append(href)
            if name:
                self.led[name] = href


def _items(*called: str, weight: int = 1) -> list[Item]:
    return [Item(name, (name,), name, weight) for name in called]


def _rendered(pages: Pages) -> Pages:
    """Render all pages of authors, so that it is known what they mention."""
    for src_uri in pages.texts:
        pages.html(src_uri)
    return pages


def test_each_letter_has_a_page_of_its_own_and_what_begins_with_none_has_one() -> None:
    shelves = by_letter(_items("3 steps", "Anger", "Ähnlich", "Bond", "Яблоко"), SMALL, "glossary")
    assert [(shelf.src_uri, [item.key for item in shelf.items]) for shelf in shelves] == [
        ("glossary/other.md", ["3 steps"]),
        ("glossary/a.md", ["Anger", "Ähnlich"]),
        ("glossary/b.md", ["Bond"]),
        ("glossary/я.md", ["Яблоко"]),
    ]


@pytest.mark.parametrize("count", [1, 4, 5, 9, 100])
def test_a_letter_that_holds_too_much_is_divided_in_its_order(count: int) -> None:
    items = _items(*(f"S{number:03}" for number in range(count)))
    shelves = by_letter(items, SMALL, "glossary")
    assert [item for shelf in shelves for item in shelf.items] == items
    assert all(SMALL.holds(shelf.items) for shelf in shelves)
    assert [shelf.src_uri for shelf in shelves][:2] == ["glossary/s.md", "glossary/s-2.md"][: len(shelves)]
    assert len(shelves) <= -(-count // SMALL.entries) + 1
    assert {(shelf.first, shelf.last, shelf.of) for shelf in shelves} == {("S", "S", len(shelves))}


def test_an_entry_that_says_too_much_for_a_page_stands_alone() -> None:
    items = [*_items("Aa", "Ab"), *_items("Ac", weight=900), *_items("Ad", "Ae")]
    parts = divided(items, SMALL)
    assert [item for part in parts for item in part] == items
    assert [item.key for part in parts if not SMALL.holds(part) for item in part] == ["Ac"]


def test_the_signs_of_chinese_share_pages() -> None:
    signs = [chr(0x4E00 + number) for number in range(MANY_LETTERS + 1)]
    shelves = by_letter(_items(*signs), SMALL, "glossary")
    assert [item.key for shelf in shelves for item in shelf.items] == signs
    assert [len(shelf.items) for shelf in shelves] == [4] * 10 + [1]
    assert shelves[0].first == signs[0]
    assert shelves[0].last == signs[3]
    alone = by_letter(_items(*signs[:MANY_LETTERS]), SMALL, "glossary")
    assert [len(shelf.items) for shelf in alone] == [1] * MANY_LETTERS


def test_what_belongs_together_stands_on_one_page_where_it_fits() -> None:
    items = _items("a1", "a2", "a3", "b1", "b2", "c1", "c2", "c3", "c4", "c5", "d1")
    shelves = in_order(items, SMALL, "sources", "claims", lambda item: item.key[0])
    held = [[item.key for item in shelf.items] for shelf in shelves]
    assert held == [["a1", "a2", "a3"], ["b1", "b2"], ["c1", "c2"], ["c3", "c4", "c5", "d1"]]
    assert [shelf.src_uri for shelf in shelves] == [f"sources/claims-{number}.md" for number in range(1, 5)]


def _places(*of_pages: int) -> list[Place]:
    return [
        Place("word", f"page-{page}.md", f"s-{number}", "")
        for page, count in enumerate(of_pages)
        for number in range(count)
    ]


def test_an_entry_names_one_place_of_each_page_before_it_names_a_second() -> None:
    few = mentions_of(_places(3, 1, 4))
    assert few.named == tuple(_places(3, 1, 4))
    assert (few.pages, few.more_pages, few.more_places) == (3, 0, 0)
    some = mentions_of(_places(10, 1, 4))
    assert some.named == tuple(_places(10, 1, 1))
    assert len(some.named) == MOST
    assert (some.pages, some.more_pages, some.more_places) == (3, 0, 3)
    many = mentions_of(_places(*[2] * 30))
    assert many.named == tuple(place for place in _places(*[2] * MOST) if place.anchor == "s-0")
    assert (many.pages, many.more_pages) == (30, 18)


def _mentioning(count: int) -> Pages:
    """Return a site of pages each of which mentions a word."""
    pages = {f"page-{number:02}.md": f"# Page {number}\n\nTrust.\n" for number in range(count)}
    terms = "# Home\n\n/// terms\nTrust\n:   To expect good.\n///\n"
    return _rendered(Pages({"index.md": terms, "search.md": "# Search\n", **pages}))


def test_what_is_left_out_is_said_and_leads_to_the_search_for_the_word() -> None:
    assert "more page" not in _mentioning(MOST).html(GLOSSARY_URI)
    html = _mentioning(MOST + 1).html(GLOSSARY_URI)
    assert html.count('href="/page-') == MOST
    assert '<a href="search.md#q=Trust" data-search-exclude="">and on 1 more page</a>' in html
    assert "and on 28 more pages" in _mentioning(MOST + 28).html(GLOSSARY_URI)


def test_a_site_without_a_search_says_what_is_left_out_all_the_same() -> None:
    pages = {f"page-{number:02}.md": f"# Page {number}\n\nTrust.\n" for number in range(MOST + 2)}
    html = _rendered(Pages({"index.md": "# Home\n\n/// terms\nTrust\n:   Good.\n///\n", **pages})).html(GLOSSARY_URI)
    assert "and on 2 more pages" in html
    assert "#q=" not in html


@pytest.mark.parametrize("count", [20, WHOLE.entries, WHOLE.entries + 1, 1000])
def test_every_word_keeps_its_address_on_the_glossary(count: int) -> None:
    pages = Pages(many_words(count))
    assert pages.problems == []
    seen = _Seen(pages.html(GLOSSARY_URI))
    slugs = [*pages.content.site.book.terms]
    assert len(slugs) == count
    assert [name for name in slugs if seen.ids.count(name) != 1] == []
    division = pages.content.site.division
    assert bool(division.shelves) == (count > WHOLE.entries)
    if division.shelves:
        entries = {uri: _Seen(pages.html(uri)).ids for uri in division.parts}
        for slug in slugs:
            assert seen.led[slug] == f"{division.home(GLOSSARY_URI, slug)}#{slug}"
            assert entries[division.home(GLOSSARY_URI, slug)].count(slug) == 1


@pytest.mark.parametrize(("claims", "studies"), [(40, 60), (ALL_SOURCES.entries - 150, 150), (150, 151), (200, 400)])
def test_every_claim_and_study_keeps_its_address_on_the_sources(claims: int, studies: int) -> None:
    pages = Pages(many_claims(claims, studies))
    assert pages.problems == []
    seen = _Seen(pages.html(SOURCES_URI))
    site = pages.content.site
    wanted = [f"claim:C{number}" for number in range(claims)]
    wanted += [f"claim:C{number}-part" for number in range(0, claims, 10)]
    wanted += [f"study{number}" for number in range(studies)]
    assert [name for name in wanted if seen.ids.count(name) != 1] == []
    for heading in ("how-to-read-the-labels", "every-claim", "every-study", "label:contested"):
        assert heading in seen.ids
    assert bool(site.division.shelves) == (claims + studies > ALL_SOURCES.entries)
    if site.division.shelves:
        entries = {uri: _Seen(pages.html(uri)).ids for uri in site.division.parts}
        for name in wanted:
            assert seen.led[name] == f"{site.division.home(SOURCES_URI, name)}#{name}"
            assert entries[site.division.home(SOURCES_URI, name)].count(name) == 1


def test_a_thousand_words_are_a_small_register() -> None:
    pages = Pages(many_words(1000))
    # The frame of a page, which is measured in tests/browser/test_long_lists.py, takes up to 3 KB.
    assert len(gzip.compress(pages.html(GLOSSARY_URI).encode())) <= 12_000


def test_no_page_grows_with_the_glossary() -> None:
    most = {}
    for count in (WHOLE.entries, 1000):
        others = [f"other/page-{number}.md" for number in range(MOST + 3)]
        pages = Pages({**many_words(count), **dict.fromkeys(others, "# Page\n")})
        # Each word is mentioned on as many pages as it takes for its entry to name no more.
        places = tuple(
            Place(slug, src_uri, "part-1", "Part 1") for slug in pages.content.site.book.terms for src_uri in others
        )
        pages.record.pages[others[0]] = replace(NOTHING, places=places)
        written = late_pages(pages.content, pages.record.pages, {})
        sizes = {uri: len(pages.html(uri)) for uri in written if uri.startswith("glossary")}
        most[count] = max(sizes.values())
    assert most[1000] <= 1.5 * most[WHOLE.entries]


def test_one_letter_with_everything_is_divided_and_its_pages_lead_to_each_other() -> None:
    text = "# Words\n\n/// terms\n" + "".join(f"S{number:03}\n:   Good.\n\n" for number in range(150)) + "///\n"
    pages = Pages({"page.md": text})
    first, second = pages.content.site.division.shelves[GLOSSARY_URI]
    html = pages.html(first.src_uri)
    assert pages.generated[first.src_uri].startswith('---\ntitle: "Glossary: S, S000 to S074"\n')
    assert '<a href="/glossary.md">All words from A to Z</a>' in html
    assert '<a aria-current="true" href="/glossary/s.md">S</a>' in html
    assert '<a aria-current="page" href="/glossary/s.md">S000 to S074</a>' in html
    assert f'<a href="/{second.src_uri}">S075 to S149</a>' in html
    register = pages.html(GLOSSARY_URI)
    assert register.count("<h2 ") == 1
    assert "<h2 id=letter:s><a href=glossary/s.md>S</a></h2>" in register


def test_links_of_the_site_lead_straight_to_the_entry_and_what_leaves_it_to_the_address_for_good() -> None:
    texts = many_words(WHOLE.entries + 1)
    word = names(1)[0]
    slug = word.lower()
    asked = f"# Home\n\nSee [this](glossary.md#{slug}) and {word}.\n\n[All](glossary.md), [P](glossary.md#letter:p)\n"
    pages = Pages({"index.md": asked, **texts})
    entry = f"/glossary/{slug[0]}.md#{slug}"
    hrefs = _Seen(pages.html("index.md")).hrefs
    assert hrefs[0] == entry
    assert entry in hrefs[1:]
    assert f"/{GLOSSARY_URI}#{slug}" not in hrefs
    # What is no entry stays where it is.
    assert {"glossary.md", "glossary.md#letter:p"} <= {*hrefs}
    assert entry in _Seen(pages.html("learn/words-0.md")).hrefs
    made = made_of(pages.content)
    embed = next(embed for embed in made.site.embeds if embed.part.id == f"term-{slug}")
    assert embed.part.home == f"{GLOSSARY_URI}#{slug}"
    assert f"glossary.html#{slug}" in made.files[f"embed/v1/term-{slug}.html"]
    assert not any("glossary/" in text for path, text in made.files.items() if path.startswith("embed/"))
    content, urls = pages.content, made.addressed.urls
    told = data_files(content.site, content.related, content.quizzes, urls, {}, content.reviews)
    terms = json.loads(told["data/glossary.json"])["terms"]
    assert {term["url"] for term in terms} == {f"../glossary.html#{term['id']}" for term in terms}


def test_words_are_found_one_by_one_where_their_entries_are() -> None:
    pages = Pages({"index.md": "# Home\n", **many_words(WHOLE.entries + 1)})
    site = pages.content.site
    slug = next(iter(site.book.terms))
    listing, problems = read_synonyms("s.yml", f"places:\n  glossary.md#{slug}: [gizmo]\n  glossary.md: [lexicon]\n")
    assert problems == []
    made = [GLOSSARY_URI, *site.division.parts]
    found = documents([RenderedPage(uri, uri, uri, pages.html(uri)) for uri in made], site, listing)
    assert sorted(each.anchor for each in found if each.kind == "term") == sorted(site.book.terms)
    one = next(each for each in found if each.anchor == slug)
    assert one.page.src_uri == site.division.home(GLOSSARY_URI, slug)
    assert "gizmo" in one.names
    assert [each.page.src_uri for each in found if "lexicon" in each.names] == [GLOSSARY_URI]
    # Of the register, its lines are nothing to be found.
    assert [each.anchor for each in found if each.page.src_uri == GLOSSARY_URI] == [""]
    assert all(slug not in each.text for each in found if each.page.src_uri == GLOSSARY_URI)
    assert check_places(listing, found, site.division) == []
    lost, _ = read_synonyms("s.yml", "places:\n  glossary.md#nowhere: [gizmo]\n")
    assert len(check_places(lost, found, site.division)) == 1


def test_studies_are_found_where_their_entries_are() -> None:
    pages = Pages(many_claims(150, 160))
    site = pages.content.site
    made = [SOURCES_URI, *site.division.parts]
    synonyms, _ = read_synonyms("s.yml", "")
    found = documents([RenderedPage(uri, uri, uri, pages.html(uri)) for uri in made], site, synonyms)
    assert sorted(each.anchor for each in found if each.kind == "study") == sorted(site.references)


def test_a_page_of_a_letter_describes_its_words_by_their_address_for_good() -> None:
    pages = Pages(many_words(WHOLE.entries + 1))
    site = pages.content.site
    shelf = site.division.shelves[GLOSSARY_URI][0]

    def told(src_uri: str, part_of: str = "") -> dict[str, object]:
        page = Described(src_uri, "Glossary", "", "https://example.org/x.html", is_home=False, part_of=part_of)
        return page_data(site, None, pages.content.trust(src_uri), page)

    register = "https://example.org/glossary.html"
    defined = told(shelf.src_uri, register)["hasDefinedTerm"]
    assert isinstance(defined, list)
    assert [each["@id"] for each in defined] == [f"{register}#{item.key}" for item in shelf.items]
    assert "hasDefinedTerm" not in told(GLOSSARY_URI)


def test_a_page_of_an_author_at_the_address_of_a_letter_is_told() -> None:
    texts = many_words(WHOLE.entries + 1)
    letter = names(1)[0][0].lower()
    pages = Pages({**texts, f"glossary/{letter}.md": "# Mine\n"})
    assert pages.problems == [
        f"glossary/{letter}.md: The build makes a page of this address itself. Give yours another file name."
    ]


def test_mentions_on_the_page_of_a_letter_fold_behind_how_many_there_are() -> None:
    pages = _rendered(Pages(many_words(WHOLE.entries + 1)))
    html = "".join(pages.html(uri) for uri in pages.content.site.division.parts)
    # Each word is mentioned where it is defined, and on some of the five other pages.
    assert html.count('<details data-search-exclude="">') == WHOLE.entries + 1
    assert re.search(r"<summary>Mentioned on [3-6] pages</summary>", html)
    assert (
        len(re.findall('<li><a href="../learn/words-[0-9].md#part-[0-9]">Page [0-9]: Part [0-9]</a></li>', html)) > 300
    )


def test_a_line_is_written_lean_and_whatever_it_holds_ends_no_tag() -> None:
    lines = [Line("A & <b>", 'a"b', "x/", "a"), Line("Trust", "trust", "glossary/t.html", "trust")]
    html = listing([Lines("T > S", "letter:t", lines, "glossary/")])
    assert "<li><a href=glossary/t.html#trust id=trust>Trust</a>\n" in html
    assert '<a href=x/#a id="a&#34;b">A &amp; &lt;b&gt;</a>' in html
    assert '<h2 id=letter:t><a href="glossary/">T &gt; S</a></h2>' in html
    assert _Seen(html).led == {'a"b': "x/#a", "trust": "glossary/t.html#trust"}


def test_pages_lead_to_each_other_in_either_form_of_addresses() -> None:
    flat = {"glossary.md": "glossary.html", "glossary/a.md": "glossary/a.html", "index.md": "index.html"}
    assert between(flat, "glossary.md", "glossary/a.md") == "glossary/a.html"
    assert between(flat, "glossary/a.md", "index.md") == "../index.html"
    folders = {"glossary.md": "glossary/", "glossary/a.md": "glossary/a/", "index.md": ""}
    assert between(folders, "glossary.md", "glossary/a.md") == "a/"
    assert between(folders, "glossary/a.md", "glossary.md") == "../"
    assert between(folders, "glossary/a.md", "index.md") == "../../"


def test_lines_lead_to_pages_of_any_script_where_each_page_is_a_folder() -> None:
    text = "# Слова\n\n/// terms\n" + "".join(f"Слово {number}\n:   Good.\n\n" for number in range(101)) + "///\n"
    pages = Pages({"page.md": text})
    urls = {uri: f"{uri.removesuffix('.md')}/" for uri in pages.content.generated}
    late = late_pages(pages.content, {}, urls)
    assert [*late] == ["glossary.md", "glossary/с.md", "glossary/с-2.md"]
    assert "<li><a href=с/#слово-0 id=слово-0>Слово 0</a>\n" in late[GLOSSARY_URI]
    assert "<li><a href=с-2/#слово-99 id=слово-99>Слово 99</a>\n" in late[GLOSSARY_URI]
    assert '<h2 id=letter:с><a href="с/">С</a></h2>' in late[GLOSSARY_URI]
