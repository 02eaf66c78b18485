"""The pages that a large gallery leads to, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.assets.templates import fill
from psychoed.outputs.embed.gallery_block import GalleryBlock
from psychoed.outputs.embed.gallery_plan import piece_uri, plan_of
from psychoed.outputs.embed.kinds import TERM
from psychoed.outputs.embed.parts import embed_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.content.book import Book
    from psychoed.features.quiz.page import Quiz
    from psychoed.words.catalogue import Words


def gallery_pages(book: Book, quizzes: Iterable[Quiz], words: Words) -> dict[str, str]:
    """Write the pages; none where each gallery has room for all, or there is no gallery.

    Arguments:
        book: The site.
        quizzes: Those of its pages.
        words: What is said around that.

    Returns:
        Path relative to `docs_dir` to Markdown.
    """
    galleries = [page for page in book.pages if GalleryBlock.NAME in page.filled]
    if not galleries:
        return {}
    plan = plan_of([*embed_kinds(book.pages, quizzes), *((TERM, term.src_uri) for term in book.terms.values())])
    return {
        piece_uri(page.src_uri, name): fill(
            "outputs/embed/gallery_page.md.jinja",
            page=page,
            title=words("gallery.page", title=page.title, number=number, pages=len(plan.names)),
            name=name,
        )
        for page in galleries
        for number, name in enumerate(plan.names, 1)
    }
