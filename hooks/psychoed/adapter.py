"""Between MkDocs and the toolkit: the only module here that knows MkDocs."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import markdown
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from psychoed.build import RENAME, TAKEN
from psychoed.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown import Extension
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.psychoed")


def current_page(md: markdown.Markdown) -> str:
    """Return the page that a Markdown instance renders, relative to `docs_dir`; empty outside of MkDocs.

    MkDocs leaves the file on its own link processor (`mkdocs/structure/pages.py`, `_RelativePathTreeprocessor`), as
    Material relies on too. Under Zensical its name is `zrelpath`.
    """
    if "relpath" not in md.treeprocessors:
        return ""
    return md.treeprocessors["relpath"].file.src_uri  # type: ignore[attr-defined, no-any-return]


def page_texts(files: Files, config: MkDocsConfig) -> tuple[dict[str, str], list[Problem]]:
    """Return path and text of all pages, those in the navigation first and in its order, and those not in UTF-8."""
    pages = {file.src_uri: file for file in files.documentation_pages()}
    texts: dict[str, str] = {}
    problems = []
    for uri in dict.fromkeys([*(uri for uri in _nav_uris(config.nav) if uri in pages), *pages]):
        try:
            texts[uri] = pages[uri].content_string
        except UnicodeDecodeError:
            problems.append(Problem(uri, 0, "This file is not UTF-8.", "Save it as UTF-8."))
    return texts, problems


def _nav_uris(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _nav_uris(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from _nav_uris(value)


def known_blocks(config: MkDocsConfig) -> frozenset[str]:
    """Return the names of all blocks that the site's Markdown knows, ours too."""
    md = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
    return frozenset(md.parser.blockprocessors["blocks"].blocks)  # type: ignore[attr-defined]


def add_extension(config: MkDocsConfig, extension: Extension) -> None:
    """Add a Markdown extension; MkDocs hands the list as it is to each page's Markdown instance."""
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]


def add_pages(files: Files, config: MkDocsConfig, pages: Mapping[str, str]) -> list[Problem]:
    """Add generated pages behind the authors' own: MkDocs renders them in this order, so these come last.

    Returns:
        Authors' pages that would be written to the same file: `quiz/README.md` is `quiz/index.html` too.
    """
    listed = set(_nav_uris(config.nav))
    taken = {file.dest_uri: file.src_uri for file in files}
    problems = []
    for src_uri, text in pages.items():
        # A page that the navigation does not name is reached by links; where there is no `nav`, MkDocs lists it.
        inclusion = InclusionLevel.NOT_IN_NAV if config.nav and src_uri not in listed else InclusionLevel.UNDEFINED
        file = File.generated(config, src_uri, content=text, inclusion=inclusion)
        if other := taken.get(file.dest_uri):
            problems.append(Problem(other, 0, TAKEN, RENAME))
        else:
            files.append(file)
    return problems


def report(problems: Iterable[Problem], *, fatal: bool) -> None:
    """Log every problem; stop the build after the last one unless an author is watching a preview.

    Raises:
        PluginError: There were problems and they are fatal.
    """
    found = list(problems)
    for problem in found:
        log.error("%s", problem)
    if found and fatal:
        count = f"{len(found)} mistake{'s' if len(found) > 1 else ''}"
        raise PluginError(f"{count} in the pages, listed above. Mend and build again.")
