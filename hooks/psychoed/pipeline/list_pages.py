"""The pages that long lists lead to: of the gallery, and of sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.outputs.embed.gallery_block import GalleryBlock
from psychoed.outputs.embed.gallery_plan import plan_of
from psychoed.outputs.embed.kinds import TERM
from psychoed.outputs.embed.parts import embed_kinds
from psychoed.outputs.handout.block import HandoutsBlock
from psychoed.outputs.handout.links import sheet_lists
from psychoed.outputs.pieces import from_to, piece_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.content.book import Book
    from psychoed.features.quiz.page import Quiz
    from psychoed.words.catalogue import Words


def list_pages(book: Book, quizzes: Iterable[Quiz], words: Words) -> dict[str, str]:
    """Write them; none where each list has room on its own page.

    Arguments:
        book: The site.
        quizzes: Those of its pages.
        words: What is said around that.

    Returns:
        Path relative to `docs_dir` to Markdown.
    """
    parts = [*embed_kinds(book.pages, quizzes), *((TERM, term.src_uri) for term in book.terms.values())]
    plan, sheets = plan_of(parts), sheet_lists(parts)
    picked = (words(f"gallery.single.{kind}") for kind, stretches in plan.picks.items() for _ in stretches)
    shown = dict(zip(plan.names, [*(_said(book, uris, words) for uris in plan.pages), *picked], strict=True))
    listed = dict(zip(sheets.names, (_said(book, uris, words) for uris in sheets.pages), strict=True))
    return {
        **piece_pages(book, GalleryBlock.NAME, shown, words),
        **piece_pages(book, HandoutsBlock.NAME, listed, words),
    }


def _said(book: Book, uris: Iterable[str], words: Words) -> str:
    return from_to([book.by_uri[uri].title for uri in uris], words)
