"""What happens in a build, in the order of MkDocs' events. The work is done in `psychoed`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from psychoed import products
from psychoed.adapter import config as settings
from psychoed.adapter import files as site_files
from psychoed.adapter import log
from psychoed.assets import make_assets
from psychoed.build import Build
from psychoed.showing import page_values, site_values

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
    _build = Build(settings.current_page, settings.edition(config, preview=_serving))
    settings.add_extension(config, _build.extension)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read and check all pages, and add the generated ones."""
    assets, unused = site_files.assets(files, config)
    _build.assets = make_assets(assets, site_files.fonts(files))
    site_files.replace_texts(files, _build.assets.texts)
    texts, unreadable = site_files.page_texts(files, config)
    data, unusable = site_files.data_texts(files, _build.edition.language)
    pages = _build.read(texts, settings.known_blocks(config), data)
    taken = site_files.add_pages(files, config, {src_uri: text or "" for src_uri, text in pages.items()})
    _build.urls = site_files.page_urls(files)
    site_files.replace_texts(files, products.filled_scripts(_build))
    _build.press = settings.press(config)
    if not _serving:
        products.begin_papers(_build, site_files.icon(files, config))
    site_files.add_files(files, config, products.machine_files(_build))
    site_files.add_files(files, config, products.embeds(_build, settings.markdown_maker(config)))
    site_files.expect_files(files, config, products.expected_papers(_build))
    log.notice(_build.notices(log.today()))
    templates = settings.template_problems(_build.site.book.pages, config)
    wrong = [*_build.problems, *_build.problems_of_today(log.today())]
    log.report([*unreadable, *unusable, *unused, *wrong, *templates, *taken], fatal=not _serving)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Fill in help lines, and write the pages that tell where words and claims stand on the others."""
    return _build.source(page.file.src_uri)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Leave with the page what its template shows. It is dated by its last check, not by the clock."""
    page.meta.update(page_values(_build, site_files.described(page, _build.edition)))
    if reviewed := _build.trust(page.file.src_uri).reviewed:
        page.update_date = reviewed.isoformat()


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Leave with the templates what all pages show, index them, and compare what was read with what was rendered."""
    env.globals.update(site_values(_build))
    index, misled = products.search(_build, site_files.searched_pages(files))
    site_files.add_files(files, config, index)
    log.report([*_build.rendering_problems(), *misled], fatal=not _serving)
    site_files.expect_no_longer(files, products.expected_papers(_build))


# A plugin may write files of its own into the site: they belong in the bundle.
@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Put in the site what is made of it. A preview goes without, so that a saved page shows at once."""
    if not _serving:
        site_files.write_policies(config)
    if downloads := None if _serving else products.downloads(_build):
        site_files.write_volumes(downloads, config)
    papers, unmade = products.papers(_build, fresh=not _serving)
    log.report(unmade, fatal=not _serving)
    site_files.write_files(papers, config)
    if downloads:
        site_files.write_bundle(downloads, config)
    log.notice([products.LAST] if _serving else [site_files.write_policy(config)])


def on_build_error(error: Exception) -> None:
    """Make no more handouts for a site that there will not be."""
    # Where the configuration has a mistake, nothing was begun.
    with suppress(NameError, AttributeError):
        _build.press.cancel()
