"""Which references the site's evidence cites, and which not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from psychoed.content.book import Book
    from psychoed.content.references.csl import Reference


def unknown_citations(book: Book, references: Mapping[str, Reference], listed: str) -> list[Problem]:
    """Report keys that name no reference.

    Arguments:
        book: The site.
        references: The list of references by key.
        listed: The list's text: what it names but cannot be used is told there.
    """
    problems = []
    for page in book.pages:
        for evidence in page.evidence:
            lines = dict.fromkeys(evidence.see_also, evidence.see_also_line)
            lines |= dict.fromkeys(evidence.sources, evidence.sources_line)
            problems += [
                Problem(page.src_uri, line, f"There is no reference `{key}`.", nearest(key, references))
                for key, line in lines.items()
                if key not in references and f'"{key}"' not in listed
            ]
    return problems


def uncited(book: Book, references: Collection[str]) -> list[str]:
    """Return the keys of references that no evidence cites, in the order of the list."""
    cited = {key for page in book.pages for evidence in page.evidence for key in evidence.cited}
    return [key for key in references if key not in cited]
