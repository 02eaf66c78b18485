"""A hook of MkDocs: the toolkit's templates alone, over pages that it never read.

There is no such setting; this is to tell what the theme costs. The templates ask for words, for a menu and for what a
site has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.content.build_info import BuildInfo
from psychoed.mkdocs.navigation import add_listings, page_urls, site_menu
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.page_values import site_values
from psychoed.pipeline.reading import read_content

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from psychoed.features.menu.menu import Menu


class _Theme:
    """Leaves with the templates what they ask for, of a site in which nothing was read."""

    menu: Menu

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        self.menu = site_menu(nav, add_listings(nav, files, config, BuildInfo().words))

    def on_env(self, env: Environment, config: object, files: Files) -> None:
        values = site_values(read_content({}, BuildInfo(), Assets()))
        env.globals.update(values, site_menu=self.menu, urls=page_urls(files))


_theme = _Theme()
on_nav, on_env = _theme.on_nav, _theme.on_env
