"""What there is to find, and the index as files."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import pytest

from helpers import THEME, Pages
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.division import Division
from psychoed.features.search.document import Document, RenderedPage
from psychoed.features.search.documents import documents
from psychoed.features.search.files import WHOLE, search_files
from psychoed.features.search.index import make_index
from psychoed.features.search.sections import sections
from psychoed.features.search.synonyms import SYNONYMS, check_places, read_synonyms
from psychoed.features.search.words import key, words

if TYPE_CHECKING:
    from psychoed.features.search.document import Kind

SYNONYMS_EN = SYNONYMS.format(language="en")


def found(html: str) -> list[tuple[str, str, str]]:
    return [(section.anchor, section.title, section.text) for section in sections(html)]


def test_each_heading_with_an_address_begins_a_section() -> None:
    html = '<h1 id="t">Ti<em>tle</em></h1><p>One <b>two</b>.</p><h2 id="a">A &amp; b</h2><p>Three.</p>'
    assert found(f"{html}<h3>C</h3><p>Four.</p>") == [("", "Title", "One two."), ("a", "A & b", "Three. C · Four.")]


def test_a_page_may_begin_without_a_heading() -> None:
    assert found('<p>Before.</p><h2 id="a">A</h2><p>After.</p>') == [("", "", "Before."), ("a", "A", "After.")]


def test_a_heading_with_nothing_below_it_is_not_found() -> None:
    assert found('<h1 id="t">T</h1><h2 id="a">A</h2><h2 id="b">B</h2><p>b</p>') == [("", "T", ""), ("b", "B", "b")]


def test_cells_and_items_stay_apart_and_words_with_marks_within_them_whole() -> None:
    html = (
        '<h1 id="t">T</h1><table><tr><th>Steady</th><td>on<wbr>ly</td></tr></table><ul><li>x</li><li>Y.</li></ul>z<br>q'
    )
    assert found(html) == [("", "T", "Steady · only · x · Y. z · q")]


def test_what_is_excluded_is_not_found_however_it_is_nested() -> None:
    html = (
        '<h1 id="t">T</h1><section data-search-exclude=""><section><p>no</p></section><p>no</p>'
        '<h2 id="n">no</h2><p>no</p></section><p>yes</p><p hidden>no</p><button>no</button><svg><text>no</text></svg>'
        "<details><summary>more</summary></details>"
    )
    assert found(html) == [("", "T", "yes · more")]


def test_an_excluded_heading_excludes_what_stands_below_it() -> None:
    html = (
        '<h1 id="t">T</h1><h2 id="a" data-search-exclude="">no</h2><p>no</p><h3 id="b">no</h3><dl><dt id="d">no</dt>'
        '<dd>no</dd></dl><h2 id="c">Yes</h2><p>yes</p>'
    )
    assert found(html) == [("", "T", ""), ("c", "Yes", "yes")]


def test_an_element_left_open_ends_with_the_one_around_it() -> None:
    html = '<h1 id="t">T</h1><div data-search-exclude><p>no<p>no</div><p>yes</p></b><p>yes</p>'
    assert found(html) == [("", "T", "yes · yes")]


def test_an_entry_of_a_list_is_found_by_itself_and_the_text_goes_on_behind_it() -> None:
    html = (
        '<h2 id="s">S</h2><p>Before.</p><dl><dt>word</dt><dd>its meaning</dd>'
        '<dt id="k">Key</dt><dd>a</dd><dd>b</dd></dl><p>After.</p>'
    )
    assert found(html) == [("s", "S", "Before. word · its meaning · After."), ("k", "Key", "a · b")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Løseth’s naïve co-regulation", "loseths loseth naive coregulation co regulation"),
        ("Don't! E-mail, WELL‑BEING", "dont don email mail wellbeing well being"),
        ("– “quoted” (brackets) snake_case 5-HT", "quoted brackets snake case 5ht ht"),
        ("in\u200bvisible so\u00adft हिन्दी Straße", "invisible soft हिन्दी strasse"),
        ("\u0301 ' -", ""),
    ],
)
def test_words_have_one_spelling(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


def test_names_are_the_same_with_hyphens_and_without() -> None:
    assert key("Co-regulation") == key("co regulation") == key("CoRegulation") == "coregulation"


PAGE = RenderedPage("a.md", "a.html", "Page", "")


def test_pages_count_the_same_unless_their_authors_say_otherwise() -> None:
    assert PAGE.boost == 1


def make(text: str, title: str = "T", names: tuple[str, ...] = (), page: RenderedPage = PAGE) -> Document:
    return Document(page, "x", title, names, text)


def test_the_index_tells_where_words_stand_and_how_often() -> None:
    index = make_index([make("b a b"), make("a", title="Bee", names=("b",))])
    assert list(index.terms) == ["a", "b", "bee", "page", "t"]
    assert index.terms["b"] == {"3": {"0": 2}, "1": {"1": 1}}
    assert index.lengths == [[1, 0, 1, 2], [1, 1, 1, 1]]
    assert index.average_lengths == [1, 0.5, 1, 1.5]


def test_words_that_stand_nearly_everywhere_are_told_apart() -> None:
    assert make_index([make("so rare"), *(make("so") for _ in range(7))]).common == ["page", "so", "t"]


def _read(files: dict[str, str]) -> dict[str, list]:
    calls = (re.fullmatch(r'searchPart\("(.*?)",(.*)\)\n', text) for text in files.values())
    return {call[1]: json.loads(call[2]) for call in calls if call}


def test_large_indexes_come_in_parts_of_a_size_that_together_hold_all() -> None:
    listed = [make(f"text {number} of word{number % 70} " + "and more " * (number % 9)) for number in range(200)]
    whole, files = _read(search_files(listed)), search_files(listed, words_size=3000, texts_size=900)
    parts, head = _read(files), _read(files)["index"]
    for kind, size in (("words", 3000), ("texts", 900)):
        names = [name for name in parts if name.startswith(kind)]
        assert len(names) > 5
        assert [item for name in names for item in parts[name]] == [
            item for name in whole if name.startswith(kind) for item in whole[name]
        ]
        lengths = [len(files[f"assets/search/{name}.js"]) for name in names]
        assert max(lengths) <= size + 30
        assert len(head[kind]) == len(names)
    assert head["words"] == [parts[f"words-{at}"][0][0] for at in range(len(head["words"]))]
    assert [len(parts[f"texts-{at}"]) for at in range(len(head["texts"]))] == [
        after - before for before, after in zip(head["texts"], [*head["texts"][1:], 200], strict=True)
    ]


def test_a_word_or_text_of_any_size_has_a_part() -> None:
    parts = _read(search_files([make("x" * 500), make("y")], words_size=100, texts_size=100))
    assert [parts["texts-0"], parts["texts-1"]] == [[["x", "T", "x" * 500]], [["x", "T", "y"]]]


def _many(count: int) -> list[Document]:
    """Return as many documents, ten on a page, with more different words the more there are; some hold `settle`."""
    made = []
    for at in range(count):
        page = RenderedPage(f"{at // 10}.md", f"learn/{at // 10}.html", f"What page {at // 10} is about", "")
        said = " ".join(f"{'bcdfghklmn'[at % 10]}word{at * 7 % (100 + count // 4) + n}" for n in range(40))
        kind: Kind = "term" if at % 10 == 0 else ""
        text = f"{said} {'settle' if at % 50 == 0 else ''}"
        made.append(Document(page, f"part-{at}", f"Title {at}", (f"Name {at}",), text, kind))
    return made


def test_a_small_index_is_loaded_whole_and_a_large_one_is_not() -> None:
    small, large = _read(search_files(_many(50))), _read(search_files(_many(50), words_size=1000))
    assert small["index"]["whole"] is True
    assert small["index"]["spellings"] == []
    assert not [name for name in small if name.startswith("spellings")]
    assert large["index"]["whole"] is False
    spelled = [word for at in range(len(large["index"]["spellings"])) for word in large[f"spellings-{at}"]]
    assert spelled == [word for at in range(len(large["index"]["words"])) for word, _ in large[f"words-{at}"]]
    assert large["index"]["spellings"] == [
        large[f"spellings-{at}"][0] for at in range(len(large["index"]["spellings"]))
    ]


def test_where_an_index_stops_being_loaded_whole_is_a_matter_of_characters() -> None:
    def size(parts: dict[str, list]) -> int:
        return sum(
            len(json.dumps(part, ensure_ascii=False, separators=(",", ":")))
            for name, part in parts.items()
            if name != "index" and not name.startswith("spellings")
        )

    for words_size in range(500, 8000, 750):
        parts = _read(search_files(_many(100), words_size=words_size))
        assert parts["index"]["whole"] is (size(parts) <= WHOLE * words_size)


def _loaded(parts: dict[str, list], kind: str, wanted: str | int) -> str:
    return f"{kind}-{max(0, bisect_right(parts['index'][kind], wanted) - 1)}"


def test_all_is_in_the_part_that_it_is_asked_for_in() -> None:
    listed = _many(300)
    parts = _read(search_files(listed, words_size=500, texts_size=900))
    head = parts["index"]
    assert min(len(head[kind]) for kind in ("words", "names", "spellings", "texts", "pages")) > 1
    for at, document in enumerate(listed):
        texts, page = _loaded(parts, "texts", at), bisect_right(head["firsts"], at) - 1
        first = head["texts"][int(texts.partition("-")[2])]
        assert parts[texts][at - first] == [document.anchor, document.title, document.text]
        pages = _loaded(parts, "pages", page)
        first = head["pages"][int(pages.partition("-")[2])]
        assert parts[pages][page - first] == [document.page.url, document.page.title]
        for word in set(words(" ".join(document.fields))):
            assert str(at) in str(dict(parts[_loaded(parts, "words", word)])[word])
            assert word in parts[_loaded(parts, "spellings", word)]
        names = [key(document.title), *map(key, document.names)] if document.kind == "term" else []
        assert all([name, at] in parts[_loaded(parts, "names", name)] for name in names)
    assert head["kinds"] == "".join("1" if document.kind == "term" else "0" for document in listed)


def test_only_what_is_found_by_many_readers_weighs_more_in_the_head() -> None:
    far = RenderedPage("b.md", "b.html", "B", "", boost=2.0)
    assert _read(search_files([make("a"), make("b", page=far), make("c", page=far)]))["index"]["boosts"] == {"1": 2}


def test_a_query_needs_hardly_more_of_an_index_ten_times_as_large() -> None:
    def needed(count: int) -> tuple[int, int]:
        files = search_files(_many(count), words_size=8000, texts_size=3000)
        parts = _read(files)
        assert parts["index"]["whole"] is False
        found = sorted(
            {int(at) for by in dict(parts[_loaded(parts, "words", "settle")])["settle"].values() for at in by}
        )
        assert len(found) == count // 50
        names = {_loaded(parts, "words", "settle"), _loaded(parts, "spellings", "s"), _loaded(parts, "names", "settle")}
        for at in found[:10]:
            names |= {_loaded(parts, "texts", at)}
            names |= {_loaded(parts, "pages", bisect_right(parts["index"]["firsts"], at) - 1)}
        return sum(len(files[f"assets/search/{name}.js"]) for name in names), len(files["assets/search/index.js"])

    (few, small), (many, large) = needed(500), needed(5000)
    assert many <= 1.2 * few
    # The head tells of each document how long it is, and no more.
    assert (large - small) / 4500 < 20


def test_parts_are_asked_for_by_what_all_of_them_hold() -> None:
    versions = {_read(search_files([make(text)]))["index"]["version"] for text in ("a b", "b a", "a b")}
    assert len(versions) == 2


def test_a_site_without_pages_has_an_index() -> None:
    head = _read(search_files([]))["index"]
    assert [head["kinds"], head["lengths"], head["words"], head["whole"]] == ["", [], [], True]


def test_the_head_of_the_index_holds_what_the_script_reads_of_it() -> None:
    script = THEME.texts["assets/search.js"]
    told = script[script.index("@typedef {object} Head") :].partition("*/")[0]
    names = {*re.findall(r"@property \{.*?\} (\w+)", told)}
    taken = ", ".join(re.findall(r"const \{([\w, ]+)\} = head;", script)).split(", ")
    assert names >= {*re.findall(r"(?<!document\.)\bhead\.(\w+)", script), *taken}
    assert {*_read(search_files([make("a")]))["index"]} == names


SITE = {
    "page.md": (
        "---\ndescription: About it.\n---\n# Page\n\nText.\n\n## Part\n\nMore.\n\n"
        "/// question | ___(Trust) grows?\n    id: grows\n\nYes, it does.\n///\n\n"
        "/// terms\nCo-regulation\nco-regulating\n:   Settling together.\n///\n"
    ),
    SYNONYMS_EN: f"places:\n  page.md#part: [lonely, no reply]\n  {GLOSSARY_URI}#co-regulation: [soothe]\n",
}


def _documents(synonyms: str = SITE[SYNONYMS_EN]) -> list[Document]:
    site = Pages({**SITE, SYNONYMS_EN: synonyms})
    assert site.problems == []
    pages = [
        RenderedPage("page.md", "page.html", "Page", site.html("page.md"), "About it."),
        RenderedPage(GLOSSARY_URI, GLOSSARY_URI.replace(".md", ".html"), "Glossary", site.html(GLOSSARY_URI)),
    ]
    return documents(pages, site.content.site, site.content.synonyms)


def test_sections_words_and_questions_are_found_by_all_their_names() -> None:
    by_place = {(document.page.src_uri, document.anchor): document for document in _documents()}
    assert by_place["page.md", ""].names == ("About it.",)
    assert by_place["page.md", "part"].names == ("lonely", "no reply")
    assert by_place["page.md", "grows"].title == "… grows?"
    assert by_place["page.md", "grows"].kind == "question"
    word = by_place[GLOSSARY_URI, "co-regulation"]
    assert word.kind == "term"
    assert word.names == ("co-regulating", "Co regulations", "soothe")
    assert word.text.startswith("Settling together.")


def test_a_definition_is_found_once_and_an_answer_nowhere() -> None:
    texts = [document.text for document in _documents()]
    assert sum("Settling together." in text for text in texts) == 1
    assert not any("Yes, it does." in text for text in texts)


def test_a_synonym_that_leads_to_no_place_is_told_with_its_line() -> None:
    text = f"places:\n  page.md#part: [lonely]\n  page.md#prat: [alone]\n  {GLOSSARY_URI}#nothing: [sad]\n"
    synonyms, problems = read_synonyms(SYNONYMS_EN, text)
    assert problems == []
    assert [str(problem) for problem in check_places(synonyms, _documents(text), Division())] == [
        "synonyms/en.yml:3: “alone” leads nowhere. Searches find no `#prat` on `page.md`. Did you mean 'part'?",
        f"synonyms/en.yml:4: “sad” leads nowhere. Searches find no `#nothing` on `{GLOSSARY_URI}`. "
        "Known: co-regulation.",
    ]


@pytest.mark.parametrize("text", ["- a list\n", "places: [a]\n", "places: {a: b: c}\n"])
def test_a_file_that_is_no_list_of_places_is_told(text: str) -> None:
    _, problems = read_synonyms(SYNONYMS_EN, text)
    assert [str(problem).partition(" Write")[0] for problem in problems] in (
        ["synonyms/en.yml:1: This cannot be read: [a list]."],
        ["synonyms/en.yml:1: `places` cannot be read: [a]."],
        ["synonyms/en.yml:1: This is not valid YAML."],
    )


def test_there_need_be_no_synonyms() -> None:
    assert read_synonyms(SYNONYMS_EN, "") == read_synonyms(SYNONYMS_EN, "# None\n")
