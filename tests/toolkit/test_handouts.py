"""Handouts and diagrams: what the files hold, and what a build says when one cannot be made."""

from __future__ import annotations

import io
import json
import os
import re
import time
from collections import Counter
from concurrent.futures import CancelledError
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as etree

import page as pdf_ua
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader, PdfWriter

from built import SVG, WHOLE, gallery_of, packed, sheets
from helpers import LINE, Pages, addressed, made_of, other_content, without_fonts
from mkdocs_run import DATES, mkdocs, small_site
from psychoed.assets import theme
from psychoed.assets.colours import ToneInks
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.site_context import SiteContext
from psychoed.features.help.lines import Contact, HelpLine, HelpLines
from psychoed.features.help.reach import printed
from psychoed.outputs.files import write_whole
from psychoed.outputs.handout.cache import LAST
from psychoed.outputs.handout.files import paper_jobs, paper_paths
from psychoed.outputs.handout.links import (
    Forms,
    Printable,
    page_items,
    part_printables,
    printable_item,
    shared_printables,
)
from psychoed.outputs.handout.names import HELP, PAPERS, THUMBNAIL_FOLDER, handout_path
from psychoed.outputs.handout.palette import size_of
from psychoed.outputs.handout.pdf_builder import Job, PdfBuilder
from psychoed.outputs.handout.quiz import quiz_sheet
from psychoed.outputs.handout.sheet import target_of
from psychoed.outputs.handout.typesetting import typesetter
from psychoed.outputs.handout.typesetting.typesetter import SHEET, Typesetter
from psychoed.pipeline import outputs as products
from psychoed.pipeline.outputs import LAST_FILES
from psychoed.source.problems import Problem
from psychoed.text.inline import escaped
from psychoed.text.richtext import Target, blocks, line
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PageObject


MM = 72 / 25.4
SIZES = {"a4": (210 * MM, 297 * MM), "letter": (8.5 * 72, 11 * 72)}

PAGE = """---
title: A page
---
# A page

/// facts | Two {title}
    id: two

| Thing | Role |
| --- | --- |
| Trust | {cell} |
| Calm | Follows |
///

/// pathway | Round
    id: round
    loop: true

1. {step} → it leads on
2. Another step
///
"""


URLS = {"page.md": "page.html", "quiz/page.md": "quiz/page.html", GLOSSARY_URI: GLOSSARY_URI.replace(".md", ".html")}


def jobs_of(text: str, **words: str) -> tuple[Pages, list[Job], list[str]]:
    """Return a small site, its jobs, and what is wrong with them."""
    filled = {"title": "", "cell": "Carries", "step": "One step", **words}
    site = Pages({"page.md": re.sub(r"\{(\w+)\}", lambda found: filled[found[1]], text)})
    build = site.content
    context = SiteContext(build.build_info, build.site.help.everywhere, URLS)
    jobs, problems = parted(paper_jobs(build.site, build.quizzes, build.trust, context))
    return site, jobs, [str(problem) for problem in problems]


def parted(yielded: Iterable[Job | Problem]) -> tuple[list[Job], list[Problem]]:
    """Tell jobs from problems."""
    found = list(yielded)
    return [one for one in found if isinstance(one, Job)], [one for one in found if isinstance(one, Problem)]


def made(cache: Path, jobs: Iterable[Job]) -> tuple[dict[str, Path], list[Problem]]:
    """Return the files of some jobs, and what could not be made."""
    press = PdfBuilder(cache)
    unmade = [problem for job in jobs if (problem := press.begin(job))]
    files, problems = press.finish()
    return files, [*unmade, *problems]


