"""Pages rendered to stand together: ids that stay apart, links that lead within the volume."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from psychoed.extension import PsychoedExtension
from psychoed.glossary.linker import WORDS_ID
from psychoed.source import without_front_matter
from psychoed.text import HEADING_TAGS, rebased, shown_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from xml.etree import ElementTree as etree

    from markdown import Markdown
    from markdown.extensions import Extension

    from psychoed.site import Site

_IDS = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "list")
"""The attributes that name ids on the same page."""

_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
_UNSAFE = re.compile(r"[^\w.-]")


@dataclass(frozen=True)
class Leaf:
    """A page of the volume."""

    src_uri: str
    title: str
    """Plain words."""
    html: str

    @property
    def name(self) -> str:
        """What it is called within the volume."""
        return leaf_name(self.src_uri)


def leaf_name(src_uri: str) -> str:
    """Return what a page is called within the volume."""
    return src_uri.removesuffix(".md").replace("/", "-")


def leaf_anchor(src_uri: str, anchor: str) -> str:
    """Return the id within the volume of an element of a page; without an anchor, the page's."""
    safe = _UNSAFE.sub(lambda found: f".{ord(found[0]):x}.", anchor)
    return f"{leaf_name(src_uri)}{'..' if safe else ''}{safe}"


def bind(
    texts: Mapping[str, str],
    site: Site,
    new_markdown: Callable[[Extension], Markdown],
    elsewhere: Callable[[str, str], str],
    book: bool = False,
) -> list[Leaf]:
    """Render pages as a volume.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page, in their order.
        site: The site as read. What rendering here tells is kept apart from it.
        new_markdown: Makes a Markdown instance as pages have it, with an extension of ours.
        elsewhere: Returns the address of a place outside of the volume, given page and anchor; empty where there is
            none, and the link becomes plain words.
        book: Whether each page is a document of its own, in XHTML, and keeps its levels of headings.
    """

    def address(src_uri: str, anchor: str) -> str:
        if src_uri not in texts:
            return elsewhere(src_uri, anchor)
        return (
            f"{leaf_name(src_uri)}.xhtml#{leaf_anchor(src_uri, anchor)}" if book else f"#{leaf_anchor(src_uri, anchor)}"
        )

    extension = VolumeExtension(site, address, 0 if book else 1)
    md = new_markdown(extension)
    if book:
        md.set_output_format("xhtml")
    leaves = []
    for src_uri, text in texts.items():
        extension.src_uri = src_uri
        html = md.reset().convert(rebased(without_front_matter(text), src_uri))
        leaves.append(Leaf(src_uri, extension.title, html))
    return leaves


class VolumeExtension(PsychoedExtension):
    """Our Markdown, for pages that stand together.

    Arguments:
        site: The site as read.
        address: Returns the address of a place, given page and anchor; empty where it cannot be reached.
        deeper: By how many levels headings go down.
    """

    def __init__(self, site: Site, address: Callable[[str, str], str], deeper: int) -> None:
        super().__init__(replace(site, page_of=lambda md: self.src_uri, created={}, evidence={}, rendered={}))
        self.address = address
        self.deeper = deeper
        self.src_uri = ""
        """The page that is being rendered."""
        self.title = ""
        """What its first heading says."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors.

        | Processor  | Registry       | Name            | Priority |
        | ---------- | -------------- | --------------- | -------: |
        | VolumeTree | treeprocessors | psychoed_volume |        1 |
        """
        super().extendMarkdown(md)
        md.treeprocessors.register(VolumeTree(md, self), "psychoed_volume", VolumeTree.priority)


class VolumeTree(Treeprocessor):
    """Fits a page into the volume."""

    # The last: after all that a page gets.
    priority = 1

    def __init__(self, md: Markdown, extension: VolumeExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Change the tree."""
        # The glossary of the volume holds each meaning once.
        for section in [child for child in root if child.get("class") == WORDS_ID]:
            root.remove(section)
        self._close_doors(root)
        heading = root.find(".//h1")
        self.extension.title = shown_text(heading, self.md) if heading is not None else self.extension.src_uri
        ids = {name for element in root.iter() if (name := element.get("id"))}
        for element in root.iter():
            if element.tag in HEADING_TAGS:
                element.tag = f"h{min(int(element.tag[1]) + self.extension.deeper, 6)}"
            for name in ("data-search-exclude", "data-claim"):
                element.attrib.pop(name, None)
            self._name(element, ids)
            self._link(element)

    def _close_doors(self, root: etree.Element) -> None:
        """Take out the cards whose links lead nowhere from here: they are nothing but links."""
        for listed in root.iter("ul"):
            for item in listed.findall("li"):
                doors = [link for link in item.iter("a") if "door" in link.get("class", "").split()]
                if any(self._address(door.get("href", "")) == "" for door in doors):
                    listed.remove(item)

    def _address(self, href: str) -> str | None:
        """Return the new address of a link within the site, empty where there is none; None for any other link."""
        if not href.startswith(("/", "#")):
            return None
        path, _, anchor = href.removeprefix("/").partition("#")
        return self.extension.address(path or self.extension.src_uri, anchor)

    def _name(self, element: etree.Element, ids: Iterable[str]) -> None:
        """Prefix the ids that an element has and names; forget those that are not there."""
        src_uri = self.extension.src_uri
        for name in ("id", "name"):
            if given := element.get(name):
                element.set(name, leaf_anchor(src_uri, given))
        for name in _IDS:
            if given := element.get(name):
                if known := [leaf_anchor(src_uri, one) for one in given.split() if one in ids]:
                    element.set(name, " ".join(known))
                else:
                    del element.attrib[name]

    def _link(self, element: etree.Element) -> None:
        for name in _LINKS:
            address = self._address(element.get(name, ""))
            if address:
                element.set(name, address)
            if address != "":
                continue
            # It leads nowhere from here: its words stay.
            del element.attrib[name]
            element.tag = (
                "g" if element.tag == "a" and name != "href" else "span" if element.tag == "a" else element.tag
            )
            element.attrib.pop("class", None)
