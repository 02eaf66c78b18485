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


def fitted(html: str) -> etree.Element:
    root = read_xhtml(f"<section>{html}</section>")
    fit(root, HERE, lambda src_uri, anchor: f"[{src_uri}]{anchor}" if src_uri in KNOWN else "", lambda path: "")
    return root


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
    assert "".join(root.itertext()) == "See what was there."
    assert [*root.iter("a")] == []
    assert [(word.tag, word.attrib) for word in root[0]] == [("span", {})]


def test_a_card_that_is_nothing_but_a_link_goes_with_it() -> None:
    cards = [f'<li><a class="door" href="{name}.md">{name}</a></li>' for name in ("gone", "other", "lost")]
    assert "".join(fitted(f"<ul>{''.join(cards)}</ul>").itertext()) == "other"


def test_an_id_is_that_of_its_page_and_what_names_it_goes_along() -> None:
    root = fitted('<h2 id="calm">Calm</h2><p aria-labelledby="calm gone">So.</p><p aria-labelledby="gone">So.</p>')
    name = leaf_anchor(HERE, "calm")
    assert name != "calm"
    assert [element.attrib for element in root] == [{"id": name}, {"aria-labelledby": name}, {}]
