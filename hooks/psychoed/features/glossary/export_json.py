"""`data/glossary.json`: every word as plain data, for other programs. `glossary.schema.json` describes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psychoed.components.facts.part import Facts
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.data_file import Data, document, outside, url
from psychoed.text.collation import collation_key
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.components.terms.part import Term
    from psychoed.content.book import Book
    from psychoed.content.build_info import BuildInfo
    from psychoed.features.evidence.claims import Claim

SCHEMA = Path(__file__).with_name("glossary.schema.json")
"""Goes beside the data."""

VERSION = 1


def glossary_json(
    book: Book,
    related: Mapping[str, tuple[Term, ...]],
    claims: Mapping[str, Claim],
    urls: Mapping[str, str],
    edition: BuildInfo,
) -> str:
    """Write the glossary as JSON: what each word means, and what is said of it, not how a page shows it.

    Arguments:
        book: The site.
        related: For each term's slug the terms it is related to.
        claims: What evidence speaks of, by key.
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.
        edition: The site.

    Returns:
        A JSON document; every text in it is plain words, but for those that say they are Markdown.
    """

    def told(term: Term) -> Data:
        return {
            "id": term.slug,
            "url": url(urls, GLOSSARY_URI, term.slug),
            "name": term.name,
            "forms": list(dict.fromkeys(term.forms)),
            "markedForms": list(dict.fromkeys(term.marked_forms)),
            "definition": plain(term.definition),
            "definitionMarkdown": outside(term.definition, urls),
            "facts": list(_facts(term, book, claims, urls)),
            "related": [other.slug for other in related[term.slug]],
            "definedOn": {
                "page": term.src_uri,
                "title": book.by_uri[term.src_uri].title,
                "url": url(urls, term.src_uri, term.block),
            },
        }

    terms = sorted(book.terms.values(), key=lambda term: collation_key(term.name))
    return document(SCHEMA.name, VERSION, edition, terms=[told(term) for term in terms])


def _facts(term: Term, book: Book, claims: Mapping[str, Claim], urls: Mapping[str, str]) -> Iterator[Data]:
    """Yield what each row of a table says that is about a term."""
    forms = {form.casefold() for form in term.all_forms}
    for page in book.pages:
        for facts in page.of(Facts):
            keys = {statement.address: statement.key for statement in facts.statements}
            for row in facts.table.rows:
                if plain(row.name).casefold() not in forms:
                    continue
                said = zip(facts.table.columns, row.cells, strict=True)
                fact: Data = {
                    "id": row.id,
                    "table": plain(facts.title),
                    "url": url(urls, facts.src_uri, facts.id),
                    "values": [{"name": plain(column), "text": plain(cell)} for column, cell in said if cell],
                }
                if claim := claims.get(keys[row.id]):
                    labels = dict.fromkeys(evidence.label.key for evidence in claim.evidence)
                    fact |= {"claim": claim.key, "evidence": list(labels)}
                yield fact
