"""A preview shows mistakes, goes on, and forgets them when they are mended."""

from __future__ import annotations

import urllib.error
from typing import TYPE_CHECKING

import pytest

from mkdocs_run import DATES, mkdocs, small_site
from serving import Preview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "# Words\n\n/// terms\nTrust\n:   Expecting good.\n///\n"
GOOD = "# Home\n\nTrust grows.\n\n## Later\n\nMore trust.\n"


@pytest.fixture(params=["page by page", "as a whole"])
def preview(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Preview, Path]]:
    """Serve a small site: without other plugins, and with one that reads all pages, as MkDocs' own search does."""
    folder = small_site(tmp_path, index=GOOD, words=WORDS)
    if request.param == "page by page":
        with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write("plugins: []\n")
    running = Preview(folder)
    yield running, folder / "docs"
    running.stop()


def test_a_preview_shows_mistakes_and_recovers(preview: tuple[Preview, Path]) -> None:
    running, docs = preview
    assert "ERROR" not in running.until("Serving on")
    assert running.get("glossary/").count('href="../#later"') == 1

    (docs / "index.md").write_text(DATES + "# Home\n\n[[trsut]]\n\n/// fact | A\n///\n", encoding="utf-8")
    said = running.until("Reloading browsers")
    assert "index.md:7: No word of the glossary has the form “trsut”. Did you mean 'Trust'?" in said
    assert "index.md:9: There is no block `fact`. Did you mean 'facts'?" in said
    assert "trsut" in running.get("")

    (docs / "index.md").write_text(DATES + GOOD.replace("Later", "Sooner"), encoding="utf-8")
    assert "ERROR" not in running.until("Reloading browsers")
    glossary = running.get("glossary/")
    assert 'href="../#sooner"' in glossary
    assert 'href="../#later"' not in glossary


def test_a_preview_goes_without_downloads(tmp_path: Path) -> None:
    page = "# Downloads\n\nNot in a preview.\n{ .downloads }\n"
    running = Preview(small_site(tmp_path, downloads__index=page))
    try:
        said = running.until("Serving on")
        assert "ERROR" not in said
        # MkDocs gives it the address of the preview, which nobody should be told to change.
        assert "SITE_URL" not in said
        assert "A preview makes no handouts and pictures. It shows those of the last `mkdocs build`" in said
        assert "Not in a preview." in running.get("downloads/")
        with pytest.raises(urllib.error.HTTPError):
            running.get("downloads/small-offline.zip")
    finally:
        running.stop()


def test_a_preview_starts_with_a_mistake_in_a_page(tmp_path: Path) -> None:
    running = Preview(small_site(tmp_path, index="# Home\n\n/// fact | A\n///\n"))
    try:
        assert "index.md:7: There is no block `fact`." in running.until("Serving on")
        assert "Home" in running.get("")
    finally:
        running.stop()


def test_the_pages_of_a_preview_say_what_is_wrong_until_it_is_mended(preview: tuple[Preview, Path]) -> None:
    running, docs = preview
    running.until("Serving on")
    assert "psychoed-preview" not in running.get("")

    (docs / "index.md").write_text(DATES + "# Home\n\n[[<trsut>]]\n\n[Gone](gone.md)\n", encoding="utf-8")
    running.until("Reloading browsers")
    page = running.get("")
    assert "1 mistake, 1 on this page" in page
    assert "<code>index.md:7</code>" in page
    assert "No word of the glossary has the form “&lt;trsut&gt;”." in page
    assert "index.md:9: The link `gone.md` leads nowhere" in page
    assert "1 mistake, on other pages" in running.get("words/")

    (docs / "index.md").write_text(DATES + "# Home\n\n[Gone](gone.md)\n", encoding="utf-8")
    running.until("Reloading browsers")
    assert "1 mistake, 1 on this page" in running.get("")

    (docs / "index.md").write_text(DATES + GOOD, encoding="utf-8")
    running.until("Reloading browsers")
    assert "psychoed-preview" not in running.get("")


def test_a_preview_says_what_only_a_build_finds(preview: tuple[Preview, Path]) -> None:
    running, docs = preview
    running.until("Serving on")
    (docs / "index.md").write_text(DATES + "# Home\n\n/// pathway | Up\n\n1. A 愛\n2. B\n///\n", encoding="utf-8")
    assert "ERROR" not in running.until("Reloading browsers")
    said = running.until("Write it in other letters.")
    assert "index.md:7: The picture of “Up” cannot be drawn" in said
    assert "The picture of “Up” cannot be drawn" in running.get("")

    # It stays told while nothing changes that is on paper, and is told once.
    (docs / "words.md").write_text(f"{DATES}{WORDS}\nA word more.\n", encoding="utf-8")
    said = running.until("Reloading browsers")
    if "plugins: []" in (docs.parent / "mkdocs.yml").read_text("utf-8"):
        assert said.count("The picture of “Up” cannot be drawn") == 1
    else:
        running.until("Write it in other letters.")
    assert running.get("words/").count("The picture of “Up” cannot be drawn") == 1


def test_a_preview_says_what_no_book_can_hold(tmp_path: Path) -> None:
    listed = "# Downloads\n\nNot in a preview.\n{ .downloads }\n"
    odd = f"{WORDS}\nAn <b>odd <i>pair</b> of tags</i>.\n"
    running = Preview(small_site(tmp_path, words=odd, downloads__index=listed))
    try:
        assert "ERROR" not in running.until("Serving on")
        assert "words.md: Its HTML is not closed as it is opened" in running.until("no build goes on here.")
        assert "words.md: Its HTML is not closed as it is opened" in running.get("")
    finally:
        running.stop()


def test_a_preview_says_why_there_is_no_page(preview: tuple[Preview, Path]) -> None:
    running, docs = preview
    settings = docs.parent / "mkdocs.yml"
    running.until("Serving on")
    sound = settings.read_text("utf-8")
    settings.write_text(sound + "nav: {{\n", encoding="utf-8")
    running.until("appear stuck")
    with pytest.raises(urllib.error.HTTPError, match="500") as failed:
        running.get("words/")
    assert "MkDocs encountered an error parsing the configuration file" in failed.value.read().decode()
    settings.write_text(sound, encoding="utf-8")
    running.until("Reloading browsers")
    assert "Words" in running.get("words/")


def test_a_build_publishes_nothing_of_what_a_preview_shows(tmp_path: Path) -> None:
    # One that goes on in spite of mistakes in links, which a preview shows.
    root = small_site(tmp_path, index="# Home\n\n[Gone](gone.md)\n")
    done = mkdocs("build", cwd=root)
    assert done.returncode == 0, done.stderr
    published = [path for path in (root / "site").rglob("*") if path.is_file()]
    assert any(path.suffix == ".html" for path in published)
    assert not [path for path in published if "preview" in path.name]
    for path in published:
        content = path.read_bytes()
        for own in (b"__preview__", b"psychoed-preview", b"shadowrootmode", b"On this page<", b"mistake"):
            assert own not in content, (path, own)
