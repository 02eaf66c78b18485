"""Short ways to read and render pages without MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown

from psychoed.build import Build

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTENSIONS = ["attr_list", "def_list", "tables", "toc", "pymdownx.superfences"]


class Pages:
    """A site of a few pages, read and rendered as in a build.

    Arguments:
        texts: Path to whole text of each page.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)
        self._current = ""
        self.build = Build(lambda md: self._current)
        self.generated = self.build.read(self.texts)
        self.problems = [str(problem) for problem in self.build.problems]

    def html(self, src_uri: str = "page.md") -> str:
        """Render one page's body."""
        self._current = src_uri
        text = self.texts.get(src_uri) or self.generated.get(src_uri) or self.build.late_page(src_uri) or ""
        if text.startswith("---\n"):
            text = text.split("\n---\n", 1)[1]
        return markdown.markdown(text, extensions=[*EXTENSIONS, self.build.extension])


def render(text: str, **other_pages: str) -> str:
    """Render one page of a site; keyword arguments are further pages, `glossary_words` for `glossary_words.md`."""
    return Pages({"page.md": text, **{f"{name}.md": page for name, page in other_pages.items()}}).html()
