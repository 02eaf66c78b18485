"""The embeds of this site: one of each part, each of them promised."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import yaml

from built import embeds, gallery_of
from helpers import DOCS

if TYPE_CHECKING:
    from pathlib import Path


MOST_PANEL = 15 * 1024
"""Bytes, gzipped, that the panel for words of crisis may add where a reader can write; it comes after what is seen."""


FIELD = re.compile(r"<textarea|<input[^>]* type=\"text\"")


def test_every_block_quiz_and_word_has_an_embed(site: Path) -> None:
    names = {path.stem for path in embeds(site)}
    pages = [path.read_text("utf-8") for path in (DOCS / "learn").glob("*.md")]
    blocks = {name for text in pages for name in re.findall(r"^    id: ([\w-]+)$", text, re.M)}
    assert len(blocks) > 25
    assert blocks <= names
    assert {f"quiz-{path.stem}" for path in (DOCS / "learn").glob("*.md")} <= names
    terms = re.findall(r'<h3 id="([\w-]+)"', (site / "glossary.html").read_text("utf-8"))
    assert {f"term-{slug}" for slug in terms} <= names


def test_only_embeds_with_a_field_know_words_of_crisis_and_they_name_no_country(site: Path) -> None:
    with_field = [path for path in embeds(site) if FIELD.search(path.read_text("utf-8").partition("<script>")[0])]
    assert len(with_field) >= 10
    assert [path for path in embeds(site) if '"lookAlikes"' in path.read_text("utf-8")] == with_field
    for path in with_field:
        text = path.read_text("utf-8")
        data = json.JSONDecoder().raw_decode(text, text.index('{"vars"'))[0]
        assert set(data["places"]) == {""}
        assert data["exit"] == ""
        ways = {way[2] for line in data["lines"] for way in line.get("ways", ())}
        assert "https://findahelpline.com" in ways
        assert all(way.startswith("https:") for way in ways)
        without = text.replace(json.dumps(data, separators=(",", ":")), "null")
        assert len(gzip.compress(text.encode(), 9)) - len(gzip.compress(without.encode(), 9)) <= MOST_PANEL


def test_the_list_of_what_is_published_is_whole(site: Path) -> None:
    """Every embed of the site is promised: a new one is added to `docs/embeds.yml` when it is made."""
    listed = yaml.safe_load((DOCS / "embeds.yml").read_text("utf-8"))
    names = {next(iter(entry)) if isinstance(entry, dict) else entry for entry in listed}
    # What the build asks has no embed of its own, and is listed where it was withdrawn.
    assert {name for name in names if "/" not in name} == {path.stem for path in embeds(site)}


def test_every_part_in_the_gallery_has_its_note(site: Path) -> None:
    parts = re.findall(r'<section class="gallery__part"[^>]*>(.*?)</section>', gallery_of(site), re.S)
    assert len(parts) >= 20
    assert [part for part in parts if "Note for therapists" not in part] == []
