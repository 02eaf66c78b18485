"""Old addresses lead on: ids on a page, and whole pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from helpers import BUILD_INFO, Pages, chapter_of
from mkdocs_run import messages, mkdocs, themed_site
from psychoed.features.moved.page import old_pages
from psychoed.source.moves import Move

if TYPE_CHECKING:
    from pathlib import Path

NEW = "---\nwas: [old.md, gone/before.md]\n---\n# The *new* page\n"


@pytest.mark.parametrize(
    ("place", "page", "anchor"),
    [("a", "", "a"), ("a/1", "", "a/1"), ("b.md", "b.md", ""), ("c/b.md#a", "c/b.md", "a"), ("a.b", "", "a.b")],
)
def test_a_place_is_an_id_or_a_page_with_one(place: str, page: str, anchor: str) -> None:
    move = Move(place, 1)
    assert (move.page, move.anchor) == (page, anchor)


@pytest.mark.parametrize(
    ("url", "files", "links"),
    [
        ("a/new.html", ("old.html", "gone/before.html"), ["a/new.html", "../a/new.html"]),
        ("a/new/", ("old/index.html", "gone/before/index.html"), ["../a/new/", "../../a/new/"]),
        ("", ("old.html", "gone/before.html"), ["./", "../"]),
    ],
)
def test_an_old_page_leads_to_the_new_one_from_wherever_it_was(url: str, files: list[str], links: list[str]) -> None:
    book = Pages({"a/new.md": NEW}).content.site.book
    places = dict(zip(("old.md", "gone/before.md"), files, strict=True))
    made = old_pages(book, {"a/new.md": url}, places, replace(BUILD_INFO, address="https://example.org/x/"))
    assert [*made] == [*files]
    for page, link in zip(made.values(), links, strict=True):
        assert f'<a id="there" href="{link}">The new page</a>' in page
        assert f'<noscript><meta http-equiv="refresh" content="0; url={link}"></noscript>' in page
        assert '<meta name="robots" content="noindex">' in page
        assert f'<link rel="canonical" href="https://example.org/x/{url}">' in page
    nowhere = old_pages(book, {"a/new.md": url}, places, replace(BUILD_INFO, address=""))
    assert f'<link rel="canonical" href="{links[0]}">' in nowhere[files[0]]


def test_what_an_author_calls_a_page_is_no_markup() -> None:
    book = Pages({"new.md": "---\nwas: old.md\n---\n# A &lt;b&gt; & \\*c\\*\n"}).content.site.book
    (page,) = old_pages(book, {"new.md": "new.html"}, {"old.md": "old.html"}, BUILD_INFO).values()
    assert "<title>A &lt;b&gt; &amp; *c*</title>" in page


def test_a_page_that_is_still_there_is_not_overwritten() -> None:
    pages = Pages({"new.md": NEW, "old.md": "# Old\n"})
    assert pages.problems == ["new.md:2: The page `old.md` is still there. Take it out: it is no old address."]
    urls = {"new.md": "new.html", "old.md": "old.html"}
    files = {"old.md": "old.html", "gone/before.md": "gone/before.html"}
    assert [*old_pages(pages.content.site.book, urls, files, BUILD_INFO)] == ["gone/before.html"]


def test_a_copy_holds_no_old_ids() -> None:
    page = (
        "---\nmoved:\n  old: new\n  other: glossary.md\n---\n# Page\n\n## New\n\nWords.\n\n/// terms\nA\n:   B.\n///\n"
    )
    assert 'id="old"' in Pages({"page.md": page}).html()
    chapter = chapter_of(page)
    assert "old" not in chapter.html
    assert "This is now here" not in chapter.html


def test_old_addresses_stand_in_a_built_site(tmp_path: Path) -> None:
    head = "---\nreviewed: 2026-11-23\nnext_review: 2027-11-23\n"
    texts = {
        "index.md": f"{head}moved:\n  part: new/page.md#there\n---\n# Home\n\n[On](new/page.md)\n",
        "new/page.md": f"{head}was: old/page.md\n---\n# Page\n\n## There\n",
    }
    folder = themed_site(tmp_path, texts)
    done = mkdocs("build", "--strict", cwd=folder)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    old = (folder / "site/old/page.html").read_text("utf-8")
    assert 'href="../new/page.html"' in old
    assert "Content-Security-Policy" in old
    home = (folder / "site/index.html").read_text("utf-8")
    assert re.search(
        r'<p class="moved"[^>]* id="part">This is now here: <a href="new/page.html#there">Page</a></p>', home
    )
    assert '<script src="assets/moved.js" defer></script>' in home
    assert "moved.js" not in (folder / "site/new/page.html").read_text("utf-8")
    assert "old/page" not in (folder / "site/sitemap.xml").read_text("utf-8")
