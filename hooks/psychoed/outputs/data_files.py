"""The site's content for other programs, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.content.data_file import DATA_FOLDER
from psychoed.features.evidence import export_json as sources
from psychoed.features.glossary import export_json as glossary
from psychoed.features.quiz import export_json as quiz
from psychoed.features.quiz.files import quiz_files
from psychoed.outputs.review.data import reviews_data

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from psychoed.components.terms.part import Term
    from psychoed.content.site import Site
    from psychoed.content.standings import Standings
    from psychoed.features.quiz.page import Quiz

_EXPORTS = {"quiz": quiz, "glossary": glossary, "sources": sources}


def data_files(
    site: Site,
    related: Mapping[str, tuple[Term, ...]],
    quizzes: Sequence[Quiz],
    urls: Mapping[str, str],
    withdrawn: Mapping[str, str],
    reviews: Standings,
    wanted: Collection[str] = (),
) -> dict[str, str]:
    """Write words, claims, studies and questions as files, each with the schema that describes it.

    Arguments:
        site: The site as read.
        related: For each term's slug the terms it is related to.
        quizzes: The quizzes of all pages.
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.
        withdrawn: Ids of questions that are never used again, and why.
        reviews: Those of pages and claims.
        wanted: What pages link to.

    Returns:
        Path in the site to text; nothing of what the site has none of, unless a page links to it.
    """
    book, claims, build_info = site.book, site.claims, site.build_info
    wanted = {path.replace(".schema.json", ".json") for path in wanted}
    files = quiz_files(quizzes, book, build_info, withdrawn, wanted)
    if book.terms or f"{DATA_FOLDER}/glossary.json" in wanted:
        files[f"{DATA_FOLDER}/glossary.json"] = glossary.glossary_json(book, related, claims, urls, build_info)
    if claims or f"{DATA_FOLDER}/sources.json" in wanted:
        told = reviews_data(reviews, urls)
        files[f"{DATA_FOLDER}/sources.json"] = sources.sources_json(claims, site.references, urls, build_info, told)
    described = [module.FORMAT for name, module in _EXPORTS.items() if f"{DATA_FOLDER}/{name}.json" in files]
    return files | {f"{DATA_FOLDER}/{each.name}": each.schema for each in described}
