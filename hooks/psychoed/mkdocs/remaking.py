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
    """Makes the menu, by what pages are called now."""


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
        self._shared: tuple[object, object] = None, None

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

    def make(self, uris: Iterable[str], given: Iterable[str] = ()) -> None:
        """Make pages again, each relative to `docs_dir`: first all their contents, for menus show what all are called.

        Arguments:
            uris: The pages.
            given: Those that have another text now, among them some that are made later.
        """
        pages, changed = self._pages(uris), self._pages(given)
        before = [*map(_called, changed)]
        for page in changed:
            page.read_source(self._config)
        for page in pages:
            _forget(page)
            with listening() as heard:
                build._populate_page(page, self._config, self._files)
            self._hearing.of_page[page.file.src_uri] = heard
        if before != [*map(_called, changed)]:
            self.theme.env.globals["site_menu"] = self.theme.menu()
        listed = self._files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for page in pages:
            with listening() as heard:
                build._build_page(page, self._config, listed, self.theme.nav, self.theme.env)
            self._hearing.of_page[page.file.src_uri] += heard

    def _pages(self, uris: Iterable[str]) -> list[Page]:
        found = (self._files.get_file_from_path(uri) for uri in uris)
        return [file.page for file in found if file and file.page]

    def make_templates(self, shared: object) -> None:
        """Make again what is no page and shows the menu, such as the page of errors and the map of the site.

        Arguments:
            shared: What all pages show. Where it and the menu are what they were last, nothing is made.
        """
        now = shared, self.theme.env.globals.get("site_menu")
        if all(one is other for one, other in zip(now, self._shared, strict=True)):
            return
        self._shared = now
        with listening():
            for name in self._config.theme.static_templates:
                build._build_theme_template(name, self.theme.env, self._files, self._config, self.theme.nav)
            for name in self._config.extra_templates:
                build._build_extra_template(name, self._files, self._config, self.theme.nav)


def _called(page: Page) -> tuple[object, object]:
    """Return what menus and lists of pages say of a page."""
    return page.title, page.meta.get("description")


def _forget(page: Page) -> None:
    """Leave of a page what it was before it was read: nothing of its last text may show."""
    page.content, page.markdown, page._title_from_render = None, None, None
    page.update_date = get_build_date()
