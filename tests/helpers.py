"""Short ways to read and render pages without MkDocs."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown

from psychoed.assets import theme
from psychoed.content.build_info import BuildInfo
from psychoed.content.site import MadeSite
from psychoed.features.crisis.terms import CRISIS_FOLDER
from psychoed.features.help.fields import read_help_line
from psychoed.outputs.publication.pages import bind
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.check import check_rendering
from psychoed.pipeline.generated import late_pages
from psychoed.pipeline.notices import notices
from psychoed.pipeline.reading import DATA_FILES, read_content
from psychoed.pipeline.stages import Addressed, make_embeds
from psychoed.pipeline.theme_files import read_theme
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.record import PageScan, Record
from psychoed.rendering.scope import Scope
from psychoed.source.asleep import unknown_to
from psychoed.source.given import Given
from psychoed.source.setup import Setup
from psychoed.source.strict import DATES, PRIVACY
from psychoed.text import metrics
from psychoed.words.reading import WORDS, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pytest
    from markdown import Extension

    from psychoed.components.question.data import Question
    from psychoed.features.help.lines import HelpLine
    from psychoed.outputs.embed.embed import Embed
    from psychoed.outputs.publication.pages import Chapter
    from psychoed.pipeline.content import Content
    from psychoed.pipeline.stages import Made
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words

BUILD_INFO = BuildInfo(
    name="Small",
    author="The authors",
    version="abc1234",
    day=date(2026, 11, 23),
    strict=frozenset({PRIVACY, DATES}),
)


def help_line(**given: Any) -> HelpLine:
    """Make a help line of what is written of it, which may be little."""
    usual = {"id": "line", "need": "crisis", "name": "Talk", "for": "anyone"}
    line, problems = read_help_line(Given.of({**usual, **given}), (), BUILD_INFO.words)
    assert line, problems
    return line


LINE = help_line(id="talk", site="talk.example")
EXTENSIONS = ["attr_list", "def_list", "tables", "toc", "pymdownx.superfences"]


DOCS = Path(__file__).parents[1] / "docs"
OTHER = Path(__file__).with_name("other_topic") / "docs"

THEME = read_theme()
"""What the theme and the components bring for browsers."""


def site_words() -> Words:
    """Return what the site says around its pages, its own words among them."""
    path = WORDS.format(language=BUILD_INFO.language)
    # A site may say nothing otherwise than the toolkit.
    own = {path: (DOCS / path).read_text("utf-8")} if (DOCS / path).is_file() else {}
    words, problems = read_words(BUILD_INFO.language, own)
    assert problems == []
    return words


@cache
def real_content() -> Content:
    """Read the pages of the site itself, whatever it is about; once, for nothing can change what was read."""
    return _content_of(DOCS)


def other_content() -> Content:
    """Read the pages of another site, which are few and have one of each block."""
    return _content_of(OTHER)


def _content_of(docs: Path) -> Content:
    texts = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
    named = [docs / name.format(language=BUILD_INFO.language) for name in DATA_FILES]
    there = [path for path in [*named, *sorted((docs / CRISIS_FOLDER).glob("*.yml"))] if path.is_file()]
    data = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in there}
    words, _ = read_words(BUILD_INFO.language, data)
    return read_content(texts, replace(BUILD_INFO, words=words), Assets(), data=data)


def addressed(content: Content) -> Addressed:
    """Give pages the addresses that they have in a build."""
    pages = {**content.site.book.by_uri, **content.generated}
    return Addressed(content, {src_uri: src_uri.removesuffix(".md") + ".html" for src_uri in pages})


def made_of(content: Content) -> Made:
    """Make the embeds of a site."""
    return make_embeds(addressed(content), new_markdown)


def notices_of(content: Content, day: date, embeds: Iterable[Embed] = ()) -> list[str]:
    """Return what somebody should see to on a day."""
    return [*notices(MadeSite.of(content.site, embeds), content.published, day), *content.notices]


def new_markdown(extension: Extension) -> markdown.Markdown:
    """Return Markdown as pages have it, with an extension of ours."""
    return markdown.Markdown(extensions=[*EXTENSIONS, extension])


@contextmanager
def without_fonts(monkeypatch: pytest.MonkeyPatch, empty: Path) -> Iterator[None]:
    """Let pictures be drawn as where the site's fonts are missing.

    Arguments:
        monkeypatch: Undoes it later.
        empty: An empty folder.
    """
    held = (metrics._opened, metrics._width)

    def forget() -> None:
        for cached in held:
            cached.cache_clear()

    forget()
    monkeypatch.setattr(theme, "FONTS", empty)
    yield
    forget()


@cache
def _unknown() -> frozenset[str]:
    return unknown_to(markdown.Markdown(extensions=EXTENSIONS))


class Pages:
    """A site of a few pages, read and rendered as in a build.

    Arguments:
        texts: Path to whole text of each page and data file.
        questions: What pages can show besides.
    """

    def __init__(self, texts: Mapping[str, str], questions: Iterable[Question] = ()) -> None:
        self.texts = {path: text for path, text in texts.items() if path.endswith(".md")}
        self._current = ""
        data = {path: text for path, text in texts.items() if path not in self.texts}
        setup = Setup(unknown=_unknown(), today=date(2026, 11, 23))
        self.content = read_content(self.texts, BUILD_INFO, Assets(), data, setup)
        self.record = Record()
        self._late: tuple[list[PageScan | None], dict[str, str]] | None = None
        site = self.content.site
        site = replace(site, questions={**site.questions, **{question.id: question for question in questions}})
        scope = Scope(MadeSite.of(site, ()), lambda md: self._current, self.record, on_site=True)
        self.extension = PsychoedExtension(scope)
        self.problems = [str(problem) for problem in self.content.problems if not self._beside_the_point(problem)]

    @property
    def generated(self) -> dict[str, str]:
        """The pages that the build makes, as they are by what was rendered so far."""
        told = [self.record.pages.get(src_uri) for src_uri in self.texts]
        if self._late is None or any(one is not other for one, other in zip(self._late[0], told, strict=True)):
            self._late = (told, late_pages(self.content, self.record.pages, {}))
        return {**self.content.generated, **self._late[1]}

    def notices(self, day: date) -> list[str]:
        """Return what somebody should see to on a day."""
        return notices_of(self.content, day)

    def rendering_problems(self) -> list[str]:
        """Return what rendering showed to be wrong."""
        return [str(problem) for problem in check_rendering(self.content.site, self.record.pages)]

    def _beside_the_point(self, problem: Problem) -> bool:
        """Tell what a short case has no room for: dates where a page speaks of none, evidence where there is none."""
        if problem.message.startswith("This page does not say when"):
            return "review" not in self.texts[problem.src_uri]
        bare = problem.message.startswith("The claim") and problem.message.endswith("has no evidence.")
        return bare and not any("/// evidence" in text for text in self.texts.values())

    def html(self, src_uri: str = "page.md", more: Iterable[str] = ()) -> str:
        """Render one page's body, with some extensions of Markdown more."""
        self._current = src_uri
        text = self.content.filled.get(src_uri) or self.texts.get(src_uri) or self.generated.get(src_uri) or ""
        if text.startswith("---\n"):
            text = text.split("\n---\n", 1)[1]
        return markdown.markdown(text, extensions=[*EXTENSIONS, *more, self.extension])


def render(text: str, **other_pages: str) -> str:
    """Render one page of a site; keyword arguments are further pages, `glossary_words` for `glossary_words.md`."""
    return Pages({"page.md": text, **{f"{name}.md": page for name, page in other_pages.items()}}).html()


def chapter_of(text: str, urls: Mapping[str, str] | None = None, pictures: Mapping[str, str] | None = None) -> Chapter:
    """Render a page of a site as the site shows it, and return what its copies show.

    Arguments:
        text: The page's, `page.md`.
        urls: The addresses of all pages; what is there is at its path below `elsewhere:` for copies.
        pictures: Path in the site to what stands for a picture.
    """
    site, record = Pages({"page.md": text}).content.site, Record()
    scope = Scope(site, lambda md: "page.md", record, ["page.md"], on_site=True)
    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    markdown.markdown(body, extensions=[*EXTENSIONS, PsychoedExtension(scope)])
    (chapter,) = bind(
        record.trees,
        site,
        new_markdown,
        lambda page, anchor: f"elsewhere:{page}#{anchor}" if page in (urls or {}) else "",
        lambda path: (pictures or {}).get(path, ""),
        urls,
    )
    return chapter
