"""Numbers and addresses of help lines: each one a link, wherever it is written, and words where no link can be."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as etree

import markdown
import pytest

from helpers import BUILD_INFO, THEME, Pages, addressed, help_line, made_of, new_markdown, real_content
from psychoed.assets.templates import macros
from psychoed.components.registry import component_of
from psychoed.components.words import in_words
from psychoed.content.provenance import joint_trust
from psychoed.features.help.lines import HelpLines
from psychoed.features.help.marks import filled, unknown
from psychoed.features.help.place_script import PLACE_SCRIPT
from psychoed.features.help.reach import add_words, in_html, in_markdown, said, within
from psychoed.outputs.foot import make_foot
from psychoed.outputs.handout.files import paper_jobs
from psychoed.pipeline import outputs as products
from psychoed.pipeline.page_values import site_values
from psychoed.pipeline.theme_files import published
from psychoed.text.sentence import Words
from psychoed.words.reading import english
from site_html import html_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from psychoed.pipeline.content import Content

CALL = '<a href="tel:18007997233">1-800-799-7233</a>'


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ({"call": "1-800-799-7233"}, [("1-800-799-7233", "tel:18007997233")]),
        ({"call": "*99#"}, [("*99#", "tel:%2A99%23")]),
        ({"text": {"to": "0477 13 11 14"}}, [("0477 13 11 14", "sms:0477131114")]),
        ({"text": {"to": "88788", "word": "START"}}, [("START to 88788", "sms:88788?&body=START")]),
        ({"site": "talk.example/a_b"}, [("talk.example/a_b", "https://talk.example/a_b")]),
        # Without the country's code, no link leads there.
        ({"whatsapp": "079 1"}, [("079 1", "")]),
        ({"say": "your local emergency number"}, [("your local emergency number", "")]),
        # The number within what is said, the longer one first, and none within a longer one.
        (
            {"call": ["112", "112 11"], "say": "call 112 11 or 112, not 1123"},
            [("call ", ""), ("112 11", "tel:11211"), (" or ", ""), ("112", "tel:112"), (", not 1123", "")],
        ),
        ({"call": "988", "text": {"to": "988"}}, [("988", "tel:988")]),
        ({"call": "116 123", "site": "a.example", "say": "Samaritans"}, [("Samaritans", "tel:116123")]),
    ],
)
def test_a_line_is_a_link_by_its_numbers_or_else_as_a_whole(given: Any, parts: list[tuple[str, str]]) -> None:
    assert said(help_line(**given)) == tuple(Words(*part) for part in parts)


def test_a_link_to_an_address_does_not_tell_where_its_reader_came_from() -> None:
    lines = [help_line(site="a.example/?b=c&d", short="See:"), help_line(call="911", say="<911>", short="Call:")]
    foot = make_foot(lines, joint_trust((), BUILD_INFO), BUILD_INFO, Words(""))
    assert str(macros("outputs/foot.html.jinja").sentences(foot)) == (
        'See: <a href="https://a.example/?b=c&amp;d" rel="noreferrer">a.example/?b=c&amp;d</a>. '
        'Call: &lt;<a href="tel:911">911</a>&gt;.'
    )
    assert in_html([Words("a & b")]) == "a &amp; b"


def test_a_sentence_may_name_one_way_and_a_way_that_is_not_there_is_told() -> None:
    lines = HelpLines((help_line(call="988", text={"to": "988", "word": "HI"}),))
    text = "Call {helpline=line}, or text {helpline=line:text}."
    assert filled(lines, text) == "Call [988](tel:988), or text [HI to 988](sms:988?&body=HI)."
    wrong = "{helpline=line:chat} {helpline=line:} {helpline=other:text}"
    assert filled(lines, wrong) == wrong
    assert [str(problem) for problem in unknown(lines, "page.md", wrong)] == [
        "page.md:1: The help line `line` has no `chat`. It has: call, text.",
        "page.md:1: `{helpline=line:}` is no mark of a help line. Write it as `{helpline=find-a-helpline}`.",
        "page.md:1: There is no help line `other`. Known: line.",
    ]


@pytest.mark.parametrize(
    ("words", "links"),
    [
        ("Call TIS on 131 450 and ask for 13 11 14.", {"131 450": "tel:131450"}),
        ("Samaritans, 116 123, day and night", {"116 123": "tel:116123"}),
        ("TTY 1-800-787-3224.", {"1-800-787-3224": "tel:18007873224"}),
        ("ASL at 988lifeline.org/deaf.", {"988lifeline.org/deaf": "https://988lifeline.org/deaf"}),
        ("Write to 016-online@igualdad.gob.es.", {"016-online@igualdad.gob.es": "mailto:016-online@igualdad.gob.es"}),
        # Figures that are no number to call: an hour, a year, a count, one that a reader is only told of.
        ("From 9.00 a.m. to 5 p.m., in 2025 or 2026, 150 languages; register to text 999.", {}),
    ],
)
def test_numbers_beside_the_ways_of_a_line_are_links_and_its_own_are_not_twice(words: str, links: Any) -> None:
    parts = list(within(words, help_line(call="13 11 14").contacts))
    assert "".join(part.words for part in parts) == words
    assert {part.words: part.href for part in parts if part.href} == links
    element = etree.Element("p")
    add_words(element, parts)
    assert "".join(element.itertext()) == words
    assert {link.text: link.get("href") for link in element} == links
    assert {link.tag for link in element} <= {"a"}


def test_short_numbers_beside_a_line_are_links_where_a_line_of_the_place_has_them() -> None:
    known = {"999": "tel:999", "116 123": "tel:116123", "55": "tel:55"}
    sentence = "Call 999, not 9990, 999-1, 1,999, 999.5 or 999,000. After 116 123, press 55."
    parts = list(within(sentence, help_line(call="55").contacts, known))
    assert [part.words for part in parts if part.href] == ["999", "116 123"]


def test_marks_of_markdown_in_what_is_said_stay_words() -> None:
    md = new_markdown(Pages({}).extension)
    line = help_line(call="1", say="*a* [b](c) | `d` 1")
    assert md.convert(in_markdown(line)) == '<p>*a* [b](c) &#124; `d` <a href="tel:1">1</a></p>'
    assert md.reset().convert(in_markdown(line, linked=False)) == "<p>*a* [b](c) &#124; `d` 1</p>"


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("Call {helpline=line} now, or **{helpline=line}**.", 2),
        ("- An item: {helpline=line}", 1),
        ("> A quotation: {helpline=line}", 1),
        ("| a | {helpline=line} |\n| --- | --- |\n| b | {helpline=line} |", 2),
        ("<b>{helpline=line}</b>", 1),
        ("A { b and {helpline=line} } c", 0),
        ("# Call {helpline=line}", 0),
        ("Call {helpline=line}\n------\n\n{helpline=line}", 1),
        ("Call {helpline=line}\n===\n\n{helpline=line}", 1),
        ("[call {helpline=line}](page.md), {helpline=line}", 1),
        ("![{helpline=line}](a.png) {helpline=line}", 1),
        ('[a](b.md "{helpline=line}")', 0),
        ('<b title="{helpline=line}">a</b>', 0),
        ('<a href="b.html">{helpline=line}</a>', 0),
        ("<b>a</b><!-- {helpline=line} --> {helpline=line}", 1),
        ("`{helpline=line}` {helpline=line}", 1),
        ("Code:\n\n    {helpline=line}", 0),
        ("/// takeaways | Call {helpline=line}\n    id: a\n\n- {helpline=line}\n///", 1),
        ("/// evidence | contested\n    title: Call {helpline=line}\n    about: a\n\n{helpline=line}\n///", 1),
        ("/// question | Whom? {helpline=line}\n\n- [ ] {helpline=line}\n\n    No: {helpline=line}\n///", 1),
        ("/// question | In order\n\nAt {helpline=line}.\n\n1. First\n2. {helpline=line}\n\n{helpline=line}\n///", 2),
        (
            "/// question | Sort\n\n| a | {helpline=line} |\n| - | - |\n| {helpline=line} | b |\n\n"
            "{helpline=line}\n///",
            1,
        ),
        ("/// question | Match\n\nWord {helpline=line}\n:   {helpline=line}\n\n{helpline=line}\n///", 1),
    ],
)
def test_a_line_is_a_link_where_there_is_room_for_one(written: str, linked: int) -> None:
    lines = HelpLines((help_line(call="1-800-799-7233"),))
    text = filled(lines, written)
    assert text.count("](tel:18007997233)") == linked
    asked = re.findall(r"(?<!`)\{helpline=line\}(?!`)", re.sub(r"<!--.*?-->|(?m:^ {4}\{.*)", "", written))
    # The first hyphen is kept from beginning a list.
    assert text.replace("\\", "").count("1-800-799-7233") == len(asked)
    html = new_markdown(Pages({}).extension).convert(text) if "///" not in text else ""
    assert "](" not in html
    assert "tel:18007997233)" not in html


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<div>\nCall {helpline=line}\n</div>", f"<div>\nCall {CALL}\n</div>"),
        ("<p title='{helpline=line}'>{helpline=line}</p>", f"<p title='1-800-799-7233'>{CALL}</p>"),
        ("<h2>{helpline=line}</h2>\n\n{helpline=line}", f"<h2>1-800-799-7233</h2>\n\n<p>{CALL}</p>"),
        ("<table><tr><td>{helpline=line}</td></tr></table>", f"<table><tr><td>{CALL}</td></tr></table>"),
        ("~~~\n<div>\n~~~\n\n{helpline=line}", f"<pre><code>&lt;div&gt;\n</code></pre>\n<p>{CALL}</p>"),
    ],
)
def test_in_html_of_an_author_a_line_is_a_link_as_well(written: str, html: str) -> None:
    text = filled(HelpLines((help_line(call="1-800-799-7233"),)), written)
    assert markdown.Markdown(extensions=["fenced_code", "attr_list"]).convert(text) == html


LISTED = """exit: https://weather.example
directory: talk
places:
  Here: {}
