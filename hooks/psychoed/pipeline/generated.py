"""The pages that a build makes: what their authors' pages say, brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.assets.templates import fill
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.division import Division
from psychoed.content.review_words import review_sentences
from psychoed.features.design.page import DESIGN_URI, design_page
from psychoed.features.evidence.claims import SOURCES_URI
from psychoed.features.evidence.page import sources_pages
from psychoed.features.evidence.page import titles as sources_titles
from psychoed.features.evidence.shelves import sources_shelves
from psychoed.features.glossary.facts import FactIndex
from psychoed.features.glossary.page import glossary_pages
from psychoed.features.glossary.page import titles as glossary_titles
from psychoed.features.glossary.shelves import glossary_shelves
from psychoed.features.quiz.answer_key import answers_pages
from psychoed.features.quiz.files import has_cards
from psychoed.features.quiz.index import quiz_index, quiz_lists
from psychoed.features.quiz.page import QUIZ_INDEX, quiz_page
from psychoed.pipeline.list_pages import list_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.components.terms.part import Term
    from psychoed.content.addresses import Urls
    from psychoed.content.book import Book
    from psychoed.content.references.csl import Reference
    from psychoed.content.site import Site
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.quiz.page import Quiz
    from psychoed.outputs.embed.published_ids import Published
    from psychoed.pipeline.assets import Assets
    from psychoed.pipeline.content import Content
    from psychoed.pipeline.memory import Memory
    from psychoed.rendering.record import PageScan
    from psychoed.words.catalogue import Words


def divide(
    book: Book,
    related: Mapping[str, tuple[Term, ...]],
    claims: Mapping[str, Claim],
    references: Mapping[str, Reference],
    words: Words,
) -> Division:
    """Say which pages hold too much for one, and which pages hold it instead."""
    shelves = {
        GLOSSARY_URI: glossary_shelves(book, related, FactIndex(book)),
        SOURCES_URI: sources_shelves(book, claims, references, words),
    }
    return Division({register: held for register, held in shelves.items() if held})


def generated_pages(
    site: Site, outline: Book, made: list[Quiz], published: Published, assets: Assets, memory: Memory
) -> dict[str, str]:
    """Write the pages that the build makes.

    Those that tell where words and claims stand are named here, and no more: `late_pages` writes them.

    Arguments:
        site: What was read.
        outline: Its pages without their prose.
        made: The quizzes of all pages.
        published: The embeds that keep their addresses.
        assets: The site's stylesheets and scripts.
        memory: Knows what was written before.

    Returns:
        Path relative to `docs_dir` to Markdown.
    """
    words = site.build_info.words
    pages = {
        quiz.src_uri: memory.made(f"page {quiz.src_uri}", quiz_page, quiz, published.withdrawn, words) for quiz in made
    }
    if made:
        pages[QUIZ_INDEX] = memory.made("quiz index", quiz_index, made, words)
        pages |= memory.made("quiz lists", quiz_lists, made, words)
        pages |= memory.made("answers", _answers, made, words, outline)
    pages |= memory.made("lists", list_pages, outline, made, words)
    pages |= _named(site)
    if assets.tokens:
        pages[DESIGN_URI] = design_page(site.book, site.questions, assets.tokens, words)
    return pages


def _answers(made: list[Quiz], words: Words, book: Book) -> dict[str, str]:
    return answers_pages(made, words, has_cards=has_cards(made, book))


def _named(site: Site) -> dict[str, str]:
    """Write of the pages that are written last what others have to know of them: that they are there."""
    words, shelves = site.build_info.words, site.division.shelves
    titles = {}
    if site.book.terms:
        titles[GLOSSARY_URI] = {"title": words("glossary.title"), "description": words("glossary.description")}
        titles |= {shelf.src_uri: glossary_titles(shelf, words) for shelf in shelves.get(GLOSSARY_URI, ())}
    if site.claims:
        titles[SOURCES_URI] = {"title": words("sources.name"), "description": words("sources.description")}
        titles |= {shelf.src_uri: sources_titles(shelf, words) for shelf in shelves.get(SOURCES_URI, ())}
    return {src_uri: fill("pipeline/named.md.jinja", **told) for src_uri, told in titles.items()}


def late_pages(content: Content, rendered: Mapping[str, PageScan], urls: Urls) -> dict[str, str]:
    """Write the pages that tell where words and claims stand, once all others are rendered.

    Arguments:
        content: What was read.
        rendered: What rendering each page told, in any order.
        urls: The addresses of all pages.

    Returns:
        Path relative to `docs_dir` to Markdown.
    """
    site = content.site
    pages: dict[str, str] = {}
    # Pages come in the order of the navigation, whichever was rendered first.
    notes = [(page.src_uri, rendered[page.src_uri]) for page in site.book.pages if page.src_uri in rendered]
    if site.book.terms:
        pages |= glossary_pages(site, content.related, [place for _, note in notes for place in note.places], urls)
    if site.claims:
        said = {key: review_sentences(content.reviews.claim(key), site.build_info.words) for key in site.claims}
        pages |= sources_pages(site, {uri: note.claims for uri, note in notes}, urls, said)
    return {src_uri: text for src_uri, text in pages.items() if src_uri in content.generated}
