"""One build of the site: from the texts of its pages to its generated pages and everything that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.assets import Assets
from psychoed.book_reader import read_book
from psychoed.check import check_book, check_placed, check_rendering
from psychoed.components.question.data import Question
from psychoed.crisis.reading import read_crisis
from psychoed.design.page import DESIGN_URI, design_page
from psychoed.edition import Edition
from psychoed.embed.document import page_discovery
from psychoed.embed.promise import PUBLISHED, Published, read_published
from psychoed.evidence.claims import SOURCES_URI, read_claims
from psychoed.evidence.page import sources_page
from psychoed.extension import PsychoedExtension
from psychoed.glossary.index import TermIndex
from psychoed.glossary.linker import GLOSSARY_URI
from psychoed.glossary.page import glossary_page
from psychoed.glossary.related import related_terms
from psychoed.handout.links import page_items
from psychoed.help.dates import future_checks
from psychoed.help.exit import EXIT_WORDS, missing_exits, pointless_exits, read_exit_words
from psychoed.help.marks import screen_only
from psychoed.help.pages import HELP_LINES, filled_pages, missing_help
from psychoed.metadata.structured_data import page_data, script_text
from psychoed.notices import notices
from psychoed.problems import Problem
from psychoed.quiz.key import ANSWERS_URI, answers_page
from psychoed.quiz.lint import lint
from psychoed.quiz.page import QUIZ_INDEX, quiz_index, quiz_page, quizzes
from psychoed.quiz.sureness import Sureness, told
from psychoed.references.citations import unknown_citations
from psychoed.references.csl import REFERENCES, read_references
from psychoed.scripts import FIELD_SCRIPTS, page_scripts
from psychoed.search.synonyms import SYNONYMS, Synonyms, check_pages, read_synonyms
from psychoed.site import Site
from psychoed.trust import Trust, joint_trust, page_trust

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from markdown import Markdown

    from psychoed.components.terms.part import Term
    from psychoed.crisis.terms import Terms
    from psychoed.handout.press import Press
    from psychoed.metadata.structured_data import Described
    from psychoed.quiz.page import Quiz

TAKEN = "The build makes a page of this address itself."
RENAME = "Give yours another file name."

DATA_FILES = (REFERENCES, HELP_LINES, PUBLISHED, EXIT_WORDS, SYNONYMS)
"""What pages draw on, relative to `docs_dir`; some of it comes for each language."""


class Build:
    """The state of one build. MkDocs makes a new one each time it builds.

    Arguments:
        page_of: Tells which page a Markdown instance renders, relative to `docs_dir`.
        edition: What it is a build of.
    """

    def __init__(self, page_of: Callable[[Markdown], str], edition: Edition | None = None) -> None:
        self.edition = edition or Edition()
        self.site = Site(page_of=page_of, edition=self.edition, unlinked=frozenset({GLOSSARY_URI, SOURCES_URI}))
        self.extension = PsychoedExtension(self.site)
        self.problems: list[Problem] = []
        """What reading showed to be wrong."""
        self.late_problems: list[Problem] = []
        self.assets = Assets()
        """To be set before `read`."""
        self.filled: dict[str, str] = {}
        """The texts of pages whose help lines were filled in."""
        self.screen_only: list[str] = []
        """Where pages name help lines that are not to be printed."""
        self.related: dict[str, tuple[Term, ...]] = {}
        self.quizzes: list[Quiz] = []
        self.published = Published()
        self.crisis: tuple[Terms, ...] = ()
        """What people type in a crisis, by language."""
        self.synonyms = Synonyms()
        self.press: Press
        """What makes handouts and diagrams while pages are rendered. To be set before any is made."""
        self.urls: Mapping[str, str] = {}
        """Path relative to `docs_dir` to address of each page, generated ones too. To be set after `read`."""

    def read(
        self, texts: Mapping[str, str], other_blocks: Collection[str] = (), data: Mapping[str, str] | None = None
    ) -> dict[str, str | None]:
        """Read all pages and say which ones to generate.

        Arguments:
            texts: Path relative to `docs_dir` to whole text of each page, in the order of the navigation.
            other_blocks: Names of blocks that are not ours but known to the site's Markdown.
            data: Path to whole text of those of `DATA_FILES` and of the lists of words of crisis that exist.

        Returns:
            The generated pages: path relative to `docs_dir` to Markdown, or to None where `source` writes it later.
        """
        data = data or {}
        listed = data.get(REFERENCES, "[]")
        self.site.references, problems = read_references(REFERENCES, listed)
        self.site.help, self.filled, help_problems = filled_pages(texts, data.get(HELP_LINES))
        self.screen_only = [say for uri, text in texts.items() for say in screen_only(self.site.help, uri, text)]
        self.crisis, crisis_problems = read_crisis(data, self.edition.language, self.site.help)
        words_uri = EXIT_WORDS.format(language=self.edition.language)
        exit_words, exit_problems = read_exit_words(words_uri, data.get(words_uri, "[]"))
        self.published, published_problems = read_published(data.get(PUBLISHED, ""))
        synonyms_uri = SYNONYMS.format(language=self.edition.language)
        self.synonyms, synonym_problems = read_synonyms(synonyms_uri, data.get(synonyms_uri, ""))
        book, page_problems = read_book({**texts, **self.filled}, other_blocks)
        self.site.book = book
        self.site.index = TermIndex(book.terms.values())
        self.site.claims, claim_problems = read_claims(book)
        self.related = related_terms(book, self.site.index)
        self.quizzes, quiz_problems = quizzes(
            book, self.related, self.site.index, self.site.claims, self.published.withdrawn
        )
        sureness = Sureness(self.site.claims)
        authored = {q.id: told(q, sureness) for page in book.pages for q in page.of(Question)}
        self.site.questions = {**{q.id: q for quiz in self.quizzes for q in quiz.questions}, **authored}
        pages: dict[str, str | None] = {
            quiz.src_uri: quiz_page(quiz, self.published.withdrawn) for quiz in self.quizzes
        }
        if self.quizzes:
            pages[QUIZ_INDEX] = quiz_index(self.quizzes)
            pages[ANSWERS_URI] = answers_page(self.quizzes)
        if book.terms:
            pages[GLOSSARY_URI] = None
        if self.site.claims:
            pages[SOURCES_URI] = None
        if self.assets.tokens:
            pages[DESIGN_URI] = design_page(book, self.site.questions, self.assets.tokens)
        found = {page.src_uri for page in book.pages if page.searched}
        found |= {src_uri for src_uri in pages if src_uri in {GLOSSARY_URI, SOURCES_URI, QUIZ_INDEX}}
        synonym_problems += check_pages(self.synonyms, found, {*texts, *pages} - found)
        taken = [Problem(src_uri, 0, TAKEN, RENAME) for src_uri in pages if src_uri in texts]
        self.problems = sorted(
            {
                *problems,
                *self.assets.problems,
                *help_problems,
                *published_problems,
                *crisis_problems,
                *synonym_problems,
                *page_problems,
                *check_book(book, self.site.index),
                *check_placed(book, self.site.questions),
                *claim_problems,
                *unknown_citations(book, self.site.references, listed),
                *missing_help(book, self.site.help),
                *exit_problems,
                *missing_exits(book.pages, exit_words),
                *pointless_exits(book.pages, self.site.help.exit, f"docs/{HELP_LINES}"),
                *quiz_problems,
                *lint(book),
                *taken,
            }
        )
        return {src_uri: text for src_uri, text in pages.items() if src_uri not in texts}

    def source(self, src_uri: str) -> str | None:
        """Return a page's text where it differs from its file: help lines filled in, or a page written only now.

        The glossary and the page of sources tell where words and claims stand, so they need all others rendered.
        """
        if src_uri in self.filled:
            return self.filled[src_uri]
        if src_uri not in {GLOSSARY_URI, SOURCES_URI} or src_uri in self.site.book.by_uri:
            return None
        if missing := self.site.book.by_uri.keys() - self.site.rendered.keys():
            what = f"It was written before {min(missing)} was rendered, and misses what stands there."
            remedy = "A plugin or hook changes the order of files: let it run earlier."
            self.late_problems.append(Problem(src_uri, 0, what, remedy))
        if src_uri == SOURCES_URI:
            places = {uri: notes.claims for uri, notes in self.site.rendered.items()}
            return sources_page(self.site.book, self.site.claims, self.site.references, places)
        order = {page.src_uri: number for number, page in enumerate(self.site.book.pages)}
        rendered = sorted((order[uri], notes) for uri, notes in self.site.rendered.items() if uri in order)
        mentions = [place for _, notes in rendered for place in notes.places]
        return glossary_page(self.site.book, self.site.index, self.related, mentions, self.site.claims)

    def scripts(self, src_uri: str) -> dict[str, str]:
        """Return the scripts that a rendered page needs, as `page_scripts` does."""
        notes = self.site.rendered.get(src_uri)
        is_quiz = src_uri in {QUIZ_INDEX, *(quiz.src_uri for quiz in self.quizzes)}
        return page_scripts(notes, is_quiz, bool(self.crisis)) if notes else {}

    @property
    def field_scripts(self) -> Mapping[str, str]:
        """What pages need whose template has a field, and how it is loaded; nothing without words of crisis."""
        return FIELD_SCRIPTS if self.crisis else {}

    def exit(self, src_uri: str) -> bool:
        """Whether a page shows “Exit this page”; a generated one does if a page does that it is made from."""
        if page := self.site.book.by_uri.get(src_uri):
            return bool(page.exit)
        if quiz := next((quiz for quiz in self.quizzes if quiz.src_uri == src_uri), None):
            return bool(quiz.page.exit)
        return any(page.exit for page in self.site.book.pages)

    def trust(self, src_uri: str = "") -> Trust:
        """Return what a page says of itself; without a page, what the site as a whole may say."""
        if page := self.site.book.by_uri.get(src_uri):
            return page_trust(page, self.edition)
        if quiz := next((quiz for quiz in self.quizzes if quiz.src_uri == src_uri), None):
            return page_trust(quiz.page, self.edition)
        return joint_trust((page for page in self.site.book.pages if page.parts or page.evidence), self.edition)

    def structured_data(self, page: Described) -> str:
        """Return what machines read of a rendered page, ready to stand in a `<script>`."""
        quiz = next((quiz for quiz in self.quizzes if quiz.src_uri == page.src_uri), None)
        return script_text(page_data(self.site, quiz, self.trust(page.src_uri), self.edition, page))

    def discovery(self, src_uri: str) -> str:
        """Return the link in a page's head by which programs find what to embed of it; often there is none."""
        return page_discovery(self.site.embeds, self.edition, src_uri)

    def printables(self, src_uri: str) -> str:
        """Return what there is to print or to show of a page, as items of a list in HTML; often there is nothing."""
        return page_items(self.site, src_uri, self.urls.get(src_uri, src_uri))

    def rendering_problems(self) -> list[Problem]:
        """Return what rendering showed to be wrong, once all pages are rendered."""
        return [*self.late_problems, *check_rendering(self.site)]

    def problems_of_today(self, today: date) -> list[Problem]:
        """Return what is wrong by the day on which the site is built; it changes nothing that is built."""
        return future_checks(HELP_LINES, self.site.help, today)

    def notices(self, today: date) -> list[str]:
        """Return what somebody should see to, but what keeps no site from being built."""
        return [*notices(self.site, self.published, today), *self.screen_only]