lines:
  - {id: call, where: Here, need: emergency, name: Call, for: anyone, call: "1-800-799-7233", short: "Call:"}
  - {id: talk, need: directory, name: Talk, for: anyone, site: talk.example/a_b, short: "See:"}
"""

PAGE = """---
title: A page
description: About.
---
# Call {helpline=call} here

/// terms
Trust {helpline=call}
:   Expecting good. See {helpline=talk}.

Calm
:   A quiet body.
///

/// facts | Table {helpline=call}
    id: table

| Thing {helpline=call} | Role {helpline=call} |
| --- | --- |
| Trust | Ask {helpline=talk} |
| Calm | Rest |
///

/// pathway | Round {helpline=call}
    id: round

1. One {helpline=call} → it leads on

    More at {helpline=talk}.

2. Another step
///

/// takeaways | Try {helpline=call}
    id: try

- **Call {helpline=call}.** Or go to {helpline=talk}.
///

/// reflection | Who? {helpline=call}
    id: who

Write, or go to {helpline=talk}.
///

/// question | What fits {helpline=call}?
    id: fits

Read {helpline=talk} first.

- [ ] Nothing at {helpline=call}

    See {helpline=talk}.

- [x] All of it at {helpline=call}

    As {helpline=talk} says.
///

/// question | What comes first?
    id: first

