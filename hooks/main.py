"""What happens in a build, in the order of MkDocs' events. The work is done in `psychoed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import adapter
from psychoed.build import Build

if TYPE_CHECKING:
    from typing import Literal

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
    _build = Build(adapter.current_page)
    adapter.add_extension(config, _build.extension)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read and check all pages, and add the generated ones."""
    texts, unreadable = adapter.page_texts(files, config)
    pages = _build.read(texts, adapter.known_blocks(config))
    taken = adapter.add_pages(files, config, {src_uri: text or "" for src_uri, text in pages.items()})
    adapter.report([*unreadable, *_build.problems, *taken], fatal=not _serving)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Write the glossary when all other pages have been rendered and it is known where words are mentioned."""
    return _build.late_page(page.file.src_uri)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Date the page by its last check, not by the clock, and name the scripts that it needs."""
    page.meta["scripts"] = _build.scripts(page.file.src_uri)
    if checked := _build.checked(page.file.src_uri):
        page.update_date = checked.isoformat()


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Compare what was read with what was rendered."""
    adapter.report(_build.rendering_problems(), fatal=not _serving)
