"""`terms` as read: the words of the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from psychoed.components.part import Part
from psychoed.text.inline import without_claims

GLOSSARY_URI = "glossary.md"
"""The page of all words, relative to `docs_dir`."""


@dataclass(frozen=True)
class Term:
    """A word of the glossary."""

    slug: str
    """Its address on the glossary page and the key in every output."""
    name: str
    """The word as its entry is headed, without Markdown."""
    forms: tuple[str, ...]
    """Further forms that are linked wherever they stand."""
    marked_forms: tuple[str, ...]
    """Forms that are linked only where an author marks them, as in `[[vulnerable]]`."""
    meanings: tuple[str, ...]
    """Markdown; its links are absolute. A word may have several."""
    src_uri: str
    """The page that defines it."""
    block: str
    """The id of the block that defines it."""
    line: int
    headed: str = ""
    """Its name as written, inline Markdown; empty where it is a row of a table that names it."""

    @property
    def definition(self) -> str:
        """All its meanings without claim marks, Markdown."""
        return "\n\n".join(map(without_claims, self.meanings))

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Its name and every form, those that must be marked too."""
        return (self.name, *self.forms, *self.marked_forms)


@dataclass(frozen=True)
class Terms(Part):
    """A list of definitions, read."""

    terms: tuple[Term, ...]

    @property
    def addresses(self) -> dict[str, int]:
        """What is addressed within it, and the line of each."""
        return {f"{self.id}/{term.slug}": term.line for term in self.terms}


def meaning_id(key: str) -> str:
    """Return the id of the element that holds a term's definition on a page."""
    return f"meaning-{key}"
