"""Embeds that are made anew only where something differs that they show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from psychoed.pipeline.dependence import told

if TYPE_CHECKING:
    from psychoed.outputs.embed.embed import Embed, EmbedPart
    from psychoed.outputs.embed.files import EmbedBuilder
    from psychoed.pipeline.dependence import Dependence, Digest
    from psychoed.pipeline.memory import Memory
    from psychoed.rendering.record import PageScan


class _Last(NamedTuple):
    """An embed as it was made last."""

    embed: Embed
    scan: PageScan
    digest: Digest


class EmbedsAgain:
    """Makes embeds, or finds those that it made.

    Arguments:
        workshop: Makes them.
        dependence: Knows what they depend on.
        memory: Holds those of the build before.
    """

    def __init__(self, workshop: EmbedBuilder, dependence: Dependence, memory: Memory) -> None:
        self._workshop, self._dependence, self._memory = workshop, dependence, memory

    def made(self, part: EmbedPart) -> Embed:
        """Return the embed of a part."""
        name, context = f"embed {part.id}", self._workshop.context
        last = self._memory.last(name)
        if isinstance(last, _Last) and last.digest == (context.urls, *self._dependence.part(part.src_uri, last.scan)):
            if last.embed.part == part:
                return last.embed
            if told(last.embed.part) == told(part):
                moved = tuple(replace(problem, line=part.line) for problem in last.embed.problems)
                embed = replace(last.embed, part=part, problems=moved)
                self._memory.keep(name, last._replace(embed=embed))
                return embed
        embed, scan = self._workshop.made(part), self._workshop.renderer.scan
        digest = context.urls, *self._dependence.part(part.src_uri, scan)
        self._memory.keep(name, _Last(embed, scan, digest))
        return embed
