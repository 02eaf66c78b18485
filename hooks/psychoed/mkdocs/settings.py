"""What MkDocs' configuration says, and the Markdown that it sets up."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
from mkdocs.exceptions import PluginError

from psychoed.assets.stylesheet import STYLESHEET
from psychoed.assets.theme import theme_dir
from psychoed.content.build_info import AUTHOR_TYPES, BuildInfo
from psychoed.features.privacy.check import asset_problems
from psychoed.mkdocs.commit import checked_out, named_moment
from psychoed.outputs.handout.pdf_builder import PdfBuilder
from psychoed.source.asleep import unknown_to
from psychoed.source.problems import Problem, nearest
from psychoed.source.setup import Setup
from psychoed.source.strict import read_strict

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date

    from markdown import Extension
    from mkdocs.config.defaults import MkDocsConfig

    from psychoed.content.book import Page
    from psychoed.words.catalogue import Words


def current_page(md: markdown.Markdown) -> str:
    """Return the page that a Markdown instance renders, relative to `docs_dir`; empty outside of MkDocs.

    MkDocs leaves the file on its own link processor (`mkdocs/structure/pages.py`, `_RelativePathTreeprocessor`), as
    Material relies on too. Under Zensical its name is `zrelpath`.
    """
    if "relpath" not in md.treeprocessors:
        return ""
    return md.treeprocessors["relpath"].file.src_uri  # type: ignore[attr-defined, no-any-return]


def current_url(md: markdown.Markdown) -> str:
    """Return the address of the page that a Markdown instance renders, relative to the site's; empty as above."""
    if "relpath" not in md.treeprocessors:
        return ""
    return md.treeprocessors["relpath"].file.url  # type: ignore[attr-defined, no-any-return]


def language(config: MkDocsConfig) -> str:
    """Return the language of the site, as a tag of BCP 47."""
    return str(config.theme.get("language") or "en")


def strict(config: MkDocsConfig) -> tuple[frozenset[str], list[Problem]]:
    """Return what the site holds itself to, and what is wrong with its settings."""
    return read_strict(config.extra.get("psychoed"), Path(config.config_file_path or "mkdocs.yml").name)


def build_info(config: MkDocsConfig, words: Words, *, preview: bool = False) -> BuildInfo:
    """Return what is being built: the site's own words and address, and the commit or release that it is made from.

    Arguments:
        config: The configuration.
        words: In the site's language.
        preview: Whether an author is watching. MkDocs then gives the site the address of the preview, which is no
            address to hand out.
    """
    commit = checked_out(Path(config.config_file_path or ".").parent)
    try:
        named = named_moment(os.environ)
    except ValueError as error:
        raise PluginError(str(error)) from error
    return BuildInfo(
        name=config.site_name,
        description=config.site_description or "",
        address="" if preview else config.site_url or "",
        preview=preview,
        author=config.site_author or "",
        author_type=_author_type(config),
        version=_told(config, "release", "SITE_RELEASE") or commit.hash,
        day=commit.day or (named.date() if named else None),
        moment=named or commit.moment,
        feedback=_told(config, "feedback", "SITE_FEEDBACK"),
        strict=strict(config)[0],
        words=words,
    )


def _author_type(config: MkDocsConfig) -> str:
    named = str(config.extra.get("author_type") or "")
    if named and named not in AUTHOR_TYPES:
        known = " or ".join(f"`{name}`" for name in AUTHOR_TYPES)
        raise PluginError(
            f"mkdocs.yml: `author_type` under `extra` is not known: {named}. Write {known}, or leave it out."
        )
    return named


_EXTENSIONS = ("attr_list", "def_list", "tables")
"""What blocks are written with, of Python-Markdown's own."""

CACHE = "PSYCHOED_CACHE"
"""The environment's name for the folder of what one build leaves to the next; empty where nothing is to be left."""

_MARKDOWN = "`markdown_extensions`"

_ICON, _OTHER_ICON = "assets/icon.svg", "assets/images/favicon.png"
"""The sign of a site that has none of its own: the toolkit's, and Material's, which is not published."""


def use_toolkit(config: MkDocsConfig) -> None:
    """Show pages in the toolkit's theme, behind what a site has of its own, and read what blocks are written with."""
    theme, folder = config.theme, str(theme_dir())
    if folder not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, folder)
    if theme.get("favicon") == _OTHER_ICON:
        theme["favicon"] = _ICON
    if STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, STYLESHEET)
    use_extensions(config)


def use_extensions(config: MkDocsConfig) -> None:
    """Read what blocks are written with."""
    config.markdown_extensions.extend([name for name in _EXTENSIONS if name not in config.markdown_extensions])


