"""Pages rendered to stand together: ids that stay apart, links that lead within the publication."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.serializers import to_html_string, to_xhtml_string
from markdown.util import AtomicString

from psychoed.components.keeping import gone_on
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.features.evidence.claims import SOURCES_URI
from psychoed.outputs.publication.names import chapter_file, leaf_anchor, leaf_name
from psychoed.outputs.publication.raw import fit_raw, page_files
from psychoed.outputs.publication.relink import fit
from psychoed.outputs.publication.xhtml import as_xhtml
from psychoed.rendering.conversion import written
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.scope import Scope
from psychoed.text.inline import shown_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown import Markdown
    from markdown.extensions import Extension

    from psychoed.components.question.interactions import Interaction
    from psychoed.content.site import Site
    from psychoed.outputs.publication.relink import Address
    from psychoed.rendering.kept import Kept


@dataclass(frozen=True)
class Chapter:
    """A page of the publication."""

    src_uri: str
    title: str
    """Plain words."""
    html: str
    """As a part of one document, with links within it."""
    xhtml: str
    """As a document of its own, with links from file to file."""
    asked: Mapping[str, Interaction] = field(default_factory=dict)
    """How questions are answered, by the ids that they have on it."""

    @property
    def name(self) -> str:
        """What it is called within the publication."""
        return leaf_name(self.src_uri)


def volume_pages(site: Site) -> tuple[str, ...]:
    """Return the pages of a publication, relative to `docs_dir`: those that teach or help, words and sources."""
    teaching = [page.src_uri for page in site.book.pages if page.parts]
    helping = [page.src_uri for page in site.book.pages if page.help_line and page.src_uri not in teaching]
    words = _whole(site, GLOSSARY_URI) if site.book.terms else []
    # Of what is divided, the page of sources says as well how to read the labels.
    sources = list(dict.fromkeys([SOURCES_URI, *_whole(site, SOURCES_URI)])) if site.claims else []
    return (*teaching, *helping, *words, *sources)


def _whole(site: Site, src_uri: str) -> list[str]:
    """Return the pages that hold the entries of a page."""
    return [shelf.src_uri for shelf in site.division.shelves.get(src_uri, ())] or [src_uri]


def bind(
    trees: Mapping[str, Kept],
    site: Site,
    new_markdown: Callable[[Extension], Markdown],
    elsewhere: Address,
    image: Callable[[str], str],
    urls: Mapping[str, str] | None = None,
) -> list[Chapter]:
    """Make a publication of pages.

    Arguments:
        trees: Path relative to `docs_dir` to the tree of each page, in their order.
        site: The site as read. What is told here of its pages is kept apart from it.
        new_markdown: Makes a Markdown instance as pages have it, with an extension of ours.
        elsewhere: Returns the address of a place outside of it, given page and anchor; empty where there is none, and
            the link becomes plain words.
        image: Returns an image, given its path in the site, as a `data:` address; empty where it is not there, and
            its alternative text takes its place.
        urls: The addresses of all pages, relative to the site's.
    """
    page = ""

    def home(src_uri: str, anchor: str) -> str:
        there = site.division.home(src_uri, anchor)
        # The glossary as a whole begins with the first of its pages.
        return there if there in trees else next(iter(_whole(site, src_uri)))

    def within(src_uri: str, anchor: str) -> str:
        there = home(src_uri, anchor)
        if there not in trees:
            return elsewhere(src_uri, anchor)
        return f"#{leaf_anchor(there, anchor if there == site.division.home(src_uri, anchor) else '')}"

    def between(src_uri: str, anchor: str) -> str:
        there = home(src_uri, anchor)
        return f"{chapter_file(leaf_name(there)) if there in trees else ''}{within(src_uri, anchor)}"

    files = page_files(urls or {})
    own = Scope(replace(site, help=site.help.on_paper), lambda md: page)
    md = new_markdown(PsychoedExtension(own))
    chapters = []
    for page, kept in trees.items():
        root = gone_on(md, kept)
        heading = root.find(".//h1")
        title = shown_text(heading, md) if heading is not None else site.book.by_uri[page].title
        if heading is None:
            root.insert(0, _heading(title))
        here = [name for element in root.iter() if (name := element.get("id", "")) in site.questions]
        asked = {leaf_anchor(page, name): site.questions[name].interaction for name in here}
        alone = copy.deepcopy(root)
        fit(root, page, within, image, deeper=1)
        fit(alone, page, between, image)
        stash, url = md.htmlStash, (urls or {}).get(page, page)
        aside = [*stash.rawHtmlBlocks]
        stash.rawHtmlBlocks = [_fitted(raw, url, files, within, image) for raw in aside]
        html = written(md, root, to_html_string)
        fitting = (_fitted(raw, url, files, between, image) for raw in aside)
        # By hand, an author may write what browsers take and e-readers do not. Where links were led, it is XHTML.
        stash.rawHtmlBlocks = [
            as_xhtml(made) if isinstance(made, str) and made is raw else made
            for raw, made in zip(aside, fitting, strict=True)
        ]
        chapters.append(Chapter(page, title, html, written(md, alone, to_xhtml_string), asked))
    return chapters


def _fitted(
    raw: str | etree.Element, url: str, files: Mapping[str, str], address: Address, image: Callable[[str], str]
) -> str | etree.Element:
    return fit_raw(raw, url, files, address, image) if isinstance(raw, str) else raw


def _heading(title: str) -> etree.Element:
    heading = etree.Element("h1")
    heading.text = AtomicString(title)
    return heading
