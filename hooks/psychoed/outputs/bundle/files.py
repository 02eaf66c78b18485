"""All that is made from the built site, in the order in which one needs another."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from typing import IO, TYPE_CHECKING

from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.addresses import target
from psychoed.features.evidence.claims import SOURCES_URI
from psychoed.features.quiz.page import QUIZ_INDEX
from psychoed.outputs.bundle.listing import DOWNLOADS, LISTING, DownloadPage, checksum_file
from psychoed.outputs.bundle.offline import bundle_name, offline_bundle
from psychoed.outputs.embed.html_scan import read_body
from psychoed.outputs.files import Output, joined
from psychoed.outputs.foot import make_foot
from psychoed.outputs.publication.document import one_page
from psychoed.outputs.publication.epub import epub
from psychoed.outputs.publication.pages import bind, volume_pages
from psychoed.text.sentence import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown import Markdown
    from markdown.extensions import Extension

    from psychoed.content.build_info import BuildInfo
    from psychoed.content.provenance import Provenance
    from psychoed.content.site import Site
    from psychoed.outputs.embed.style import Stylesheet
    from psychoed.outputs.foot import Foot
    from psychoed.outputs.publication.pages import Chapter
    from psychoed.rendering.kept import Kept


_IMAGES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}
"""The media types that every e-reader knows (EPUB 3.3, core media types), by the ending of a file's name."""


def download_paths(build_info: BuildInfo) -> tuple[str, ...]:
    """Return the paths in the site of all that is written beside the page of downloads."""
    name = f"{DOWNLOADS}/{bundle_name(build_info)}"
    return (f"{name}-one-page.html", f"{name}.epub", f"{name}-offline.zip", f"{name}-offline.zip.sha256")


_PLACES = 60
"""So many pages to begin with stand on the first page of the bundle. Of more, it has the first, and no lessons."""


@dataclass(frozen=True)
class Downloads:
    """Makes what is downloaded: volumes from pages, and a bundle from the built site with its volumes.

    Arguments:
        site: The site, once all its pages are rendered.
    """

    site: Site
    urls: Mapping[str, str]
    """Path relative to `docs_dir` to address, relative to the site's, of each page, generated ones too."""
    trees: Mapping[str, Kept]
    """The tree of each page that a publication holds, by path relative to `docs_dir`."""
    stylesheet: Stylesheet
    script: str
    """All that runs in the one page."""
    writing_script: str
    """What runs there as well if a reader can write in it; empty for nothing."""
    copied: Mapping[str, str]
    """Path relative to `docs_dir` to text of the scripts that are others in the bundle than on the site."""
    book_style: str
    trust: Provenance
    """What the site as a whole may say of itself."""
    cover: Callable[[], bytes]
    """Returns the cover of the book, PNG."""

    def volumes(
        self, new_markdown: Callable[[Extension], Markdown], content: Callable[[str], bytes | None]
    ) -> list[Output]:
        """Say what to make of the pages.

        Arguments:
            new_markdown: Makes a Markdown instance as pages have it, with an extension of ours.
            content: Returns the content of a file of the built site, given its path; None where there is none.
        """

        def image(path: str) -> str:
            kind, held = _IMAGES.get(path.rpartition(".")[2].lower()), content(path)
            return f"data:{kind};base64,{b64encode(held).decode()}" if kind and held else ""

        @cache
        def chapters() -> list[Chapter]:
            trees = {src_uri: self.trees[src_uri] for src_uri in volume_pages(self.site)}
            return bind(trees, self.site, new_markdown, self._elsewhere, image, self.urls)

        return [
            Output(self._named("-one-page.html"), lambda _: self._one_page(chapters()).encode()),
            Output(self._named(".epub"), lambda _: self._book(chapters())),
        ]

    def bundle(self, built: Mapping[str, bytes], beside: Mapping[str, bytes]) -> list[Output]:
        """Say what to make of the built site, its volumes too.

        Arguments:
            built: Path to content of the built site.
            beside: Name to content of what lies beside it in the bundle: the licences.
        """
        offline = self._named("-offline.zip")
        shown = (offline, self._named("-one-page.html"), self._named(".epub"))

        def packed(_: Mapping[str, bytes]) -> Callable[[IO[bytes]], None]:
            copied = {path: text.encode() for path, text in self.copied.items() if path in built}
            return offline_bundle(
                joined(built, copied),
                beside,
                places(self.site, self.urls),
                self.stylesheet,
                self._foot(),
                self.site.build_info,
            )

        def page(done: Mapping[str, bytes]) -> bytes:
            return DownloadPage(built[LISTING]).listing(shown, joined(built, done), self.site.build_info)

        return [
            Output(offline, packed),
            Output(f"{offline}.sha256", lambda done: checksum_file(offline.rpartition("/")[2], done[offline])),
            Output(LISTING, page),
        ]

    def _foot(self, href: str = "") -> Foot:
        """Make the foot of all pages together; where the site's address leads, if it leads anywhere."""
        build_info = self.site.build_info
        address = Words(build_info.address or build_info.name, href)
        return make_foot(self.site.help.everywhere, self.trust, build_info, address)

    def _named(self, ending: str) -> str:
        return f"{DOWNLOADS}/{bundle_name(self.site.build_info)}{ending}"

    def _one_page(self, chapters: Sequence[Chapter]) -> str:
        has_fields = any(read_body(chapter.html).has_fields for chapter in chapters)
        script = f"{self.script}\n{self.writing_script}" if has_fields and self.writing_script else self.script
        return one_page(
            chapters, self.stylesheet, script, self._foot(self.site.build_info.address), self.site.build_info
        )

    def _book(self, chapters: Sequence[Chapter]) -> bytes:
        site = self.site
        return epub(chapters, self.book_style, self._foot(), site.build_info, site.colours, self.cover())

    def _elsewhere(self, src_uri: str, anchor: str) -> str:
        address = self.site.build_info.address
        return f"{address}{target(self.urls, src_uri)}{'#' if anchor else ''}{anchor}" if address else ""


def places(site: Site, urls: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return title and address of the pages to begin with: those that teach, help, find, or hold files.

    Arguments:
        site: The site as read.
        urls: The address of each page, relative to the site's, by its path relative to `docs_dir`.
    """
    pages = [page for page in site.book.pages if page.parts or page.filled or page.needed or page.template]
    if len(pages) > _PLACES:
        pages = [page for page in pages if page.filled or page.needed or page.template]
        pages = [*site.book.pages[:1], *pages[:_PLACES]]
    made = {QUIZ_INDEX: "quiz.all_title", GLOSSARY_URI: "glossary.title", SOURCES_URI: "sources.name"}
    titles = {page.src_uri: page.title for page in pages}
    titles |= {src_uri: site.build_info.words(key) for src_uri, key in made.items()}
    return [(title, urls[src_uri]) for src_uri, title in titles.items() if src_uri in urls]