def missing_extensions(config: MkDocsConfig, pages: Iterable[Page]) -> list[Problem]:
    """Report what blocks are written with and the site's Markdown lacks. A site without our blocks needs none of it."""
    if not any(page.has_blocks for page in pages):
        return []
    there = _processors(config.markdown_extensions, config.mdx_configs)
    bare = _processors([])
    file = Path(config.config_file_path or "mkdocs.yml").name
    # Links to words and sources begin with a slash, which MkDocs would leave as it is.
    if getattr(config.validation.links.absolute_links, "name", "") != "RELATIVE_TO_DOCS":
        what = "Links to words and sources would lead nowhere."
        return [Problem(file, 0, what, "Add `validation: {links: {absolute_links: relative_to_docs}}`.")]
    return [
        Problem(file, 0, f"Blocks are written with `{name}`, which is not there.", f"Add `{name}` to {_MARKDOWN}.")
        for name in _EXTENSIONS
        if not _processors([name]) - bare <= there
    ]


def _processors(extensions: Iterable[str], configs: Mapping[str, Any] | None = None) -> frozenset[type]:
    """Return the kinds of all that reads Markdown with some extensions: one may bring others along, as `extra` does."""
    md = markdown.Markdown(extensions=[*extensions], extension_configs=dict(configs or {}))
    registries = (md.preprocessors, md.parser.blockprocessors, md.inlinePatterns, md.treeprocessors)
    return frozenset(type(processor) for registry in registries for processor in registry)


def asset_privacy(config: MkDocsConfig) -> list[Problem]:
    """Report styles and scripts that `mkdocs.yml` adds to all pages from another site, where nothing may."""
    file = Path(config.config_file_path or "mkdocs.yml").name
    added = [*config.extra_css, *map(str, config.extra_javascript)]
    return [*asset_problems(file, added, config.site_url or "", strict(config)[0])]


def has_theme(config: MkDocsConfig) -> bool:
    """Tell whether pages are shown in the toolkit's own theme. Without it, they are Markdown in whatever frame."""
    return str(theme_dir()) in config.theme.dirs


def _told(config: MkDocsConfig, name: str, variable: str) -> str:
    """Return what the environment says, or else `extra`; as text, for to YAML `1.10` is a number and loses its end."""
    return os.environ.get(variable) or str(config.extra.get(name) or "")


def markdown_maker(config: MkDocsConfig) -> Callable[[Extension], markdown.Markdown]:
    """Return what makes a Markdown instance as the site's pages have it, with another extension in place of ours."""

    def new(extension: Extension) -> markdown.Markdown:
        others = [name for name in config.markdown_extensions if isinstance(name, str)]
        return markdown.Markdown(extensions=[*others, extension], extension_configs=config.mdx_configs or {})

    return new


def template_problems(pages: Iterable[Page], config: MkDocsConfig) -> list[Problem]:
    """Report pages that ask for a template which the theme does not have."""
    known = [path.name for folder in config.theme.dirs for path in Path(folder).glob("*.html")]
    return [
        Problem(
            page.src_uri,
            page.line_of(f"template: {page.template}"),
            f"There is no template `{page.template}`.",
            nearest(page.template, known),
        )
        for page in pages
        if page.template and not _has_template(page.template, config)
    ]


def template_of(page: Page, config: MkDocsConfig) -> str:
    """Return the template that a page is shown in; in a preview, it may ask for one that the theme does not have."""
    return page.template if page.template and _has_template(page.template, config) else "main.html"


def _has_template(name: str, config: MkDocsConfig) -> bool:
    return any(Path(folder, name).is_file() for folder in config.theme.dirs)


def setup(config: MkDocsConfig, menu: Collection[str], today: date) -> Setup:
    """Return what the configuration says of how pages are read.

    Arguments:
        config: The configuration.
        menu: Pages that the navigation names, relative to `docs_dir`.
        today: The current day.
    """
    md = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
    processors = md.parser.blockprocessors
    blocks = frozenset(processors["blocks"].blocks if "blocks" in processors else ())  # type: ignore[attr-defined]
    return Setup(blocks, unknown_to(md), menu, today)


def use_extension(config: MkDocsConfig, extension: Extension) -> None:
    """Render pages with a Markdown extension, in place of another of its kind.

    MkDocs hands the list as it is to each page's Markdown instance.
    """
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [*(each for each in extensions if type(each) is not type(extension)), extension]


_PLAIN = ("markdown.extensions.", "pymdownx.", "material.extensions.")
"""Where extensions are at home that read nothing but the text of a page, but for those below."""
_READING = frozenset({"pymdownx.snippets", "pymdownx.b64"})
"""Those that read other files."""


def read_elsewhere(config: MkDocsConfig) -> list[str]:
    """Return the extensions that may read other files than the page that they are for."""
    named = [each for each in config.markdown_extensions if isinstance(each, str)]
    foreign = [name for name in named if "." in name and not name.startswith(_PLAIN)]
    inner = [str(name) for name in (config.mdx_configs or {}) if name in _READING]
    return [*foreign, *(name for name in named if name in _READING), *inner]


def press(config: MkDocsConfig) -> PdfBuilder:
    """Return what makes handouts and diagrams, with the folder for what one build leaves to the next, if it has one."""
    said = os.environ.get(CACHE)
    folder = Path(config.config_file_path or ".").parent / ".cache" if said is None else Path(said)
    return PdfBuilder(None if said == "" else folder / "handouts")