def words_in(data: Any) -> Iterator[str]:
    """Yield every piece of text that a sheet's data holds to be read, in its order."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "words" and isinstance(value, str):
                yield value
            elif name not in {"picture", "legend", "known", "labels", "label"}:
                yield from words_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from words_in(value)


@pytest.fixture(scope="module")
def pdfs(site: Path) -> dict[str, PdfReader]:
    return sheets(site)


def test_the_page_of_downloads_lists_every_handout_and_diagram(site: Path) -> None:
    page = (site / "downloads/index.html").read_text("utf-8")
    (listed,) = re.findall(r'<ul class="handouts"[^>]*>(.*?)</ul>', page, re.S)
    made = {path.relative_to(site).as_posix() for name in ("handouts", "diagrams") for path in (site / name).iterdir()}
    assert sorted(re.findall(r'href="\.\./([^"]+)"', listed)) == sorted(made)


def test_a_sheet_that_goes_on_says_which_page_it_is_on_one_line(pdfs: dict[str, PdfReader]) -> None:
    long = {name: pdf for name, pdf in pdfs.items() if name.rpartition("-")[0] in WHOLE}
    assert len(long) == len(WHOLE) * len(PAPERS)
    for name, pdf in long.items():
        for number, page in enumerate(pdf.pages, 1):
            assert f"Page {number} of {len(pdf.pages)}" in page.extract_text(), name


def test_every_handout_is_tagged_titled_and_of_its_size(pdfs: dict[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"].value, name
        assert "/StructTreeRoot" in root, name
        assert root["/Lang"] == "en", name
        assert root["/ViewerPreferences"]["/DisplayDocTitle"].value, name
        assert pdf.metadata is not None
        assert pdf.metadata.title, name
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data(), name
        assert [*map(float, pdf.pages[0].mediabox[2:])] == pytest.approx(SIZES[name.rpartition("-")[2]], abs=0.1)


def test_every_handout_is_what_pdf_ua_asks_for(site: Path) -> None:
    # PyPI's `page-validation` checks ISO 14289-1; it agrees with the corpus of veraPDF, which needs Java.
    found = {path.name: pdf_ua.validate_pdf(path, profile="ua1") for path in sorted((site / "handouts").glob("*.pdf"))}
    assert found
    assert {name: [(one.rule_id, one.message) for one in told.failures] for name, told in found.items()} == {
        name: [] for name in found
    }
    assert all(told.is_compliant and told.rules.total > 100 for told in found.values())


@pytest.mark.parametrize("lost", ["/Lang", "/StructTreeRoot", "/MarkInfo", "/ViewerPreferences"])
def test_a_handout_that_lost_what_a_screen_reader_needs_is_found_out(lost: str, site: Path) -> None:
    writer = PdfWriter(clone_from=next((site / "handouts").glob("*.pdf")))
    del writer.root_object[lost]
    broken = io.BytesIO()
    writer.write(broken)
    assert not pdf_ua.is_pdf_compliant_bytes(broken.getvalue(), profile="ua1")


def test_a_handout_has_the_pages_that_were_promised(pdfs: dict[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        stem = name.rpartition("-")[0]
        if stem not in WHOLE:
            assert len(pdf.pages) == (2 if stem.startswith("quiz-") else 1), name


def test_every_font_comes_along(pdfs: dict[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        for page in pdf.pages:
            for held in page["/Resources"]["/Font"].values():
                descriptor = held.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
                assert {"/FontFile2", "/FontFile3"} & set(descriptor), name


def test_every_word_is_there_in_its_order(tmp_path: Path) -> None:
    real = other_content()
    context = SiteContext(real.build_info, (), addressed(real).urls)
    jobs, problems = parted(paper_jobs(real.site, real.quizzes, real.trust, context))
    assert problems == []
    files, problems = made(tmp_path, jobs)
    assert problems == []
    for job in jobs:
        if job.form != "pdf" or "/quiz-" in job.path:
            continue
        assert isinstance(job.data, dict)
        text = packed("".join(page.extract_text() for page in PdfReader(files[job.path]).pages))
        at = text.index(packed(job.title))
        for words in words_in(job.data["body"]):
            at = text.find(packed(words), at)
            assert at >= 0, (job.path, words)


AROUND = """---
title: A page
---
# A page

/// takeaways | Try
    id: try

Before the list.

