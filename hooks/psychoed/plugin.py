"""What happens in a build, in the order of MkDocs' events. The work is done in the other modules."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from psychoed.mkdocs import files as site_files
from psychoed.mkdocs import log, preview_app, settings, writing
from psychoed.mkdocs.building import Building
from psychoed.mkdocs.edition import Edition
from psychoed.mkdocs.hearing import Hearing
from psychoed.mkdocs.interrupt import Interrupt
from psychoed.mkdocs.navigation import add_listings, page_urls, site_menu
from psychoed.mkdocs.one_build import OneBuild
from psychoed.mkdocs.preview import Preview
from psychoed.mkdocs.remaking import Theme
from psychoed.mkdocs.saving import Saving, may_be_saved_page_by_page
from psychoed.mkdocs.voice import Voice
from psychoed.mkdocs.watched import Watched
from psychoed.outputs.handout.files import paper_paths
from psychoed.pipeline import outputs as products
from psychoed.pipeline.memory import Memory
from psychoed.pipeline.page_values import site_values

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from psychoed.features.menu.menu import Menu
    from psychoed.outputs.handout.pdf_builder import PdfBuilder
    from psychoed.pipeline.stages import Rendering
    from psychoed.source.problems import Problem


_DIRTY = (
    "`--dirty` builds the pages alone that changed, and here every page may show what stands on another. "
    "Build without it."
)


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin has none: a site says all in its pages and its data, and the rest under `extra: psychoed:`."""


class PsychoedPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Builds a site. MkDocs keeps it for as long as a preview runs; what belongs to one build is set by `on_files`."""

    serving = False
    """Whether an author is watching: then mistakes are shown and the preview goes on."""
    preview: Preview | None = None
    """What an author is shown who is watching."""
    press: PdfBuilder | None = None
    ends: ExitStack
    """What holds for one build alone, and ends with it."""
    building: Building
    nav: Navigation
    env: Environment
    rendering: Rendering
    menu: Callable[[], Menu]
    """Makes the menu, once all pages have their titles."""
    saving: Saving
    watched: Watched
    hearing: Hearing
    misled: list[Problem]
    """What is wrong with what readers call things."""

    def __init__(self) -> None:
        self.ends = ExitStack()
        self.memory = Memory()

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is watching.

        Raises:
            PluginError: Only some pages are to be built.
        """
        if dirty:
            raise PluginError(_DIRTY)
        self.serving = command == "serve"
        if self.serving:
            self.preview = Preview()
            self.saving = Saving(self.preview)
            self.preview.begin()

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
        """Show over each page what the last build told, and make again what is saved."""
        if self.preview:
            preview_app.serve(server, self.preview, self.saving)
        return server

    def on_shutdown(self) -> None:
        """Make nothing more."""
        if self.preview:
            self.saving.end()

    def on_config(self, config: MkDocsConfig) -> None:
        """Set up what a site needs that names the plugin alone; here, `mkdocs.yml` says it all."""
        settings.use_toolkit(config)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Keep other builds out of the folder, before MkDocs empties it."""
        self.ends.close()
        self.ends.callback(OneBuild(config.site_dir).over)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read and check all pages, add the generated ones, and all that is made before pages are rendered."""
        if self.preview:
            self.watched, self.hearing = Watched(config), Hearing(config, self.preview.heard)
            self.ends.callback(self.hearing.over)
        self.building = building = Building(files, config, self.memory, preview=self.serving)
        self.ends.callback(Voice(building.texts, config).over)
        content = building.read()
        # Nothing is made of what has mistakes: it may lack what an output shows.
        log.report(building.reading_problems(content), fatal=not self.serving)
        made = building.make(building.address(content))
        self.press = press = settings.press(config)
        self.ends.callback(Interrupt(press.stop).over)
        unprinted = [] if self.serving else products.begin_papers(made, press, building.icon)
        if self.preview:
            made_of = {quiz.src_uri: quiz.page.src_uri for quiz in content.quizzes}
            self.preview.pages = site_files.page_places(files, made_of)
        doubled = building.add()
        log.notice([*filter(None, [press.cache.unwritable]), *press.notices, *building.notices])
        log.report([*made.problems, *unprinted, *doubled], fatal=not self.serving)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Add pages that list what a menu cannot show."""
        words = self.building.ground.words
        self.nav, self.menu = nav, partial(site_menu, nav, add_listings(nav, files, config, words))

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Leave with the page what its template shows."""
        self.building.describe(html, page)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Write the pages that tell of all others, leave with the templates what all pages show, and index them."""
        building, content = self.building, self.building.made.content
        site_files.render_again(files, config, building.made.late_pages(building.record.pages))
        self.rendering, self.env = building.rendering, env
        env.globals.update(site_values(content), site_menu=self.menu(), urls=page_urls(files))
        index, self.misled = products.search(content, site_files.searched_pages(files), self.memory)
        doubled = site_files.add_files(files, config, index)
        wrong, noted = building.rendering_problems(self.rendering, env)
        log.notice(noted)
        log.report([*wrong, *self.misled, *doubled], fatal=not self.serving)
        site_files.expect_no_longer(files, paper_paths(building.made.site))

    # A plugin may write files of its own into the site: they belong in the bundle.
    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put in the site what is made of it. A preview goes without, so that a saved page shows at once."""
        assert self.press is not None
        sources = None if self.serving else writing.write_policies(config)
        downloads = None if self.serving else products.downloads(self.rendering, self.press)
        if downloads:
            writing.write_volumes(downloads, config)
        papers, unmade = products.papers(self.building.made, self.press, fresh=not self.serving)
        log.report(unmade, fatal=not self.serving)
        writing.write_files(papers, config)
        if downloads:
            writing.write_bundle(downloads, config)
        log.notice([products.LAST] if self.serving else [writing.write_policy(config, sources)])
        if self.preview:
            by_page = may_be_saved_page_by_page(config, self)
            theme = Theme(self.nav, self.env, self.menu)
            edition = Edition(self.building, theme, self.hearing, self.watched, self.misled) if by_page else None
            self.saving.begin(edition, self.building, self.press)
        self.ends.close()

    def on_build_error(self, error: Exception) -> None:
        """Make no more handouts for a site that there will not be."""
        # Where the configuration has a mistake, nothing was begun.
        if self.press:
            self.press.cancel()
        self.ends.close()
