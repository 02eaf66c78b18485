"""Documents as templates: nothing that an author or a data file says becomes markup, and no gap goes unnoticed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as etree

import markdown
import pytest
import yaml
from jinja2 import Environment, UndefinedError

from helpers import BUILD_INFO, Pages, chapter_of, help_line
from psychoed.assets import templates
from psychoed.assets.templates import fill, macros
from psychoed.content.provenance import Provenance
from psychoed.content.site_context import SiteContext
from psychoed.outputs.bundle.listing import DownloadPage
from psychoed.outputs.bundle.offline import readme, start_page
from psychoed.outputs.embed.document import discovery, embed_document, oembed
from psychoed.outputs.embed.embed import Embed, EmbedPart
from psychoed.outputs.embed.style import Stylesheet
from psychoed.outputs.foot import make_foot
from psychoed.outputs.metadata.files import llms_txt
from psychoed.outputs.publication.document import one_page
from psychoed.outputs.publication.epub import epub
from psychoed.outputs.publication.pages import Chapter
from psychoed.pipeline.page_values import site_values
from psychoed.source.yaml_text import quoted
from psychoed.text.sentence import Words, in_pieces

PACKAGE = Path(templates.__file__).parents[1]
TEMPLATES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.jinja"))
assert len(TEMPLATES) > 20

PLAIN = "Words"
HOSTILE = "</title></style></script><script>x</script><!-- ]]>&\"'&lt; {{ labels }} {% broken %}"

XML = ("xhtml", "opf", "xml")


def _text(name: str) -> str:
    return (PACKAGE / name).read_text("utf-8")


def _line(said: str, sentence: str) -> dict[str, str]:
    """Return a help line that a sentence names."""
    site = {"id": "a", "need": "crisis", "site": "talk.example"}
    return {**site, "name": said, "for": said, "short": said, "say": sentence}


def documents(said: str) -> dict[str, str]:
    """Return a document of each kind in which every author, every page and every data file says the same."""
    build_info = replace(
        BUILD_INFO,
        name=said,
        description=said,
        author=said,
        version=said,
        address=f"https://example.org/{said}/",
        moment=datetime(2026, 11, 23, tzinfo=UTC),
        licence=f"https://licence.example/{said}",
        licence_name=said,
    )
    lines = tuple(help_line(**_line(said, sentence)) for sentence in (said, f"{said} talk.example"))
    trust = Provenance(
        (said,), (said,), date(2026, 1, 1), date(2027, 1, 1), overdue=False, version=said, words=build_info.words
    )
    context = SiteContext(build_info, lines, {"page.md": f"{said}.html"})
    part = EmbedPart("part", "facts", said, "page.md", "page.md#part", "", said, 1)
    foot = make_foot(lines, trust, build_info, Words(said, f"https://example.org/{said}"))
    chapters = [
        Chapter("page.md", said, "<p>Body</p>", "<p>Body</p>"),
        Chapter("other.md", said, "<p>Two</p>", "<p>Two</p>"),
    ]
    styles = Stylesheet((), {})
    embed = Embed(part, context.url(part.home), "", 100, 100, ())
    room = DownloadPage(b'<p class="downloads">Files</p>')
    made = {"downloads/words.epub": b"1"}
    book = epub(chapters, "", foot, build_info, b"PNG")
    with zipfile.ZipFile(io.BytesIO(book)) as held:
        written = {name: held.read(name).decode() for name in held.namelist() if name.endswith(XML)}
    return {
        "embed.html": embed_document(part, "<p>Body</p>", "", "", trust, context),
        "discovery.html": discovery(part, build_info),
        "oembed.html": json.loads(oembed(embed, context))["html"],
        "one-page.html": one_page(chapters, styles, "", foot, build_info),
        "start.html": start_page([(said, f"{said}.html")], styles, foot, build_info),
        "listing.html": room.listing(made, made, build_info).decode(),
        "have-it.html": room.have_it(build_info).decode(),
        "help.html": f"<p>{macros('outputs/foot.html.jinja').help(foot)}</p>",
        "licence.html": f"<p>{macros('outputs/foot.html.jinja').licence(foot)}</p>",
        **written,
    }


class _Skeleton(HTMLParser):
    """What of a document is markup: its elements with the names of their attributes; and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.markup: list[str] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup.append(f"<{tag} {' '.join(name for name, _ in attrs)}>")
        self.said += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.markup.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.markup.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.markup.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.markup.append(f"<![{data}]>")

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _skeleton(name: str, text: str) -> tuple[list[str], list[str]]:
    if not name.endswith(XML):
        page = _Skeleton(text)
        return page.markup, page.said
    found = [*etree.fromstring(text).iter()]
    said = [value for each in found for value in (*each.attrib.values(), each.text or "", each.tail or "")]
    return [f"<{each.tag} {' '.join(each.attrib)}>" for each in found], said


HARMLESS, TRIED = documents(PLAIN), documents(HOSTILE)


@pytest.mark.parametrize("name", [*HARMLESS])
def test_whatever_is_said_a_document_has_the_same_elements(name: str) -> None:
    markup, said = _skeleton(name, TRIED[name])
    plain_markup, plain_said = _skeleton(name, HARMLESS[name])
    assert markup == plain_markup
    # And all of it is there to be read, in as many places.
    count = sum(text.count(PLAIN) for text in plain_said)
    assert sum(text.count(HOSTILE) for text in said) == count
    assert count > 0 or name == "META-INF/container.xml"


