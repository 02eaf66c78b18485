"""What a preview shows over its pages: every mistake once, those of the page first, and all of it as text."""

from __future__ import annotations

import json
import logging
import threading
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from helpers import Pages, made_of
from mkdocs_run import DATES
from psychoed.mkdocs import log
from psychoed.mkdocs.preview import Preview
from psychoed.mkdocs.preview_app import with_panels
from psychoed.outputs.preview.panel import ROOM, SCRIPT, STYLE, failed_page, panel, with_panel
from psychoed.outputs.preview.told import Told
from psychoed.pipeline.stages import Rendering
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Problem("learn/a.md", 7, "There is no block `fact`.", "Did you mean 'facts'?")
OTHER = Problem("index.md", 0, "The title <script>alert(1)</script> is “long”.", 'Write "less" & mend it.')
LINK = "Doc file 'learn/a.md' contains a link '<b>x', but the target is not found."
TOLD = Told(problems=(OTHER, HERE, OTHER), warnings=(LINK,), notices=("about.md: Due <soon>.",))
LED = "learn/a.md:9: The link `c.md` leads nowhere: there is no `learn/c.md`. Write its path."
PAGE = b"<!doctype html><title>A</title><body><h1>A</h1></body></html>"


class _Read(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.items: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "li":
            self.items.append("")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.items:
            self.items[-1] += data.strip("\n")


def test_mistakes_of_the_page_come_first_each_once_and_all_text_is_escaped() -> None:
    read = _Read(panel(TOLD, "learn/a.md"))
    assert "2 mistakes, 1 on this page" in read.text
    assert read.items == [
        f"learn/a.md:7 {HERE.message} {HERE.hint}Elsewhere",
        # What others warn of may be wrong only since the site is not whole.
        f"index.md {OTHER.message} {OTHER.hint}MkDocs warns too; some of it ends once the above is mended: 1",
        f"{LINK}To see to; no build stops for it: 1",
        "about.md: Due <soon>.",
    ]
    assert not {"script", "b", "soon"} & {*read.tags}


@pytest.mark.parametrize(
    ("told", "src_uri", "title"),
    [
        (Told(problems=(HERE,)), "learn/a.md", "1 mistake, 1 on this page"),
        (Told(problems=(HERE,)), "index.md", "1 mistake, on other pages"),
        (Told(problems=(HERE,), warnings=(LINK,)), "learn/a.md", "1 mistake, 1 on this page"),
        (Told(warnings=(LINK, LINK)), "learn/a.md", "1 mistake, 1 on this page"),
        (Told(warnings=(LINK, LINK)), "index.md", "1 mistake, on other pages"),
        (Told(problems=(HERE, replace(HERE, line=9))), "learn/a.md", "2 mistakes, all on this page"),
        (Told(problems=(HERE,), failure="No."), "index.md", "The site could not be built. 1 mistake"),
        (Told(failure="No."), "", "The site could not be built"),
    ],
)
def test_the_title_says_how_many_there_are(told: Told, src_uri: str, title: str) -> None:
    assert f'<span class="title">{title}</span>' in panel(told, src_uri)


@pytest.mark.parametrize("warning", [LINK, LED])
def test_a_warning_of_others_belongs_to_the_page_that_it_names(warning: str) -> None:
    told = Told(warnings=(warning,))
    assert [[each.what for each in found] for found in (told.here("learn/a.md"), told.elsewhere("learn/a.md"))] == [
        [warning],
        [],
    ]
    assert told.here("a.md") == []


def test_notices_alone_open_no_panel() -> None:
    told = Told(notices=("about.md: Due.",))
    assert panel(told, "about.md") == ""
    assert b"psychoed-preview" not in with_panel(PAGE, "about.html", told, "about.md", 1)


def test_a_page_carries_the_panel_in_a_root_of_its_own_and_a_framed_one_does_not() -> None:
    page = with_panel(PAGE, "learn/a.html", TOLD, "learn/a.md", 4)
    assert page.startswith(b"<!doctype html><title>A</title><body><h1>A</h1>")
    assert page.count(b'<template shadowrootmode="open">') == 1
    assert b'data-version="4"' in page
    assert page.endswith(b"</body></html>")
    assert with_panel(PAGE, "embed/v1/a.html", TOLD, "", 4) == PAGE
    assert with_panel(b"404 Not Found", "x.html", TOLD, "", 4) == b"404 Not Found"


def test_a_page_stands_where_a_build_failed() -> None:
    page = failed_page(Told(problems=(HERE,), failure="base.html: unexpected '<end>'"), "learn/a.md", 2)
    read = _Read(page)
    assert "base.html: unexpected '<end>'" in read.text
    assert read.items[0].startswith("learn/a.md:7")
    assert "data-failed" in page
    assert "end" not in read.tags


def test_nobody_is_told_that_old_ids_lead_nowhere_while_the_site_is_not_whole() -> None:
    moved = DATES.replace("---\n", "---\nmoved:\n  old: gone\n", 1)
    for text, told in (("# A\n", True), ("# A\n\n[[trsut]]\n", False)):
        pages = Pages({"a.md": f"{moved}{text}"})
        pages.html("a.md")
        rendering = Rendering(made_of(pages.content), pages.record.pages, {})
        assert any("There is no `gone`" in problem.message for problem in rendering.problems) is told


@pytest.fixture
def preview() -> Iterator[Preview]:
    """Return what listens to builds, and let it listen no more."""
    preview = Preview()
    preview.begin()
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    yield preview
    preview.end()


def test_what_a_build_says_is_kept_and_what_the_server_says_is_not(preview: Preview) -> None:
    log.report([HERE], fatal=False)
    log.notice(["about.md: Due."])
    logging.getLogger("mkdocs.structure.pages").warning("A link of '%s' is %s.", "index.md", "gone")
    logging.getLogger("mkdocs.commands.build").info("Cleaning site directory")
    logging.getLogger("mkdocs.livereload").warning('"GET /x" code 404')
    assert preview.told == Told()
    preview.end()
    assert preview.told == Told((HERE,), ("A link of 'index.md' is gone.",), ("about.md: Due.",))
    log.report([OTHER], fatal=False)
    preview.begin()
    preview.end()
    assert preview.told == Told()


def test_what_is_tried_out_is_told_later_and_forgotten_once_pages_are_built_anew(preview: Preview) -> None:
    tried = threading.Event()
    cancelled: list[str] = []

    def attempt(wanted: object) -> tuple[list[Problem], list[str]]:
        tried.set()
        return [HERE], ["about.md:7: Sheets leave out a sign."]

    preview.begin_trial(attempt, lambda: cancelled.append("first"))
    preview.end()
    with preview.changed:
        assert preview.changed.wait_for(lambda: preview.told.problems == (HERE,), timeout=10)
    assert preview.told.notices == ("about.md:7: Sheets leave out a sign.",)
    preview.begin()
    assert cancelled == ["first"]
    tried.clear()
    preview.begin_trial(attempt, lambda: None)
    preview.begin()
    preview.end()
    assert not tried.wait(0.6), "It was still tried out for pages that are no more."
    assert preview.told == Told()


def _site(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    kind = "text/css" if environ["PATH_INFO"].endswith(".css") else "text/html"
    start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(PAGE)))])
    return [PAGE]


