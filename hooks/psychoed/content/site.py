"""A site as data: what its pages say, and what was made of them before the first is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING

from psychoed.assets.colours import Colours, own_colours
from psychoed.content.book import Book
from psychoed.content.build_info import BuildInfo
from psychoed.content.division import Division
from psychoed.features.glossary.index import TermIndex
from psychoed.features.help.lines import HelpLines
from psychoed.text.language.rules import LanguageRules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.components.part import Part
    from psychoed.components.question.data import Question
    from psychoed.content.references.csl import Reference
    from psychoed.features.evidence.claims import Claim
    from psychoed.outputs.embed.embed import Embed


@dataclass(frozen=True)
class Site:
    """What all pages of a site say together."""

    build_info: BuildInfo = field(default_factory=BuildInfo)
    book: Book = field(default_factory=Book)
    index: TermIndex = field(default_factory=lambda: TermIndex((), LanguageRules()))
    questions: Mapping[str, Question] = field(default_factory=dict)
    """All questions by id, those made by the build too."""
    references: Mapping[str, Reference] = field(default_factory=dict)
    """What the site cites, by key."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """What evidence speaks of, by key, in the order in which a reader meets it."""
    help: HelpLines = field(default_factory=HelpLines)
    colours: Colours = field(default_factory=own_colours)
    """What its pictures and its paper are set in."""
    division: Division = field(default_factory=Division)
    """Which of its pages are divided, since they hold too much for one."""

    def part(self, name: str, src_uri: str = "") -> Part | None:
        """Return a block as it is shown: a question says how sure research is.

        Arguments:
            name: The block's id.
            src_uri: Where it is written; of two blocks with one id, which is a mistake, each stands on its own page.
        """
        part = self.questions.get(name) or self.book.parts.get(name)
        if part and part.src_uri != src_uri and (page := self.book.by_uri.get(src_uri)):
            return next((each for each in page.parts if each.id == name), part)
        return part


@dataclass(frozen=True)
class MadeSite(Site):
    """A site with its embeds: pages can show what of it lives elsewhere."""

    embeds: tuple[Embed, ...] = ()

    @cached_property
    def _embeds_of(self) -> Mapping[str, tuple[Embed, ...]]:
        found: dict[str, list[Embed]] = {}
        for embed in self.embeds:
            for uri in {embed.part.src_uri, embed.part.home}:
                found.setdefault(uri, []).append(embed)
        return {uri: tuple(embeds) for uri, embeds in found.items()}

    def embeds_of(self, src_uri: str) -> tuple[Embed, ...]:
        """Return what is written on a page, or stands on it, in order; a page is relative to `docs_dir`."""
        return self._embeds_of.get(src_uri, ())

    @cached_property
    def embeds_by_id(self) -> Mapping[str, Embed]:
        """All embeds by their ids."""
        return {embed.part.id: embed for embed in self.embeds}

    @cached_property
    def embed_numbers(self) -> Mapping[str, int]:
        """For the id of each embed, which one of all it is."""
        return {name: number for number, name in enumerate(self.embeds_by_id)}

    @classmethod
    def of(cls, site: Site, embeds: Iterable[Embed]) -> MadeSite:
        """Add the embeds to a site."""
        return cls(**{each.name: getattr(site, each.name) for each in fields(Site)}, embeds=tuple(embeds))
