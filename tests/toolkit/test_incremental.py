"""A preview that makes again only what a save changes shows and tells what one tells that begins now."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from editing import Author, Watched, site_to_edit, without_trials
from mkdocs_run import digest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Let nothing be done beside previews, and nothing be left from one to the next."""
    without_trials(monkeypatch)
    monkeypatch.setenv("PSYCHOED_CACHE", "")
    # As `mkdocs serve` does.
    caplog.set_level(logging.INFO, "mkdocs")


def edited_and_held(folder: Path, seed: int, count: int, pages: int = 0) -> Watched:
    """Edit a site a few times, and hold the preview after each save to one that begins now."""
    author = Author(site_to_edit(folder, pages), seed)
    watched = Watched(folder, folder / "site")
    for number in range(count):
        done, before = author.edit(), {*watched.said}
        watched.save()
        saved = {*watched.said}
        fresh = Watched(folder, folder / "fresh")
        said = f"seed {seed}, edit {number}: {done}"
        places = sorted(digest(fresh.site))
        asked = [place for place in places if place.endswith(".html")][number % 3 :: 3]
        # What is not sure yet is not told, but where it was told before.
        assert saved <= before | {*fresh.said}, said
        for place in asked:
            assert watched.asked(place) == (fresh.site / place).read_bytes(), f"{said}, {place}"
        watched.settle()
        assert watched.told == fresh.told, said
        different = {place for place, _ in {*digest(fresh.site).items()} ^ {*digest(watched.site).items()}}
        assert different == set(), said
    return watched


def test_after_each_save_a_preview_shows_and_tells_what_one_does_that_begins_now(tmp_path: Path) -> None:
    watched = edited_and_held(tmp_path, 1, 12)
    assert watched.whole < 8


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_it_does_so_whatever_an_author_does(tmp_path: Path, seed: int) -> None:
    edited_and_held(tmp_path, seed, 40)


@pytest.mark.long
def test_it_does_so_on_a_site_whose_lists_and_menus_are_parted(tmp_path: Path) -> None:
    watched = edited_and_held(tmp_path, 1, 15, pages=70)
    assert [*watched.site.glob("glossary/*.html")]
    assert [*watched.site.glob("all-pages/*.html")]