def _asked(preview: Preview, path: str, query: str = "") -> tuple[str, dict[str, str], str]:
    head: list[Any] = []
    app = with_panels(_site, preview, "/sub/")
    body = app({"PATH_INFO": path, "QUERY_STRING": query}, lambda *given: head.extend([*given]))  # type: ignore[arg-type,func-returns-value]
    content = b"".join(body)
    assert dict(head[1])["Content-Length"] == str(len(content))
    return head[0], dict(head[1]), content.decode()


def test_the_server_answers_with_the_panel_over_pages_and_over_nothing_else(preview: Preview) -> None:
    log.report([HERE], fatal=False)
    preview.pages = {"learn/a.html": "learn/a.md", "index.html": "index.md"}
    preview.end()
    assert "1 mistake, 1 on this page" in _asked(preview, "/sub/learn/a.html")[2]
    assert "1 mistake, on other pages" in _asked(preview, "/sub/")[2]
    assert _asked(preview, "/sub/assets/site.css")[2].encode() == PAGE
    assert _asked(preview, f"{ROOM}{STYLE}")[1]["Content-Type"].startswith("text/css")
    assert "currentScript" in _asked(preview, f"{ROOM}{SCRIPT}")[2]
    news = json.loads(_asked(preview, f"{ROOM}said/0", "page=learn/a.md")[2])
    assert news["version"] == preview.version
    assert "1 mistake, 1 on this page" in news["html"]


def test_after_a_build_that_failed_pages_say_why_and_all_is_well_once_it_is_mended(preview: Preview) -> None:
    def fail() -> None:
        raise ZeroDivisionError("no way")

    with pytest.raises(ZeroDivisionError):
        preview.followed(fail)()
    status, _, page = _asked(preview, "/sub/learn/a.html")
    assert status.startswith("500")
    assert "ZeroDivisionError: no way" in page
    preview.followed(lambda: None)()
    status, _, page = _asked(preview, "/sub/learn/a.html")
    assert status == "200 OK"
    assert "psychoed-preview" not in page


def test_a_page_waits_for_the_build_that_makes_it(preview: Preview) -> None:
    answers: list[str] = []
    asking = threading.Thread(target=lambda: answers.append(_asked(preview, "/sub/index.html")[0]), daemon=True)
    asking.start()
    asking.join(0.2)
    assert answers == []
    preview.end()
    asking.join(5)
    assert answers == ["200 OK"]
