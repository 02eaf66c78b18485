"""The sheets and diagrams of this site."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as etree

import pytest
import typst
from pypdf import PdfReader

from built import SVG, WHOLE, packed, sheets
from helpers import DOCS, real_content, site_words
from mkdocs_run import SITE_NAME
from psychoed.components.pathway.part import Pathway
from psychoed.components.question.interactions import Choice
from psychoed.features.evidence.label import LABELS
from psychoed.outputs.handout.help_papers import help_papers
from psychoed.outputs.handout.names import PAPERS
from psychoed.text.richtext import blocks

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PageObject, PdfReader


@pytest.fixture(scope="module")
def pdfs(site: Path) -> dict[str, PdfReader]:
    return sheets(site)


def test_every_block_and_quiz_has_a_handout_in_both_sizes(pdfs: dict[str, PdfReader]) -> None:
    pages = [path for folder in ("learn", "practise") for path in (DOCS / folder).glob("*.md")]
    texts = "\n".join(path.read_text("utf-8") for path in pages)
    blocks_there = re.findall(r"^/// (?:facts|pathway|contrast|takeaways) .*\n    id: ([\w-]+)$", texts, re.M)
    assert len(blocks_there) >= 5
    names = {*blocks_there, *WHOLE, *(f"quiz-{path.stem}" for path in pages)}
    helping = {f"{sheet.name}-{paper}" for sheet in help_papers(real_content().site) for paper in sheet.papers}
    assert set(pdfs) == {f"{name}-{paper}" for name in names for paper in PAPERS} | helping


def test_each_page_leads_to_what_there_is_of_it_for_paper(site: Path) -> None:
    def listed(path: str) -> list[str]:
        shown = (site / path).read_text("utf-8")
        found = re.findall(r'<details class="section-fold printables".*?</details>', shown, re.S)
        links = re.findall(r'href="([^"#]+)"', "".join(found))
        return [link.rpartition("/")[2] for link in links]

    def names(*handouts: str) -> list[str]:
        return [f"{name}-{paper}.pdf" for name in handouts for paper in PAPERS]

    def pictures(name: str) -> list[str]:
        return [f"{name}.{ending}" for ending in ("svg", "png", "slide.png", "card.png")]

    loop = names("inconsistent-pathway"), pictures("inconsistent-pathway")
    rest = names("steady-or-on-off", "quiz-inconsistent", "worksheet")
    assert listed("learn/inconsistent.html") == [*loop[0], *loop[1], *rest, "index.html"]
    assert listed("quiz/friends.html") == [*names("quiz-friends"), "index.html"]
    assert listed("glossary.html") == [*names("glossary"), "index.html"]
    (everywhere, *countries) = help_papers(real_content().site)
    own = [f"{sheet.name}-{paper}.pdf" for sheet in countries for paper in sheet.papers]
    assert listed("help-now.html") == ["help-now.html", *names(everywhere.name), *own, "index.html"][1:]
    assert {"help-lines-united-kingdom-a4.pdf", "help-lines-united-states-letter.pdf"} <= set(own)
    assert len(own) <= 13
    for path in ("learn/inconsistent.html", "quiz/friends.html", "glossary.html"):
        # Whoever is watched should know before, not behind the links.
        section = (site / path).read_text("utf-8").partition('class="section-fold printables"')[2]
        assert 0 < section.index("help-now.html#if-someone-checks") < section.index(".pdf")


def test_the_pages_say_that_names_of_rows_are_no_headings_on_paper_as_long_as_typst_makes_none(
    pdfs: dict[str, PdfReader],
) -> None:
    # When this fails, the tables of sheets can name its rows, and the accessibility statement can be mended.
    with pytest.raises(typst.TypstError, match="header-cell"):
        typst.compile(b'#table(pdf.header-cell(scope: "row")[a])', format="pdf", pdf_standards=["ua-1"])
    statement = (DOCS / "about/accessibility.md").read_text("utf-8")
    assert "the name of a row is not a heading" in statement


def test_lists_are_tagged_as_lists(pdfs: dict[str, PdfReader]) -> None:
    (friends,) = (quiz for quiz in real_content().quizzes if quiz.src_uri == "quiz/friends.md")
    asked = [question.interaction for question in friends.written]
    options = sum(len(interaction.options) for interaction in asked if isinstance(interaction, Choice))
    assert options >= 9
    for name, least in (("takeaways-a4", 4), ("quiz-friends-a4", options), ("worksheet-a4", 4)):
        pdf = pdfs[name]
        held = [pdf.get_object(number) for number in range(1, len(pdf.xref[0]))]
        roles = [one.get("/S") for one in held if isinstance(one, dict)]
        assert roles.count("/LI") >= least, name
        assert "/L" in roles, name


def test_a_drawn_pathway_is_read_as_text_and_described(pdfs: dict[str, PdfReader]) -> None:
    pdf = pdfs["healthy-pathway-a4"]
    text = packed(pdf.pages[0].extract_text())
    pathway = real_content().site.book.pathway("healthy-pathway")
    assert pathway is not None
    for step in pathway.steps:
        assert packed(step.text) in text
        assert packed(step.effect) in text
    alts = " ".join(str(held["/Alt"]) for held in map(pdf.get_object, range(1, len(pdf.xref[0]))) if _has_alt(held))
    assert "1. A friend or partner reliably responds to you" in alts


def _has_alt(held: Any) -> bool:
    return isinstance(held, dict) and "/Alt" in held


def test_a_quiz_asks_what_an_author_wrote_and_gives_the_reasons_overleaf(pdfs: dict[str, PdfReader]) -> None:
    for quiz in real_content().quizzes:
        name = quiz.src_uri.removeprefix("quiz/").removesuffix(".md")
        for paper in PAPERS:
            sheets = [page.extract_text() for page in pdfs[f"quiz-{name}-{paper}"].pages]
            first, second = map(packed, sheets)
            # At most two digits: the site's version, which may be digits only, may begin a line too.
            numbers = [int(number) for number in re.findall(r"^ *(\d{1,2})\. ", sheets[1], re.MULTILINE)]
            asked = len(numbers)
            assert numbers == list(range(1, asked + 1))
            assert 0 < asked < len(quiz.questions)
            assert packed(f"{asked} of {len(quiz.questions)} questions: the rest is on the site.") in first
            authored = [question for group in quiz.groups if group.authored for question in group.questions]
            for question in authored:
                if not isinstance(question.interaction, Choice) or question.interaction.several:
                    continue
                (fits,) = question.interaction.rights
                assert packed(question.title) in first
                assert packed(fits.text) in second
                assert packed("".join(run["words"] for run in blocks(fits.feedback)[0]["paragraph"])) in second


def test_sheets_and_diagrams_of_pathways_say_what_the_labels_mean(site: Path, pdfs: dict[str, PdfReader]) -> None:
    words = site_words()
    for paper in PAPERS:
        said = packed(pdfs[f"healthy-pathway-{paper}"].pages[0].extract_text())
        meanings = [packed(label.meaning(words)) for label in LABELS if packed(f"{label.title(words)}: step") in said]
        assert len(meanings) == 5
        assert [meaning for meaning in meanings if meaning not in said] == []
    told = etree.parse(site / "diagrams/inconsistent-pathway.svg").findtext(f"{SVG}desc", "")
    assert "How sure? Not tested in people (the chain as a whole): We are not aware of a study" in told


def test_help_is_named_once_on_the_last_of_many_sheets(pdfs: dict[str, PdfReader]) -> None:
    for name in WHOLE:
        pages = [page.extract_text().count("Need help now?") for page in pdfs[f"{name}-a4"].pages]
        assert len(pages) > 1
        assert set(pages) == {1}


def test_every_page_to_hand_out_names_help_and_where_it_comes_from(pdfs: dict[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        pages = [packed(page.extract_text()) for page in pdf.pages]
        for text in pages:
            assert packed("Need help now? In danger, call your local emergency number.") in text, name
        assert "CCBY4.0" in pages[-1], name
        assert packed("Not yet clinically reviewed.") in pages[-1], name


FOLLOWED = {"https://findahelpline.com", "https://creativecommons.org/licenses/by/4.0/"}
"""Where every sheet leads, whoever it is sent to."""


def annotations(page: PageObject) -> list[dict[str, Any]]:
    """Return what can be tapped on a page."""
    return [link.get_object() for link in page.get("/Annots", []) if link.get_object()["/Subtype"] == "/Link"]


def tags(pdf: PdfReader) -> Counter[str]:
    """Return how often each tag is in a document's structure."""
    found: Counter[str] = Counter()

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            found.update([node["/S"]] if "/S" in node else [])
            walk(node.get("/K"))

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_help_and_licence_can_be_tapped_on_every_sheet_and_are_told_as_links(pdfs: dict[str, PdfReader]) -> None:
    assert pdfs
    for name, pdf in pdfs.items():
        links = [annotations(page) for page in pdf.pages]
        led = [{link["/A"]["/URI"] for link in on_page} for on_page in links]
        # A sheet of many pages has its foot on the last alone.
        assert all(found >= FOLLOWED for found in (led[-1:] if name.rpartition("-")[0] in WHOLE else led)), name
        # PDF/UA-1, 7.18.5: each has words of its own, and a place in what is read aloud.
        every = [link for on_page in links for link in on_page]
        assert all(link["/Contents"] and "/StructParent" in link for link in every), name
        assert tags(pdf)["/Link"] == len(every), name
    tips = annotations(pdfs["takeaways-a4"].pages[0])
    assert [link["/A"]["/URI"] for link in tips].count("https://findahelpline.com") == 2


def test_diagrams_need_no_font_and_say_what_they_are(site: Path) -> None:
    pathways = {part.id: part for page in real_content().site.book.pages for part in page.of(Pathway)}
    paths = sorted((site / "diagrams").glob("*.svg"))
    assert [path.stem for path in paths] == sorted(pathways)
    for path in paths:
        root = etree.parse(path).getroot()
        assert root.find(f".//{SVG}text") is None
        assert "font" not in path.read_text("utf-8")
        named, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert named is not None
        assert described is not None
        pathway, said = pathways[path.stem], described.text or ""
        assert named.text == pathway.title
        assert said.startswith("Two people: ")
        assert "Step 1: " in said
        assert ("How sure?" in said) == any(statement.claim for statement in pathway.statements)
        assert (described.text or "").endswith(f"{SITE_NAME}, CC BY 4.0")
        pathway = real_content().site.book.pathway(path.stem)
        assert pathway is not None
        # Title, steps, effects, numbers, the loop's sentence, how sure, credit: each a shape.
        assert len(root.findall(f".//{SVG}path")) > 3 * len(pathway.steps)
