"""Between MkDocs and the toolkit: the only module here that knows MkDocs."""

from __future__ import annotations

import logging
import re
import subprocess
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import markdown
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from psychoed.build import DATA_FILES, RENAME, TAKEN
from psychoed.edition import Edition
from psychoed.metadata.structured_data import Described
from psychoed.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from markdown import Extension
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from psychoed.book import Page as BookPage

log = logging.getLogger("mkdocs.hooks.psychoed")


def current_page(md: markdown.Markdown) -> str:
    """Return the page that a Markdown instance renders, relative to `docs_dir`; empty outside of MkDocs.

    MkDocs leaves the file on its own link processor (`mkdocs/structure/pages.py`, `_RelativePathTreeprocessor`), as
    Material relies on too. Under Zensical its name is `zrelpath`.
    """
    if "relpath" not in md.treeprocessors:
        return ""
    return md.treeprocessors["relpath"].file.src_uri  # type: ignore[attr-defined, no-any-return]


def edition(config: MkDocsConfig) -> Edition:
    """Return what is being built: the site's own words and address, and the commit or release that it is made from."""
    address = config.site_url or ""
    commit, day = _commit(Path(config.config_file_path or ".").parent)
    return Edition(
        name=config.site_name,
        description=config.site_description or "",
        address="" if urlsplit(address).hostname in {None, "localhost", "127.0.0.1"} else address,
        author=config.site_author or "",
        version=config.extra.get("release") or commit,
        day=day,
        feedback=config.extra.get("feedback") or "",
        language=config.theme.get("language") or "en",
    )


def _commit(folder: Path) -> tuple[str, date | None]:
    """Return the short hash and the day of the commit that is checked out; empty and None outside of a repository.

    The hash ends in `-dirty` where files were changed since. Neither depends on tags, which a clone may lack.
    """

    def git(*command: str) -> str:
        return subprocess.run(["git", *command], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()

    try:
        hashed = git("describe", "--always", "--dirty", "--abbrev=8", "--exclude=*")
        return hashed, date.fromisoformat(git("log", "-1", "--format=%cs"))
    except (OSError, subprocess.CalledProcessError, ValueError):
        return "", None


def page_texts(files: Files, config: MkDocsConfig) -> tuple[dict[str, str], list[Problem]]:
    """Return path and text of all pages, those in the navigation first and in its order, and those not in UTF-8."""
    pages = {file.src_uri: file for file in files.documentation_pages()}
    order = dict.fromkeys([*(uri for uri in _nav_uris(config.nav) if uri in pages), *pages])
    return _texts(pages[uri] for uri in order)


def data_texts(files: Files) -> tuple[dict[str, str], list[Problem]]:
    """Return path and text of the data files that exist, and those not in UTF-8."""
    found = [files.get_file_from_path(name) for name in DATA_FILES]
    return _texts(file for file in found if file)


def assets(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Return path and text of the site's own stylesheets and scripts, the parts that are not published too."""
    own = (file for file in files if file.src_dir == config.docs_dir)
    return {file.src_uri: file.content_string for file in own if file.src_uri.endswith((".css", ".js"))}


def fonts(files: Files) -> dict[str, bytes]:
    """Return path and content of the fonts."""
    return {file.src_uri: file.content_bytes for file in files if file.src_uri.endswith(".woff2")}


def markdown_maker(config: MkDocsConfig) -> Callable[[Extension], markdown.Markdown]:
    """Return what makes a Markdown instance as the site's pages have it, with another extension in place of ours."""

    def new(extension: Extension) -> markdown.Markdown:
        others = [name for name in config.markdown_extensions if isinstance(name, str)]
        return markdown.Markdown(extensions=[*others, extension], extension_configs=config.mdx_configs or {})

    return new


def replace_texts(files: Files, texts: Mapping[str, str]) -> None:
    """Give files another text than the one that they have in `docs_dir`."""
    for path, text in texts.items():
        if file := files.get_file_from_path(path):
            file.content_string = text


def _texts(files: Iterable[File]) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems = []
    for file in files:
        try:
            texts[file.src_uri] = file.content_string
        except UnicodeDecodeError:
            problems.append(Problem(file.src_uri, 0, "This file is not UTF-8.", "Save it as UTF-8."))
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


def template_problems(pages: Iterable[BookPage], config: MkDocsConfig) -> list[Problem]:
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
        if page.template and not any(Path(folder, page.template).is_file() for folder in config.theme.dirs)
    ]


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


def add_files(files: Files, config: MkDocsConfig, made: Mapping[str, str | Path]) -> None:
    """Add files that are no pages, each as its text or as the file to copy; one that an author made stays as it is."""
    for path, held in made.items():
        if path not in files.src_uris:
            kept = File.generated(config, path, abs_src_path=str(held)) if isinstance(held, Path) else None
            files.append(kept or File.generated(config, path, content=str(held)))


def cache_folder(config: MkDocsConfig) -> Path:
    """Return the folder for what one build may leave to the next."""
    return Path(config.config_file_path or ".").parent / ".cache"


def page_urls(files: Files) -> dict[str, str]:
    """Return the address, relative to the site's, of each page by its path relative to `docs_dir`."""
    return {file.src_uri: file.url for file in files.documentation_pages()}


def theme_scripts(files: Files) -> dict[str, str]:
    """Return the address, relative to the site's, of each of the theme's scripts by its name without its hash.

    Material's own frame names them with their hashes, which change with its version.
    """
    found = (re.fullmatch(r"assets/javascripts/(\S+?)\.[0-9a-f]+\.min\.js", file.src_uri) for file in files)
    return {match[1]: match[0] for match in found if match}


def notice(notices: Iterable[str]) -> None:
    """Log what somebody should see to; it breaks no build, not even a strict one."""
    for text in notices:
        log.info("%s", text)


def today() -> date:
    """Return the current day, for the log alone: nothing that is built may depend on it."""
    return date.today()


def described(page: Page, edition: Edition) -> Described:
    """Return a page as its head describes it."""
    return Described(
        src_uri=page.file.src_uri,
        # The heading's words are escaped for the page.
        title=str(page.meta.get("title") or unescape(page.title or "")),
        description=str(page.meta.get("description") or edition.description),
        url=(page.canonical_url or "") if edition.address else "",
        is_home=page.is_homepage,
    )


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
