"""MkDocs' files and pages: what they hold, and those that a build adds."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import markdown_extensions

from psychoed.assets.theme import theme_dir
from psychoed.features.crisis.reading import is_list
from psychoed.features.search.document import RenderedPage
from psychoed.mkdocs.navigation import nav_uris
from psychoed.outputs.metadata.files import OWN
from psychoed.outputs.metadata.structured_data import Described
from psychoed.outputs.policy import HEADERS
from psychoed.pipeline.reading import DATA_FILES, RENAME, TAKEN, is_private
from psychoed.source.problems import Problem
from psychoed.source.strays import strays, told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from psychoed.content.build_info import BuildInfo


def page_texts(files: Files, config: MkDocsConfig) -> tuple[dict[str, str], list[Problem]]:
    """Return path and text of all pages, those in the navigation first and in its order, and those not in UTF-8."""
    pages = {file.src_uri: file for file in files.documentation_pages()}
    order = dict.fromkeys([*(uri for uri in nav_uris(config.nav) if uri in pages), *pages])
    return _texts(pages[uri] for uri in order)


def data_texts(files: Files, language: str) -> tuple[dict[str, str], list[Problem]]:
    """Return path and text of the data files that exist, and those not in UTF-8."""
    found = [files.get_file_from_path(name.format(language=language)) for name in DATA_FILES]
    lists = [file for file in files if is_list(file.src_uri)]
    return _texts(file for file in (*found, *lists) if file)


def own_assets(files: Files, config: MkDocsConfig) -> tuple[dict[str, str], list[Problem]]:
    """Return path and text of the stylesheets and scripts that the site has beside the theme's.

    Second comes what is not in UTF-8.
    """
    own = (file for file in files if file.src_dir == config.docs_dir)
    return _texts(file for file in own if file.src_uri.endswith((".css", ".js")))


def publish_theme(files: Files, config: MkDocsConfig, made: Mapping[str, str | bytes]) -> None:
    """Publish what was made of the theme, in place of the files that MkDocs finds in its folders.

    Arguments:
        files: Those of the site.
        config: The configuration.
        made: Path in the site to content. What a site has under the same path stays in its place.
    """
    # A site may have files of its own in a `custom_dir`.
    own = {config.docs_dir, *({config.theme.custom_dir or ""} - {str(theme_dir())})}
    for file in [file for file in files if file.src_dir and file.src_dir not in own]:
        files.remove(file)
    for path, content in made.items():
        if path not in files.src_uris:
            files.append(File.generated(config, path, content=content))


def exclude_data(files: Files) -> None:
    """Publish no file that is there for the build alone."""
    for file in files:
        if is_private(file.src_uri):
            file.inclusion = InclusionLevel.EXCLUDED


def exclude_strays(files: Files, config: MkDocsConfig) -> list[str]:
    """Publish nothing that other programs left among the pages, and no page by another name; say which."""
    own = [
        file.src_uri
        for file in files
        if file.src_dir == config.docs_dir and file.inclusion is not InclusionLevel.EXCLUDED
    ]
    found = strays(own, markdown_extensions)
    for path in found:
        if file := files.get_file_from_path(path):
            file.inclusion = InclusionLevel.EXCLUDED
    return told(found)


def icon(files: Files, config: MkDocsConfig) -> str:
    """Return the site's sign where it is one that can be drawn at any size, an SVG; else nothing."""
    name = str(config.theme.get("favicon") or "")
    file = files.get_file_from_path(name) if name.endswith(".svg") else None
    return file.content_string if file else ""


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


def add_pages(files: Files, config: MkDocsConfig, pages: Mapping[str, str], parts: Collection[str]) -> list[Problem]:
    """Add generated pages; parts of another stand in no menu.

    Returns:
        Authors' pages that would be written to the same file: `quiz/README.md` is `quiz/index.html` too.
    """
    listed = set(nav_uris(config.nav))
    taken = {file.dest_uri: file.src_uri for file in files}
    problems = []
    for src_uri, text in pages.items():
        # A page that the navigation does not name is reached by links; where there is no `nav`, MkDocs lists it.
        is_beside = src_uri not in listed and (config.nav or src_uri in parts)
        inclusion = InclusionLevel.NOT_IN_NAV if is_beside else InclusionLevel.UNDEFINED
        file = File.generated(config, src_uri, content=text, inclusion=inclusion)
        if other := taken.get(file.dest_uri):
            problems.append(Problem(other, 0, TAKEN, RENAME))
        else:
            files.append(file)
    return problems


