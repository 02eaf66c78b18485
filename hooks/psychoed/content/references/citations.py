"""Which references the site's evidence cites, which not, and which are not fit to be cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from psychoed.content.book import Book
    from psychoed.content.references.csl import Reference, ReferenceList


_OTHER = "Cite another one, or take `withdrawn` out of its entry in the list."


def cited(book: Book) -> dict[str, None]:
    """Return the keys that evidence cites, in the order in which a reader meets them."""
    return dict.fromkeys(key for page in book.pages for evidence in page.evidence for key in evidence.cited)


def unknown_citations(book: Book, listed: ReferenceList) -> list[Problem]:
    """Report keys that name no reference, or one that was withdrawn.

    What is in the list but not fit to be cited is told there.
    """
    problems: list[Problem] = []
    if listed.problems:
        # Of a list that cannot be read nobody knows what is in it.
        return problems
    for page in book.pages:
        for evidence in page.evidence:
            lines = dict.fromkeys(evidence.see_also, evidence.see_also_line)
            lines |= dict.fromkeys(evidence.sources, evidence.sources_line)
            problems += [
                Problem(page.src_uri, line, f"There is no reference `{key}`.", nearest(key, listed.references))
                for key, line in lines.items()
                if key not in listed.references and key not in listed.faults
            ]
            problems += [
                Problem(
                    page.src_uri,
                    line,
                    f"The reference `{key}` was withdrawn: {listed.references[key].withdrawn}",
                    _OTHER,
                )
                for key, line in lines.items()
                if key in listed.references and listed.references[key].withdrawn
            ]
    return problems


def unfit_citations(listed: ReferenceList, keys: Collection[str]) -> list[Problem]:
    """Return what is wrong with the list, and with those of its references that are cited by these keys."""
    return [*listed.problems, *(problem for key in keys for problem in listed.faults.get(key, ()))]


def unfit_others(listed: ReferenceList, keys: Collection[str]) -> Iterator[str]:
    """Yield a sentence on what is wrong with each reference that is not cited: that keeps no site from being built."""
    for key, problems in listed.faults.items():
        if key not in keys:
            yield from (f"{problem} Until then, nothing can cite it." for problem in problems)


def uncited(book: Book, references: Mapping[str, Reference]) -> list[str]:
    """Return the keys of references that no evidence cites and that were not withdrawn, in the order of the list."""
    keys = cited(book)
    return [key for key, reference in references.items() if key not in keys and not reference.withdrawn]
