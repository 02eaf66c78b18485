"""A site in another language is so in all that readers see: pages, embeds, files to take, paper, pictures, scripts."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest
from pypdf import PdfReader

from helpers import THEME
from mkdocs_run import ROOT, messages, mkdocs, themed_site
from psychoed.assets.colours import own_colours
from psychoed.content.build_info import BuildInfo
from psychoed.content.provenance import joint_trust
from psychoed.content.site_context import SiteContext
from psychoed.outputs.embed.document import embed_document
from psychoed.outputs.embed.embed import EmbedPart
from psychoed.outputs.embed.style import Stylesheet
from psychoed.outputs.foot import make_foot
from psychoed.outputs.publication.document import one_page
from psychoed.outputs.publication.epub import epub
from psychoed.outputs.publication.pages import Chapter
from psychoed.text.sentence import Words
from psychoed.words.reading import english
from site_html import page_files
from strange import LANGUAGE, SETTINGS, SITE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ASCII_WORD = re.compile(r"[A-Za-z]{2,}")
"""Single letters name things, as in a list of answers."""

_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.|\b[\w-]+@)\S+|\S*\bexample\.org\S*|ADDRESS-OF-THIS-SITE\S*")
_NAMES = re.compile(
    r"\bCC BY 4\.0|\bsite-(?:offline\.zip|one-page\.html)(?:\.sha256)?|\bsite\.epub(?:\.sha256)?"
    r"|\b[0-9a-f]{32,}\b|\b[0-9.]+ [KM]B\b|\bdoi:\s?10\.\S+|LICENSE\S*|START-HERE\.html|site/assets/"
)
"""What has the same name in any language: a licence, files, checksums, units."""

_READ = ("aria-label", "aria-description", "alt", "title", "placeholder", "content", "data-label", "data-pick")
_QUIET = {"script", "style", "code"}
_META = {"description", "og:title", "og:description", "og:site_name"}


class _Shown(HTMLParser):
    """What a document says, and what it says to those who hear it; not what is marked as another language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._within: list[tuple[str, bool]] = []
        self.feed(text)
        self.close()

    @property
    def _is_quiet(self) -> bool:
        return any(quiet for _, quiet in self._within)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and {given.get("name"), given.get("property")} & _META:
            self.said.append(given["content"])
        elif tag != "meta" and not self._is_quiet:
            self.said += [given[name] for name in _READ if name in given]
        if tag not in {"meta", "link", "br", "img", "input", "hr", "wbr", "path", "rect", "circle"}:
            self._within.append((tag, tag in _QUIET or given.get("lang") == "en"))

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._within and self._within[-1][0] == "textarea":
            # What can be copied is HTML itself.
            self.said += _Shown(data).said
        elif not self._is_quiet:
            self.said.append(data)


def english_in(text: str) -> list[str]:
    """Return the words in ordinary letters that a text says: nobody translated them."""
    text = _NAMES.sub(" ", _ADDRESS.sub(" ", text))
    return [" ".join(line.split()) for line in text.split("\n") if _ASCII_WORD.search(line)]


def english_on(html: str) -> list[str]:
    """Return the same of a document."""
    return [found for said in _Shown(html).said for found in english_in(said)]


@pytest.fixture(scope="module")
def strange_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    theme = {"name": "material", "custom_dir": str(ROOT / "overrides"), "font": False, "language": LANGUAGE}
    theme["favicon"] = "assets/icon.svg"
    root = themed_site(tmp_path_factory.mktemp("strange"), SITE, theme=theme, **SETTINGS)
    done = mkdocs("build", "--strict", cwd=root)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    return root / "site"


def test_the_instrument_sees_english() -> None:
    html = '<p aria-label="Çà">Çà <b title="Now">vá</b> <i>On</i></p><textarea>&lt;b&gt;So&lt;/b&gt;</textarea>'
    assert english_on(html) == ["Now", "On", "So"]
    assert english_on("<script>let it</script><code>--ink</code><p>CC BY 4.0, https://example.org/a 12 é.</p>") == []
    assert english_on('<p>É <span lang="en">in English</span> é</p><br><p>or</p>') == ["or"]