def add_files(files: Files, config: MkDocsConfig, made: Mapping[str, str]) -> list[Problem]:
    """Add files that are no pages.

    Returns:
        Authors' files of the same path, which stay as they are, where that may not be.
    """
    problems = []
    for path, text in made.items():
        other = files.get_file_from_path(path)
        if other is None:
            files.append(File.generated(config, path, content=text))
        elif not other.generated_by and other.src_dir == config.docs_dir and path not in OWN:
            problems.append(Problem(path, 0, "The build makes a file of this address itself.", RENAME))
    return problems


def published_files(files: Files, config: MkDocsConfig, more: Iterable[str]) -> set[str]:
    """Return the paths of all that the built site will hold, what is written after all pages among it.

    Arguments:
        files: Those of the site, the generated ones too.
        config: The configuration.
        more: What is written after all pages.
    """
    templates = {*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz", HEADERS}
    return {file.dest_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED} | templates | {*more}


def written_to(config: MkDocsConfig, src_uri: str) -> str:
    """Return the file in the site that a page is written to, or would be."""
    return File.generated(config, src_uri, content="").dest_uri


def expect_files(files: Files, config: MkDocsConfig, paths: Iterable[str]) -> list[Problem]:
    """Let pages link to files that are made while they are rendered: MkDocs warns of links to others. See above."""
    return add_files(files, config, dict.fromkeys(paths, ""))


def expect_no_longer(files: Files, paths: Iterable[str]) -> None:
    """Take away again what stood for files, before MkDocs copies it."""
    for path in paths:
        if (file := files.get_file_from_path(path)) and file.generated_by:
            files.remove(file)


def render_again(files: Files, config: MkDocsConfig, texts: Mapping[str, str]) -> None:
    """Render pages with another text, once all are rendered: as MkDocs does, with what plugins do to a page."""
    for src_uri, text in texts.items():
        file = files.get_file_from_path(src_uri)
        if file is None or file.page is None:
            continue
        page, plugins = file.page, config.plugins
        file.content_string = text
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)


def page_urls(files: Files, config: MkDocsConfig, generated: Iterable[str]) -> dict[str, str]:
    """Return the address, relative to the site's, of each page by its path relative to `docs_dir`.

    Arguments:
        files: Authors' pages and the generated ones that were added.
        config: The configuration.
        generated: All generated pages. One whose address is taken has it nevertheless: its author is told.
    """
    urls = {file.src_uri: file.url for file in files.documentation_pages()}
    return urls | {uri: File.generated(config, uri, content="").url for uri in generated if uri not in urls}


def page_places(files: Files, made_of: Mapping[str, str]) -> dict[str, str]:
    """Return for each file in the site that is a page the page of an author, relative to `docs_dir`.

    Arguments:
        files: Those of the site.
        made_of: The author's page that a generated one was made of, where that is one.
    """
    return {file.dest_uri: made_of.get(file.src_uri, file.src_uri) for file in files.documentation_pages()}


def searched_pages(files: Files) -> list[RenderedPage]:
    """Return the pages that searches find, once all are rendered; those with `search: {exclude: true}` are not."""
    found = []
    for page in (file.page for file in files.documentation_pages() if file.page):
        # A preview goes on with what an author wrote wrongly.
        wish = page.meta.get("search")
        exclude, boost = (wish.get("exclude"), wish.get("boost")) if isinstance(wish, dict) else (False, None)
        if exclude is not True:
            title, about = _title(page), str(page.meta.get("description") or "")
            boost = float(boost) if isinstance(boost, int | float) else 1.0
            found.append(RenderedPage(page.file.src_uri, page.url, title, page.content or "", about, boost))
    return found


def described(page: Page, build_info: BuildInfo) -> Described:
    """Return a page as its head describes it."""
    return Described(
        src_uri=page.file.src_uri,
        title=_title(page),
        description=str(page.meta.get("description") or build_info.description),
        url=(page.canonical_url or "") if build_info.address else "",
        is_home=page.is_homepage,
    )


def _title(page: Page) -> str:
    # The heading's words are escaped for the page.
    return str(page.meta.get("title") or unescape(page.title or ""))
