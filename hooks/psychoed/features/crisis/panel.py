"""The script of the panel, filled for each place where a reader can write: a page, its copy, the one page, an embed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from psychoed.assets.script_parts import filled
from psychoed.features.crisis.script import SLOT, lines, matching, panels
from psychoed.features.crisis.terms import terms_file
from psychoed.outputs.publication.names import leaf_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.features.crisis.terms import Terms
    from psychoed.features.help.lines import HelpLines
    from psychoed.words.catalogue import Words


@dataclass(frozen=True)
class Panel:
    """Fills the script."""

    script: str
    """Its text, with a place for what it gets."""
    lists: Sequence[Terms]
    """The terms of all languages."""
    words: Words
    """The site's."""
    help_lines: HelpLines
    help_page: str
    """The page with all help lines, relative to `docs_dir`; empty for none."""
    urls: Mapping[str, str]
    """Path relative to `docs_dir` to address, relative to the site's, of each page."""

    @property
    def _more(self) -> str:
        return self.urls[self.help_page] if self.help_page else ""

    @property
    def on_site(self) -> str:
        """The script for the pages of the site."""
        return self._filled(self.help_lines, self._more)

    @property
    def in_copies(self) -> str:
        """The script for copies of these pages: it names no line that only the site may show."""
        return self._filled(self.help_lines.on_paper, self._more)

    @property
    def in_one_page(self) -> str:
        """The script for all pages in one document: it leads to the help lines there, and has no way out."""
        more = f"#{leaf_name(self.help_page)}" if self.help_page else ""
        return self._filled(replace(self.help_lines.on_paper, exit=""), more)

    def in_embed(self, script: str) -> str:
        """Fill the scripts of an embed, this one among them, with what needs little room.

        Its words in the site's language alone, no lines by country, and no way to leave, which the page around it may
        not allow.
        """
        return filled(script, SLOT, self._in_embeds)

    @cached_property
    def _in_embeds(self) -> dict[str, Any]:
        own = [terms for terms in self.lists if terms.path == terms_file(self.words.language)]
        few = lines(replace(self.help_lines.on_paper, places=(), exit=""), self.words)
        return {**_sought(own, self.words), **few, "results": ""}

    @cached_property
    def _everywhere(self) -> dict[str, Any]:
        """What is the same in all scripts but those of embeds: most of it, and it takes longest."""
        return _sought(self.lists, self.words)

    def _filled(self, help_lines: HelpLines, more: str) -> str:
        return filled(self.script, SLOT, {**self._everywhere, **lines(help_lines, self.words), "more": more})


def _sought(lists: Sequence[Terms], words: Words) -> dict[str, Any]:
    """Return what is looked for, and what panels say."""
    return {**matching(lists), **panels(lists, words.language)}
