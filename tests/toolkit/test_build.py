"""Real builds with MkDocs and Material, on the site itself and on small sites with mistakes."""

from __future__ import annotations

import io
import json
import re
import textwrap
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as etree

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from built import Found, found_by_search
from helpers import Pages
from mkdocs_run import DATES, ROOT, digest, messages, mkdocs, small_site, themed_site
from psychoed.components.terms.part import GLOSSARY_URI
from site_html import Html, html_files, page_files

if TYPE_CHECKING:
    from pathlib import Path


def test_the_questions_are_there_for_other_programs(site: Path) -> None:
    names = {path.name for path in (site / "data").iterdir()}
    described = {f"{name}{ending}" for name in ("quiz", "glossary", "sources") for ending in (".json", ".schema.json")}
    assert names == {*described, "quiz.gift", "flashcards.tsv"}
    schema = json.loads((site / "data/quiz.schema.json").read_text(encoding="utf-8"))
    data = json.loads((site / "data/quiz.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(data)
    assert data["questions"]


def test_the_same_commit_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "elsewhere"
    assert mkdocs("build", "--strict", "-d", str(again), TZ="Pacific/Auckland", PYTHONHASHSEED="7").returncode == 0
    assert digest(again) == digest(site)


def test_the_address_of_the_site_changes_nothing_but_absolute_addresses(site: Path, tmp_path: Path) -> None:
    hosted = tmp_path / "hosted"
    done = mkdocs("build", "--strict", "-d", str(hosted), SITE_URL="https://example.org/care/")
    assert done.returncode == 0, done.stderr

    def page(path: Path) -> list[str]:
        # What only a known address allows: the canonical link, and the same for those who share the page.
        only = (
            r'<link rel="(?:canonical|alternate)"[^>]*>|<meta property="og:(?:url|image[:a-z]*)"[^>]*>|"url":"[^"]*",'
            r'|<div class="trust__address">.*?</div>'
        )
        return re.sub(only, "", path.read_text(encoding="utf-8")).split()

    cards = set()
    for path in page_files(site):
        # The gallery shows codes to copy, which name the address in full; downloads hold them, and tell their size.
        if path.name != "404.html" and not re.search('class="(gallery|downloads)"', path.read_text(encoding="utf-8")):
            assert page(hosted / path.relative_to(site)) == page(path)
            # On paper a page says where it comes from.
            address = f"https://example.org/care/{path.relative_to(site).as_posix()}"
            shown = (hosted / path.relative_to(site)).read_text(encoding="utf-8")
            assert re.findall(r"<dt>Address</dt> <dd>(.*?)</dd>", shown) == [address]
            assert "<dt>Address</dt>" not in path.read_text(encoding="utf-8")
            # So do the pictures with which others show links to it.
            assert "og:image" not in path.read_text(encoding="utf-8")
            for card in re.findall(r'<meta property="og:image" content="https://example.org/care/([^"]*)">', shown):
                assert Image.open(hosted / card).size == (1200, 630)
                cards.add(card)
    assert bool(cards) == any((site / "diagrams").glob("*.card.png"))


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_hold_in_both_url_modes(directory_urls: bool, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        textwrap.dedent(f"""\
            INHERIT: {ROOT / "mkdocs.yml"}
            docs_dir: {ROOT / "docs"}
            site_dir: {tmp_path / "site"}
            use_directory_urls: {str(directory_urls).lower()}
            plugins: []
            watch: []
            theme: {{name: material, custom_dir: {ROOT / "overrides"}}}
            hooks: [{ROOT / "hooks/main.py"}]
            """),
        encoding="utf-8",
    )
    done = mkdocs("build", "--strict", "-f", str(config))
    assert done.returncode == 0, done.stderr
    assert messages(done) == []
    broken = list(broken_links(tmp_path / "site"))
    assert broken == []


def broken_links(site: Path) -> list[str]:
    """Return every local link or asset of a built site that leads nowhere, anchors included."""
    pages = {path.resolve(): Html(path) for path in html_files(site)}
    broken = []
    for path, page in pages.items():
        for url in page.urls:
            parts = urlsplit(url)
            if parts.scheme or parts.netloc or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if not target.is_file() or (
                parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids
            ):
                broken.append(f"{path.relative_to(site.resolve())}: {url}")
    return broken


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    assert broken_links(site) == []


def test_no_page_names_a_file_of_another_host(site: Path) -> None:
    remote = re.compile(r"^(?:https?:)?//")
    for path in html_files(site):
        assert [url for url in Html(path).assets if remote.match(url)] == [], path
    for path in [*site.rglob("*.css")]:
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]*", path.read_text(encoding="utf-8")) == [], (
            path
        )