- **One.** Two.

    More of one, see [there](page.md#two).

- **Two.** Three.

Behind the list.
///

/// facts | Two
    id: two

Before the table.

| Thing | Role |
| --- | --- |
| Trust | Carries |

Behind the table.
///

/// pathway | Round
    id: round
    loop: true

Before the steps.

1. One step → it leads on

    More on the step.

2. Another step

Behind the steps.
///
"""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("try", ["Before the list.", "One. Two.", "More of one, see there", "Two. Three.", "Behind the list."]),
        ("two", ["Before the table.", "Carries", "Behind the table."]),
        ("round", ["Before the steps.", "it leads on", "More on step 1:", "More on the step.", "Behind the steps."]),
        ("worksheet", ["Before the list.", "More of one, see there", "Two. Three.", "Behind the list."]),
    ],
)
def test_all_that_stands_in_a_block_is_on_its_sheet(name: str, words: list[str], tmp_path: Path) -> None:
    _, jobs, problems = jobs_of(AROUND)
    files, unmade = made(tmp_path, [job for job in jobs if job.path == handout_path(name, "a4")])
    assert (problems, unmade) == ([], [])
    text = packed("".join(page.extract_text() for page in PdfReader(*files.values()).pages))
    at = 0
    for said in words:
        at = text.index(packed(said), at) + len(packed(said))


def lowest(page: PageObject) -> float:
    """Return the lowest place at which words stand on a page, in points from its lower edge."""
    places: list[float] = []

    def note(said: str, cm: list[float], tm: list[float], *_: object) -> None:
        if said.strip():
            places.append(tm[5] * cm[3] + cm[5])

    page.extract_text(visitor_text=note)
    return min(places)


def test_a_text_that_is_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(900))
    text = f"{PAGE}\n/// reflection | Why?\n    id: why\n\n{long}\n///\n\n/// terms\nTrust\n:   {long}\n///\n"
    _, jobs, _ = jobs_of(text)
    files, problems = made(tmp_path, [job for job in jobs if "worksheet" in job.path or "glossary" in job.path])
    assert problems == []
    for path, file in files.items():
        pdf = PdfReader(file)
        assert len(pdf.pages) >= 2, path
        for page in pdf.pages:
            assert lowest(page) > 10, path


def test_a_word_that_is_longer_than_a_line_is_parted(tmp_path: Path) -> None:
    _, jobs, problems = jobs_of(PAGE.replace("Calm |", f"Calm and {'un' * 60}kind |"))
    files, unmade = made(tmp_path, [job for job in jobs if job.path == handout_path("two", "a4")])
    assert (problems, unmade) == ([], [])
    text = PdfReader(*files.values()).pages[0].extract_text().replace("\u200b", "")
    assert max(len(word) for word in text.split()) < 60
    assert f"{'un' * 60}kind" in PdfReader(*files.values()).pages[0].extract_text().replace("\u200b", "").replace(
        "\n", ""
    )


def test_a_sheet_of_many_blocks_names_the_one_that_cannot_be_set(tmp_path: Path) -> None:
    text = f"{PAGE}\n/// terms\nCalm\n:   Quiet.\n\nTrust\n:   Expecting 愛 good.\n///\n"
    _, jobs, _ = jobs_of(text)
    _, problems = made(tmp_path, [job for job in jobs if job.path == handout_path("glossary", "a4")])
    line = text.split("\n").index("Trust") + 1
    assert [str(problem).partition(" `")[0] for problem in problems] == [f"page.md:{line}:"]


def test_what_no_eye_sees_needs_no_shape_and_a_credit_may_hold_a_comma() -> None:
    site, _, problems = jobs_of(PAGE, step="A re\u00adli\u200bable non\u2011stop")
    assert problems == []
    build = site.content
    for address, end in (
        ("", "Love, Actually, CC BY 4.0"),
        ("https://example.org/", "CC BY 4.0, example.org/page.html#round"),
    ):
        build_info = replace(build.build_info, name="Love, Actually", address=address)
        context = SiteContext(build_info, (), URLS)
        known, _ = parted(paper_jobs(build.site, build.quizzes, build.trust, context))
        svg = next(job.text for job in known if job.path == "diagrams/round.svg")
        assert end in svg
        assert svg.count("Love, Actually") == 1


def test_a_diagram_says_what_its_block_says_around_the_steps() -> None:
    after = "You are *not* to blame.\n\n- One\n- Two\n\n| A | B |\n| --- | --- |\n| C | D |\n"
    text = PAGE.replace("1. {step}", "A model.\n\n1. {step}").replace(
        "2. Another step\n", f"2. Another step\n\n{after}"
    )
    _, jobs, problems = jobs_of(text)
    assert problems == []
    svg = etree.fromstring(next(job.text for job in jobs if job.path == "diagrams/round.svg"))
    assert (
        "Step 2: Another step. Then it starts again at step 1. A model. You are not to blame. – One – Two A B C D"
        in svg.findtext(f"{SVG}desc", "")
    )
    before = etree.fromstring(next(job.text for job in jobs_of(PAGE)[1] if job.path == "diagrams/round.svg"))
    lines = [drawn.findall(f"{SVG}path") for drawn in (before, svg)]
    assert len(lines[1]) == len(lines[0]) + 5


@pytest.mark.parametrize("language", ["pt-BR", "zh-Hant-TW", "de"])
def test_a_sheet_knows_its_language_with_script_and_region(language: str, tmp_path: Path) -> None:
    site, _, _ = jobs_of(PAGE)
    build = site.content
    context = SiteContext(replace(build.build_info, words=replace(build.build_info.words, language=language)), (), URLS)
    jobs, _ = parted(paper_jobs(build.site, build.quizzes, build.trust, context))
    files, problems = made(tmp_path, [job for job in jobs if job.path == handout_path("two", "a4")])
    assert problems == []
    pdf = PdfReader(*files.values())
    # Typst sets words by the script, and does not write it into the file.
    assert str(pdf.trailer["/Root"]["/Lang"]) == language.replace("-Hant", "")
    first, *others = language.split("-")
    script, region = ([part for part in others if len(part) == size] or [""] for size in (4, 2))
    told = json.loads(next(job.text for job in jobs if job.path == handout_path("two", "a4")))["language"]
    assert told == {"lang": first, "script": script[0].lower(), "region": region[0]}
    # There are no help lines on this site, and none is promised.
    assert "Needhelpnow" not in packed(pdf.pages[0].extract_text())


def test_the_sheet_of_a_quiz_holds_what_an_author_wrote_and_else_its_short_form() -> None:
    written = "/// question | Which?\n    id: which\n\n- [x] A\n\n    Yes.\n\n- [ ] B\n\n    No.\n///\n"
    loop = "/// pathway | A loop\n    id: loop\n    loop: true\n\n1. One\n2. Two\n3. Three\n4. Four\n///\n"

    def asked(text: str) -> list[str]:
        content = Pages({"page.md": text}).content
        (quiz,) = content.quizzes
        sheet = quiz_sheet(quiz, addressed(content).context, content.trust("page.md"))
        assert sheet.body["of"] == len(quiz.questions)
        return ["".join(run["words"] for run in question["title"]) for question in sheet.body["questions"]]

    assert asked(written + loop) == ["Which?"]
    assert len(asked(loop)) == 1


def test_a_quiz_asks_no_more_than_there_is_room_to_answer_overleaf(tmp_path: Path) -> None:
    # A short question with a long explanation; the terms make further questions, which may be left out.
    reason = "    It does, because of this and that. " + "Nothing of it can be left out. " * 20 + "\n"
    question = (
        "/// question | What fits {n}?\n\n- [x] This {n}\n\n" + reason + "\n- [ ] That {n}\n\n" + reason + "///\n"
    )
    asked = "\n".join(question.replace("{n}", str(number)) for number in range(1, 6))
    terms = "".join(f"Word{n}\n:   Means the thing that has the number {n}.\n\n" for n in range(1, 9))
    _, jobs, _ = jobs_of(f"---\ntitle: A page\n---\n# A page\n\n{asked}\n/// terms\n{terms}///\n")
    files, problems = made(tmp_path, [job for job in jobs if job.path == handout_path("quiz-page", "a4")])
    assert problems == []
    first, second = (packed(page.extract_text()) for page in PdfReader(*files.values()).pages)
    assert packed("5 of 13 questions") in first
    assert all(packed(f"What fits {n}?") in first and packed(f"{n}. This {n}") in second for n in range(1, 6))


def test_a_key_gives_every_word_that_fits(tmp_path: Path) -> None:
    question = "/// question | It grows with ___(trust, good faith).\n\nBoth fit.\n///\n"
    _, jobs, problems = jobs_of(f"---\ntitle: A page\n---\n# A page\n\n{question}")
    assert problems == []
    files, _ = made(tmp_path, [job for job in jobs if job.path == handout_path("quiz-page", "a4")])
    assert packed("trust or good faith") in packed(PdfReader(*files.values()).pages[1].extract_text())


def test_a_sheet_that_holds_the_whole_quiz_says_no_more_than_where_the_answers_are(tmp_path: Path) -> None:
    question = "/// question | What fits?\n\n- [x] This\n\n    It does.\n\n- [ ] That\n\n    It does not.\n///\n"
    _, jobs, _ = jobs_of(f"---\ntitle: A page\n---\n# A page\n\n{question}")
    files, problems = made(tmp_path, [job for job in jobs if job.path == handout_path("quiz-page", "a4")])
    assert problems == []
    first = packed(PdfReader(*files.values()).pages[0].extract_text())
    lead = "Read the page or its handout first. The answers, with reasons, are on page 2."
    assert packed(f"Quiz: A page {lead} 1. What fits?") in first


def annotations(page: PageObject) -> list[dict[str, Any]]:
    """Return what can be tapped on a page."""
    return [link.get_object() for link in page.get("/Annots", []) if link.get_object()["/Subtype"] == "/Link"]


def test_numbers_can_be_dialled_from_a_sheet_and_lines_that_are_for_the_screen_alone_are_not_in_its_foot() -> None:
    def line_of(name: str, *ways: Contact, paper: bool = True) -> HelpLine:
        return replace(LINE, id=name, contacts=ways, say=ways[0].shown, short=f"{name}:", paper=paper)

    call = line_of("Call", Contact("call", "1-800 (7)*#", "tel:18007%2A%23", ""))
    text = line_of("Text", Contact("text", "GO to 12", "sms:12?&body=GO", ""))
    screen = line_of("Screen", Contact("site", "screen.example", "https://screen.example", ""), paper=False)
    listed = HelpLines((call, text, screen))
    build = jobs_of(PAGE)[0].content
    build_info = replace(build.build_info, address="https://example.org/care/")
    context = SiteContext(build_info, listed.everywhere, URLS, printed(listed))
    jobs, problems = parted(paper_jobs(build.site, build.quizzes, build.trust, context))
    assert problems == []
    data = next(job.data for job in jobs if job.path == "handouts/two-a4.pdf")
    pdf = Typesetter().make(SHEET, "pdf", json.dumps(data))
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    home = "https://example.org/care/page.html#two"
    assert Counter(link["/A"]["/URI"] for link in annotations(page)) == {
        "tel:18007%2A%23": 1,
        "sms:12?&body=GO": 1,
        build_info.licence: 1,
        home: 2,
    }
    code = max(annotations(page), key=lambda link: float(link["/Rect"][3]) - float(link["/Rect"][1]))
    assert code["/A"]["/URI"] == home
    assert packed("Call: 1-800 (7)*#. Text: GO to 12.") in packed(page.extract_text())


def test_a_number_in_a_sentence_is_printed_once_and_a_name_with_its_number() -> None:
    listed = HelpLines((replace(LINE, contacts=(Contact("call", "116 123", "tel:116123", ""),)),))
    context = SiteContext(Pages({"page.md": "# A"}).content.build_info, (), {}, printed(listed))
    leads = partial(target_of, context=context)
    call = {"href": "tel:116123"}
    assert line("Call [116 123](tel:116123).", leads) == [
        {"words": "Call "},
        {"words": "116 123", **call},
        {"words": "."},
    ]
    assert line("[Samaritans](tel:116123)", leads) == [
        {"words": "Samaritans", **call},
        {"words": " ("},
        {"words": "116 123", **call},
        {"words": ")"},
    ]
    assert line("[them](tel:%2A55)", leads)[2] == {"words": "*55", "href": "tel:%2A55"}


def test_the_version_is_told_to_programs_and_not_to_whoever_gets_a_sheet(tmp_path: Path) -> None:
    site, jobs, _ = jobs_of(PAGE)
    version = site.content.build_info.version
    files, _ = made(tmp_path, [job for job in jobs if job.path == handout_path("two", "a4")])
    pdf = PdfReader(*files.values())
    assert version not in pdf.pages[0].extract_text()
    assert pdf.metadata is not None
    assert str(pdf.metadata.subject).endswith(f" Version {version}.")


def test_things_to_try_stand_closer_where_there_are_many(tmp_path: Path) -> None:
    item = "- **Try.** Write a few lines to somebody who has been kind to you, and see what comes of it in the end.\n\n"
    for count in (16, 18):
        text = f"---\ntitle: A page\n---\n# A page\n\n/// takeaways | To try\n    id: try\n\n{item * count}///\n"
        _, jobs, _ = jobs_of(text)
        files, problems = made(tmp_path, [job for job in jobs if job.path == handout_path("try", "a4")])
        assert problems == [], count
        assert PdfReader(*files.values()).pages[0].extract_text().count("Write a few lines") == count


def test_an_address_comes_with_a_code_that_leads_there() -> None:
    site, jobs, _ = jobs_of(PAGE)
    build = site.content
    build_info = replace(build.build_info, address="https://example.org/care/")
    context = SiteContext(build_info, (), URLS)
    known, problems = parted(paper_jobs(build.site, build.quizzes, build.trust, context))
    assert problems == []
    for held, seen in ((jobs, []), (known, ["https://example.org/care/page.html#two"])):
        data = next(job.data for job in held if job.path == "handouts/two-a4.pdf")
        assert isinstance(data, dict)
        assert data["foot"]["url"] == "".join(seen).removeprefix("https://")
        picture = Typesetter().make(SHEET, "png", json.dumps(data))
        found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))
        assert [code.text for code in found] == seen


@pytest.mark.parametrize(
    "text", ['#panic("x") $a$ @b <c>', "\\ *a* _b_ // c /* d", "= e ~ -- ... 'f' `g`", "]]) #import"]
)
def test_hostile_words_stay_words(text: str, tmp_path: Path) -> None:
    _, jobs, problems = jobs_of(PAGE, cell=escaped(text), title=escaped(text))
    files, unmade = made(tmp_path, [job for job in jobs if "two-a4" in job.path])
    assert (problems, unmade) == ([], [])
    read = packed(PdfReader(files["handouts/two-a4.pdf"]).pages[0].extract_text())
    assert read.count(packed(text)) == 2


def test_a_no_break_space_stays_one_and_all_other_white_space_is_a_space() -> None:
    assert line("10&nbsp;m  and\tso on") == [{"words": "10\u00a0m and so on"}]


def test_formatting_is_kept_and_links_say_where_they_lead() -> None:
    assert line("Be **kind** and `a < b`.") == [
        {"words": "Be "},
        {"words": "kind", "strong": True},
        {"words": " and "},
        {"words": "a < b", "code": True},
        {"words": "."},
    ]
    assert line("See [this](https://a.org/b).", lambda href: Target(href[8:])) == [{"words": "See this (a.org/b)."}]
    assert line("See [**a** b](https://a.org/b).", lambda href: Target(href[8:], href)) == [
        {"words": "See "},
        {"words": "a", "strong": True, "href": "https://a.org/b"},
        {"words": " b", "href": "https://a.org/b"},
        {"words": " ("},
        {"words": "a.org/b", "href": "https://a.org/b"},
        {"words": ")."},
    ]
    assert blocks("One\n\n- a\n- b") == [
        {"paragraph": [{"words": "One"}]},
        {
            "list": [[{"paragraph": [{"words": "a"}]}], [{"paragraph": [{"words": "b"}]}]],
            "numbered": False,
        },
    ]


def test_words_that_do_not_fit_are_reported_with_their_block_and_file(tmp_path: Path) -> None:
    _, jobs, _ = jobs_of(PAGE, cell="Far too many words. " * 500)
    files, problems = made(tmp_path, [job for job in jobs if "quiz" not in job.path])
    assert [str(problem) for problem in problems] == [
        f"page.md:6: `handouts/two-{paper}.pdf` of “Two” cannot be made: "
        "The text is too long for its page. Shorten or mend it, and build again."
        for paper in PAPERS
    ]
    assert "handouts/round-a4.pdf" in files
    assert "handouts/two-a4.pdf" not in files


def test_a_sign_without_a_shape_is_reported(tmp_path: Path) -> None:
    _, jobs, problems = jobs_of(PAGE, step="The sign 愛")
    assert problems == [
        "page.md:15: The picture of “Round” cannot be drawn: The font atkinson-hyperlegible-next.ttf "
        "has no sign “愛” (U+611B). Write it in other letters."
    ]
    assert not [job for job in jobs if "diagrams/round" in job.path]
    _, jobs, _ = jobs_of(PAGE, cell="The sign 愛")
    _, unmade = made(tmp_path, jobs)
    assert [str(problem).partition(" cannot")[0] for problem in unmade][:1] == [
        "page.md:6: `handouts/two-a4.pdf` of “Two”"
    ]
    assert "愛" in str(unmade[0])


def test_a_missing_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, jobs, _ = jobs_of(PAGE)
    monkeypatch.setattr(theme, "FONTS", tmp_path)
    files, problems = made(tmp_path / "cache", jobs)
    assert files == {}
    assert "atkinson-hyperlegible-next.ttf is missing." in str(problems[0])
    with without_fonts(monkeypatch, tmp_path):
        assert "The font atkinson-hyperlegible-next.ttf is missing or broken." in jobs_of(PAGE)[2][0]
    (tmp_path / "atkinson-hyperlegible-next.ttf").write_text("version https://git-lfs.github.com/spec/v1\n")
    with without_fonts(monkeypatch, tmp_path):
        assert "The font atkinson-hyperlegible-next.ttf is missing or broken." in jobs_of(PAGE)[2][0]


def test_what_is_cancelled_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, jobs, _ = jobs_of(PAGE)
    goes_on = Event()
    made_of: list[str] = []

    def slowly(self: PdfBuilder, job: Job) -> bytes:
        made_of.append(job.path)
        goes_on.wait(timeout=10)
        return b"made"

    monkeypatch.setattr(PdfBuilder, "_set", slowly)
    begun = PdfBuilder(tmp_path)
    for job in jobs:
        assert begun.begin(job) is None
    begun.cancel()
    goes_on.set()
    begun._worker.shutdown()
    assert len(jobs) > 4
    assert len(made_of) <= 1
    # Whoever did not hear of it yet is told, and not with an error.
    with pytest.raises(CancelledError):
        begun.begin(jobs[-1])


def test_what_was_made_with_another_template_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, jobs, _ = jobs_of(PAGE)
    job = next(job for job in jobs if job.path == handout_path("two", "a4"))
    before, _ = made(tmp_path / "cache", [job])
    templates = [path for path in sorted(typesetter.HERE.iterdir()) if path.is_file() and path.suffix != ".py"]
    assert len(templates) > 2
    for template in templates:
        (tmp_path / template.name).write_bytes(template.read_bytes())
    monkeypatch.setattr(typesetter, "HERE", tmp_path)
    assert made(tmp_path / "cache", [job]) == (before, [])
    for template in templates:
        with (tmp_path / template.name).open("a", encoding="utf-8") as file:
            file.write("\n")
    after, _ = made(tmp_path / "cache", [job])
    assert after[job.path] != before[job.path]


def test_what_was_made_is_kept_and_the_same_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, jobs, _ = jobs_of(PAGE)
    one, _ = made(tmp_path / "one", jobs)
    two, _ = made(tmp_path / "two", jobs)
    assert {path: file.read_bytes() for path, file in one.items()} == {
        path: file.read_bytes() for path, file in two.items()
    }
    monkeypatch.setattr(PdfBuilder, "_set", lambda *_: pytest.fail("It was set anew."))
    assert made(tmp_path / "one", jobs) == (one, [])


def test_what_no_build_used_for_long_is_forgotten(tmp_path: Path) -> None:
    _, jobs, _ = jobs_of(PAGE)
    jobs = [job for job in jobs if job.form == "svg"]
    kept = [*made(tmp_path, jobs)[0].values()]
    unused = tmp_path / "unused.pdf"
    unused.write_bytes(b"")
    recent = tmp_path / "recent.pdf"
    recent.write_bytes(b"")
    for path in (*kept, unused):
        os.utime(path, (0, 0))
    assert unused.exists()
    assert {*made(tmp_path, jobs)[0].values()} == {*kept}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*{path.name for path in kept}, recent.name, LAST]
    )


def test_what_a_build_uses_stays_whatever_the_clocks_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, jobs, _ = jobs_of(PAGE)
    jobs = [job for job in jobs if job.form == "svg"]
    monkeypatch.setattr(time, "time", lambda: 4e9)
    kept = made(tmp_path, jobs)[0].values()
    assert all(path.is_file() for path in kept)
    for path in kept:
        os.utime(path, (0, 0))
    # A disk that notes no use of a file.
    monkeypatch.setattr(os, "utime", lambda *_: None)
    made(tmp_path, jobs)
    assert all(path.is_file() for path in kept)


def test_a_preview_makes_nothing_shows_what_was_made_last_and_leaves_no_link_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, jobs, _ = jobs_of(PAGE)
    build = site.content
    embedded = made_of(build)
    press = PdfBuilder(tmp_path)
    monkeypatch.setattr(Typesetter, "make", lambda *_: pytest.fail("It was set."))
    files, problems = products.papers(embedded, press, fresh=False)
    assert problems == []
    assert set(files) == {job.path for job in jobs}
    assert all("mkdocs build" in str(held) for held in files.values())
    assert len(files) == 12

    svg = [job for job in jobs if job.form == "svg"]
    kept, _ = made(tmp_path, svg)
    files, _ = products.papers(embedded, press, fresh=False)
    assert files[svg[0].path] == kept[svg[0].path]
    assert files[handout_path("two", "a4")] == LAST_FILES


def test_a_preview_tries_out_what_only_a_build_makes(tmp_path: Path) -> None:
    dated = PAGE.replace("title: A page", "title: A page\nreviewed: 2026-01-01\nnext_review: 2027-01-01")
    site, _, _ = jobs_of(dated, cell="Far too many words. " * 500, step="The sign 愛")
    found = products.try_papers(made_of(site.content), PdfBuilder(tmp_path), "", lambda: True)
    assert [str(problem) for problem in found[:3]] == [
        "page.md:17: The picture of “Round” cannot be drawn: The font atkinson-hyperlegible-next.ttf has no sign “愛” "
        "(U+611B). Write it in other letters.",
        *(
            f"page.md:8: `handouts/two-{paper}.pdf` of “Two” cannot be made: The text is too long for its page. "
            "Shorten or mend it, and build again."
            for paper in PAPERS
        ),
    ]


def test_what_a_preview_tried_out_the_next_build_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dated = PAGE.replace("title: A page", "title: A page\nreviewed: 2026-01-01\nnext_review: 2027-01-01")
    site, _, _ = jobs_of(dated)
    embedded, press = made_of(site.content), PdfBuilder(tmp_path)
    assert products.try_papers(embedded, press, "", lambda: True) == []
    # It is not what a build made: a preview goes on to show that.
    assert press.last() == {}
    sheets_made = {*tmp_path.glob("*.pdf")}
    assert len(sheets_made) == 8
    monkeypatch.setattr(Typesetter, "make", lambda *_: pytest.fail("It was set anew."))
    assert products.try_papers(embedded, PdfBuilder(tmp_path), "", lambda: True) == []


def test_a_preview_knows_what_sheets_leave_out(tmp_path: Path) -> None:
    dated = PAGE.replace("title: A page", "title: A page\nreviewed: 2026-01-01\nnext_review: 2027-01-01")
    site, _, _ = jobs_of(dated, step="The sign 🙂")
    press = PdfBuilder(tmp_path)
    assert products.try_papers(made_of(site.content), press, "", lambda: True) == []
    assert [said for said in press.notices if "“🙂” (U+1F642)" in said] == press.notices != []


def test_a_preview_leaves_what_nobody_waits_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Typesetter, "make", lambda *_: pytest.fail("It was set."))
    dated = PAGE.replace("title: A page", "title: A page\nreviewed: 2026-01-01\nnext_review: 2027-01-01")
    site, _, _ = jobs_of(dated, step="The sign 愛")
    answers = iter([True, False])
    assert products.try_papers(made_of(site.content), PdfBuilder(tmp_path), "", lambda: next(answers)) == []


def test_links_to_handouts_are_known_before_they_are_made() -> None:
    build = other_content()
    jobs, _ = parted(paper_jobs(build.site, build.quizzes, build.trust, addressed(build).context))
    assert set(paper_paths(made_of(build).site)) == {job.path for job in jobs}


def test_a_link_to_a_file_says_what_it_is_and_to_those_who_hear_it_of_what() -> None:
    forms = (Forms("Handout", {"A4": "a4.pdf", "Letter": "letter.pdf"}), Forms("Picture", {"SVG": "a.svg"}))
    item = printable_item(Printable("To try", forms), english(), lambda path: f"../{path}")
    assert etree.tostring(item, encoding="unicode") == (
        '<li><strong>To try</strong> <span class="files">Handout: '
        '<a href="../a4.pdf">A4<span class="visually-hidden">, Handout: To try</span></a> or '
        '<a href="../letter.pdf">Letter<span class="visually-hidden">, Handout: To try</span></a> </span>'
        '<span class="files">Picture: '
        '<a href="../a.svg">SVG<span class="visually-hidden">, Picture: To try</span></a> </span></li>'
    )


def test_nobody_finds_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    write_whole(path, b"whole")

    def fails(file: Path, content: bytes) -> None:
        with file.open("wb") as begun:
            begun.write(content[:3])
        raise OSError("The disk is full.")

    # Another build is about to finish the same.
    others = path.with_name(f".{path.name}.{os.getpid() + 1}")
    others.write_bytes(b"another's")
    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(OSError, match="full"):
        write_whole(path, b"another")
    assert {held.name for held in tmp_path.iterdir()} == {"a.pdf", others.name}
    assert path.read_bytes() == b"whole"


def test_two_builds_that_share_a_cache_never_write_to_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = set()
    whole = Path.write_bytes

    def noted(file: Path, content: bytes) -> int:
        written.add(file.name)
        return whole(file, content)

    monkeypatch.setattr(Path, "write_bytes", noted)
    for process in (7, 8):
        monkeypatch.setattr(os, "getpid", lambda process=process: process)
        write_whole(tmp_path / "a.pdf", b"whole")
    assert len(written) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_block_cannot_take_the_address_of_the_worksheet() -> None:
    text = PAGE.replace("id: two", "id: Glossary") + "\n/// terms\nTrust\n:   Expecting good.\n///\n"
    _, jobs, problems = jobs_of(text)
    assert len({job.path.casefold() for job in jobs}) == len(jobs)
    assert problems == [
        "page.md:6: The handout of “The words, and what they mean here” has the same address as that of “Two”: "
        "`glossary`. Give the block another `id`."
    ]


def test_a_text_that_is_too_long_fails_the_build_and_leaves_no_handout(tmp_path: Path) -> None:
    rows = "\n".join(f"| Row {number} | {'words ' * 20} |" for number in range(40))
    text = f"# Home\n\n/// facts | Long\n\n| A | B |\n| --- | --- |\n{rows}\n///\n"
    folder = small_site(tmp_path)
    (folder / "docs/index.md").write_text(DATES + text, encoding="utf-8")
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 1
    assert "index.md:7: `handouts/long-a4.pdf` of “Long” cannot be made: The text is too long" in done.stderr
    assert not (folder / "site/handouts").exists()


def test_pictures_of_diagrams_are_wide_enough_for_slides(site: Path) -> None:
    shapes = {"slide": (1920, 1080), "card": (1200, 630)}
    found = Counter[str]()
    for path in (site / "diagrams").glob("*.png"):
        _, *shape = path.stem.split(".")
        found[shape[0] if shape else ""] += 1
        width, height = size_of(path.read_bytes())
        if shape:
            assert (width, height) == shapes[shape[0]]
        else:
            assert width == 1920
            assert 1000 < height < 2400
    assert {*found} == {"", *shapes}
    assert len({*found.values()}) == 1


def test_the_gallery_leads_to_handouts_and_pictures(site: Path) -> None:
    html = gallery_of(site)
    of_all = (*WHOLE, HELP)
    of_parts = [path for path in (site / "handouts").glob("*.pdf") if not path.name.startswith(of_all)]
    for path in [*of_parts, *(site / "diagrams").glob("*")]:
        assert re.search(rf'href="(?:\.\./)*{path.parent.name}/{path.name}"', html), path.name


def test_other_colours_are_other_sheets_and_pictures() -> None:
    build = Pages({"page.md": "# A\n\n/// pathway | Tea\n    tone: accent\n\n1. One\n2. Two\n///\n"}).content
    site, context = build.site, SiteContext(build.build_info, (), URLS)
    paper = replace(site.colours.paper, accent=ToneInks("#123456", "#abcdef", "#fedcba"))
    other = replace(site, colours=replace(site.colours, paper=paper))
    before, after = (parted(paper_jobs(one, (), build.trust, context))[0] for one in (site, other))
    assert {job.path for job in before} >= {"handouts/tea-a4.pdf", "diagrams/tea.svg", "diagrams/tea.png"}
    # What was made is kept under a digest of these texts.
    for one, changed in zip(before, after, strict=True):
        assert one.text.replace(site.colours.paper.accent.ink, "#123456") != one.text
        assert "#123456" in changed.text


def test_a_sheet_explains_each_label_that_stands_on_it_once() -> None:
    text = (
        "# A\n\n/// facts | Two\n    id: two\n\n| Thing | Role |\n| --- | --- |\n"
        "| Trust {claim=A} | Carries |\n| Calm {claim=B} | Follows |\n| Joy {claim=C} | Too |\n///\n"
        "\n/// takeaways | Try\n    id: try\n\n- **One thing.** Of two. {claim=A}\n///\n"
    )
    for claim, label in (("A", "contested"), ("B", "simplification"), ("C", "contested")):
        text += f"\n/// evidence | {label}\n    about: {claim}\n    title: It\n    sources: []\n\nSo.\n///\n"
    _, jobs, _ = jobs_of(text)
    data = {job.path: job.data for job in jobs if isinstance(job.data, dict)}
    said = {path: [label["name"] for label in held["body"].get("legend", [])] for path, held in data.items()}
    assert said["handouts/two-a4.pdf"] == ["Contested", "Simplification"]
    assert said["handouts/try-a4.pdf"] == said["handouts/worksheet-a4.pdf"] == ["Contested"]


def test_the_worksheet_leads_to_the_first_thing_to_try() -> None:
    build = Pages(
        {"page.md": "# A\n\n/// reflection | Why?\n///\n\n/// takeaways | Try\n\n- **One.** So.\n///\n"}
    ).content
    context = SiteContext(replace(build.build_info, address="https://example.org/"), (), URLS)
    jobs, _ = parted(paper_jobs(build.site, build.quizzes, build.trust, context))
    (data,) = [job.data for job in jobs if job.path == "handouts/worksheet-a4.pdf"]
    assert isinstance(data, dict)
    assert data["foot"]["href"] == "https://example.org/page.html#try"


QUESTION = "/// question | Which?\n\n- [x] This\n\n    Yes.\n\n- [ ] That\n\n    No.\n///\n"


def test_quizzes_stand_behind_all_else_that_there_is_to_print() -> None:
    pages = {
        f"{name}.md": f"# {name}\n\n/// takeaways | Try {name}\n\n- **One.** So.\n///\n\n{QUESTION}" for name in "ab"
    }
    site = made_of(Pages(pages).content).site
    titles = [printable.title for printable in (*shared_printables(site), *part_printables(site))]
    assert titles[-4:] == ["Try a", "Try b", "Quiz: a", "Quiz: b"]


def test_all_that_is_printed_is_listed() -> None:
    site = made_of(other_content()).site
    shown = (*shared_printables(site), *part_printables(site))
    listed = {path for printable in shown for form in printable.forms for path in form.paths.values()}
    # Small pictures of sheets are not printed.
    assert {path for path in paper_paths(site) if not path.startswith(THUMBNAIL_FOLDER)} - listed == set()
    assert handout_path("glossary", "a4") in listed


@pytest.mark.parametrize(("url", "up"), [("page.html", ""), ("learn/page.html", "../"), ("learn/page/", "../../")])
def test_a_page_leads_to_its_handouts_from_wherever_it_is(url: str, up: str) -> None:
    site = made_of(Pages({"page.md": "# A\n\n/// takeaways | Try\n\n- **One.** So.\n///\n"}).content).site
    links = re.findall(r'href="([^"]+)"', page_items(site, "page.md", url))
    assert links[:2] == [f"{up}handouts/try-a4.pdf", f"{up}handouts/try-letter.pdf"]
