"""Letters that the fonts of the site lack, signs that no font has, and fonts that are torn."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from helpers import Pages, without_fonts
from psychoed.assets import theme
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.site_context import SiteContext
from psychoed.outputs.handout.files import paper_jobs
from psychoed.outputs.handout.pdf_builder import Job, PdfBuilder
from psychoed.text.font_file import font_path, is_whole
from psychoed.text.metrics import HEADING, PLAIN, STRONG, fonts, glyphs, width
from psychoed.text.shapeless import shapeless, without_shapeless
from psychoed.text.text_to_paths import UnknownSignError, text_path

if TYPE_CHECKING:
    from pathlib import Path

    from psychoed.source.problems import Problem
    from psychoed.text.metrics import Face

PAGE = """# A page

/// takeaways | Try this SIGN
    id: try

- **Breathe SIGN slowly.** It helps SIGN

- **Rest.** It is fine.
///

/// pathway | Trust grows
    id: grows

1. Ann SIGN asks → Bo answers
2. Bo answers → both rest
///
"""


def _jobs(sign: str) -> tuple[list[Job], list[Problem]]:
    content = Pages({"page.md": PAGE.replace("SIGN", sign)}).content
    context = SiteContext(
        content.build_info,
        (),
        {"page.md": "page.html", "quiz/page.md": "quiz/page.html", GLOSSARY_URI: "glossary.html"},
    )
    found = list(paper_jobs(content.site, content.quizzes, content.trust, context))
    return [one for one in found if isinstance(one, Job)], [one for one in found if not isinstance(one, Job)]


@pytest.mark.parametrize("face", [PLAIN, STRONG, HEADING])
def test_letters_of_neighbours_and_common_signs_have_shapes(face: Face) -> None:
    text = "Łukasz Şahin ğ ř č š ž ő β Ω ≥ ≤ ≈ ≠ → ← ✓ ✗ ′ ″ ‐ Доверие ☐ ☎ № ½"
    assert [glyph.sign for glyph in glyphs(text, face) if not glyph.number] == []
    assert "".join(glyph.sign for glyph in glyphs(text, face)) == text
    assert {glyph.file for glyph in glyphs("Trust", face)} == {face.file}
    # However it is put together.
    assert width("s\u030c", face, 10) == width("š", face, 10)
    assert text_path("Łβ≥", 0, 0, face, 16).count("M") == 3


def test_an_emoji_is_left_out_of_a_picture_and_a_letter_is_not() -> None:
    assert text_path("Calm 🙂", 0, 0, PLAIN, 16) == text_path("Calm ", 0, 0, PLAIN, 16)
    with pytest.raises(UnknownSignError, match="no sign “愛”"):
        text_path("Calm 愛", 0, 0, PLAIN, 16)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Breathe 🙂 slowly", "Breathe slowly"),
        ("👩\u200d👩\u200d👧 and 👍🏽", " and "),
        ("\uf0b7 From Word", " From Word"),
        ("☎️ ✓ Łukasz 愛 שלום", "☎️ ✓ Łukasz 愛 שלום"),
        ("plain", "plain"),
    ],
)
def test_what_no_font_has_is_left_out_of_sheets(text: str, left: str) -> None:
    lost: dict[str, None] = {}
    assert without_shapeless({"title": text, "body": [{"href": text}]}, lost) == {
        "title": left,
        "body": [{"href": text}],
    }
    assert (lost == {}) == (text == left)
    assert shapeless(left) == {}


@pytest.mark.parametrize("sign", ["🙂", "\uf0b7", "👩\u200d👧"])
def test_one_emoji_stops_no_sheet_and_no_picture_and_is_told_once(sign: str, tmp_path: Path) -> None:
    jobs, problems = _jobs(sign)
    assert problems == []
    press = PdfBuilder(tmp_path)
    begun = [press.begin(job) for job in jobs if "letter" not in job.path]
    assert begun == [None] * len(begun)
    assert press.finish()[1] == []
    said = [part for part in sign if part != "\u200d"]
    assert press.notices == [
        f"page.md:{line}: Sheets and pictures leave out “{part}” (U+{ord(part):04X}): their fonts have no such sign."
        for line in (3, 11)
        for part in said
    ]
    assert all(part not in job.text for job in jobs if job.form == "pdf" for part in said)


def test_every_font_is_whole() -> None:
    assert [file for file in fonts() if not is_whole(font_path(file))] == []
    assert len(fonts()) == 8


@pytest.mark.parametrize("size", [0, 3000, 29_000, -1])
def test_a_torn_font_is_told_once_and_nothing_is_made(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "fraunces-600.ttf"
    shutil.copytree(theme.FONTS, tmp_path, dirs_exist_ok=True)
    content = (tmp_path / file).read_bytes()
    torn = content[:size] if size >= 0 else content[:9000] + b"\0\0\0\1" + content[9004:]
    (tmp_path / file).write_bytes(torn)
    with without_fonts(monkeypatch, tmp_path):
        jobs, problems = _jobs("so")
    assert jobs == []
    assert [str(problem) for problem in problems] == [
        f"assets/fonts/{file}: The font {file} is missing or broken. "
        "Put back the file that the toolkit came with: nothing is drawn or set without it."
    ]


def test_a_torn_font_of_browsers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(theme.FONTS, tmp_path, dirs_exist_ok=True)
    packed = tmp_path / "fraunces-600.woff2"
    packed.write_bytes(packed.read_bytes()[:5000])
    with without_fonts(monkeypatch, tmp_path):
        assert ["fraunces-600.woff2" in str(problem) for problem in _jobs("so")[1]] == [True]