def test_ids_are_unique_on_each_page(site: Path) -> None:
    for path in html_files(site):
        ids = Html(path).all_ids
        assert sorted(ids) == sorted(set(ids)), path


def test_every_reference_by_id_has_its_element(site: Path) -> None:
    for path in html_files(site):
        page = Html(path)
        assert [name for name in page.references if name not in page.ids] == [], path


@pytest.fixture(scope="module")
def search(site: Path) -> list[Found]:
    """Return what the built site's search finds, from its files."""
    return found_by_search(site)


def test_every_result_of_a_search_leads_somewhere(site: Path, search: list[Found]) -> None:
    ids = {path.relative_to(site).as_posix(): Html(path).ids for path in page_files(site)}
    places = [entry.place.partition("#") for entry in search]
    assert len(places) == len(set(places)) >= 1
    assert [place for place in places if place[2] and place[2] not in ids[place[0]]] == []
    assert {page for page, _, _ in places} <= ids.keys()


def test_search_finds_every_page_but_those_that_hold_answers_or_nothing(site: Path, search: list[Found]) -> None:
    found = {entry.place.partition("#")[0] for entry in search}
    there = {path.relative_to(site).as_posix() for path in page_files(site)}
    quizzes = {path for path in there if path.startswith("quiz/")} - {"quiz/index.html"}
    assert there - found == {"404.html", "search.html", "about/design.html", *quizzes} & there


def test_search_holds_no_answers_and_no_marks(search: list[Found]) -> None:
    text = " ".join(entry.title + entry.text for entry in search)
    traces = ["Not quite.", "Show the answer", "{claim", "[[", "///"]
    for trace in [*traces, "Words on this page", "Related words", "Mentioned in", "On and offA"]:
        assert trace not in text


def test_search_holds_each_definition_once(search: list[Found]) -> None:
    entries = [entry for entry in search if entry.place.startswith("glossary.html#")]
    assert entries
    for entry in entries:
        # Its first sentences; names and related words follow.
        definition = entry.text.partition(" You may also see")[0]
        assert definition
        assert sum(definition in other.text for other in search) == 1, entry.place


def test_nothing_of_the_themes_scripts_and_styles_is_published(site: Path) -> None:
    assert [
        path for path in site.rglob("*") if re.search(r"javascripts|stylesheets|lunr|worker|search_index", str(path))
    ] == []
    for path in page_files(site):
        scripts = [url for url in Html(path).assets if url.endswith(".js")]
        assert all("/" not in url.rpartition("assets/")[2] for url in scripts), path


def test_pages_are_dated_by_their_check_and_not_by_the_clock(site: Path, tmp_path: Path) -> None:
    # A map of addresses is empty without one.
    assert len(etree.parse(site / "sitemap.xml").getroot()) == 0
    assert mkdocs("build", "-d", str(tmp_path), SITE_URL="https://example.org/care/").returncode == 0
    sitemap = etree.parse(tmp_path / "sitemap.xml")
    dates = {element.text for element in sitemap.iter() if element.tag.endswith("lastmod")}
    written = {
        m[1] for p in (ROOT / "docs").rglob("*.md") if (m := re.search(r"^reviewed: (.*)$", p.read_text(), re.M))
    }
    assert dates == written


MISTAKES = {
    "index": "# Home\n\n[[nothing]]\n\n/// details | Known to the site\nText.\n///\n",
    "learn__a": "# A\n\n/// fact | Five\n| A | B |\n///\n",
    "learn__b": "# B\n\n/// question | What?\n- [ ] One\n\n    No.\n\n- [ ] Two\n\n    No.\n///\n",
}


