"""Short ways to read and render pages without MkDocs."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import markdown

from psychoed.build import DATA_FILES, Build
from psychoed.crisis.terms import CRISIS_FOLDER
from psychoed.edition import Edition
from psychoed.help.fields import help_line
from psychoed.picture import metrics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pytest
    from markdown import Extension

    from psychoed.problems import Problem

EDITION = Edition(name="Small", author="The authors", version="abc1234", day=date(2026, 11, 23))
LINE = help_line({"id": "talk", "need": "crisis", "name": "Talk", "for": "anyone", "site": "talk.example"}, 1)
EXTENSIONS = ["attr_list", "def_list", "tables", "toc", "pymdownx.superfences"]


DOCS = Path(__file__).parents[1] / "docs"


def real_build() -> Build:
    """Read the pages of the site itself."""
    made = Build(lambda md: "", EDITION)
    texts = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in sorted(DOCS.rglob("*.md"))}
    lists = [path.relative_to(DOCS).as_posix() for path in sorted((DOCS / CRISIS_FOLDER).glob("*.yml"))]
    names = [*(name.format(language=EDITION.language) for name in DATA_FILES), *lists]
    made.read(texts, data={name: (DOCS / name).read_text("utf-8") for name in names})
    return made


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
    held = (metrics.opened, metrics._width)

    def forget() -> None:
        for cached in held:
            cached.cache_clear()

    forget()
    monkeypatch.setattr(metrics, "FONTS", empty)
    yield
    forget()


class Pages:
    """A site of a few pages, read and rendered as in a build.

    Arguments:
        texts: Path to whole text of each page and data file.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = {path: text for path, text in texts.items() if path.endswith(".md")}
        self._current = ""
        self.build = Build(lambda md: self._current, EDITION)
        data = {path: text for path, text in texts.items() if path not in self.texts}
        self.generated = self.build.read(self.texts, data=data)
        self.problems = [str(problem) for problem in self.build.problems if not self._beside_the_point(problem)]

    def _beside_the_point(self, problem: Problem) -> bool:
        """Tell what a short case has no room for: dates where a page speaks of none, evidence where there is none."""
        if problem.what.startswith("This page does not say when"):
            return "review" not in self.texts[problem.src_uri]
        bare = problem.what.startswith("The claim") and problem.what.endswith("has no evidence.")
        return bare and not any("/// evidence" in text for text in self.texts.values())

    def html(self, src_uri: str = "page.md") -> str:
        """Render one page's body."""
        self._current = src_uri
        text = self.build.source(src_uri) or self.texts.get(src_uri) or self.generated.get(src_uri) or ""
        if text.startswith("---\n"):
            text = text.split("\n---\n", 1)[1]
        return markdown.markdown(text, extensions=[*EXTENSIONS, self.build.extension])


def render(text: str, **other_pages: str) -> str:
    """Render one page of a site; keyword arguments are further pages, `glossary_words` for `glossary_words.md`."""
    return Pages({"page.md": text, **{f"{name}.md": page for name, page in other_pages.items()}}).html()
