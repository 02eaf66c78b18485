"""The site's content for other programs, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.data_file import DATA_FOLDER
from psychoed.evidence.export_json import sources_json
from psychoed.glossary.export_json import glossary_json
from psychoed.quiz.files import quiz_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.blocks import Term
    from psychoed.quiz.page import Quiz
    from psychoed.site import Site


def data_files(
    site: Site, related: Mapping[str, tuple[Term, ...]], quizzes: Sequence[Quiz], urls: Mapping[str, str]
) -> dict[str, str]:
    """Write words, claims, studies and questions as files.

    Arguments:
        site: The site as read.
        related: For each term's slug the terms it is related to.
        quizzes: The quizzes of all pages.
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.

    Returns:
        Path in the site to text; nothing of what the site has none of.
    """
    book, claims, edition = site.book, site.claims, site.edition
    files = quiz_files(quizzes, book, edition)
    if book.terms:
        files[f"{DATA_FOLDER}/glossary.json"] = glossary_json(book, related, claims, urls, edition)
    if claims:
        files[f"{DATA_FOLDER}/sources.json"] = sources_json(claims, site.references, urls, edition)
    return files
