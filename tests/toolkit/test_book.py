"""The EPUB as a book: nothing to fill in or to open, pictures legible by day and at night, a cover, its contents."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import struct
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest
from markdown.serializers import to_xhtml_string
from pypdf import PdfReader

from built import NAME
from helpers import BUILD_INFO, DOCS
from mkdocs_run import SITE_NAME
from psychoed.assets.colours import own_colours
from psychoed.assets.contrast import contrast
from psychoed.assets.templates import macros
from psychoed.components.question.data import Question
from psychoed.components.question.element import question_element
from psychoed.components.question.interactions import Choice, Match, Option, Order, Source, Step, TextEntry
from psychoed.content.provenance import Provenance
from psychoed.outputs.foot import make_foot
from psychoed.outputs.handout.pdf_builder import PdfBuilder
from psychoed.outputs.publication.contents import Entry, nested
from psychoed.outputs.publication.cover import COVER, cover_job
from psychoed.outputs.publication.epub import epub
from psychoed.outputs.publication.names import chapter_file, leaf_name
from psychoed.outputs.publication.pages import Chapter
from psychoed.outputs.publication.reading import read_as_book
from psychoed.outputs.publication.xhtml import as_xhtml, read_xhtml, written_xhtml
from psychoed.text.sentence import Words
from psychoed.words.reading import english
from site_html import page_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from psychoed.content.build_info import BuildInfo

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
TRUST = Provenance((), (), None, None, overdue=False, version="abc1234", words=english())
DAY, NIGHT = "#ffffff", "#111111"
BELOW = {"picture__bands", "picture__rail", "picture__tint", "picture__niche"}
"""Of a picture's shapes, those that are a ground for others."""
"""The grounds that e-readers set a page on."""

FIELDS = {"input", "textarea", "select", "button", "fieldset", "legend", "label", "form", "details", "summary"}


def book_of(site: Path) -> Path:
    return site / f"downloads/{NAME}.epub"


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book_of(site)) as book:
        return {name.removeprefix("EPUB/"): book.read(name) for name in book.namelist()}


@pytest.fixture(scope="module")
def chapters(files: dict[str, bytes]) -> dict[str, etree.Element]:
    return {name: etree.fromstring(held) for name, held in files.items() if name.startswith("page-")}


def classes(element: etree.Element) -> list[str]:
    return element.get("class", "").split()