def test_every_mistake_of_every_page_is_told_in_one_run_and_fails_the_build(tmp_path: Path) -> None:
    done = mkdocs("build", cwd=small_site(tmp_path, **MISTAKES))
    assert done.returncode == 1
    assert messages(done) == [
        "index.md:7: No word of the glossary has the form “nothing”. There is none yet.",
        "learn/a.md:7: There is no block `fact`. Did you mean 'facts'?",
        "learn/b.md:7: This question has no right answer. Mark one with `- [x]`.",
        "3 mistakes in the pages, listed above. Mend and build again.",
    ]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "- A list\n\n    /// reflection | Who?\n    ///\n",
            "index.md:7: The block `who` cannot be read where it stands.",
        ),
        (
            "/// details | Why\n    opne: true\n\nText.\n///\n",
            "index.md:5: This stands on the page as text: `/// details | Why`.",
        ),
    ],
)
def test_what_is_read_and_what_is_rendered_may_not_differ(text: str, message: str, tmp_path: Path) -> None:
    done = mkdocs("build", cwd=small_site(tmp_path, index=text))
    assert done.returncode == 1
    assert any(line.startswith(message) for line in messages(done)), done.stderr


def test_no_page_of_an_author_is_overwritten(tmp_path: Path) -> None:
    line = "/// pathway | A line\n1. One\n2. Two\n3. Three\n///\n"
    done = mkdocs("build", cwd=small_site(tmp_path, index=f"# Home\n\n{line}", quiz__README="# Mine\n"))
    assert done.returncode == 1
    assert messages(done)[0].startswith("quiz/README.md: The build makes a page of this address itself.")


def test_no_file_of_an_author_takes_the_place_of_one_that_is_made(tmp_path: Path) -> None:
    line = "/// pathway | A line\n1. One\n2. Two\n3. Three\n///\n"
    folder = small_site(tmp_path, index=f"# Home\n\n{line}")
    mine = ("data/quiz.json", "embed/v1/a-line.html", "handouts/a-line-a4.pdf")
    for path in mine:
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text("Mine")
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 1
    said = "The build makes a file of this address itself. Give yours another file name."
    assert [line for line in messages(done) if "address itself" in line] == [f"{path}: {said}" for path in mine]


def test_what_other_programs_leave_and_pages_by_another_name_are_not_published(tmp_path: Path) -> None:
    folder = small_site(tmp_path, index="# Home\n")
    left = ("learn/~$dy.docx", "Thumbs.db", "learn/Desktop.ini", "learn/page.md~", "page.bak")
    named = {"learn/new.md.txt": "new.md", "Other.MD": "Other.md"}
    kept = ("notes.txt", "learn/sheet.docx", "learn/a~b.txt")
    for path in (*left, *named, *kept):
        (folder / "docs" / path).parent.mkdir(exist_ok=True)
        (folder / "docs" / path).write_text("Mine")
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert [path for path in (*left, *named, *kept) if (folder / "site" / path).exists()] == [*kept]
    assert all(path in done.stderr for path in left)
    for path, name in named.items():
        assert f"{path}: This is no page by its name, and is not published. Rename it to `{name}`." in done.stderr


