"""What can be embedded: every block, the quiz of each page, and every word of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.block import page_name
from psychoed.components.registry import component_of
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.components.words import in_words
from psychoed.outputs.embed.kinds import QUIZ, TERM, WITHDRAWN
from psychoed.source.problems import Problem
from psychoed.text.inline import escaped, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.components.part import Part
    from psychoed.components.terms.part import Term
    from psychoed.content.book import Page
    from psychoed.content.site import Site
    from psychoed.features.quiz.page import Quiz
    from psychoed.outputs.embed.published_ids import Published
    from psychoed.words.catalogue import Words
from psychoed.outputs.embed.embed import EmbedPart

LONGEST = 200
"""Bytes of an id: file systems allow a name 255, and endings come behind it."""


_OTHER_ID = "Give the block another, short `id`."


def embed_parts(site: Site, quizzes: Iterable[Quiz]) -> tuple[list[EmbedPart], list[Problem]]:
    """Return everything that can be embedded, page by page and words last, and ids that are taken twice."""
    by_page = {quiz.page.src_uri: quiz for quiz in quizzes}
    parts: dict[str, EmbedPart] = {}
    problems = []
    for part in _all(site, by_page):
        # Some file systems do not tell capitals from small letters.
        other = parts.setdefault(part.id.casefold(), part)
        hint = "Give the word another address: `Name { #other-address }`." if part.kind == TERM else _OTHER_ID
        if other is not part:
            what = f"The embed of “{part.title}” has the same address as that of “{other.title}”: `{part.id}`."
            problems.append(Problem(part.src_uri, part.line, what, hint))
        elif len(part.id.encode()) > LONGEST:
            what = f"The embed of “{part.title[:40]}…” would have an address that is too long for a file."
            problems.append(Problem(part.src_uri, part.line, what, hint))
            del parts[part.id.casefold()]
    return list(parts.values()), problems


def _all(site: Site, quizzes: dict[str, Quiz]) -> Iterator[EmbedPart]:
    words = site.build_info.words
    for page in site.book.pages:
        for block in page.parts:
            shown = site.part(block.id, page.src_uri) or block
            component = component_of(shown)
            title = plain(shown.title) or words("embed.words", page=page.title)
            alt = in_words(title, component.alt(shown, words))
            home = f"{page.src_uri}#{block.id}"
            yield EmbedPart(block.id, component.block.NAME, title, page.src_uri, home, (shown,), alt, block.line)
        if quiz := quizzes.get(page.src_uri):
            yield _quiz(page, quiz, words)
    for term in site.book.terms.values():
        yield _term(term)


def embed_kinds(pages: Iterable[Page], quizzes: Iterable[Quiz]) -> Iterator[tuple[str, str]]:
    """Yield kind and page, relative to `docs_dir`, of all that can be embedded but words of the glossary, page by page.

    Arguments:
        pages: All pages.
        quizzes: Those of the pages.
    """
    asked = {quiz.page.src_uri for quiz in quizzes}
    for page in pages:
        for part in page.parts:
            yield component_of(part).block.NAME, page.src_uri
        if page.src_uri in asked:
            yield QUIZ, page.src_uri


def withdrawn_parts(published: Published, home: str, words: Words) -> list[EmbedPart]:
    """Return what stands at the addresses of embeds that were withdrawn: why they are no more, and a link.

    Arguments:
        published: What was published once. Questions that the build made had no embeds.
        home: Where the link leads, relative to `docs_dir`.
        words: What is said around that.
    """
    return [
        EmbedPart(
            id=name,
            kind=WITHDRAWN,
            title=words("embed.withdrawn"),
            src_uri="",
            home=home,
            content=(f"{escaped(why)}\n\n[{words('embed.instead')}](/{home})",),
            alt=why,
            line=0,
        )
        for name, why in published.withdrawn.items()
        if "/" not in name
    ]


def _quiz(page: Page, quiz: Quiz, words: Words) -> EmbedPart:
    """Make the short quiz of a page: the questions that an author wrote, else one of each group that the build made."""
    title = words("quiz.title", page=page.title)
    frame = f'<div class="quiz" data-quiz="{page_name(page.src_uri)}" data-embedded="" hidden=""></div>'
    content: tuple[Part | str, ...] = (frame, *quiz.short)
    return EmbedPart(f"quiz-{page_name(page.src_uri)}", QUIZ, title, page.src_uri, quiz.src_uri, content, title, 0)


def _term(term: Term) -> EmbedPart:
    home = f"{GLOSSARY_URI}#{term.slug}"
    alt = f"{term.name}: {plain(term.definition)}"
    content = (term.definition,)
    return EmbedPart(f"term-{term.slug}", TERM, term.name, term.src_uri, home, content, alt, term.line)
