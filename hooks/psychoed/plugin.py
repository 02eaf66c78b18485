"""What happens in a build, in the order of MkDocs' events. The work is done in the other modules."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache, partial
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from psychoed.content.reviews import future_reviews
from psychoed.features.help.dates import future_checks
from psychoed.features.help.pages import HELP_LINES
from psychoed.features.privacy.check import privacy_problems
from psychoed.features.privacy.scan import findings
from psychoed.mkdocs import files as site_files
from psychoed.mkdocs import log, own_files, preview_app, settings, writing
from psychoed.mkdocs.frame import frame_ids
from psychoed.mkdocs.interrupt import Interrupt
from psychoed.mkdocs.navigation import add_listings, menu, page_urls, site_menu
from psychoed.mkdocs.one_build import OneBuild
from psychoed.mkdocs.preview import Preview
from psychoed.mkdocs.trial import try_out
from psychoed.mkdocs.voice import Voice
from psychoed.outputs.handout.files import paper_paths
from psychoed.pipeline import outputs as products
from psychoed.pipeline.assets import make_assets
from psychoed.pipeline.dead_links import dead_links
from psychoed.pipeline.file_names import unfit_paths
from psychoed.pipeline.notices import notices
from psychoed.pipeline.page_values import page_values, site_values
from psychoed.pipeline.reading import read_content
from psychoed.pipeline.stages import Addressed, Made, Rendering, make_embeds
from psychoed.pipeline.taken_ids import taken_ids
from psychoed.pipeline.theme_files import ThemeFiles, published, read_theme
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.record import NOTHING, Record
from psychoed.rendering.scope import Scope
from psychoed.source.problems import gathered
from psychoed.words.reading import read_words

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
    from psychoed.features.privacy.scan import Finding
    from psychoed.outputs.handout.pdf_builder import PdfBuilder


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
    icon = ""
    """The site's sign, SVG."""
    ends: ExitStack
    """What holds for one build alone, and ends with it."""
    made: Made
    record: Record
    rendering: Rendering
    beside: dict[str, list[Finding]]
    """What each page does besides showing its words."""
    menu: Callable[[], Menu]
    """Makes the menu, once all pages have their titles."""

    def __init__(self) -> None:
        self.ends = ExitStack()

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
            self.preview.begin()

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
        """Show over each page what the last build told."""
        if self.preview:
            preview_app.serve(server, self.preview)
        return server

    def on_shutdown(self) -> None:
        """Try out nothing more."""
        if self.preview:
            self.preview.stop()

    def on_config(self, config: MkDocsConfig) -> None:
        """Set up what a site needs that names the plugin alone; here, `mkdocs.yml` says it all."""
        settings.use_toolkit(config)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Keep other builds out of the folder, before MkDocs empties it."""
        self.ends.close()
        self.ends.callback(OneBuild(config.site_dir).over)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read and check all pages, add the generated ones, and all that is made before pages are rendered."""
        language = settings.language(config)
        unread = own_files.readable(files, config)
        data, unusable = site_files.data_texts(files, language)
        words, unsaid = read_words(language, data)
        build_info = settings.build_info(config, words, preview=self.serving)
        own, unused = site_files.own_assets(files, config)
        theme = read_theme() if settings.has_theme(config) else ThemeFiles()
        assets = make_assets({**theme.texts, **own}, theme.fonts, words)
        if theme.texts:
            site_files.publish_theme(files, config, published(assets.texts, theme))
        site_files.replace_texts(files, assets.texts)
        site_files.exclude_data(files)
        left_out = site_files.exclude_strays(files, config)
        pages, unreadable = site_files.page_texts(files, config)
        self.ends.callback(Voice(pages, config).over)
        today = log.today()
        setup = settings.setup(config, menu(config), today)
        content = read_content(pages, build_info, assets, data, setup)
        taken = site_files.add_pages(files, config, content.generated, content.site.division.parts)
        site_files.replace_texts(files, content.filled)
        templates = settings.template_problems(content.site.book.pages, config)
        late = future_checks(HELP_LINES, content.site.help, today), future_reviews(content.reviews.reviews, today)
        named = unfit_paths(own_files.own_paths(files, config))
        wrong = [*content.problems, *templates, *taken, *named, *late[0], *late[1]]
        # Nothing is made of what has mistakes: it may lack what an output shows.
        unset = [*settings.strict(config)[1], *settings.asset_privacy(config)]
        missing = settings.missing_extensions(config, content.site.book.pages)
        if missing:
            # A preview goes on as if it were there.
            settings.use_extensions(config)
        log.report(
            [*unset, *missing, *unread, *unreadable, *unusable, *unsaid, *unused, *wrong], fatal=not self.serving
        )
        addressed = Addressed(content, site_files.page_urls(files, config, content.generated))
        site_files.replace_texts(files, addressed.filled_scripts)
        is_whole = not content.problems
        maker = settings.markdown_maker(config)
        self.made = made = make_embeds(addressed, maker) if is_whole else Made.without_embeds(addressed)
        self.record, self.beside = Record(), {}
        kept = products.kept_pages(made) if is_whole else ()
        name, url, is_dressed = settings.current_page, settings.current_url, settings.has_theme(config)
        scope = Scope(made.site, name, self.record, kept, url, is_dressed=is_dressed, on_site=True)
        settings.add_extension(config, PsychoedExtension(scope))
        self.press = press = settings.press(config)
        self.ends.callback(Interrupt(press.stop).over)
        self.icon = site_files.icon(files, config)
        unprinted = [] if self.serving else products.begin_papers(made, press, self.icon)
        if self.preview:
            made_of = {quiz.src_uri: quiz.page.src_uri for quiz in content.quizzes}
            self.preview.pages = site_files.page_places(files, made_of)
        old = products.old_places(addressed, partial(site_files.written_to, config))
        added = (products.machine_files(addressed), made.files, old)
        doubled = [taken for each in added for taken in site_files.add_files(files, config, each)]
        doubled += site_files.expect_files(files, config, paper_paths(made.site))
        log.notice(filter(None, [press.cache.unwritable, *press.notices]))
        log.notice([*notices(made.site, content.published, today, content.reviews), *content.notices, *left_out])
        log.report([*made.problems, *unprinted, *doubled], fatal=not self.serving)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Add pages that list what a menu cannot show."""
        self.menu = partial(site_menu, nav, add_listings(nav, files, config, self.made.content.build_info.words))

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Leave with the page what its template shows. It is dated by its last check, not by the clock."""
        content, src_uri = self.made.content, page.file.src_uri
        described = site_files.described(page, content.build_info)
        page.meta.update(page_values(self.made, described, self.record.pages.get(src_uri, NOTHING)))
        if written := content.site.book.by_uri.get(src_uri):
            page.meta["template"] = settings.template_of(written, config)
            self.beside[src_uri] = findings(html, content.build_info.address)
        if reviewed := content.trust(src_uri).reviewed:
            page.update_date = reviewed.isoformat()

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Write the pages that tell of all others, leave with the templates what all pages show, and index them."""
        content = self.made.content
        site_files.render_again(files, config, self.made.late_pages(self.record.pages))
        self.rendering = rendering = Rendering(self.made, dict(self.record.pages), dict(self.record.trees))
        env.globals.update(site_values(content), site_menu=self.menu(), urls=page_urls(files))
        index, misled = products.search(content, site_files.searched_pages(files))
        doubled = site_files.add_files(files, config, index)
        frames = cache(partial(frame_ids, environment=env))
        framed = taken_ids(
            content.site.book, rendering.rendered, lambda page: frames(settings.template_of(page, config))
        )
        active, noted = privacy_problems(content.site.book, self.beside, content.build_info.strict)
        there = site_files.published_files(files, config, products.downloaded(self.made))
        dead = [*dead_links(content.site.book.pages, self.made.addressed.urls, there)]
        log.notice([*noted, *gathered(problem for page, problem in dead if not page.has_blocks)])
        mistakes = [*active, *(problem for page, problem in dead if page.has_blocks)]
        log.report([*rendering.problems, *misled, *doubled, *framed, *mistakes], fatal=not self.serving)
        site_files.expect_no_longer(files, paper_paths(self.made.site))

    # A plugin may write files of its own into the site: they belong in the bundle.
    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put in the site what is made of it. A preview goes without, so that a saved page shows at once."""
        assert self.press is not None
        sources = None if self.serving else writing.write_policies(config)
        downloads = None if self.serving else products.downloads(self.rendering, self.press)
        if downloads:
            writing.write_volumes(downloads, config)
        papers, unmade = products.papers(self.made, self.press, fresh=not self.serving)
        log.report(unmade, fatal=not self.serving)
        writing.write_files(papers, config)
        if downloads:
            writing.write_bundle(downloads, config)
        log.notice([products.LAST] if self.serving else [writing.write_policy(config, sources)])
        if self.preview:
            trial = partial(try_out, config, self.rendering, self.press, self.icon)
            self.preview.begin_trial(trial, self.press.cancel)
        self.ends.close()

    def on_build_error(self, error: Exception) -> None:
        """Make no more handouts for a site that there will not be."""
        # Where the configuration has a mistake, nothing was begun.
        if self.press:
            self.press.cancel()
        self.ends.close()
