"""Sheets of help lines: only what may be printed, large, and by country where it has lines enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from built import packed, sheets
from helpers import LINE, Pages, addressed
from psychoed.content.site_context import SiteContext
from psychoed.features.help.lines import Contact, HelpLine, HelpLines, Place
from psychoed.outputs.handout.files import paper_jobs
from psychoed.outputs.handout.help_papers import help_papers
from psychoed.outputs.handout.names import HELP
from psychoed.outputs.handout.pdf_builder import Job, PdfBuilder

if TYPE_CHECKING:
    from pathlib import Path

    from psychoed.content.site import Site

SMALLEST = 14
"""Points of what stands on such a sheet above its foot."""

FOOT = "Need help now?"


def line_of(name: str, number: str, *where: str, **given: object) -> HelpLine:
    ways = (Contact("call", number, f"tel:{number}"),) if number else ()
    return replace(LINE, id=name, name=f"The {name}", where=where, contacts=ways, short="", **given)


LINES = HelpLines(
    lines=(
        line_of("danger", "", needs=("emergency",)),
        line_of("directory", "555", needs=("directory",)),
        line_of("alarm", "911", "Here", needs=("emergency",)),
        line_of("talk", "1234", "Here", hours="all day", beside="Only on weekdays."),
        line_of("women", "5678", "Here", whom=("women",), area="The North"),
        line_of("kept", "9999", "Here", paper=False),
        line_of("one", "4321", "There"),
        line_of("two", "8765", "There"),
    ),
    places=(
        Place("Here", "talk", (), ("US",)),
        Place("There", "one", (), ("GB",)),
    ),
)
LISTED = "---\ntitle: Help\n---\n# Help\n\n/// help-lines\n///\n"


def site_of(lines: HelpLines, text: str = LISTED) -> tuple[Pages, Site]:
    pages = Pages({"help.md": text})
    known = replace(lines, directory=next((line for line in lines.lines if line.id == "directory"), None))
    return pages, replace(pages.content.site, help=known)


def made(site: Site, pages: Pages, cache: Path) -> dict[str, str]:
    """Return the words of each sheet of help lines by its name."""
    content = pages.content
    context = SiteContext(content.build_info, (), addressed(content).urls)
    press = PdfBuilder(cache)
    jobs = [job for job in paper_jobs(site, (), content.trust, context) if isinstance(job, Job)]
    assert [problem for job in jobs if (problem := press.begin(job))] == []
    files, problems = press.finish()
    assert problems == []
    return {
        path.removeprefix("handouts/"): packed("".join(page.extract_text() for page in PdfReader(file).pages))
        for path, file in files.items()
        if f"/{HELP}" in path
    }


def test_a_country_has_a_sheet_on_its_own_paper_where_enough_lines_may_be_printed() -> None:
    _, site = site_of(LINES)
    assert [(sheet.name, sheet.place, sheet.papers) for sheet in help_papers(site)] == [
        ("help-lines", "", ("a4", "letter")),
        ("help-lines-here", "Here", ("letter",)),
    ]
    third = replace(LINES, lines=(*LINES.lines, line_of("three", "7777", "There")))
    assert [(sheet.name, sheet.papers) for sheet in help_papers(site_of(third)[1])][2:] == [
        ("help-lines-there", ("a4",))
    ]


def test_there_is_none_where_no_page_lists_the_lines_and_none_without_lines() -> None:
    assert help_papers(site_of(LINES, "# Help\n")[1]) == []
    assert help_papers(site_of(HelpLines())[1]) == []


def test_a_sheet_says_what_may_be_printed_and_nothing_else(tmp_path: Path) -> None:
    pages, site = site_of(LINES)
    words = made(site, pages, tmp_path)
    assert set(words) == {"help-lines-a4.pdf", "help-lines-letter.pdf", "help-lines-here-letter.pdf"}
    own = words["help-lines-here-letter.pdf"]
    for said in ("Who can help: Here", "911", "1234", "Only on weekdays.", "The North only", "5678", "555", "all day"):
        assert packed(said) in own, said
    assert "9999" not in own
    assert "4321" not in own
    everywhere = words["help-lines-a4.pdf"]
    for said in ("Here 911", "Anywhere else The danger", "555"):
        assert packed(said) in everywhere, said
    for text in words.values():
        assert packed("Not yet checked with the services.") in text
        assert packed("Could someone who scares you find this sheet?") in text


def test_whom_a_line_serves_is_said_even_where_there_is_no_room_for_more(tmp_path: Path) -> None:
    many = [line_of(f"line {number}", f"77{number}", "Here", whom=("women",), use="long " * 30) for number in range(9)]
    pages, site = site_of(replace(LINES, lines=(*LINES.lines, *many)))
    own = made(site, pages, tmp_path)["help-lines-here-letter.pdf"]
    assert own.count("Forwomen") >= 9
    assert "longlonglong" not in own


@pytest.fixture(scope="module")
def pdfs(site: Path) -> dict[str, PdfReader]:
    return {name: pdf for name, pdf in sheets(site).items() if name.startswith(HELP)}


def test_each_sheet_of_the_site_is_one_page_with_large_words(pdfs: dict[str, PdfReader]) -> None:
    assert pdfs
    for name, pdf in pdfs.items():
        (page,) = pdf.pages
        said: list[tuple[str, float]] = []

        def note(text: str, cm: object, tm: list[float], font: object, size: float, said: list = said) -> None:
            if text.strip():
                said.append((text.strip(), abs(size * tm[3])))

        page.extract_text(visitor_text=note)
        body = said[1 : next(at for at, (text, _) in enumerate(said) if text.startswith(FOOT))]
        assert len(body) > 5, name
        assert [(text, size) for text, size in body if size < SMALLEST - 0.1] == [], name
