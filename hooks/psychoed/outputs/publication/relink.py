"""Fitting a page into the publication: ids kept apart, links led within it, images in it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from psychoed.features.glossary.linker import WORDS_ID
from psychoed.outputs.publication.names import leaf_anchor
from psychoed.rendering.dressing import CALLOUT
from psychoed.text.alignment import align_by_class
from psychoed.text.inline import HEADING_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from xml.etree import ElementTree as etree

    Address = Callable[[str, str], str]
    """Returns the address of a place, given page and anchor; empty where it cannot be reached."""

SITE_ONLY = "site-only"
"""The class of what an author says of the site alone, and not of its copies."""

_IDS = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "list")
"""The attributes that name ids on the same page."""

_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")


def fit(root: etree.Element, src_uri: str, address: Address, image: Callable[[str], str], deeper: int = 0) -> None:
    """Fit a page into a publication.

    Arguments:
        root: The page; it is changed.
        src_uri: Its path, relative to `docs_dir`.
        address: Returns the address of a place, given page and anchor; empty where it cannot be reached.
        image: Returns an image, given its path in the site, as a `data:` address; empty where it is not there.
        deeper: By how many levels headings go down.
    """
    # The glossary of the publication holds each meaning once.
    for section in [child for child in root if child.get("class") == WORDS_ID]:
        root.remove(section)
    _leave_out(root)
    _close_doors(root, src_uri, address)
    ids = {name for element in root.iter() if (name := element.get("id"))}
    for element in root.iter():
        if element.tag in HEADING_TAGS:
            element.tag = f"h{min(int(element.tag[1]) + deeper, 6)}"
        align_by_class(element)
        for name in ("data-search-exclude", "data-claim"):
            element.attrib.pop(name, None)
        _name(element, src_uri, ids)
        _link(element, src_uri, address)
        if element.tag == "details" and CALLOUT in element.get("class", "").split():
            # In a copy, all that is folded on the site is open.
            element.set("open", "open")
        if element.tag == "img":
            _show(element, src_uri, image)


def _leave_out(root: etree.Element) -> None:
    """Take out what speaks of the site itself (`{ .site-only }`), such as a button that a publication has not."""
    for parent in [*root.iter()]:
        for number, child in reversed([*enumerate(parent)]):
            if SITE_ONLY in child.get("class", "").split():
                tail = child.tail or ""
                if number:
                    parent[number - 1].tail = (parent[number - 1].tail or "") + tail
                else:
                    parent.text = (parent.text or "") + tail
                parent.remove(child)


def _close_doors(root: etree.Element, src_uri: str, address: Address) -> None:
    """Take out the cards whose links lead nowhere from here: they are nothing but links."""
    for listed in root.iter("ul"):
        for item in listed.findall("li"):
            doors = [link for link in item.iter("a") if "door" in link.get("class", "").split()]
            if any(_address(door.get("href", ""), src_uri, address) == "" for door in doors):
                listed.remove(item)


def _address(href: str, src_uri: str, address: Address) -> str | None:
    """Return the new address of a link within the site, empty where there is none; None for any other link."""
    parts = urlsplit(href)
    if not href or parts.scheme or parts.netloc:
        return None
    return address(_path(parts.path, src_uri) or src_uri, unquote(parts.fragment))


def _path(path: str, src_uri: str) -> str:
    """Return a path relative to `docs_dir`, given one as it stands in a link of a page; `/` is `docs_dir`."""
    if not path:
        return ""
    folder = "" if path.startswith("/") else posixpath.dirname(src_uri)
    return posixpath.normpath(posixpath.join(folder, unquote(path).lstrip("/")))


def _show(element: etree.Element, src_uri: str, image: Callable[[str], str]) -> None:
    """Put an image into the page, or its alternative text where it is not at hand."""
    parts = urlsplit(element.get("src", ""))
    if parts.scheme == "data":
        return
    shown = "" if parts.scheme or parts.netloc else image(_path(parts.path, src_uri))
    if shown:
        element.set("src", shown)
        return
    element.tag, element.text = "span", element.get("alt", "")
    element.attrib.clear()


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
