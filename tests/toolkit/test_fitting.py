"""A page in a publication: its links lead within it, its ids are its own, and what only the site can do is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psychoed.outputs.publication.names import leaf_anchor
from psychoed.outputs.publication.relink import fit
from psychoed.outputs.publication.xhtml import read_xhtml

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

HERE = "learn/page.md"
KNOWN = {HERE, "learn/other.md", "top.md", "learn/a b.md"}


IMAGES = {"learn/a.png": "data:image/png;base64,AAAA"}


def fitted(html: str, deeper: int = 0) -> etree.Element:
    root = read_xhtml(f"<section>{html}</section>")

    def address(src_uri: str, anchor: str) -> str:
        return f"[{src_uri}]{anchor}" if src_uri in KNOWN else ""

    fit(root, HERE, address, lambda path: IMAGES.get(path, ""), deeper)
    return root


def words(root: etree.Element) -> str:
    return "".join(root.itertext())


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("other.md", "[learn/other.md]"),
        ("other.md#calm", "[learn/other.md]calm"),
        ("../top.md", "[top.md]"),
        ("/top.md#a%20b", "[top.md]a b"),
        ("a%20b.md", "[learn/a b.md]"),
        ("#calm", "[learn/page.md]calm"),
        ("https://a.example/other.md", "https://a.example/other.md"),
        ("//a.example/other.md", "//a.example/other.md"),
        ("mailto:a@a.example", "mailto:a@a.example"),
        ("tel:116123", "tel:116123"),
    ],
)
def test_a_link_leads_to_the_same_place_within_the_publication(href: str, leads: str) -> None:
    (link,) = fitted(f'<p><a class="door" href="{href}">there</a></p>').iter("a")
    assert link.get("href") == leads


def test_of_a_link_that_leads_nowhere_from_here_the_words_stay() -> None:
    root = fitted('<p>See <a class="door" href="gone.md">what was there</a>.</p>')
    assert words(root) == "See what was there."
    assert [*root.iter("a")] == []
    assert [(word.tag, word.attrib) for word in root[0]] == [("span", {})]


def test_a_card_that_is_nothing_but_a_link_goes_with_it() -> None:
    cards = [f'<li><a class="door" href="{name}.md">{name}</a></li>' for name in ("gone", "other", "lost")]
    assert words(fitted(f"<ul>{''.join(cards)}</ul>")) == "other"


def test_an_id_is_that_of_its_page_and_what_names_it_goes_along() -> None:
    root = fitted('<h2 id="calm">Calm</h2><p aria-labelledby="calm gone">So.</p><p aria-labelledby="gone">So.</p>')
    name = leaf_anchor(HERE, "calm")
    assert name != "calm"
    assert [element.attrib for element in root] == [{"id": name}, {"aria-labelledby": name}, {}]


@pytest.mark.parametrize(
    ("src", "shown"),
    [
        ("a.png", ("img", {"src": "data:image/png;base64,AAAA", "alt": "A calm face"}, "")),
        ("data:image/gif;base64,BB", ("img", {"src": "data:image/gif;base64,BB", "alt": "A calm face"}, "")),
        *((gone, ("span", {}, "A calm face")) for gone in ("b.png", "https://a.example/a.png", "//a.example/a.png")),
    ],
)
def test_an_image_comes_along_or_what_it_shows_is_said(src: str, shown: tuple[str, dict[str, str], str]) -> None:
    (image,) = fitted(f'<p><img src="{src}" alt="A calm face"/></p>')[0]
    assert (image.tag, image.attrib, image.text or "") == shown


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p>One <b class="a site-only">button</b>two</p>', "One two"),
        ('<p><b class="site-only">button</b>two</p>', "two"),
        ('<p><i>One</i> <b class="site-only">button</b>two <b class="site-only">three</b>four</p>', "One two four"),
        ('<p><i>One</i><b class="site-only">button</b></p>', "One"),
        ('<p class="site-only">All</p><p>Else</p>', "Else"),
        ('<p>One</p><section class="words-on-this-page"><p>Its words</p></section>', "One"),
    ],
)
def test_what_speaks_of_the_site_alone_is_left_out_and_no_word_beside_it(html: str, left: str) -> None:
    assert words(fitted(html)) == left


def test_headings_go_down_with_their_chapter_and_never_below_the_last_level() -> None:
    html = "<h1>A</h1><h2>B</h2><h5>C</h5><h6>D</h6>"
    assert [heading.tag for heading in fitted(html)] == ["h1", "h2", "h5", "h6"]
    assert [heading.tag for heading in fitted(html, 2)] == ["h3", "h4", "h6", "h6"]


def test_what_scripts_and_searches_of_the_site_go_by_stays_there() -> None:
    (text,) = fitted('<p data-claim="F1" data-search-exclude="" class="a">Text</p>')
    assert text.attrib == {"class": "a"}
