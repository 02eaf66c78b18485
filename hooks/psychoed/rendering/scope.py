"""What Markdown knows while it renders: the site, the page, and where to leave notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psychoed.content.site import MadeSite, Site
from psychoed.rendering.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from markdown import Markdown


@dataclass(frozen=True)
class Scope:
    """What one Markdown extension renders for."""

    site: Site = field(default_factory=MadeSite)
    """With its embeds, where a page may show all of them."""
    page_of: Callable[[Markdown], str] = lambda md: ""
    """Tells which page a Markdown instance renders, relative to `docs_dir`."""
    record: Record = field(default_factory=Record)
    kept: Collection[str] = ()
    """The pages whose trees are kept in the record."""
    url_of: Callable[[Markdown], str] = lambda md: ""
    """Tells at which address that page is, relative to the site's; empty where it is at its own path."""
    is_dressed: bool = True
    """Whether other extensions' Markdown is dressed where none of our blocks stands: not in the theme of another."""
    on_site: bool = False
    """Whether it is for the pages of the site themselves: only there do sections fold, and old addresses lead on."""

    @property
    def made_site(self) -> MadeSite:
        """The site with all that lives elsewhere: only a page of it can show that."""
        assert isinstance(self.site, MadeSite)
        return self.site