def test_what_is_said_stays_as_it_is_where_nothing_is_markup() -> None:
    build_info = replace(BUILD_INFO, name=HOSTILE, description=HOSTILE, version=HOSTILE, licence_name=HOSTILE)
    assert readme(["LICENSE.txt"], build_info).count(HOSTILE) == 4


def test_pages_say_their_foot_as_documents_do() -> None:
    # MkDocs' own environment escapes nothing by itself.
    page = "{{ foot_parts.help(site_foot) }} {{ foot_parts.licence(site_foot) }}"
    content = Pages(
        {"page.md": "# Page\n", "help-lines.yml": yaml.safe_dump({"lines": [_line(HOSTILE, HOSTILE)]})}
    ).content
    shown = Environment(autoescape=False).from_string(page).render(site_values(content))
    assert [tag for tag in _skeleton("a.html", shown)[0] if "/" not in tag] == [
        "<strong >",
        "<a href rel>",
        "<a href rel>",
    ]


def test_a_sentence_is_filled_with_pieces_that_lead_somewhere() -> None:
    site, licence = Words("A {b}"), Words("CC", "https://c.example")
    assert in_pieces("From {site}, {licence}.", site=site, licence=licence, address=Words("d")) == (
        Words("From "),
        site,
        Words(", "),
        licence,
        Words("."),
    )
    with pytest.raises(KeyError):
        in_pieces("{place}", site=site)


def test_generated_pages_name_themselves_by_what_was_said() -> None:
    terms = "/// terms\nTrust\n:   Good.\n\nCalm\n:   Rest.\n///\n"
    pages = Pages({"page.md": f"---\ntitle: {quoted(HOSTILE)}\n---\n# Page\n\n{terms}"})
    # A title is Markdown, from which elements are taken.
    title = pages.content.site.book.by_uri["page.md"].title
    assert "<!-- ]]>&\"'<" in title
    made = pages.generated["quiz/page.md"]
    assert yaml.safe_load(made.split("---\n")[1])["title"] == f"Quiz: {title}"
    for name in ("quiz/page.md", "quiz/index.md", "quiz/answers.md"):
        page = _Skeleton(pages.html(name))
        assert not {"<script >", "<!--"} & {*page.markup}
        assert title in "".join(page.said), name


@pytest.mark.parametrize(
    "text", [HOSTILE, "a: b # c", "'", "\\", "é \N{GRINNING FACE}", "a\nb", "\u2028\x85\x00", " ", "", "- a" * 99]
)
def test_a_text_is_the_same_once_its_yaml_is_read(text: str) -> None:
    assert yaml.safe_load(f"title: {quoted(text)}\nother: 1\n") == {"title": text, "other": 1}


def test_programs_are_told_the_same_words() -> None:
    told = llms_txt(
        replace(BUILD_INFO, address="https://example.org/"), [(HOSTILE, HOSTILE, "page.html"), ("A", "", "a.html")]
    )
    page = _Skeleton(markdown.markdown(told))
    assert [tag for tag in page.markup if "a href" in tag] == ["<a href>", "<a href>"]
    assert sum(text.count(HOSTILE) for text in page.said) == 2
    assert "\n- [A](https://example.org/a.html)\n" in told


@pytest.mark.parametrize("name", [name for name in TEMPLATES if "{% macro" not in _text(name) and "{{" in _text(name)])
def test_a_value_that_nobody_gave_is_an_error(name: str) -> None:
    with pytest.raises(UndefinedError):
        fill(name)


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.endswith(("html.jinja", "opf.jinja"))])
def test_no_words_stand_in_a_template(name: str) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", _text(name), flags=re.S)
    shown = re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", " ", text, flags=re.S)
    # What e-books say of themselves to programs.
    assert set(re.findall(r"[A-Za-z:]{2,}", shown)) <= {"urn:uuid:", "textual", "visual", "none"}


@pytest.mark.parametrize(("url", "other", "up"), [("page.html", "b.html", ""), ("page/", "b/", "../")])
def test_links_and_pictures_in_html_hold_in_copies(url: str, other: str, up: str) -> None:
    text = (
        f'<p><a class="x" href="{up}{other}#c">B</a> <a href="/b.html">root</a> <a href="{up}gone.html">gone</a> '
        f'<a href="https://example.org/">out</a></p>\n\nA <img src={up}p.svg alt="sign"> and <img alt="none" '
        f'src="{up}no.png"/> <img src="https://example.org/p.png" alt="far" srcset="p.png 2x"> and <b>bold</b>.\n'
    )
    chapter = chapter_of(text, {"page.md": url, "b.md": other}, {"p.svg": "data:image/svg+xml;base64,QQ=="})
    for html in (chapter.html, chapter.xhtml):
        assert '<a class="x" href="elsewhere:b.md#c">B</a> <a>root</a> <a>gone</a>' in html
        assert '<a href="https://example.org/">out</a>' in html
        assert 'A <img alt="sign" src="data:image/svg+xml;base64,QQ==" /> and none far and <b>bold</b>.' in html
        etree.fromstring(f"<div>{chapter.xhtml}</div>")
