"""Pages rendered to stand together: ids that stay apart, links that lead within the volume."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.serializers import to_html_string, to_xhtml_string
from markdown.treeprocessors import Treeprocessor

from psychoed.extension import PsychoedExtension
from psychoed.glossary.linker import WORDS_ID
from psychoed.source import without_front_matter
from psychoed.text import HEADING_TAGS, rebased, shown_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from markdown import Markdown
    from markdown.extensions import Extension

    from psychoed.site import Site

    Address = Callable[[str, str], str]

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
    """As a part of one document, with links within it."""
    xhtml: str
    """As a document of its own, with links from file to file."""

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


def leaf_file(name: str) -> str:
    """Return the name of a page's file where each is a document of its own."""
    return f"{name}.xhtml"


def bind(
    texts: Mapping[str, str],
    site: Site,
    new_markdown: Callable[[Extension], Markdown],
    elsewhere: Address,
) -> list[Leaf]:
    """Render pages as a volume.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page, in their order.
        site: The site as read. What rendering here tells is kept apart from it.
        new_markdown: Makes a Markdown instance as pages have it, with an extension of ours.
        elsewhere: Returns the address of a place outside of the volume, given page and anchor; empty where there is
            none, and the link becomes plain words.
    """
    page = ""

    def within(src_uri: str, anchor: str) -> str:
        return f"#{leaf_anchor(src_uri, anchor)}" if src_uri in texts else elsewhere(src_uri, anchor)

    def between(src_uri: str, anchor: str) -> str:
        return (
            f"{leaf_file(leaf_name(src_uri))}{within(src_uri, anchor)}"
            if src_uri in texts
            else elsewhere(src_uri, anchor)
        )

    md = new_markdown(PsychoedExtension(replace(site, page_of=lambda md: page, created={}, evidence={}, rendered={})))
    keeper = _Keeper(md)
    md.treeprocessors.register(keeper, "psychoed_volume", keeper.priority)
    leaves = []
    for page, text in texts.items():
        keeper.root = etree.Element("div")
        md.reset().convert(rebased(without_front_matter(text), page))
        heading = keeper.root.find(".//h1")
        title = shown_text(heading, md) if heading is not None else page
        own = copy.deepcopy(keeper.root)
        fit(keeper.root, page, within, deeper=1)
        fit(own, page, between)
        html, xhtml = to_html_string(keeper.root), to_xhtml_string(own)
        leaves.append(Leaf(page, title, _finished(html, md), _finished(xhtml, md)))
    return leaves


class _Keeper(Treeprocessor):
    """Keeps a page's tree, once all that a page gets is in it: two forms are written of each."""

    # Behind Markdown's own `unescape`, the last that changes a tree.
    priority = -1
    root: etree.Element

    def run(self, root: etree.Element) -> etree.Element:
        """Keep the tree, and leave nothing to write."""
        self.root = root
        return etree.Element(self.md.doc_tag)


def _finished(written: str, md: Markdown) -> str:
    """Do with a written tree what Markdown does last (`markdown.Markdown.convert`)."""
    html = written.partition("<div>")[2].rpartition("</div>")[0].strip()
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return html.strip()


def fit(root: etree.Element, src_uri: str, address: Address, deeper: int = 0) -> None:
    """Fit a page into a volume.

    Arguments:
        root: The page; it is changed.
        src_uri: Its path, relative to `docs_dir`.
        address: Returns the address of a place, given page and anchor; empty where it cannot be reached.
        deeper: By how many levels headings go down.
    """
    # The glossary of the volume holds each meaning once.
    for section in [child for child in root if child.get("class") == WORDS_ID]:
        root.remove(section)
    _close_doors(root, src_uri, address)
    ids = {name for element in root.iter() if (name := element.get("id"))}
    for element in root.iter():
        if element.tag in HEADING_TAGS:
            element.tag = f"h{min(int(element.tag[1]) + deeper, 6)}"
        for name in ("data-search-exclude", "data-claim"):
            element.attrib.pop(name, None)
        _name(element, src_uri, ids)
        _link(element, src_uri, address)


def _close_doors(root: etree.Element, src_uri: str, address: Address) -> None:
    """Take out the cards whose links lead nowhere from here: they are nothing but links."""
    for listed in root.iter("ul"):
        for item in listed.findall("li"):
            doors = [link for link in item.iter("a") if "door" in link.get("class", "").split()]
            if any(_address(door.get("href", ""), src_uri, address) == "" for door in doors):
                listed.remove(item)


def _address(href: str, src_uri: str, address: Address) -> str | None:
    """Return the new address of a link within the site, empty where there is none; None for any other link."""
    if not href.startswith(("/", "#")):
        return None
    path, _, anchor = href.removeprefix("/").partition("#")
    return address(path or src_uri, anchor)


def _name(element: etree.Element, src_uri: str, ids: Iterable[str]) -> None:
    """Prefix the ids that an element has and names; forget those that are not there."""
    for name in ("id", "name"):
        if given := element.get(name):
            element.set(name, leaf_anchor(src_uri, given))
    for name in _IDS:
        if given := element.get(name):
            if known := [leaf_anchor(src_uri, one) for one in given.split() if one in ids]:
                element.set(name, " ".join(known))
            else:
                del element.attrib[name]


def _link(element: etree.Element, src_uri: str, address: Address) -> None:
    for name in _LINKS:
        found = _address(element.get(name, ""), src_uri, address)
        if found:
            element.set(name, found)
        if found != "":
            continue
        # It leads nowhere from here: its words stay.
        del element.attrib[name]
        element.tag = "g" if element.tag == "a" and name != "href" else "span" if element.tag == "a" else element.tag
        element.attrib.pop("class", None)
