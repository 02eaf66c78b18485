"""Reading a site: from the texts of its files to its content and everything that is wrong with it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from operator import attrgetter
from typing import TYPE_CHECKING

from psychoed.assets.colours import colours_of
from psychoed.components.question.data import Question
from psychoed.components.terms.block import words_with_commas
from psychoed.components.terms.part import GLOSSARY_URI, Terms
from psychoed.content.book import Book
from psychoed.content.digest import Authored
from psychoed.content.references.citations import cited, unfit_citations, unfit_others, unknown_citations
from psychoed.content.references.csl import REFERENCES, read_references
from psychoed.content.references.order import lettered
from psychoed.content.reviews import REVIEWS, read_reviews
from psychoed.content.site import Site
from psychoed.content.standings import stand
from psychoed.features.crisis.reading import is_list, read_crisis
from psychoed.features.evidence.claims import SOURCES_URI, read_claims
from psychoed.features.fold.check import misplaced_folds
from psychoed.features.glossary.index import TermIndex
from psychoed.features.glossary.related import related_terms
from psychoed.features.help.exit import EXIT_WORDS, missing_exits, pointless_exits, read_exit_words
from psychoed.features.help.marks import screen_only
from psychoed.features.help.pages import HELP_LINES, filled_pages, listed_help, missing_help
from psychoed.features.moved.check import check_moves
from psychoed.features.quiz.authored import sureness_of, told
from psychoed.features.quiz.lint import lint
from psychoed.features.quiz.page import QUIZ_INDEX, quizzes
from psychoed.features.search.synonyms import SYNONYMS, check_pages, read_synonyms
from psychoed.outputs.embed.note_block import note_problems
from psychoed.outputs.embed.published_ids import PUBLISHED, read_published
from psychoed.outputs.handout.files import sheet_names
from psychoed.outputs.handout.needs_block import need_problems
from psychoed.pipeline.book_reader import read_book
from psychoed.pipeline.check import check_book, check_marks, check_placed
from psychoed.pipeline.content import Content
from psychoed.pipeline.file_names import unfit_ids
from psychoed.pipeline.generated import divide, generated_pages
from psychoed.pipeline.memory import Memory
from psychoed.pipeline.vacant import linked_by, vacant_pages
from psychoed.source.page_only import page_only
from psychoed.source.problems import Problem, gathered, needing
from psychoed.source.setup import Setup
from psychoed.source.signs import all_readable
from psychoed.words.reading import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from psychoed.content.book import Page
    from psychoed.content.build_info import BuildInfo
    from psychoed.pipeline.assets import Assets
    from psychoed.text.language.rules import LanguageRules

TAKEN = "The build makes a page of this address itself."
RENAME = "Give yours another file name."

DATA_FILES = (REFERENCES, HELP_LINES, PUBLISHED, EXIT_WORDS, SYNONYMS, WORDS, REVIEWS)
"""What pages draw on, relative to `docs_dir`; some of it comes for each language."""


def is_private(path: str) -> bool:
    """Tell whether a file, relative to `docs_dir`, is data for the build alone. Readers may have the references."""
    private = (name for name in DATA_FILES if name != REFERENCES)
    return is_list(path) or any(fnmatchcase(path, name.format(language="*")) for name in private)


_BARE = Setup()


def read_content(
    texts: Mapping[str, str],
    build_info: BuildInfo,
    assets: Assets,
    data: Mapping[str, str] | None = None,
    setup: Setup = _BARE,
    memory: Memory | None = None,
) -> Content:
    """Read all pages, and say which ones to generate.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page, in the order of the navigation.
        build_info: What is being built.
        assets: Its stylesheets and scripts.
        data: Path to whole text of those of `DATA_FILES` and of the lists of words of crisis that exist.
        setup: What the site's configuration says.
        memory: Knows what was read before.
    """
    memory = memory or Memory()
    given = texts
    texts, sign_problems = all_readable(given)
    data, data_sign_problems = all_readable(data or {})
    words, listing = build_info.words, data.get(HELP_LINES)
    listed = memory.made("references", read_references, REFERENCES, data.get(REFERENCES, "[]"))
    help_lines, help_problems = memory.made("help lines", listed_help, listing, words)
    filled, unfilled = filled_pages(texts, help_lines, listing)
    crisis, crisis_problems = memory.made("crisis", read_crisis, data, build_info.language, help_lines)
    # What cannot be read is told where it stands, and not where it is missed.
    is_helpless = help_lines.is_unread
    words_uri = EXIT_WORDS.format(language=build_info.language)
    exit_words, exit_problems = memory.made("exit", read_exit_words, words_uri, data.get(words_uri, "[]"))
    published, published_problems = memory.made("published", read_published, data.get(PUBLISHED, ""))
    synonyms_uri = SYNONYMS.format(language=build_info.language)
    synonyms, synonym_problems = memory.made("synonyms", read_synonyms, synonyms_uri, data.get(synonyms_uri, ""))
    book, page_problems = read_book({**texts, **filled}, setup, build_info.strict, memory)
    filled |= {page.src_uri: page.text for page in book.pages if page.has_blocks and "<!--" in texts[page.src_uri]}
    # What depends on blocks alone is made of these: it stays what it is while an author writes what stands around them.
    outlines = (memory.made(f"outline {page.src_uri}", attrgetter("outline"), page) for page in book.pages)
    outline = memory.made("outline", Book, tuple(outlines))
    keys = cited(book)
    references = lettered(listed.references, keys, words)
    index = memory.made("index", _index, outline, words.rules)
    claims, claim_problems = read_claims(book)
    related = memory.made("related", related_terms, outline, index)
    made, quiz_problems = memory.made("quizzes", quizzes, outline, related, index, claims, words, published.withdrawn)
    sureness = sureness_of(claims, build_info.words)
    authored = {q.id: told(q, sureness) for page in book.pages for q in page.of(Question)}
    questions = {**{q.id: q for quiz in made for q in quiz.questions}, **authored}
    division = memory.made("division", divide, outline, related, claims, references, words)
    site = Site(build_info, book, index, questions, references, claims, help_lines, colours_of(assets.tokens), division)
    written, unreadable_reviews = memory.made("reviews", read_reviews, data.get(REVIEWS, ""))
    reviews, unfounded = stand(written, Authored(texts, site))
    generated = generated_pages(site, outline, made, published, assets, memory)
    generated |= vacant_pages(site, linked_by(texts) | {*setup.menu}, {*generated, *texts})
    found = {page.src_uri for page in book.pages if page.searched}
    found |= {src_uri for src_uri in generated if src_uri in {GLOSSARY_URI, SOURCES_URI, QUIZ_INDEX}}
    problems = {
        *unfit_citations(listed, keys),
        *assets.problems,
        *sign_problems,
        *data_sign_problems,
        *help_problems,
        *unfilled,
        *published_problems,
        *unreadable_reviews,
        *unfounded,
        *(() if is_helpless else crisis_problems),
        *synonym_problems,
        *memory.made("searched", check_pages, synonyms, found, {*texts, *generated} - found),
        *page_problems,
        *memory.made("blocks", check_book, outline),
        *check_marks(book, index),
        *unfit_ids(book),
        *misplaced_folds(book.pages),
        *check_moves(book, generated),
        *check_placed(book, questions),
        *claim_problems,
        *needing(REFERENCES, data, unknown_citations(book, listed)),
        *(() if is_helpless else missing_help(book, help_lines)),
        *exit_problems,
        *missing_exits(book.pages, exit_words),
        *(() if is_helpless else pointless_exits(book.pages, help_lines.exit, f"docs/{HELP_LINES}")),
        *note_problems((note for page in book.pages for note in page.notes), build_info.words),
        *(() if is_helpless else need_problems(book.pages, sheet_names(site, made))),
        *quiz_problems,
        *lint(book, build_info.words.rules),
        *(Problem(src_uri, 0, TAKEN, RENAME) for src_uri in generated if src_uri in texts),
    }
    return Content(
        site=site,
        outline=outline,
        assets=assets,
        problems=tuple(sorted(problems)),
        quizzes=tuple(made),
        related=related,
        published=published,
        crisis=crisis,
        synonyms=synonyms,
        filled={**{uri: text for uri, text in texts.items() if text != given[uri]}, **filled},
        generated={src_uri: text for src_uri, text in generated.items() if src_uri not in texts},
        notices=(
            *unfit_others(listed, keys),
            *gathered(words_with_commas(term for page in book.pages for part in page.of(Terms) for term in part.terms)),
            *gathered(remark for page in book.pages for remark in page.remarks),
            *(say for uri, text in texts.items() for say in screen_only(help_lines, uri, text)),
            *(
                say
                for uri, text in texts.items()
                for say in memory.made(f"page only {uri}", _page_only, book.by_uri[uri], text, setup.blocks)
            ),
        ),
        texts=texts,
        reviews=reviews,
    )


def _index(book: Book, rules: LanguageRules) -> TermIndex:
    return TermIndex(book.terms.values(), rules)


def _page_only(page: Page, text: str, known: Collection[str]) -> list[str]:
    return [*page_only(page.src_uri, text, known, {remark.line for remark in page.remarks})]
