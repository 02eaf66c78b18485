"""One build of the site: from the texts of its pages to its generated pages and everything that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.blocks import Question
from psychoed.book import read_book
from psychoed.check import check_book, check_placed, check_rendering
from psychoed.extension import PsychoedExtension
from psychoed.glossary.index import TermIndex
from psychoed.glossary.linker import GLOSSARY_URI
from psychoed.glossary.page import glossary_page
from psychoed.glossary.related import related_terms
from psychoed.problems import Problem
from psychoed.quiz.page import QUIZ_INDEX, quiz_index, quiz_page, quizzes
from psychoed.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from markdown import Markdown

TAKEN = "The build makes a page of this address itself."
RENAME = "Give yours another file name."

TERM_SCRIPT = "assets/terms.js"
QUIZ_SCRIPT = "assets/quiz.js"


class Build:
    """The state of one build. MkDocs makes a new one each time it builds.

    Arguments:
        page_of: Tells which page a Markdown instance renders, relative to `docs_dir`.
    """

    def __init__(self, page_of: Callable[[Markdown], str]) -> None:
        self.site = Site(page_of=page_of, unlinked=frozenset({GLOSSARY_URI}))
        self.extension = PsychoedExtension(self.site)
        self.problems: list[Problem] = []
        """What reading showed to be wrong."""
        self.late_problems: list[Problem] = []

    def read(self, texts: Mapping[str, str], other_blocks: Collection[str] = ()) -> dict[str, str | None]:
        """Read all pages and say which ones to generate.

        Arguments:
            texts: Path relative to `docs_dir` to whole text of each page, in the order of the navigation.
            other_blocks: Names of blocks that are not ours but known to the site's Markdown.

        Returns:
            The generated pages: path relative to `docs_dir` to Markdown, or to None where `late_page` writes it later.
        """
        book, problems = read_book(texts, other_blocks)
        self.site.book = book
        self.site.index = TermIndex(book.terms.values())
        self.related = related_terms(book, self.site.index)
        made, quiz_problems = quizzes(book, self.related, self.site.index)
        authored = {q.id: q for page in book.pages for q in page.of(Question)}
        self.site.questions = {**{q.id: q for quiz in made for q in quiz.questions}, **authored}
        pages: dict[str, str | None] = {quiz.src_uri: quiz_page(quiz) for quiz in made}
        if made:
            pages[QUIZ_INDEX] = quiz_index(made)
        if book.terms:
            pages[GLOSSARY_URI] = None
        taken = [Problem(src_uri, 0, TAKEN, RENAME) for src_uri in pages if src_uri in texts]
        self.problems = sorted(
            {
                *problems,
                *check_book(book, self.site.index),
                *check_placed(book, self.site.questions),
                *quiz_problems,
                *taken,
            }
        )
        return {src_uri: text for src_uri, text in pages.items() if src_uri not in texts}

    def late_page(self, src_uri: str) -> str | None:
        """Write a page that needs to know how the others were rendered; None for any other page."""
        if src_uri != GLOSSARY_URI or GLOSSARY_URI in self.site.book.by_uri:
            return None
        if missing := self.site.book.by_uri.keys() - self.site.rendered.keys():
            what = f"It was written before {min(missing)} was rendered, and misses its mentions."
            remedy = "A plugin or hook changes the order of files: let it run earlier."
            self.late_problems.append(Problem(GLOSSARY_URI, 0, what, remedy))
        order = {page.src_uri: number for number, page in enumerate(self.site.book.pages)}
        rendered = sorted((order[uri], notes) for uri, notes in self.site.rendered.items() if uri in order)
        places = [place for _, notes in rendered for place in notes.places]
        return glossary_page(self.site.book, self.site.index, self.related, places)

    def scripts(self, src_uri: str) -> list[str]:
        """Return the scripts that a rendered page needs, relative to `docs_dir`."""
        notes = self.site.rendered.get(src_uri)
        if notes is None:
            return []
        return [TERM_SCRIPT] * notes.has_terms + [QUIZ_SCRIPT] * notes.has_questions

    def checked(self, src_uri: str) -> date | None:
        """Return the day on which a page was last checked; for a generated page, the latest of all."""
        page = self.site.book.by_uri.get(src_uri)
        return (page and page.reviewed) or self.site.book.reviewed

    def rendering_problems(self) -> list[Problem]:
        """Return what rendering showed to be wrong, once all pages are rendered."""
        return [*self.late_problems, *check_rendering(self.site.book, self.site.rendered, self.site.created)]
