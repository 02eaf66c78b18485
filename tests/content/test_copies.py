"""What copies of this site hold: its pages, its help lines that may be printed, and nothing that only the site has."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from built import NAME
from helpers import real_content
from site_html import Html

if TYPE_CHECKING:
    from pathlib import Path


def _panel(text: str) -> dict[str, Any]:
    """Return what the script of the panel was given."""
    data: dict[str, Any] = json.JSONDecoder().raw_decode(text, text.index('{"vars"'))[0]
    return data


def test_panels_in_copies_name_only_help_lines_that_may_be_on_paper(site: Path, bundle: Path, single: Path) -> None:
    helped = real_content().site.help
    on_site = _panel((site / "assets/crisis.js").read_text("utf-8"))
    in_bundle = _panel((bundle / "site/assets/crisis.js").read_text("utf-8"))
    in_one_page = _panel(single.read_text("utf-8"))

    def ways(panel: dict[str, Any]) -> set[str]:
        return {way[2] for line in panel["lines"] for way in line.get("ways", ())}

    hidden = {way.href for line in helped.lines if not line.paper for way in line.contacts if way.href}
    hidden -= {way.href for line in helped.on_paper.lines for way in line.contacts}
    assert ways(on_site) & hidden
    assert not ways(in_bundle) & hidden
    assert len(ways(in_bundle)) > 10
    assert in_bundle == {**on_site, "lines": in_bundle["lines"], "places": in_bundle["places"]}
    # No copy promises a way out that it does not have.
    assert in_one_page == {**in_bundle, "exit": "", "more": "#page-help-now"}
    assert "page-help-now" in Html(single).ids


@pytest.fixture(scope="module")
def single(site: Path) -> Path:
    return site / f"downloads/{NAME}-one-page.html"


def test_the_single_file_holds_the_learn_part_with_its_words_and_sources(site: Path, single: Path) -> None:
    ids = Html(single).ids
    for name in ("neurochemistry", "friends", "partners", "pathway", "inconsistent", "takeaways"):
        assert f"page-learn.{name}" in ids
        theirs = {found for found in Html(site / f"learn/{name}.html").ids if re.fullmatch(r"[a-z][a-z-]+", found)}
        content = {found for found in theirs if f"page-learn.{name}..{found}" in ids}
        assert len(content) > 8
    pages = {"page-index", "page-help-now", "page-glossary", "page-sources"}
    assert {*pages, "page-glossary..trust", "page-sources..coan2017"} <= ids


def test_the_page_of_downloads_knows_every_system(site: Path) -> None:
    text = (site / "downloads/index.html").read_text("utf-8")
    assert [system for system in ("Windows", "macOS", "Linux", "Android", "iPhone") if system not in text] == []


def test_the_first_page_of_the_bundle_leads_to_all_that_somebody_looks_for(bundle: Path) -> None:
    urls = set(Html(bundle / "START-HERE.html").urls)
    assert {"site/help-now.html", "site/search.html", "site/downloads/index.html"} <= urls
    assert "site/therapists/index.html" in urls


def test_volumes_speak_of_nothing_that_only_the_site_has(site: Path, single: Path) -> None:
    with zipfile.ZipFile(site / f"downloads/{NAME}.epub") as book:
        help_now = book.read("EPUB/page-help-now.xhtml").decode()
    assert "Exit this page" in (site / "help-now.html").read_text("utf-8")
    for text in (single.read_text("utf-8").rpartition("<script>")[0], help_now):
        assert "Exit this page" not in text
        assert "The button does" not in text
        assert "Could someone see this screen later?" in text
        assert "A browser keeps a list of the pages you open" in text
