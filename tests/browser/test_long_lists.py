"""A site with more words, claims and studies than one page holds: registers that need no script, and their pages."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import BOTH, Site, scrolls_sideways, served, until, words
from playwright.sync_api import expect
from seeing import settled

from many import many_claims, many_words, names
from mkdocs_run import DATES, messages, mkdocs, themed_site
from psychoed.features.glossary.shelves import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

CLAIMS, STUDIES = 150, 160
WORD = names(1)[0]
SLUG = WORD.lower()
LETTER = SLUG[0]
STUDY = "study7"
REGISTERS = ["glossary.html", "sources.html"]
PAGES = [*REGISTERS, f"glossary/{LETTER}.html", "sources/claims-1.html", "sources/s.html"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build it. All that makes it large is how much there is in it."""
    crowd = {f"use/page-{number}.md": f"{DATES}# Page {number}\n\n{WORD} again.\n" for number in range(20)}
    texts = {
        "index.md": f"{DATES}# Home\n\n{WORD} and [a word](glossary.md#{SLUG}) and [all](glossary.md).\n",
        "search.md": "---\ntemplate: search.html\nsearch:\n  exclude: true\n---\n# Search\n",
        "downloads/index.md": f"{DATES}# Downloads\n\nFiles.\n{{ .downloads }}\n",
        **many_words(WHOLE.entries + 10),
        **many_claims(CLAIMS, STUDIES),
        **crowd,
    }
    folder = themed_site(
        tmp_path_factory.mktemp("many"), texts, site_url="https://example.org/", extra_css=["assets/site.css"]
    )
    done = mkdocs("build", "--strict", cwd=folder)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    with served(folder / "site") as address:
        yield Site(folder / "site", address, f"{(folder / 'site').as_uri()}/")


@pytest.fixture
def bare(new_page: Callable[..., Page]) -> Page:
    """Open a page in a browser that runs no scripts."""
    return new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})


@BOTH
@pytest.mark.parametrize(
    ("address", "title", "home"),
    [
        (f"glossary.html#{SLUG}", WORD, f"glossary/{LETTER}.html#{SLUG}"),
        ("sources.html#claim:C140", "Thing 140 is so", "sources/claims-5.html#claim:C140"),
        ("sources.html#claim:C10-part", "A part of thing 10", "sources/claims-1.html#claim:C10-part"),
        (f"sources.html#{STUDY}", "1997", f"#{STUDY}"),
    ],
)
def test_a_link_of_old_lands_on_its_line_without_script_and_that_leads_on(
    bare: Page, base: str, address: str, title: str, home: str
) -> None:
    bare.goto(f"{base}{address}")
    line = bare.locator(":target")
    expect(line).to_be_in_viewport()
    assert title in words(line)
    # It is seen which one it is.
    plain = bare.locator(".entry-lines li a:not(:target)").first
    shown = "link => [getComputedStyle(link).backgroundColor, getComputedStyle(link).borderTopWidth]"
    assert line.evaluate(shown) != plain.evaluate(shown)
    line.click()
    expect(bare).to_have_url(re.compile(re.escape(home) + "$"))
    entry = bare.locator(":target")
    expect(entry).to_be_in_viewport()
    assert entry.evaluate("entry => !entry.closest('.entry-lines')")


@BOTH
def test_a_word_on_a_page_leads_straight_to_its_entry_and_from_there_to_all(bare: Page, base: str) -> None:
    bare.goto(f"{base}index.html")
    link = bare.locator("main a.term").first
    expect(link).to_have_attribute("href", f"glossary/{LETTER}.html#{SLUG}")
    link.click()
    expect(bare.locator(":target")).to_be_in_viewport()
    bare.get_by_text("All words from A to Z").click()
    expect(bare).to_have_url(f"{base}glossary.html")


@BOTH
def test_mentions_beyond_a_dozen_lead_to_what_the_search_finds(new_page: Callable[..., Page], base: str) -> None:
    page = new_page()
    page.goto(f"{base}glossary/{LETTER}.html#{SLUG}")
    fold = page.locator(f"[id='{SLUG}'] ~ details").first
    expect(fold.locator("a").first).to_be_hidden()
    fold.locator("summary").press("Enter")
    expect(fold.locator("li")).to_have_count(13)
    more = fold.locator("li a").last
    assert re.fullmatch(r"and on \d+ more pages", words(more))
    more.click()
    expect(page.locator(".search__query")).to_have_value(WORD)
    until(page, "document.querySelectorAll('.search__list > *').length > 0")
    first = page.locator(".search__list a").first
    expect(first).to_have_attribute("href", re.compile(rf"glossary/{LETTER}\.html#{SLUG}$"))


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(new_page: Callable[..., Page], base: str, path: str) -> None:
    page = new_page()
    page.goto(f"{base}{path}")
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert not scrolls_sideways(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            settled(page)
            tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
            done = Axe().run(page, options={"runOnly": tags, "resultTypes": ["violations"], "preload": False})
            assert done.response["passes"]
            assert done.response["violations"] == []


def test_around_a_register_stands_no_more_than_around_any_page(site: Site) -> None:
    # With 12 KB of lines for a thousand words, of which tests/toolkit/test_registers.py knows, that makes 15.
    html = (site.folder / "glossary.html").read_text("utf-8")
    before, _, rest = html.partition('<div class="entry-lines')
    frame = before + rest.partition("</article>")[2]
    assert len(gzip.compress(frame.encode())) <= 3_000


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.hrefs: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag == "a":
            self.hrefs.add(given.get("href") or "")


def test_copies_hold_all_entries_and_every_link_in_them_leads_somewhere(site: Site) -> None:
    (one,) = (site.folder / "downloads").glob("*-one-page.html")
    page = _Links(one.read_text("utf-8"))
    assert {href for href in page.hrefs if href.startswith("#") and href[1:] not in page.ids} == set()
    assert f"page-glossary.{LETTER}..{SLUG}" in page.ids
    assert sum(name.endswith(f"..{STUDY}") for name in page.ids) == 1
    (book,) = (site.folder / "downloads").glob("*.epub")
    with ZipFile(book) as held:
        chapters = {Path(name).name: _Links(held.read(name).decode()) for name in held.namelist() if "page-" in name}
    assert {f"page-glossary.{LETTER}.xhtml", "page-sources.xhtml", "page-sources.claims-1.xhtml"} <= {*chapters}
    for chapter in chapters.values():
        for href in chapter.hrefs:
            name, _, anchor = href.partition("#")
            assert not name.endswith(".xhtml") or not anchor or anchor in chapters[name].ids


def test_its_pages_are_told_to_programs_and_stand_in_no_menu(site: Site) -> None:
    made = [path.relative_to(site.folder).as_posix() for path in (site.folder / "glossary").glob("*.html")]
    listed = (site.folder / "sitemap.xml").read_text("utf-8")
    assert len(made) > 10
    for path in made:
        assert f"<loc>https://example.org/{path}</loc>" in listed
        html = (site.folder / path).read_text("utf-8")
        assert f'<link rel="canonical" href="https://example.org/{path}">' in html
        menu = html.partition('<nav class="site-menu"')[2].partition("</nav>")[0]
        assert "glossary/" not in menu
        assert re.search(r'<a href="\.\./glossary\.html" aria-current="true">', menu)
        title = re.search(r"<title>(.*?) - Small</title>", html)
        assert title
        assert title[1].startswith("Glossary: ")
        assert '<meta name="description" content="What special words on this site mean' in html
