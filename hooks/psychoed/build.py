"""One build of the site: from the texts of its pages to its generated pages and everything that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.blocks import Question
from psychoed.book import read_book
from psychoed.check import check_book, check_placed, check_rendering
from psychoed.edition import Edition
from psychoed.evidence.claims import SOURCES_URI, read_claims
from psychoed.evidence.page import sources_page
from psychoed.extension import PsychoedExtension
from psychoed.glossary.index import TermIndex
from psychoed.glossary.linker import GLOSSARY_URI
from psychoed.glossary.page import glossary_page
from psychoed.glossary.related import related_terms
from psychoed.help.lines import read_help_lines
from psychoed.metadata.files import llms_txt, robots_txt
from psychoed.metadata.structured_data import page_data, script_text
from psychoed.problems import Problem
from psychoed.quiz.files import quiz_files
from psychoed.quiz.key import ANSWERS_URI, answers_page
from psychoed.quiz.lint import lint
from psychoed.quiz.page import QUIZ_INDEX, quiz_index, quiz_page, quizzes
from psychoed.references.citations import uncited, unknown_citations
from psychoed.references.csl import read_references
from psychoed.site import Site
from psychoed.stylesheet import STYLESHEET, bundle
from psychoed.trust import Trust, joint_trust, overdue_notices, page_trust

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from markdown import Markdown

    from psychoed.blocks import Term
    from psychoed.metadata.structured_data import Described
    from psychoed.quiz.page import Quiz

TAKEN = "The build makes a page of this address itself."
RENAME = "Give yours another file name."

REFERENCES = "references.json"
HELP_LINES = "help-lines.yml"
HELP_TEMPLATE = "help.html"
"""The template of pages that a reader may have to leave at once."""

DATA_FILES = (REFERENCES, HELP_LINES)
"""What pages draw on, relative to `docs_dir`."""

_UNCITED = "{file}: Cited nowhere: {keys}."
_UNCHECKED = "{file}: Nobody has checked these {count} lines with the service: {ids}. Check each, and add `checked:`."
_NO_FEEDBACK = "mkdocs.yml: No address for corrections is set, and readers are told so. Set SITE_FEEDBACK."

TERM_SCRIPT = "assets/terms.js"
QUIZ_SCRIPT = "assets/quiz.js"
PATHWAY_SCRIPT = "assets/pathway.js"


class Build:
    """The state of one build. MkDocs makes a new one each time it builds.

    Arguments:
        page_of: Tells which page a Markdown instance renders, relative to `docs_dir`.
        edition: What it is a build of.
    """

    def __init__(self, page_of: Callable[[Markdown], str], edition: Edition | None = None) -> None:
        self.edition = edition or Edition()
        self.site = Site(page_of=page_of, unlinked=frozenset({GLOSSARY_URI, SOURCES_URI}))
        self.extension = PsychoedExtension(self.site)
        self.problems: list[Problem] = []
        """What reading showed to be wrong."""
        self.late_problems: list[Problem] = []
        self.filled: dict[str, str] = {}
        """The texts of pages whose help lines were filled in."""
        self.related: dict[str, tuple[Term, ...]] = {}
        self.quizzes: list[Quiz] = []

    def read(
        self, texts: Mapping[str, str], other_blocks: Collection[str] = (), data: Mapping[str, str] | None = None
    ) -> dict[str, str | None]:
        """Read all pages and say which ones to generate.

        Arguments:
            texts: Path relative to `docs_dir` to whole text of each page, in the order of the navigation.
            other_blocks: Names of blocks that are not ours but known to the site's Markdown.
            data: Path to whole text of those of `DATA_FILES` that exist.

        Returns:
            The generated pages: path relative to `docs_dir` to Markdown, or to None where `source` writes it later.
        """
        data = data or {}
        listed = data.get(REFERENCES, "[]")
        self.site.references, problems = read_references(REFERENCES, listed)
        problems += self._read_help_lines(texts, data.get(HELP_LINES))
        book, page_problems = read_book({**texts, **self.filled}, other_blocks)
        self.site.book = book
        self.site.index = TermIndex(book.terms.values())
        self.site.claims, claim_problems = read_claims(book)
        self.related = related_terms(book, self.site.index)
        self.quizzes, quiz_problems = quizzes(book, self.related, self.site.index, self.site.claims)
        authored = {q.id: q for page in book.pages for q in page.of(Question)}
        self.site.questions = {**{q.id: q for quiz in self.quizzes for q in quiz.questions}, **authored}
        pages: dict[str, str | None] = {quiz.src_uri: quiz_page(quiz) for quiz in self.quizzes}
        if self.quizzes:
            pages[QUIZ_INDEX] = quiz_index(self.quizzes)
            pages[ANSWERS_URI] = answers_page(self.quizzes)
        if book.terms:
            pages[GLOSSARY_URI] = None
        if self.site.claims:
            pages[SOURCES_URI] = None
        taken = [Problem(src_uri, 0, TAKEN, RENAME) for src_uri in pages if src_uri in texts]
        self.problems = sorted(
            {
                *problems,
                *page_problems,
                *check_book(book, self.site.index),
                *check_placed(book, self.site.questions),
                *claim_problems,
                *unknown_citations(book, self.site.references, listed),
                *self._missing_help(),
                *quiz_problems,
                *lint(book),
                *taken,
            }
        )
        return {src_uri: text for src_uri, text in pages.items() if src_uri not in texts}

    def _read_help_lines(self, texts: Mapping[str, str], listed: str | None) -> list[Problem]:
        """Read the help lines, if there are any, and fill them into the pages."""
        problems: list[Problem] = []
        if listed is not None:
            self.site.help, problems = read_help_lines(HELP_LINES, listed)
        filled = {src_uri: self.site.help.filled(text) for src_uri, text in texts.items()}
        self.filled = {src_uri: text for src_uri, text in filled.items() if text != texts[src_uri]}
        unknown = (self.site.help.unknown(src_uri, text, listed or "") for src_uri, text in texts.items())
        return [*problems, *(problem for found in unknown for problem in found)]

    def _missing_help(self) -> list[Problem]:
        """Report pages that promise help which there is not: nobody would see it until it is needed."""
        problems = []
        for page in self.site.book.pages:
            if page.help_line and not self.site.help.lines:
                what, remedy = "There is no help line to show.", f"Write them in `docs/{HELP_LINES}`."
                problems.append(Problem(page.src_uri, page.help_line, what, remedy))
            if page.template == HELP_TEMPLATE and not self.site.help.exit:
                what, remedy = "“Exit this page” leads nowhere.", f"Name a page as `exit:` in `docs/{HELP_LINES}`."
                problems.append(Problem(page.src_uri, page.line_of("template:"), what, remedy))
        return problems

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

    def scripts(self, src_uri: str) -> list[str]:
        """Return the scripts that a rendered page needs, relative to `docs_dir`."""
        notes = self.site.rendered.get(src_uri)
        if notes is None:
            return []
        needed = {TERM_SCRIPT: notes.has_terms, QUIZ_SCRIPT: notes.has_questions, PATHWAY_SCRIPT: notes.has_pathways}
        return [script for script, is_needed in needed.items() if is_needed]

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

    def files(self, urls: Mapping[str, str]) -> dict[str, str]:
        """Write the files that are no pages.

        Arguments:
            urls: Path relative to `docs_dir` to address, relative to the site's, of each page, generated ones too.

        Returns:
            Path in the site to text.
        """
        titles = {GLOSSARY_URI: labels.GLOSSARY, SOURCES_URI: labels.SOURCES, QUIZ_INDEX: labels.QUIZ_ALL_TITLE}
        about = {
            GLOSSARY_URI: labels.GLOSSARY_DESCRIPTION,
            SOURCES_URI: labels.SOURCES_DESCRIPTION,
            QUIZ_INDEX: labels.QUIZ_ALL_LEAD,
        }
        pages = [(p.title, p.description, urls[p.src_uri]) for p in self.site.book.pages if p.searched]
        pages += [(titles[uri], about[uri], urls[uri]) for uri in titles if uri in urls]
        texts = {"robots.txt": robots_txt(self.edition), "llms.txt": llms_txt(self.edition, pages)}
        return texts | quiz_files(self.quizzes, self.site.book, self.edition)

    def stylesheet(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Put the stylesheet together, and remember what is wrong with it.

        Arguments:
            texts: Path relative to `docs_dir` to text of the stylesheets that there are.

        Returns:
            Path to text; nothing where the site has no stylesheet of its own.
        """
        if STYLESHEET not in texts:
            return {}
        text, problems = bundle(STYLESHEET, texts)
        self.problems += problems
        return {STYLESHEET: text}

    def rendering_problems(self) -> list[Problem]:
        """Return what rendering showed to be wrong, once all pages are rendered."""
        return [*self.late_problems, *check_rendering(self.site)]

    def notices(self, today: date) -> list[str]:
        """Return what somebody should see to, but what keeps no site from being built."""
        notices = overdue_notices(self.site.book, today)
        if keys := uncited(self.site.book, self.site.references):
            notices.append(_UNCITED.format(file=REFERENCES, keys=", ".join(keys)))
        lines = [line for line in self.site.help.lines if line.reachable and not line.checked]
        if lines:
            ids = ", ".join(line.id for line in lines)
            notices.append(_UNCHECKED.format(file=HELP_LINES, count=len(lines), ids=ids))
        if self.site.claims and not self.edition.feedback:
            notices.append(_NO_FEEDBACK)
        return notices
