"""What a build stands on besides the words of its pages: its configuration, its theme, its data and its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.mkdocs import files as site_files
from psychoed.mkdocs import log, own_files, settings
from psychoed.mkdocs.navigation import menu
from psychoed.pipeline.assets import make_assets
from psychoed.pipeline.file_names import unfit_paths
from psychoed.pipeline.theme_files import ThemeFiles, published, read_theme
from psychoed.words.reading import read_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from psychoed.content.build_info import BuildInfo
    from psychoed.pipeline.assets import Assets
    from psychoed.source.problems import Problem
    from psychoed.source.setup import Setup
    from psychoed.words.catalogue import Words


@dataclass(frozen=True)
class Ground:
    """What all pages of a build stand on."""

    words: Words
    build_info: BuildInfo
    assets: Assets
    """The stylesheets and scripts."""
    data: Mapping[str, str]
    """Path relative to `docs_dir` to whole text of the data files."""
    setup: Setup
    """What the configuration says of how pages are read."""
    today: date
    problems: tuple[Problem, ...]
    """What is wrong with all of it."""
    left_out: tuple[str, ...]
    """What is said of files that are not published."""


def lay(files: Files, config: MkDocsConfig, *, preview: bool) -> Ground:
    """Read all that, and leave among the files those that are published, as they are published.

    Arguments:
        files: Those that MkDocs found; they are changed.
        config: The configuration.
        preview: Whether an author is watching.
    """
    language, today = settings.language(config), log.today()
    unread = own_files.readable(files, config)
    data, unusable = site_files.data_texts(files, language)
    words, unsaid = read_words(language, data)
    own, unused = site_files.own_assets(files, config)
    theme = read_theme() if settings.has_theme(config) else ThemeFiles()
    assets = make_assets({**theme.texts, **own}, theme.fonts, words)
    if theme.texts:
        site_files.publish_theme(files, config, published(assets.texts, theme))
    site_files.replace_texts(files, assets.texts)
    site_files.exclude_data(files)
    left_out = site_files.exclude_strays(files, config)
    named = unfit_paths(own_files.own_paths(files, config))
    unset = [*settings.strict(config)[1], *settings.asset_privacy(config)]
    return Ground(
        words=words,
        build_info=settings.build_info(config, words, preview=preview),
        assets=assets,
        data=data,
        setup=settings.setup(config, menu(config), today),
        today=today,
        problems=(*unset, *unread, *unusable, *unsaid, *unused, *named),
        left_out=tuple(left_out),
    )
