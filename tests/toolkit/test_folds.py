"""Folded sections: closed on a page of the site, plain in every copy, and found as any other section."""

from __future__ import annotations

import re

import markdown
import pytest

from helpers import EXTENSIONS, Pages, chapter_of
from psychoed.features.fold.check import fold_lines
from psychoed.features.search.sections import sections
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.scope import Scope

PAGE = """\
# Page

Before.

## Kept { .fold }

A paragraph, and a word.

### Part

More.

## Open

After.

/// terms
Word
:   Its meaning.
///
"""


def test_a_copy_shows_the_section_as_any_other() -> None:
    chapter = chapter_of(PAGE)
    for html in (chapter.html, chapter.xhtml):
        assert "<details" not in html
        assert "summary" not in html
        assert "fold" not in html
        assert re.search(r"<h[23] id=\"[^\"]*kept\">Kept</h[23]>\s*<p>A paragraph", html)


def test_an_embed_has_no_folds_of_pages() -> None:
    site = Pages({"page.md": PAGE}).content.site
    html = markdown.markdown(PAGE, extensions=[*EXTENSIONS, PsychoedExtension(Scope(site))])
    assert "section-fold" not in html


def test_a_page_holds_all_that_it_would_hold_unfolded_in_the_same_order() -> None:
    def told(text: str) -> str:
        return " ".join(re.sub(r"<[^>]+>", " ", Pages({"page.md": text}).html()).split())

    folded = told(PAGE)
    assert folded == told(PAGE.replace(" { .fold }", ""))
    assert folded.endswith("Word Its meaning.")


def test_a_search_finds_what_is_folded_by_the_ids_that_it_has_unfolded() -> None:
    def found(text: str) -> list[tuple[str, str, str]]:
        return [(each.anchor, each.title, each.text) for each in sections(Pages({"page.md": text}).html())]

    hinted = PAGE.replace("More.", "More.\n\n/// question | Which?\n\n- [x] A\n\n    Yes.\n\n- [ ] B\n\n    No.\n///")
    for text in (PAGE, hinted):
        assert found(text) == found(text.replace(" { .fold }", ""))
        assert ("kept", "Kept", "A paragraph, and a word.") in found(text)
    assert "1 question" in Pages({"page.md": hinted}).html()


def test_the_contents_list_a_folded_section() -> None:
    md = markdown.Markdown(extensions=[*EXTENSIONS, "toc", Pages({"page.md": PAGE}).extension])
    md.convert(PAGE)
    listed = [entry["id"] for entry in md.toc_tokens[0]["children"]]  # type: ignore[attr-defined]
    assert listed == ["kept", "open"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## A *b* { .fold }", [(1, 2, "A b")]),
        ("---\ntitle: T\n---\n\n### A {: #x .fold } ##", [(5, 3, "A")]),
        ("A { .fold }\n===", [(1, 1, "A")]),
        ("A { .fold }\n---", [(1, 2, "A")]),
        ("A { .fold }\n\n## B { .folds }\n\n```\n# C { .fold }\n```\n", []),
    ],
)
def test_headings_that_ask_to_fold_are_found_with_their_lines(text: str, found: list[tuple[int, int, str]]) -> None:
    assert [*fold_lines(text)] == found


def test_what_folds_of_another_level_keeps_a_site_from_being_built() -> None:
    page = PAGE.replace("### Part", "### Part { .fold }")
    assert Pages({"page.md": page}).problems == [
        "page.md:9: A heading of level 3 cannot fold what stands below it. "
        "Write `## Heading { .fold }`, or take `.fold` out."
    ]