def words(element: etree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def asked(question: Question) -> etree.Element:
    """Return a chapter of one question."""

    def parse(holder: etree.Element, text: str) -> None:
        etree.SubElement(holder, "p").text = text

    page = etree.Element("div")
    page.append(question_element(question, parse, english()))
    root = read_xhtml(to_xhtml_string(page))
    read_as_book(root, "page-a", {question.id: question.interaction}, own_colours(), english())
    return root


# Nothing to fill in, nothing to open


def test_a_book_keeps_its_name_from_version_to_version_and_two_sites_have_two() -> None:
    def name(build_info: BuildInfo) -> str:
        made = epub((), "", make_foot((), TRUST, build_info, Words("")), build_info, own_colours())
        with zipfile.ZipFile(io.BytesIO(made)) as held:
            found = re.findall(r"urn:uuid:[0-9a-f-]{36}", held.read("EPUB/package.opf").decode())
        assert len(found) == 1
        return found[0]

    one = replace(BUILD_INFO, address="https://example.org/")
    assert name(one) == name(replace(one, version="2.0", day=date(2027, 1, 1)))
    assert len({name(one), name(replace(one, address="https://example.com/")), name(BUILD_INFO)}) == 3


def test_no_chapter_has_anything_to_fill_in_or_to_open(chapters: dict[str, etree.Element]) -> None:
    assert chapters
    for name, root in chapters.items():
        assert {element.tag.removeprefix(XHTML) for element in root.iter()} & FIELDS == set(), name
        assert [e for e in root.iter() if "hidden" in e.attrib or "for" in e.attrib] == [], name


def test_what_a_page_folds_away_stands_at_the_end_with_links_there_and_back(
    site: Path, chapters: dict[str, etree.Element]
) -> None:
    pages = [path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md")]
    told = {page: chapter_file(leaf_name(f"{page.as_posix()}.md")) for page in pages}
    questions = 0
    for page, name in told.items():
        if name not in chapters:
            continue
        html = (site / page).with_suffix(".html").read_text("utf-8")
        root = chapters[name]
        by_id = {name: element for element in root.iter() if (name := element.get("id"))}
        for kind, link_class, held_class in (
            ("answers", "question__answer", "answers"),
            ("evidence", "evidence", "evidence__entry"),
        ):
            folded = len(re.findall(rf'<details class="{kind}"', html))
            links = [e.find(f"{XHTML}a") for e in root.iter(f"{XHTML}p") if link_class in classes(e)]
            held = [element for element in root.iter() if held_class in classes(element)]
            assert len(links) == len(held) == folded
            for link, entry in zip(links, held, strict=True):
                assert link is not None
                assert by_id[link.attrib["href"][1:]] is entry
                back = next(a for a in entry.iter(f"{XHTML}a") if a.get("role") == "doc-backlink")
                assert back.attrib["href"][1:] in by_id
        text = words(root)
        for verdict in ("Not quite.", "Yes."):
            there = html.count(f'answer__verdict">{verdict}')
            questions += there
            assert text.count(verdict) >= there
    assert questions


def test_choices_have_letters_and_answers_have_the_same() -> None:
    options = (Option("Red", False, "No."), Option("Green", True, "Yes, it is."), Option("Blue", True, ""))
    root = asked(Question("q", "Which?", "a.md", 1, Choice(options, several=True)))
    given, answers = (one for one in root.iter("ol"))
    assert (given.get("type"), answers.get("type")) == ("A", "A")
    assert [words(item) for item in given] == ["Red", "Green", "Blue"]
    assert [words(item[0]) for item in answers] == ["Red", "Green", "Blue"]
    assert "More than one fits." in words(root)
    (there,) = (one for one in root.iter("p") if "question__answer" in classes(one))
    (held,) = (one for one in root.iter("div") if "answers" in classes(one))
    assert there[0].get("href") == f"#{held.get('id')}"
    assert (held[0].tag, held[0][0].get("href")) == ("p", "#q")
    assert [words(one) for one in root.iter("p") if "question__title" in classes(one)] == ["Which?"]
    one = asked(Question("q", "Which?", "a.md", 1, Choice(options[:2])))
    assert "More than one fits." not in words(one)
    assert words(one).count("Green") == 2


def test_steps_groups_pairs_and_blanks_become_words() -> None:
    steps = tuple(map(Step, ("First", "Then", "Last")))
    order = asked(Question("q", "In which order?", "a.md", 1, Order(steps)))
    given, answers = order.iter("ol")
    assert sorted(map(words, given)) == ["First", "Last", "Then"]
    assert [*map(words, given)] != [*map(words, answers)] == ["First", "Then", "Last"]
    things = (Source("Rest", "Calm"), Source("Fear", "Alarm"), Source("Tea", "Calm"))
    groups = Match(things, ("Calm", "Alarm"), grouped=True)
    sort = asked(Question("q", "Where to?", "a.md", 1, groups, explanation="So."))
    assert "Sort into:" in words(sort)
    assert [[*map(words, found)] for found in sort.iter("ul") if "targets" in classes(found)] == [["Calm", "Alarm"]]
    assert sorted(map(words, next(sort.iter("ol")))) == ["Fear", "Rest", "Tea"]
    assert "→ Alarm" in words(sort)
    pairs = asked(Question("q", "Which?", "a.md", 1, replace(groups, grouped=False), explanation="So."))
    (targets,) = [[*map(words, found)] for found in pairs.iter("ul") if "targets" in classes(found)]
    assert sorted(targets) == ["Alarm", "Calm"]
    assert "Choose" not in words(pairs)
    fill = asked(Question("q", "Care builds ___.", "a.md", 1, TextEntry(("trust",))))
    assert "Care builds ________." in words(fill)
    assert [words(link) for link in fill.iter("a") if link.get("role")] == ["Care builds ________."]
    for root in (order, sort, pairs, fill):
        assert {element.tag for element in root.iter()} & FIELDS == set()


def test_what_authors_write_by_hand_becomes_words_too() -> None:
    html = (
        "<section><details open><summary>More</summary><p>Text.</p></details>a <input type=checkbox> b"
        '<label for="x">Write here</label><textarea id="x"></textarea> c<button>Press</button>'
        "<script>alert(1)</script><select><option>One</option></select><form><fieldset><legend>L</legend></fieldset>"
        '</form><svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient></svg></section>'
    )
    root = read_xhtml(as_xhtml(html))
    read_as_book(root, "page-a", {}, own_colours(), english())
    text = written_xhtml(root)
    assert {element.tag for element in root.iter()} & FIELDS == set()
    assert words(root) == "MoreText.a b cL"
    # HTML takes small letters for these, XML does not.
    assert 'viewBox="0 0 1 1"' in text
    assert "<linearGradient" in text
    assert 'xmlns="http://www.w3.org/2000/svg"' in text


@pytest.mark.parametrize(
    "text",
    [
        "<p>a &amp;amp; b &lt;i&gt; <br />c</p>",
        '<p title="&lt;&quot;&gt;"><img alt="" src="a.png" />d</p>',
        f'<svg xmlns="{SVG[1:-1]}"><a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#b">x</a></svg>',
        '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math> <span></span></p>',
    ],
)
def test_what_is_read_is_written_as_the_same(text: str) -> None:
    written = written_xhtml(read_xhtml(text))
    assert etree.canonicalize(written) == etree.canonicalize(text)
    assert "</br>" not in written
    assert "<span />" not in written


# Pictures


def pictures(chapters: dict[str, etree.Element]) -> Iterator[tuple[str, etree.Element]]:
    return ((name, svg) for name, root in chapters.items() for svg in root.iter(f"{SVG}svg"))


def test_each_pathway_is_drawn_once(chapters: dict[str, etree.Element]) -> None:
    count = 0
    for name, root in chapters.items():
        for figure in root.iter(f"{XHTML}figure"):
            drawn = [svg for svg in figure.iter(f"{SVG}svg") if "picture" in classes(svg)]
            assert len(drawn) == 1, name
            count += 1
    assert count >= 3


def test_every_ink_is_told_from_the_ground_it_stands_on_by_day_and_at_night(chapters: dict[str, etree.Element]) -> None:
    seen = set()
    for name, svg in pictures(chapters):
        if "picture" not in classes(svg):
            # A mark: of one ink, that it brings along.
            assert svg.get("fill") == own_colours().mark, name
            continue
        shapes = [element for element in svg.iter() if element.tag not in {f"{SVG}title", f"{SVG}desc"}]
        ground = shapes[1]
        # It lies below all else, under all of the picture.
        assert classes(ground) == ["picture__ground"]
        box = svg.attrib["viewBox"].split()
        assert [ground.get(side) for side in ("x", "y", "width", "height")] == box
        inks = {value for e in shapes for at in ("fill", "stroke") if (value := e.get(at, "none")) != "none"}
        paper = ground.attrib["fill"]
        # What lies below the words, and tells nothing that they do not.
        below = {e.get(at, "none") for e in shapes for at in ("fill", "stroke") if BELOW & {*classes(e)}} - {"none"}
        inks -= {paper, *below}
        assert inks
        grounds = {paper, *(e.get("fill", "none") for e in shapes if BELOW & {*classes(e)})} - {"none"}
        assert all(contrast(ink, on) >= 4.5 for ink in inks for on in grounds), (inks, grounds)
        seen |= inks
    assert len(seen) >= 3
    for ground in (DAY, NIGHT):
        assert contrast(own_colours().mark, ground) >= 3


def test_marks_of_pages_take_the_colour_of_the_text_where_no_stylesheet_is_read(site: Path) -> None:
    pages = "".join(path.read_text("utf-8") for path in page_files(site))
    marks = re.findall(r"<span class=\"evidence-mark[^>]*><svg [^>]*>", pages)
    assert marks
    assert all('fill="currentColor"' in mark for mark in marks)


def test_a_sign_of_the_colour_of_the_text_gets_a_colour_and_no_other_does() -> None:
    root = read_xhtml('<section><svg fill="currentColor"/><svg fill="none"/><svg/></section>')
    read_as_book(root, "page-a", {}, own_colours(), english())
    assert [svg.get("fill") for svg in root.iter("svg")] == [own_colours().mark, "none", None]


def test_pictures_are_kept_on_one_page(files: dict[str, bytes]) -> None:
    style = files["style.css"].decode()
    assert re.search(r"\.pathway__picture\{[^}]*break-inside:avoid", style)
    assert re.search(r"\.picture\{[^}]*max-height:80vh", style)


def test_svg_keeps_its_names(files: dict[str, bytes]) -> None:
    drawn = [held.decode() for name, held in files.items() if name.startswith("page-") and b"<svg" in held]
    assert drawn
    assert all("viewbox" not in text for text in drawn)


# Cover and contents


def test_the_book_has_a_cover_for_shelves_and_shops(files: dict[str, bytes]) -> None:
    package = etree.fromstring(files["package.opf"])
    items = {item.attrib["id"]: item for item in package.iter(f"{OPF}item")}
    (cover,) = [item for item in items.values() if item.get("properties") == "cover-image"]
    assert struct.unpack(">II", files[cover.attrib["href"]][16:24]) == (1600, 2560)
    spine = [items[ref.attrib["idref"]].attrib["href"] for ref in package.iter(f"{OPF}itemref")]
    assert spine[:2] == ["cover.xhtml", "nav.xhtml"]
    assert package.find(f".//{OPF}meta[@name='cover']").get("content") == cover.get("id")  # type: ignore[union-attr]
    assert package.find(f".//{OPF}reference[@type='cover']").get("href") == "cover.xhtml"  # type: ignore[union-attr]
    assert f'alt="Cover of “{SITE_NAME}”"' in files["cover.xhtml"].decode()
    (marks,) = [
        nav for nav in etree.fromstring(files["nav.xhtml"]).iter(f"{XHTML}nav") if nav.get(f"{OPS}type") == "landmarks"
    ]
    told = {link.get(f"{OPS}type"): link.get("href") for link in marks.iter(f"{XHTML}a")}
    assert told == {"cover": "cover.xhtml", "toc": "#contents", "bodymatter": spine[2]}


def test_a_cover_is_no_file_of_the_site(site: Path) -> None:
    assert list(site.rglob("cover*")) == []


def test_what_the_fonts_have_no_shapes_for_is_left_out_of_the_cover(tmp_path: Path) -> None:
    job = cover_job(replace(BUILD_INFO, name="安心", description="Plain words"), "", own_colours().light)
    assert json.loads(job.text)["title"] == ""
    assert json.loads(job.text)["description"] == "Plain words"
    press = PdfBuilder(tmp_path)
    assert press.begin(job) is None
    assert press.content(COVER).startswith(b"\x89PNG")
    press.finish()
    again = PdfBuilder(tmp_path)
    again.begin(job)
    assert again.content(COVER) == press.content(COVER)


def test_the_contents_list_sections_within_chapters_and_every_line_leads_somewhere(files: dict[str, bytes]) -> None:
    nav = etree.fromstring(files["nav.xhtml"])
    (toc,) = [one for one in nav.iter(f"{XHTML}nav") if one.get(f"{OPS}type") == "toc"]
    top = toc.find(f"{XHTML}ol")
    assert top is not None
    nested = {words(item[0]): [words(link) for link in item.iter(f"{XHTML}a")][1:] for item in top}
    assert nested["Glossary"]
    assert {"Every claim", "Every study"} <= set(nested["Sources, and how sure we are"])
    assert [1 for lines in nested.values() if {"Answers", "How sure is research?"} <= {*lines}]
    for link in toc.iter(f"{XHTML}a"):
        name, _, anchor = link.attrib["href"].partition("#")
        assert not anchor or f'id="{anchor}"'.encode() in files[name], link.attrib["href"]
    # The deepest level is for menus, and off the page.
    deepest = toc.findall(f"./{XHTML}ol/{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}ol")
    assert deepest
    assert all(one.get("hidden") == "" for one in deepest)


def test_the_sections_of_a_chapter_stand_below_it_in_the_contents() -> None:
    chapters = [Chapter(f"{n}.md", n, "", f'<h2 id="{n}.s">Section {n}</h2><p>So.</p>', {}) for n in "ab"]
    made = epub(chapters, "", make_foot((), TRUST, BUILD_INFO, Words("")), BUILD_INFO, own_colours())
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        nav = etree.fromstring(held.read("EPUB/nav.xhtml"))
    top = nav.find(f".//{XHTML}nav/{XHTML}ol")
    assert top is not None
    assert [[words(link) for link in item.iter(f"{XHTML}a")] for item in top] == [
        ["a", "Section a"],
        ["b", "Section b"],
    ]


def test_headings_that_leave_out_a_level_are_listed_all_the_same() -> None:
    listed = macros("outputs/publication/contents.xhtml.jinja").listed
    entries = [Entry(0, "A & B", "a"), Entry(2, "Deep", "a#d"), Entry(1, "Flat", "a#f"), Entry(0, "C", "c")]
    assert re.sub(r"\s+<", "<", listed(nested(entries))) == (
        '<ol><li><a href="a">A &amp; B</a><ol><li><a href="a#d">Deep</a></li><li><a href="a#f">Flat</a></li></ol></li>'
        '<li><a href="c">C</a></li></ol>'
    )
    assert listed(nested([])) == ""


# What other programs make of it


@pytest.fixture(scope="module")
def converted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Turn the book into other formats with calibre, as shops' and readers' programs do."""
    if not (tool := shutil.which("ebook-convert")):
        if os.environ.get("CI") == "true":
            pytest.fail("no ebook-convert: install calibre")
        pytest.skip("no ebook-convert: install calibre")
    folder = tmp_path_factory.mktemp("converted")
    env = {**os.environ, "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox", "QT_QPA_PLATFORM": "offscreen"}
    # The last one back to an EPUB, to be looked into.
    book, kindle = book_of(site), folder / "b.azw3"
    for source, made in ((book, "b.txt"), (book, "b.pdf"), (book, "b.azw3"), (kindle, "k.epub")):
        command = [tool, str(source), str(folder / made)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder


def packed(text: str) -> str:
    return re.sub(r"\W+", "", text)


@pytest.mark.long
def test_every_sentence_is_in_what_calibre_makes_of_it(converted: Path, chapters: dict[str, etree.Element]) -> None:
    pdf = "".join(page.extract_text() for page in PdfReader(converted / "b.pdf").pages)
    texts = {"txt": packed((converted / "b.txt").read_text("utf-8")), "pdf": packed(pdf)}
    held = {f"{XHTML}{tag}" for tag in ("p", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "caption", "figcaption")}
    sentences = {
        sentence
        for root in chapters.values()
        for element in root.iter()
        if element.tag in held
        for sentence in re.split(r"(?<=[.?!])\s+", words(element))
        if packed(sentence)
    }
    assert len(sentences) > 1000
    for name, text in texts.items():
        assert [sentence for sentence in sentences if packed(sentence) not in text] == [], name


@pytest.mark.long
def test_a_kindle_shows_each_pathway_once_and_one_cover(converted: Path, chapters: dict[str, etree.Element]) -> None:
    drawn = sum("picture" in classes(svg) for _, svg in pictures(chapters))
    with zipfile.ZipFile(converted / "k.epub") as book:
        files = {name: book.read(name) for name in book.namelist()}
    pages = "".join(held.decode() for name, held in files.items() if "html" in name)
    shown = re.findall(r'(?:src|href)="[^"]*?([^/"]+\.svg)"', pages)
    kept = {name.rpartition("/")[2]: held.decode() for name, held in files.items() if name.endswith(".svg")}
    marks = {name for name, held in kept.items() if 'viewBox="0 0 16 16"' in held}
    assert sum(name not in marks for name in shown) == drawn
    assert sum(held[:8] == b"\x89PNG\r\n\x1a\n" for held in files.values()) == 1
    # Alone in a file of its own, a mark is as legible.
    assert all(own_colours().mark in kept[name] for name in marks)
    assert len(marks) > 10


@pytest.mark.long
def test_no_picture_is_cut_across_pages(converted: Path, chapters: dict[str, etree.Element]) -> None:
    pages = [packed(page.extract_text()) for page in PdfReader(converted / "b.pdf").pages]
    for name, svg in pictures(chapters):
        if "picture" in classes(svg):
            lines = [packed(words(text)) for text in svg.iter(f"{SVG}text") if packed(words(text)).isalpha()]
            assert any(all(line in page for line in lines) for page in pages), name


def test_a_chapter_is_made_for_those_who_can_open_nothing() -> None:
    question = Question("q", "Which?", "a.md", 1, Choice((Option("Red", True, "Yes."), Option("Blue", False, "No."))))

    def parse(holder: etree.Element, text: str) -> None:
        etree.SubElement(holder, "p").text = text

    body = to_xhtml_string(question_element(question, parse, english()))
    chapter = Chapter("a.md", "A", body, body, {"q": question.interaction})
    made = epub((chapter,), "", make_foot((), TRUST, BUILD_INFO, Words("")), BUILD_INFO, own_colours())
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        chapter = etree.fromstring(held.read("EPUB/page-a.xhtml"))
    assert {element.tag.removeprefix(XHTML) for element in chapter.iter()} & FIELDS == set()
    assert "Answers" in words(chapter)


def test_only_pictures_of_ours_get_paper_behind_them_and_only_where_their_sides_are_known() -> None:
    kinds = {"picture": "0 0 9 5", "icon": "0 0 9 5", "picture odd": "0 0 9"}
    pictures = "".join(f'<svg class="{name}" viewBox="{box}"><title>T</title><g/></svg>' for name, box in kinds.items())
    root = read_xhtml(f"<section>{pictures}</section>")
    read_as_book(root, "page-a", {}, own_colours(), english())
    drawn = [[child.tag.rpartition("}")[2] for child in svg] for svg in root]
    assert drawn == [["title", "rect", "g"], ["title", "g"], ["title", "g"]]


def test_a_note_on_evidence_stands_at_the_end_with_a_mark_that_leads_there_and_back() -> None:
    mark = '<span class="evidence-mark"><span class="evidence-mark__label">Contested</span></span>'
    root = read_xhtml(
        f'<section><p>Text</p><details class="evidence"><summary>{mark}</summary><p>Note.</p></details></section>'
    )
    read_as_book(root, "page-a", {}, own_colours(), english())
    (shown,) = [one for one in root.iter("p") if classes(one) == ["evidence"]]
    (entry,) = [one for one in root.iter("div") if classes(one) == ["evidence__entry"]]
    (of,) = [one for one in entry.iter("p") if classes(one) == ["evidence__of"]]
    assert (shown[0].get("href"), of[0].get("href")) == (f"#{entry.get('id')}", f"#{shown[0].get('id')}")
    assert (words(shown), words(entry)) == ("Contested", "ContestedNote.")
