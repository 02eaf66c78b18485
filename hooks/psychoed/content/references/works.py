"""The types of works: CSL's own, and Crossref's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.source.kinds import one_of, text

if TYPE_CHECKING:
    from psychoed.source.fields import Made
    from psychoed.source.given import Given

_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage
"""
TYPES = tuple(_TYPES.split())
"""The types of works that CSL knows."""

_CROSSREF = {
    "article-journal": "journal-article",
    "paper-conference": "proceedings-article",
    "article": "posted-content",
    "chapter": "book-chapter book-section book-part book-track report-component",
    "book": "monograph edited-book reference-book book-set book-series proceedings",
    "thesis": "dissertation",
    "entry": "reference-entry",
    "report": "report-series",
    "periodical": "journal journal-volume journal-issue",
    "review": "peer-review",
    "dataset": "database",
    "document": "other component",
}
CROSSREF = {name: kind for kind, names in _CROSSREF.items() for name in names.split()}
"""Crossref's types (api.crossref.org/types) by CSL's."""

_IS_CSL = one_of(TYPES)


def csl_type(here: Given) -> Made[str]:
    """Read a type of work, CSL's or Crossref's, as CSL's."""
    said, problems = text()(here)
    return (CROSSREF[said], []) if said in CROSSREF else _IS_CSL(here) if said else (None, problems)
