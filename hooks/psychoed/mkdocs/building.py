"""One build: the stages of the site, and MkDocs' files and pages, which take what each stage makes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from psychoed.features.privacy.scan import findings
from psychoed.mkdocs import files as site_files
from psychoed.mkdocs import settings
from psychoed.mkdocs.frame import frame_ids
from psychoed.mkdocs.ground import lay
from psychoed.outputs.handout.files import paper_paths
from psychoed.pipeline import outputs as products
from psychoed.pipeline.checked import reading_problems, rendering_problems
from psychoed.pipeline.notices import notices
from psychoed.pipeline.page_values import page_values
from psychoed.pipeline.reading import read_content
from psychoed.pipeline.stages import Addressed, Made, Rendering, make_embeds
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.record import NOTHING, Record
from psychoed.rendering.scope import Scope

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from psychoed.content.book import Page as BookPage
    from psychoed.features.privacy.scan import Finding
    from psychoed.pipeline.content import Content
    from psychoed.pipeline.memory import Memory
    from psychoed.source.problems import Problem


class Building:
    """A build from its files to its pages. A preview builds one on, as pages change.

    Arguments:
        files: Those that MkDocs found; they are changed.
        config: The configuration.
        memory: Knows what builds before made.
        preview: Whether an author is watching.
    """

    made: Made
    """The stage that it has come to before pages are rendered."""
    kept: tuple[str, ...]
    """The pages whose trees other documents need."""

    def __init__(self, files: Files, config: MkDocsConfig, memory: Memory, *, preview: bool) -> None:
        self.files, self.config, self.memory = files, config, memory
        self.ground = lay(files, config, preview=preview)
        self.texts, self._unreadable = site_files.page_texts(files, config)
        self._taken: list[Problem] = []
        self._missing: list[Problem] = []
        self.record = Record()
        """What rendering pages told."""
        self.beside: dict[str, list[Finding]] = {}
        """What each page does besides showing its words."""
        self._frames: dict[str, frozenset[str]] = {}
        """The ids in each template."""
        self.icon = ""
        """The site's sign, SVG."""

    def read(self) -> Content:
        """Read all pages, add the generated ones, and give files what they hold."""
        config = self.config
        content = self._content()
        self._taken = site_files.add_pages(self.files, config, content.generated, content.site.division.parts)
        site_files.replace_texts(self.files, content.filled)
        self._missing = settings.missing_extensions(config, content.site.book.pages)
        if self._missing:
            # A preview goes on as if it were there.
            settings.use_extensions(config)
        return content

    def read_again(self) -> Content:
        """Read all pages again, as a part of the commit that is checked out now."""
        info = settings.build_info(self.config, self.ground.words, preview=self.ground.build_info.preview)
        self.ground = replace(self.ground, build_info=info)
        return self._content()

    def _content(self) -> Content:
        ground = self.ground
        return read_content(self.texts, ground.build_info, ground.assets, ground.data, ground.setup, self.memory)

    def reading_problems(self, content: Content) -> list[Problem]:
        """Return all that is wrong before anything is made."""
        ground = self.ground
        templates = settings.template_problems(content.site.book.pages, self.config)
        own = [*ground.problems, *self._missing, *self._unreadable, *self._taken, *templates]
        return [*own, *reading_problems(content, ground.today)]

    def address(self, content: Content) -> Addressed:
        """Give pages their addresses, and scripts what was read."""
        addressed = Addressed(content, site_files.page_urls(self.files, self.config, content.generated))
        site_files.replace_texts(self.files, addressed.filled_scripts)
        return addressed

    def make(self, addressed: Addressed) -> Made:
        """Make what lives elsewhere, and let pages be rendered with it. Of what has mistakes, nothing is made."""
        config, content = self.config, addressed.content
        is_whole = not content.problems
        maker = settings.markdown_maker(config)
        self.made = make_embeds(addressed, maker, self.memory) if is_whole else Made.without_embeds(addressed)
        self.kept = products.kept_pages(self.made) if is_whole else ()
        name, url, is_dressed = settings.current_page, settings.current_url, settings.has_theme(config)
        scope = Scope(self.made.site, name, self.record, self.kept, url, is_dressed=is_dressed, on_site=True)
        settings.use_extension(config, PsychoedExtension(scope))
        self.icon = site_files.icon(self.files, config)
        return self.made

    def add(self) -> list[Problem]:
        """Add the files that are made beside pages, and what stands for those that are made later; see `add_files`."""
        made, files, config = self.made, self.files, self.config
        old = products.old_places(made.addressed, partial(site_files.written_to, config))
        added = (products.machine_files(made.addressed), made.files, old)
        doubled = [taken for each in added for taken in site_files.add_files(files, config, each)]
        return doubled + site_files.expect_files(files, config, paper_paths(made.site))

    @property
    def notices(self) -> list[str]:
        """What somebody should see to."""
        made, content, ground = self.made, self.made.content, self.ground
        found = notices(made.site, content.published, ground.today, content.reviews)
        return [*found, *content.notices, *ground.left_out]

    def describe(self, html: str, page: Page) -> None:
        """Leave with a page what its template shows. It is dated by its last check, not by the clock."""
        content, src_uri = self.made.content, page.file.src_uri
        described = site_files.described(page, content.build_info)
        page.meta.update(page_values(self.made, described, self.record.pages.get(src_uri, NOTHING)))
        if written := content.site.book.by_uri.get(src_uri):
            page.meta["template"] = settings.template_of(written, self.config)
            self.beside[src_uri] = findings(html, content.build_info.address)
        if reviewed := content.trust(src_uri).reviewed:
            page.update_date = reviewed.isoformat()

    @property
    def rendering(self) -> Rendering:
        """What rendering told until now."""
        return Rendering(self.made, dict(self.record.pages), dict(self.record.trees))

    def rendering_problems(self, rendering: Rendering, env: Environment) -> tuple[list[Problem], list[str]]:
        """Return what is wrong with pages as they are shown, and what somebody should look at.

        Arguments:
            rendering: What rendering told.
            env: Where templates are.
        """
        there = site_files.published_files(self.files, self.config, products.downloaded(self.made))

        def frame_of(page: BookPage) -> frozenset[str]:
            template = settings.template_of(page, self.config)
            if template not in self._frames:
                self._frames[template] = frame_ids(template, env)
            return self._frames[template]

        return rendering_problems(rendering, self.beside, frame_of, there)
