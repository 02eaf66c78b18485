"""What others link to and of which there is nothing yet: an author need not change pages that they never touched."""

from __future__ import annotations

from helpers import Pages
from psychoed.text.inline import linked


def test_links_are_found_from_wherever_they_start() -> None:
    text = "[a](../sources.md#x) [b](/data/quiz.json) ![c](d.png) `[e](f.md)` [g](https://example.org/) [h](#i)"
    assert linked(text, "about/page.md") == {"sources.md", "data/quiz.json", "about/d.png", "about/page.md"}


def test_a_page_that_nothing_links_to_is_not_made() -> None:
    assert [*Pages({"page.md": "# Page\n"}).generated] == []
    pages = Pages({"page.md": "# Page\n\n[Words](glossary.md), [notes](sources.md#how-to-read-the-labels)\n"})
    assert {*pages.generated} == {"glossary.md", "sources.md"}
    assert "There is nothing here yet." in pages.generated["glossary.md"]
    assert "0 claims" not in pages.generated["sources.md"]
    assert 'id="how-to-read-the-labels"' in pages.html("sources.md")


def test_a_page_of_ones_own_stays() -> None:
    own = "# My words\n"
    pages = Pages({"page.md": "# Page\n\n[Words](glossary.md)\n", "glossary.md": own})
    assert "glossary.md" not in pages.generated
    assert pages.problems == []
