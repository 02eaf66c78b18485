"""Making pages again as MkDocs makes them, with what plugins do to a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.commands import build
from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import get_build_date

from psychoed.mkdocs.hearing import listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from psychoed.features.menu.menu import Menu
    from psychoed.mkdocs.hearing import Hearing


class Theme(NamedTuple):
    """What pages are shown in."""

    nav: Navigation
    env: Environment
    menu: Callable[[], Menu]
    """Makes the menu of the titles that pages have now."""


class Remaking:
    """Makes pages again.

    Arguments:
        files: Those of the site.
        config: The configuration.
        theme: What pages are shown in.
        hearing: Takes what is said of each page.
    """

    def __init__(self, files: Files, config: MkDocsConfig, theme: Theme, hearing: Hearing) -> None:
        self._files, self._config, self.theme, self._hearing = files, config, theme, hearing
        self._shared: object = None

    def text(self, src_uri: str) -> str:
        """Return the Markdown of a page."""
        file = self._files.get_file_from_path(src_uri)
        return file.content_string if file else ""

    def exists(self, place: str) -> bool:
        """Tell whether a file is in the built site."""
        return Path(self._config.site_dir, place).is_file()

    def is_template(self, place: str) -> bool:
        """Tell whether a file of the built site is made of a template alone."""
        return place.removesuffix(".gz") in {*self._config.theme.static_templates, *self._config.extra_templates}

    def read_heads(self, uris: Iterable[str]) -> None:
        """Read what pages are called, each relative to `docs_dir`, before others are made: menus show it."""
        for uri in uris:
            if (file := self._files.get_file_from_path(uri)) and file.page:
                file.page.read_source(self._config)

    def make(self, uris: Iterable[str]) -> None:
        """Make pages again, each relative to `docs_dir`: first all their contents, for menus show the titles of all."""
        pages = [file.page for uri in uris if (file := self._files.get_file_from_path(uri)) and file.page]
        listed = self._files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for page in pages:
            _forget(page)
            with listening() as heard:
                build._populate_page(page, self._config, self._files)
            self._hearing.of_page[page.file.src_uri] = heard
        self.theme.env.globals["site_menu"] = self.theme.menu()
        for page in pages:
            with listening() as heard:
                build._build_page(page, self._config, listed, self.theme.nav, self.theme.env)
            self._hearing.of_page[page.file.src_uri] += heard

    def make_templates(self, shared: object) -> None:
        """Make again what is no page and shows the menu, such as the page of errors and the map of the site.

        Arguments:
            shared: What all pages show. Where it is what it was last, nothing is made.
        """
        if shared is self._shared:
            return
        self._shared = shared
        self.theme.env.globals["site_menu"] = self.theme.menu()
        with listening():
            for name in self._config.theme.static_templates:
                build._build_theme_template(name, self.theme.env, self._files, self._config, self.theme.nav)
            for name in self._config.extra_templates:
                build._build_extra_template(name, self._files, self._config, self.theme.nav)


def _forget(page: Page) -> None:
    """Leave of a page what it was before it was read: nothing of its last text may show."""
    page.content, page.markdown, page._title_from_render = None, None, None
    page.update_date = get_build_date()