def test_pages_embeds_and_the_one_page_say_nothing_in_english(strange_site: Path) -> None:
    paths = sorted(strange_site.rglob("*.html"))
    assert len(paths) > 40
    found = {path.relative_to(strange_site).as_posix(): english_on(path.read_text("utf-8")) for path in paths}
    assert {path: said for path, said in found.items() if said} == {}


def test_every_document_says_its_language(strange_site: Path) -> None:
    for path in strange_site.rglob("*.html"):
        assert f'lang="{LANGUAGE}"' in path.read_text("utf-8").partition("<head>")[0], path


def test_documents_run_as_their_language_is_written() -> None:
    build_info = BuildInfo(words=replace(english(), language="ar"))
    foot = make_foot((), joint_trust((), build_info), build_info, Words(""))
    leaves = [Chapter("page.md", "Page", "<p>Body</p>", "<p>Body</p>")]
    context = SiteContext(build_info, (), {"page.md": "page.html"})
    part = EmbedPart("part", "facts", "Part", "page.md", "page.md#part", (), "", 1)
    embed = embed_document(part, "", "", "", foot.trust, context)
    for page in (embed, one_page(leaves, Stylesheet((), {}), "", foot, build_info)):
        assert '<html lang="ar" dir="rtl"' in page
    with zipfile.ZipFile(io.BytesIO(epub(leaves, "", foot, build_info, own_colours()))) as book:
        assert 'lang="ar" xml:lang="ar" dir="rtl">' in book.read("EPUB/nav.xhtml").decode()
        package = book.read("EPUB/package.opf").decode()
    assert 'xml:lang="ar" dir="rtl">' in package
    assert '<spine page-progression-direction="rtl">' in package


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def test_files_for_programs_say_nothing_in_english(strange_site: Path) -> None:
    for path in (strange_site / "embed/v1").glob("*.json"):
        told = json.loads(path.read_text("utf-8"))
        assert english_in(f"{told['title']} {told['author_name']} {told['provider_name']}") == []
        assert english_on(told["html"]) == []
    gift = (strange_site / "data/quiz.gift").read_text("utf-8")
    said = re.sub(
        r"^// \[id:[^]]*\]|\[tag:|\[(?:plain|html)\]|^::[^:]*::|^\$CATEGORY: top", "", gift, flags=re.MULTILINE
    )
    # Who types no accents is right as well.
    typed = {answer: _bare(answer) for answer in re.findall(r"=([^\s=~}#]+)", said)}
    bare = {plain for answer, plain in typed.items() if plain != answer}
    said = re.sub(r"=([^\s=~}#]+)", lambda found: "" if found[1] in bare else found[0], said)
    assert english_in(said.replace("\\n", "\n").replace("\\:", ":")) == []
    cards = (strange_site / "data/flashcards.tsv").read_text("utf-8")
    for row in csv.reader(io.StringIO(cards), delimiter="\t"):
        assert row[0].startswith("#") or english_on(" ".join(row[1:4])) == []
    assert english_in((strange_site / "llms.txt").read_text("utf-8")) == []


def test_quiz_data_say_nothing_in_english(strange_site: Path) -> None:
    data = json.loads((strange_site / "data/quiz.json").read_text("utf-8"))
    said = [data["site"], *(text for each in data["questions"] for text in _texts(each))]
    assert len(said) > 100
    assert [found for text in said for found in english_in(text)] == []
    labels = json.loads((strange_site / "data/sources.json").read_text("utf-8"))["labels"]
    assert [found for label in labels for found in english_in(f"{label['name']} {label['meaning']}")] == []


def _texts(given: object, name: str = "") -> Iterator[str]:
    if isinstance(given, dict):
        for key, value in given.items():
            yield from _texts(value, key)
    elif isinstance(given, list):
        for value in given:
            yield from _texts(value, name)
    elif isinstance(given, str) and name not in {"id", "kind", "url", "claim", "label", "page", "reread", "about"}:
        yield re.sub(r"\]\([^)]*\)", "]", given)