1. Begin at {helpline=call}
2. Go on
3. End there
///

/// question | What goes with it?
    id: goes

Word {helpline=call}
:   Its meaning {helpline=call}

Other
:   Another one

Third
:   A third one

It says so at {helpline=talk}.
///

/// question | Call ___(them, {helpline=call}) now.
    id: blank

It says so at {helpline=talk}.
///
"""


@pytest.fixture(scope="module")
def small() -> Pages:
    return Pages({"page.md": PAGE, "help-lines.yml": LISTED})


@pytest.fixture(scope="module")
def build() -> Content:
    return real_content()


def words_only(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def litter(text: str) -> list[str]:
    """Return what of a link in Markdown is to be seen in a text."""
    return re.findall(r".{0,30}(?:\]\(|tel:18007997233\)|https://talk\.example/a_b\)|\{help).{0,10}", text)


def test_what_is_made_of_marks_has_no_mistakes(small: Pages) -> None:
    assert [text for text in small.problems if "evidence" not in text and "claim" not in text] == []


def test_in_a_page_sentences_hold_links_and_titles_words(small: Pages) -> None:
    html = small.html("page.md")
    assert litter(html) == []
    for tag in ("h1", "h2", "h3", "caption", "legend", "label", "option", "summary", "button"):
        for inner in re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.S):
            assert "tel:" not in inner, tag
            assert "talk.example" not in inner, tag
    assert '<a href="tel:18007997233">1-800-799-7233</a>.</strong> Or go to' in html
    assert 'Ask <a href="https://talk.example/a_b" rel="noreferrer">talk.example/a_b</a></td>' in html
    outside = re.sub(
        r"<(a|h1|h2|h3|caption|legend|label|option|summary|svg|p class=\"block-title\")\b.*?</", "", html, flags=re.S
    )
    assert "talk.example" not in words_only(outside)


def test_what_is_no_html_holds_words_alone(small: Pages) -> None:
    build = small.content
    files = products.machine_files(addressed(build))
    assert {"data/quiz.gift", "data/quiz.json", "data/glossary.json", "data/flashcards.tsv"} <= files.keys()
    for path, text in files.items():
        # What a file holds as Markdown is said to be so.
        given = re.sub(r'"\w*markdown": ".*"', "", text, flags=re.IGNORECASE)
        assert path == "llms.txt" or litter(given) == [], path
        assert "tel:" not in given, path
    for path in ("data/quiz.gift", "data/quiz.json", "data/flashcards.tsv"):
        assert "1-800-799-7233" in files[path], path
        assert "talk.example/a_b" in files[path].replace("\\\\", ""), path
    assert "talk.example/a_b" in files["data/glossary.json"]
    page = build.site.book.by_uri["page.md"]
    assert page.title == "A page"
    alts = [in_words(part.title, component_of(part).alt(part, english())) for part in page.parts]
    assert [litter(alt) for alt in alts if litter(alt)] == []
    assert [part.id for part in page.parts if part.id.startswith("round")] == ["round"]


def test_an_embed_holds_words_that_its_script_can_make_links_of(small: Pages) -> None:
    files = made_of(small.content).files
    for path, html in files.items():
        if path.endswith(".html"):
            assert litter(html) == [], path
            assert 'href="tel:' not in html, path
            assert 'See: <b class="embed__reach" data-reach="https://talk.example/a_b">talk.example/a_b</b>.' in html
    tips = files["embed/v1/try.html"]
    assert tips.count('<b class="embed__reach" data-reach="tel:18007997233">1-800-799-7233</b>') == 2


def test_a_sheet_holds_no_markdown_and_says_each_number_once(small: Pages) -> None:
    build = small.content
    around = addressed(build).context
    jobs = [job for job in paper_jobs(build.site, build.quizzes, build.trust, around) if hasattr(job, "path")]
    assert len(jobs) > 8
    for job in jobs:
        assert litter(job.text) == [], job.path
        assert "(1-800" not in job.text, job.path
    (tips,) = [json.loads(job.text) for job in jobs if job.path == "handouts/try-a4.pdf"]
    assert {"words": "1-800-799-7233", "strong": True, "href": "tel:18007997233"} in tips["body"]["items"][0]["text"]
    assert [runs[1] for runs in tips["foot"]["help"]] == [
        {"words": "1-800-799-7233", "href": "tel:18007997233"},
        {"words": "talk.example/a_b", "href": "https://talk.example/a_b"},
    ]


class Seen(NamedTuple):
    """A piece of text in a document."""

    words: str
    href: str | None
    """Where it leads; None where it is in no link."""
    reach: str
    """Where it can lead, in an embed."""
    card: int
    """Which card of a help line it stands in; 0 for none."""


class Reader(HTMLParser):
    """Reads the words of a document with the links that they are in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[Seen] = []
        self.links: list[dict[str, str]] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._cards = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given)
        self._cards += given.get("class") == "help-line-card"
        if tag in {"a", "b", "li", "script", "style", "title"}:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Note what closes."""
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Note the words."""
        if any(tag in {"script", "style", "title"} for tag, _ in self._open):
            return
        around = {name: value for tag, given in self._open for name, value in given.items() if tag in {"a", "b"}}
        in_card = any(given.get("class") == "help-line-card" for _, given in self._open)
        self.seen.append(Seen(data, around.get("href"), around.get("data-reach", ""), self._cards if in_card else 0))


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def documents(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every document that a reader may open: pages, embeds, the single file, the book, the start of the zip."""
    for path in html_files(site):
        yield path.relative_to(site).as_posix(), path.read_text("utf-8")
    for path in sorted((site / "downloads").glob("*.epub")):
        with zipfile.ZipFile(path) as book:
            names = [name for name in book.namelist() if name.endswith(".xhtml")]
            assert len(names) > 5
            yield from ((f"{path.name}/{name}", book.read(name).decode()) for name in names)
    for path in sorted((site / "downloads").glob("*.zip")):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as folder:
            (start,) = [name for name in folder.namelist() if name.endswith("START-HERE.html")]
            yield start, folder.read(start).decode()


def test_no_number_and_no_address_is_written_that_cannot_be_followed(site: Path, build: Content) -> None:
    ways = [way for line in build.site.help.lines for way in line.contacts if way.href]
    hrefs = {way.href for way in ways}
    shown = {way.shown for way in ways}
    assert shown
    # A figure of three digits may be any figure: it is one of ours in the list of lines and in what sentences name.
    numbers = sorted((words for words in shown if len(digits(words)) != 3 or "." in words), key=len)
    written = re.compile(rf"(?<![\w./@-])(?:{'|'.join(map(re.escape, reversed(numbers)))})(?![\w/-])")
    named = re.compile("|".join(re.escape(line.name) for line in build.site.help.lines if written.search(line.name)))
    found = 0
    for name, html in documents(site):
        reader = Reader(html)
        linked = {(piece.card, piece.words): piece.href for piece in reader.seen if piece.href}
        for piece in reader.seen:
            # A line may be called by its number: its ways follow its name.
            for words in written.findall(named.sub("", piece.words)):
                found += 1
                # In an embed, words that become a link where it leads somewhere; see `embed/reach.py`.
                led = piece.reach if name.startswith("embed/") else piece.href
                if not led and piece.card:
                    # To be told to somebody, as in “ask for 13 11 14”: it is a link in the same card.
                    led = linked.get((piece.card, words))
                assert led, f"{name}: {words}"
                # Within a longer number or address, such as a textphone's, that one is dialled.
                longer = digits(piece.words) == digits(led) or words in led
                assert led in {way.href for way in ways if way.shown == words} or longer, f"{name}: {words}"
        for link in reader.links:
            if link.get("href") in hrefs and link["href"].startswith("https:"):
                assert link.get("rel") == "noreferrer", f"{name}: {link}"
        told = [piece.reach for piece in reader.seen if piece.reach]
        assert set(told) <= hrefs
    assert found


def test_every_page_embed_and_copy_leads_to_help(site: Path, build: Content) -> None:
    (directory,) = [way.href for line in build.site.help.everywhere for way in line.contacts]
    for name, html in documents(site):
        if name.endswith(("nav.xhtml", "cover.xhtml")):
            continue  # what a book begins with: its pages follow
        reader = Reader(html)
        led = {link.get("href") for link in reader.links} | {piece.reach for piece in reader.seen}
        assert directory in led, name


def test_every_page_gets_the_help_lines_of_the_site(small: Pages) -> None:
    assert site_values(small.content)["help"] is small.content.site.help


@pytest.mark.parametrize("sentence", ["Call 999", "999 or 112", "Call 999."])
def test_what_is_said_beside_a_number_is_never_empty(sentence: str) -> None:
    parts = list(within(sentence, (), {"999": "tel:999", "112": "tel:112"}))
    assert "".join(part.words for part in parts) == sentence
    assert all(part.words for part in parts)


def test_the_script_that_puts_the_place_of_a_reader_first_is_published() -> None:
    assert PLACE_SCRIPT in published(THEME.texts, THEME)
