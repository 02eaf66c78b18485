"""A part rendered by itself, as if it were a page: with its evidence, and the meanings of its words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from psychoed.components.terms.part import GLOSSARY_URI, meaning_id
from psychoed.components.tree import component_tree
from psychoed.content.addresses import target
from psychoed.outputs.embed.folding import fold
from psychoed.outputs.embed.kinds import QUIZ, TERM, UP, WITHDRAWN
from psychoed.outputs.embed.reach import withhold_links
from psychoed.rendering.conversion import parsed, processed, written
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.scope import Scope
from psychoed.source.relocated import parse_relocated
from psychoed.text.alignment import align_by_class
from psychoed.text.inline import HEADING_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown import Markdown
    from markdown.extensions import Extension

    from psychoed.content.site import Site
    from psychoed.outputs.embed.embed import EmbedPart
    from psychoed.rendering.record import PageScan


TITLED = (QUIZ, TERM, WITHDRAWN)
"""The kinds that hold no title of their own."""

_TITLE = "embed-title"


class Renderer:
    """Renders parts by themselves.

    Arguments:
        site: The site as read. What rendering here tells is kept apart from it.
        new_markdown: Makes a Markdown instance as pages have it, with an extension of ours.
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.
    """

    def __init__(self, site: Site, new_markdown: Callable[[Extension], Markdown], urls: Mapping[str, str]) -> None:
        apart = Scope(site, lambda md: self._extension.part.src_uri)
        self._extension = AloneExtension(apart, urls)
        self._md = new_markdown(self._extension)

    @property
    def scan(self) -> PageScan:
        """What rendering the last part told."""
        scope = self._extension.scope
        return scope.record.pages[self._extension.part.src_uri]

    def html(self, part: EmbedPart) -> str:
        """Return a part as HTML: one heading of level one, links that lead from the embed to the site."""
        self._extension.part = part
        root = parsed(self._md, "")
        for held in part.content:
            if isinstance(held, str):
                parse_relocated(self._md, root, held)
            else:
                component_tree(self._md).place(etree.SubElement(root, "div"), held, is_home=False)
        return written(self._md, processed(self._md, root))


class AloneExtension(PsychoedExtension):
    """Our Markdown, with what a part needs that stands alone."""

    def __init__(self, scope: Scope, urls: Mapping[str, str]) -> None:
        super().__init__(scope)
        self.urls = urls
        self.part: EmbedPart
        """The one that is being rendered."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors.

        | Processor | Registry       | Name           | Priority |
        | --------- | -------------- | -------------- | -------: |
        | AloneTree | treeprocessors | psychoed_alone |        1 |
        """
        super().extendMarkdown(md)
        md.treeprocessors.register(AloneTree(md, self), "psychoed_alone", AloneTree.priority)


class AloneTree(Treeprocessor):
    """Makes a document of a part: its title a heading, its words a list to open, its links links to the site."""

    # The last: after all that a page gets.
    priority = 1

    def __init__(self, md: Markdown, extension: AloneExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Change the tree."""
        fold(root, self.extension.scope.site.build_info.words)
        if self.extension.part.kind in TITLED or not _head(root):
            heading = etree.Element("h1")
            heading.text = AtomicString(self.extension.part.title)
            root.insert(0, heading)
        withhold_links(root, self.extension.scope.site.help)
        here = {element.get("id") for element in root.iter()}
        for element in root.iter():
            element.attrib.pop("data-search-exclude", None)
            align_by_class(element)
            for name in ("href", "{http://www.w3.org/1999/xlink}href"):
                if href := element.get(name):
                    element.set(name, self._address(href, here))

    def _address(self, href: str, here: set[str | None]) -> str:
        """Return where a link leads from the embed; `/` is `docs_dir`."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path.startswith("/"):
            return href
        path = unquote(parts.path[1:])
        if path == GLOSSARY_URI and (meaning := meaning_id(parts.fragment)) in here:
            return f"#{meaning}"
        return urlunsplit(("", "", UP + quote(target(self.extension.urls, path)), parts.query, parts.fragment))


def _head(root: etree.Element) -> bool:
    """Make the title of the block the heading of the document; tell whether it has one."""
    for parent in root.iter():
        for element in parent:
            if element.tag == "caption":
                # A heading within a table is none to all screen readers.
                parent.remove(element)
                parent.set("aria-labelledby", _TITLE)
                root.insert(0, _heading(element))
                return True
            if element.tag in {"figcaption", "legend"}:
                heading = _heading(element)
                element.append(heading)
                return True
            if element.get("class") == "block-title" and element.tag not in HEADING_TAGS:
                element.tag = "h1"
                return True
    return False


def _heading(element: etree.Element) -> etree.Element:
    """Move what stands in an element into a heading."""
    heading = etree.Element("h1", {"id": _TITLE})
    heading.text, element.text = element.text, None
    for child in list(element):
        element.remove(child)
        heading.append(child)
    return heading
