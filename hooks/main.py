"""What happens in a build, in the order of MkDocs' events. The work is done in `psychoed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import adapter
from psychoed.assets import make_assets
from psychoed.build import Build

if TYPE_CHECKING:
    from typing import Literal

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

# MkDocs imports this file once and builds many times under `serve`: `on_config` makes everything anew.
_build: Build
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether an author is watching: then mistakes are shown and the preview goes on."""
    global _serving  # noqa: PLW0603
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add our Markdown."""
    global _build  # noqa: PLW0603
    _build = Build(adapter.current_page, adapter.edition(config))
    adapter.add_extension(config, _build.extension)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read and check all pages, and add the generated ones."""
    _build.assets = make_assets(adapter.assets(files, config), adapter.fonts(files))
    adapter.replace_texts(files, _build.assets.texts)
    texts, unreadable = adapter.page_texts(files, config)
    data, unusable = adapter.data_texts(files)
    pages = _build.read(texts, adapter.known_blocks(config), data)
    taken = adapter.add_pages(files, config, {src_uri: text or "" for src_uri, text in pages.items()})
    urls = adapter.page_urls(files)
    adapter.add_files(files, config, _build.files(urls))
    adapter.add_files(files, config, _build.embeds(adapter.markdown_maker(config), urls))
    adapter.add_files(files, config, _build.papers(urls, adapter.cache_folder(config), fresh=not _serving))
    adapter.notice(_build.notices(adapter.today()))
    templates = adapter.template_problems(_build.site.book.pages, config)
    adapter.report([*unreadable, *unusable, *_build.problems, *templates, *taken], fatal=not _serving)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Fill in help lines, and write the pages that tell where words and claims stand on the others."""
    return _build.source(page.file.src_uri)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Leave with the page what its template shows. It is dated by its last check, not by the clock."""
    trust = _build.trust(page.file.src_uri)
    page.meta["trust"] = trust
    page.meta["discovery"] = _build.discovery(page.file.src_uri)
    page.meta["scripts"] = _build.scripts(page.file.src_uri)
    page.meta["structured_data"] = _build.structured_data(adapter.described(page, _build.edition))
    if trust.reviewed:
        page.update_date = trust.reviewed.isoformat()


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Leave with the templates what all pages show, and compare what was read with what was rendered."""
    env.globals.update(edition=_build.edition, help=_build.site.help, site_trust=_build.trust())
    env.globals.update(material=adapter.theme_scripts(files))
    adapter.report(_build.rendering_problems(), fatal=not _serving)
