"""Sheets by need: what a card says, and the small pictures of sheets."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest
from PIL import Image

from helpers import Pages, made_of, other_content
from psychoed.content.site import MadeSite
from psychoed.content.site_context import SiteContext
from psychoed.outputs.handout.files import paper_jobs
from psychoed.outputs.handout.need_card import need_card
from psychoed.outputs.handout.palette import SHADES, in_palette, in_shades, size_of
from psychoed.outputs.handout.pdf_builder import Job, PdfBuilder
from site_html import page_files

if TYPE_CHECKING:
    from pathlib import Path

MOST = 8_000
"""Bytes of a small picture."""

PAGE = """---
title: A page
---
# A page

/// takeaways | To try
    id: try

- **Write.** One line.
///

/// sheets-by-need
- Somebody waits: try
- Somebody waits long: try
///
"""


def jobs_of(text: str) -> list[Job]:
    content = Pages({"page.md": text}).content
    context = SiteContext(content.build_info, (), {"page.md": "page.html"})
    return [job for job in paper_jobs(content.site, (), content.trust, context) if isinstance(job, Job)]


def made(cache: Path, jobs: list[Job]) -> dict[str, Path]:
    press = PdfBuilder(cache)
    assert [problem for job in jobs if (problem := press.begin(job))] == []
    files, problems = press.finish()
    assert problems == []
    return files


def drawn(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "png")
    return held.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("width", [6, 7])
def test_a_picture_is_told_in_shades_of_one_ink(mode: str, width: int) -> None:
    # Noise and slopes: whatever Pillow writes, with each kind of difference to its neighbours.
    picture = Image.new("RGB", (width, 40), "white")
    for at in range(width * 40):
        picture.putpixel((at % width, at // width), ((at * 7) % 256, (at * at) % 256, 255 - at % 200))
    small = Image.open(io.BytesIO(in_shades(drawn(picture.convert(mode)), "#102030")))
    assert (small.size, small.mode) == ((width, 40), "P")
    colours = {colour for _, colour in small.convert("RGB").getcolors() or ()}
    assert (16, 32, 48) in colours
    assert len(colours) <= SHADES
    black, white = (in_shades(drawn(Image.new(mode, (3, 3), name)), "#102030") for name in ("black", "white"))
    assert Image.open(io.BytesIO(black)).convert("RGB").getpixel((2, 2)) == (16, 32, 48)
    assert Image.open(io.BytesIO(white)).convert("RGB").getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_drawing_keeps_its_colours_and_a_photo_those_that_are_most_seen(mode: str) -> None:
    drawing = Image.new("RGB", (16, 16))
    for at in range(256):
        drawing.putpixel((at % 16, at // 16), (at, 255 - at, at * 3 % 256))
    shown = Image.open(io.BytesIO(in_palette(drawn(drawing.convert(mode)))))
    assert shown.mode == "P"
    assert shown.convert("RGB").tobytes() == drawing.tobytes()

    photo = Image.new("RGB", (32, 32), (200, 10, 10))
    for at in range(300):
        photo.putpixel((at % 32, at // 32), (at % 256, at // 256, 0))
    shown = Image.open(io.BytesIO(in_palette(drawn(photo)))).convert("RGB")
    assert shown.getpixel((31, 31)) == (200, 10, 10)
    assert len(shown.getcolors(1024) or ()) <= 256


def test_each_sheet_that_somebody_needs_has_one_small_picture_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = jobs_of(PAGE)
    small = [job for job in jobs if job.is_thumbnail]
    assert [job.path for job in small] == ["thumbnails/try.png"]
    one, two = made(tmp_path / "one", jobs), made(tmp_path / "two", jobs)
    picture = one["thumbnails/try.png"].read_bytes()
    assert picture == two["thumbnails/try.png"].read_bytes()
    assert size_of(picture) == (198, 281)
    assert len(picture) < MOST
    monkeypatch.setattr(PdfBuilder, "_set", lambda *_: pytest.fail("It was set anew."))
    assert made(tmp_path / "one", jobs) == one
    assert [job.path for job in jobs_of(PAGE.partition("/// sheets")[0]) if job.is_thumbnail] == []


def test_small_pictures_of_this_site_are_small_described_and_wait(site: Path) -> None:
    pictures = sorted((site / "thumbnails").glob("*.png"))
    assert pictures
    assert {path.name: path.stat().st_size for path in pictures if path.stat().st_size > MOST} == {}
    texts = [text for path in page_files(site) if 'class="sheets-by-need"' in (text := path.read_text("utf-8"))]
    shown = [each for text in texts for each in re.findall(r"<img [^>]*sheet-card__picture[^>]*>", text)]
    assert {re.findall(r"thumbnails/([\w-]+)", each)[0] for each in shown} == {path.stem for path in pictures}
    for each in shown:
        assert 'loading="lazy"' in each
        assert re.search('alt="[^"]{20,}"', each)
        size = size_of((site / re.findall(r"thumbnails/[\w.-]+", each)[0]).read_bytes())
        assert re.findall(r'(?:width|height)="(\d+)"', each) in ([*map(str, size)], [*map(str, reversed(size))])


def shown_links(card: etree.Element) -> dict[str, str]:
    return {(link.text or ""): link.get("href", "") for link in card.iter("a")}


def test_a_card_leads_to_both_papers_the_page_and_the_note() -> None:
    site = made_of(other_content()).site
    assert shown_links(need_card("Somebody looks back", "slept-well", site)) == {}  # It has no sheet.
    assert shown_links(need_card("Somebody lies awake", "tonight", site)) == {
        "PDF A4": "/handouts/tonight-a4.pdf",
        "US Letter": "/handouts/tonight-letter.pdf",
        "The night": "/night.md#tonight",
    }
    assert shown_links(need_card("", "quiz-night", site))["The night"] == "/night.md"
    assert shown_links(need_card("", "glossary", site))["Glossary"] == "/glossary.md"
    card = need_card("Somebody <lies> awake", "worksheet", site)
    assert [picture.get("src") for picture in card.iter("img")] == ["/thumbnails/worksheet.png"]
    assert [need.text for need in card.iter("strong")] == ["Somebody <lies> awake"]


def test_a_card_leads_to_its_note_where_a_gallery_shows_one() -> None:
    note = (
        "**Purpose.** A.\n\n**When.** B.\n\n**When not.** C.\n\n**How to introduce it.** D.\n\n"
        "**Prompts.** E.\n\n**Caution.** F."
    )
    text = f"{PAGE}\n/// therapist-note | try\n{note}\n///\n"
    for gallery, found in (("", ""), ("\n/// gallery\n///\n", "/page.md#part:try")):
        site = made_of(Pages({"page.md": text + gallery}).content).site
        assert shown_links(need_card("", "try", site)).get("Note", "") == found


def test_a_preview_shows_cards_without_pictures_and_goes_on_where_there_is_no_sheet() -> None:
    content = Pages({"page.md": PAGE}).content
    watched = replace(content.site, build_info=replace(content.build_info, preview=True))
    card = need_card("Somebody waits", "worksheet", MadeSite.of(watched, ()))
    assert [*card.iter("img")] == []
    assert len(shown_links(card)) == 3
    assert (
        etree.tostring(need_card("Somebody waits", "tri", MadeSite.of(watched, ())), encoding="unicode").count("<a")
        == 0
    )
