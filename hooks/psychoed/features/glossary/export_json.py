"""`data/glossary.json`: every word as plain data, for other programs. `glossary.schema.json` describes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.data_file import Data, document, outside, url
from psychoed.features.data_format import Change, DataFormat
from psychoed.features.glossary.facts import FactIndex
from psychoed.text.collation import collation_key
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.components.terms.part import Term
    from psychoed.content.book import Book
    from psychoed.content.build_info import BuildInfo
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.glossary.facts import Fact

FORMAT = DataFormat(Path(__file__).with_name("glossary.schema.json"), (Change(labels=1),))


def glossary_json(
    book: Book,
    related: Mapping[str, tuple[Term, ...]],
    claims: Mapping[str, Claim],
    urls: Mapping[str, str],
    build_info: BuildInfo,
) -> str:
    """Write the glossary as JSON: what each word means, and what is said of it, not how a page shows it.

    Arguments:
        book: The site.
        related: For each term's slug the terms it is related to.
        claims: What evidence speaks of, by key.
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.
        build_info: The site.

    Returns:
        A JSON document; every text in it is plain words, but for those that say they are Markdown.
    """
    facts = FactIndex(book)

    def told(term: Term) -> Data:
        return {
            "id": term.slug,
            "url": url(urls, GLOSSARY_URI, term.slug),
            "name": term.name,
            "forms": list(dict.fromkeys(term.forms)),
            "markedForms": list(dict.fromkeys(term.marked_forms)),
            "definition": plain(term.definition),
            "definitionMarkdown": outside(term.definition, urls),
            "facts": [_told(fact, claims, urls) for fact in facts.about(term)],
            "related": [other.slug for other in related[term.slug]],
            "definedOn": {
                "page": term.src_uri,
                "title": book.by_uri[term.src_uri].title,
                "url": url(urls, term.src_uri, term.block),
            },
        }

    terms = sorted(book.terms.values(), key=lambda term: collation_key(term.name))
    return document(FORMAT.name, FORMAT.version, build_info, terms=[told(term) for term in terms])


def _told(fact: Fact, claims: Mapping[str, Claim], urls: Mapping[str, str]) -> Data:
    """Return what a table says of a term."""
    told: Data = {
        "id": fact.row.id,
        "table": plain(fact.facts.title),
        "url": url(urls, fact.facts.src_uri, fact.facts.id),
        "values": [{"name": plain(column), "text": plain(cell)} for column, cell in fact.cells if cell],
    }
    if claim := claims.get(fact.claim):
        labels = dict.fromkeys(evidence.label.key for evidence in claim.evidence)
        told |= {"claim": claim.key, "evidence": list(labels)}
    return told