def test_paper_and_pictures_say_nothing_in_english(strange_site: Path) -> None:
    sheets = sorted((strange_site / "handouts").glob("*.pdf"))
    assert len(sheets) == 20
    for path in sheets:
        reader = PdfReader(path)
        text = " ".join(page.extract_text() for page in reader.pages)
        # An address may go on in the next line.
        assert english_in(re.sub(r"example\.org/\S*\s", "", text)) == [], path
        assert english_in(f"{reader.metadata['/Title']} {reader.metadata['/Author']}") == []  # type: ignore[index]
        assert str(reader.trailer["/Root"]["/Lang"]) == LANGUAGE  # type: ignore[index]
    for path in (strange_site / "diagrams").glob("*.svg"):
        texts = [element.text or "" for element in etree.parse(path).iter() if element.tag.endswith(("title", "desc"))]
        assert len(texts) == 2
        assert [found for text in texts for found in english_in(text)] == [], path


def test_downloads_say_nothing_in_english(strange_site: Path) -> None:
    with zipfile.ZipFile(strange_site / "downloads/site.epub") as book:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                document = book.read(name).decode()
                assert english_on(document) == [], name
                assert f'xml:lang="{LANGUAGE}"' in document
        package = etree.fromstring(book.read("EPUB/package.opf"))
    told = [element for element in package.iter() if element.tag.endswith(("}title", "}description", "}creator"))]
    told += [element for element in package.iter() if element.get("property") == "schema:accessibilitySummary"]
    assert len(told) == 4
    assert [found for element in told for found in english_in(element.text or "")] == []
    with zipfile.ZipFile(strange_site / "downloads/site-offline.zip") as bundle:
        assert english_on(bundle.read("site/START-HERE.html").decode()) == []
        assert english_in(bundle.read("site/README.txt").decode()) == []


def test_the_index_of_searches_says_nothing_in_english(strange_site: Path) -> None:
    parts = [*(strange_site / "assets/search").glob("texts-*.js")]
    assert parts
    for path in parts:
        documents = json.loads(path.read_text("utf-8").partition(",")[2].rpartition(")")[0])
        assert [found for _, title, text in documents for said in (title, text) for found in english_in(said)] == []


_STRING = re.compile(r"""(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1""")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\\'])//[^\n]*", re.DOTALL)
_SENTENCE = re.compile(r"^[A-Z][a-z]+(?:[ .:?!].*)?$|[a-z]+ [a-z]+[.:?!…]|[A-Za-z]{2,}[.?!…]$|^[a-z]+(?: [a-z]+){2,}$")
_KEYS = {
    "AND", "OR", "Enter", "Escape", "Shift", "ArrowDown", "ArrowUp", "DOMContentLoaded",
}  # fmt: skip


def words_of_script(text: str) -> list[str]:
    """Return the strings of a script that look like words for readers, the slots of the catalogue left out."""
    strings = (said for _, said in _STRING.findall(_COMMENT.sub("", text)))
    return [said for said in strings if said not in _KEYS and _SENTENCE.search(said)]


def test_the_instrument_sees_words_in_scripts() -> None:
    seen = ["Close", "Loading.", "Still without a place: {count}.", "or choose another", "Found on ${count} pages."]
    assert words_of_script("; ".join(f"say('{each}')" for each in seen)) == seen
    assert words_of_script("a('.facts table, p') + b('@words.a.b') + c('is-here') + d(`${a} ${b}`) // Not this.") == []


def test_no_script_holds_words_of_its_own() -> None:
    scripts = {path: text for path, text in THEME.texts.items() if path.endswith(".js") and "minisearch" not in path}
    assert len(scripts) > 20
    assert {path: said for path, text in scripts.items() if (said := words_of_script(text))} == {}


def test_no_script_in_a_template_holds_words_of_its_own(strange_site: Path) -> None:
    found: dict[str, list[str]] = {}
    for path in page_files(strange_site):
        for script in re.findall(r"<script>(.*?)</script>", path.read_text("utf-8"), re.DOTALL):
            # What the build puts in is ASCII alone.
            shown = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), script)
            if said := words_of_script(shown):
                found[path.name] = said
    assert found == {}


def test_no_slot_is_left_in_a_script(strange_site: Path) -> None:
    for path in [*strange_site.rglob("*.js"), *strange_site.rglob("*.html")]:
        assert "'@words." not in path.read_text("utf-8")
