"""Trees that several documents show: kept once, taken further in each."""

from __future__ import annotations

from dataclasses import replace

import markdown
import pytest

from helpers import EXTENSIONS, Pages, new_markdown
from psychoed.components.keeping import gone_on
from psychoed.rendering.conversion import parsed, processed, written
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.scope import Scope

PAGE = """\
# A page

Trust &amp; *more*, <b>raw</b>. {claim=F1}

<div class="raw">Raw, too</div>

/// pathway | Title
    id: way
    returns: 1 | It starts *again*

1. Somebody speaks of trust → `calm`
2. Two

    ```
    code
    ```
///

//// reflection | Outer
Trust.

/// takeaways | Inner
- **One.** Of two.
///
////

/// evidence | contested
    about: F1
    title: One
    sources: [a2000]

It is *not* so sure.
///

/// help-lines
///
"""
TEXTS = {
    "page.md": PAGE,
    "words.md": "/// terms\nTrust\n:   Expecting good.\n///\n",
    "references.json": '[{"id": "a2000", "type": "book", "title": "T",'
    ' "author": [{"family": "A"}], "issued": {"date-parts": [[2000]]}}]',
    "help-lines.yml": """\
exit: https://weather.example
directory: list
places:
  Here: {general: talk, zones: [Europe/London], regions: [GB]}
lines:
  - {id: list, need: directory, for: finding a line, name: A list, site: list.example}
  - {id: talk, where: Here, need: [crisis], for: anyone, name: Talk, site: talk.example}
  - {id: web, where: Here, need: [crisis], for: anyone, name: Web, site: web.example, paper: false}
""",
}


@pytest.fixture(scope="module")
def pages() -> Pages:
    """Return a site whose page is kept."""
    made = Pages(TEXTS)
    made.extension = PsychoedExtension(replace(made.extension.scope, kept=("page.md",)))
    return made


def test_a_kept_tree_says_in_another_document_what_its_page_says_and_stays_as_it_is(pages: Pages) -> None:
    html = pages.html()
    assert [pages.html("words.md"), *pages.record.trees] == [pages.html("words.md"), "page.md"]
    md = new_markdown(PsychoedExtension(Scope(pages.content.site, lambda md: "page.md")))
    kept = pages.record.trees["page.md"]
    assert all(said in html for said in ('class="raw"', "picture__station", 'class="term"', "evidence__note", "code\n"))
    for _ in range(2):
        # Its words fold at its end on the site alone.
        made = written(md, gone_on(md, kept))
        assert (
            made.partition('<section class="words-on')[0] == html.partition('<details class="section-fold words-on')[0]
        )


def test_what_depends_on_the_document_is_filled_in_each(pages: Pages) -> None:
    html, site = pages.html(), pages.content.site
    md = new_markdown(PsychoedExtension(Scope(replace(site, help=site.help.on_paper), lambda md: "page.md")))
    on_paper = written(md, gone_on(md, pages.record.trees["page.md"]))
    assert [name for name in ("talk.example", "web.example") if name in html] == ["talk.example", "web.example"]
    assert [name for name in ("talk.example", "web.example") if name in on_paper] == ["talk.example"]


def test_the_steps_of_a_conversion_make_what_markdown_makes() -> None:
    md = markdown.Markdown(extensions=EXTENSIONS)
    text = "# One\n\nTwo &copy; <b>three</b>\n\n```\nfour\n```\n\n<p>five</p>\n"
    whole = md.reset().convert(text)
    assert written(md, processed(md, parsed(md, text))) == whole
    assert written(md, processed(md, parsed(md, ""))) == ""