@pytest.mark.parametrize("directory_urls", [False, True])
def test_what_html_leads_to_is_looked_at_as_markdown_is(directory_urls: bool, tmp_path: Path) -> None:
    up = "../" if directory_urls else ""
    sound = f'<a href="{up}b.html#b">B</a> <img src="{up}p.svg" alt="A sign"> <a href="{up}quiz/index.html">Quiz</a>'
    if directory_urls:
        sound = sound.replace("b.html", "b/")
    others = (
        '<a href="#a">A</a> <a href="https://example.org/x">X</a> <a href="mailto:a@example.org">M</a> `<a href="c">`'
    )
    dead = 'Text\n<a href="gone.html">Gone</a>\n<img src="missing.png" alt="A *sign*"> <a\nhref="b.md">B</a>\n'
    block = "/// pathway | A line\n1. One\n2. Two\n3. Three\n///\n"
    folder = small_site(
        tmp_path, index="# Home\n", b="# B\n\n<a href='old.html'>Old</a>\n", a=f"{block}\n{dead}\n{sound}\n{others}\n"
    )
    (folder / "docs/p.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    settings = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(f"{settings}\nuse_directory_urls: {str(directory_urls).lower()}\n")
    done = mkdocs("build", cwd=folder)
    first = DATES.count("\n") + 8
    there = "../b/" if directory_urls else "b.html"
    check = "leads nowhere. Check the address: in HTML it is relative to that of the page."
    own = f"leads nowhere. In HTML, a page has the address that it has on the site: `{there}`."
    assert [line for line in messages(done) if line.startswith("a.md")] == [
        f"a.md:{first}: `gone.html` {check}",
        f"a.md:{first + 1}: `missing.png` {check}",
        f"a.md:{first + 1}: `b.md` {own}",
    ]
    assert re.search(r"INFO +-  b.md:\d+: `old.html` leads nowhere", done.stderr)


def test_no_comment_of_a_page_with_blocks_is_in_anything_that_is_built(tmp_path: Path) -> None:
    page = """\
        # A

        Text <!-- withheld one --> and <!-- withheld
        two

        /// terms | Old
        Old
        :   withheld three
        ///
        --> more. `<!-- shown -->`

        /// terms
        Rest
        :   A pause. <!-- withheld four -->
        ///
        """
    folder = small_site(tmp_path, a=page, plain="Text <!-- withheld five -->\n", downloads__index="A\n{ .downloads }\n")
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    built = [path for path in (folder / "site").rglob("*") if path.is_file()]
    held = {path.relative_to(folder).as_posix(): path.read_bytes() for path in built}
    archives = [name for name in held if name.endswith((".zip", ".epub"))]
    assert len(archives) == 2
    for name in archives:
        with zipfile.ZipFile(io.BytesIO(held[name])) as archive:
            held |= {f"{name}/{inner}": archive.read(inner) for inner in archive.namelist()}
    found = {said.decode() for text in held.values() for said in re.findall(rb"withheld \w+", text)}
    assert found == {"withheld five"}
    assert any(b"&lt;!-- shown --&gt;" in text for name, text in held.items() if name.endswith(".xhtml"))


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    (folder / "docs/old.md").write_bytes("# Nähe\n".encode("latin-1"))
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 1
    assert messages(done)[0] == "old.md: This file is not UTF-8. Save it as UTF-8."
    assert "Traceback" not in done.stderr


def test_pages_that_tell_of_others_do_not_depend_on_what_is_rendered_first() -> None:
    texts = {"a.md": "# A\n\nTrust.\n\n/// terms\nTrust\n:   Expecting good.\n///\n", "b.md": "# B\n\nTrust.\n"}
    made = []
    for order in (["a.md", "b.md", GLOSSARY_URI], [GLOSSARY_URI, "b.md", "a.md"]):
        site = Pages(texts)
        for src_uri in order:
            site.html(src_uri)
        assert site.rendering_problems() == []
        made.append(site.generated[GLOSSARY_URI])
    assert made[0] == made[1]
    assert made[0].index("/a.md") < made[0].index("/b.md")


def test_the_canary_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    """ProperDocs keeps MkDocs' interface alive; only the generator's name may differ."""
    done = mkdocs("build", "--strict", "-d", str(tmp_path / "site"), tool="properdocs", DISABLE_MKDOCS_2_WARNING="true")
    assert done.returncode == 0, done.stderr

    def pages(folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): re.sub(r'<meta name="generator"[^>]*>', "", path.read_text("utf-8"))
            for path in html_files(folder)
        }

    assert pages(tmp_path / "site") == pages(site)


EMPTY = ("pathway | Loop", "facts | X", "question | Q?", "contrast | C", "takeaways | T", "reflection | R", "terms")


def test_each_block_without_content_is_told_with_its_line_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    page = f"{DATES}# Home\n\n" + "\n".join(f"/// {block}\n///\n" for block in EMPTY)
    done = mkdocs("build", cwd=themed_site(tmp_path, {"index.md": page}))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    first = page[: page.index("///")].count("\n") + 1
    told = [int(line) for line in re.findall(r"^ERROR +-  index\.md:(\d+): ", done.stderr, re.MULTILINE)]
    # A reflection is whole with its title alone.
    assert told == [first + 3 * number for number, block in enumerate(EMPTY) if not block.startswith("reflection")]
    # In a preview, the page is shown all the same.
    assert "<h1" in Pages({"page.md": page.replace(DATES, "")}).html()


def test_a_site_of_one_question_and_no_words_links_to_no_flashcards(tmp_path: Path) -> None:
    tea, ice = "- [x] Tea\n\n    It was just made.\n", "- [ ] Ice\n\n    It is cold.\n"
    question = f"# Home\n\n/// question | Which one is warm?\n\n{tea}\n{ice}///\n"
    done = mkdocs("build", "--strict", cwd=themed_site(tmp_path, {"index.md": DATES + question}))
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    assert not (tmp_path / "site/data/flashcards.tsv").exists()
    answers = (tmp_path / "site/quiz/answers.html").read_text("utf-8")
    assert "quiz.gift" in answers
    assert "flashcards" not in answers
