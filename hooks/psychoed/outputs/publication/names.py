"""What pages and places are called within the publication, where all ids stand together."""

from __future__ import annotations

import re

_UNSAFE_IN_NAME = re.compile(r"[^A-Za-z0-9/-]")
_UNSAFE_IN_ID = re.compile(r"[^\w-]")


def leaf_name(src_uri: str) -> str:
    """Return what a page is called: the id of its part, and the name of its file. No two pages have the same."""
    name = _UNSAFE_IN_NAME.sub(lambda found: f"_{ord(found[0]):x}_", src_uri.removesuffix(".md"))
    return f"page-{name.replace('/', '.')}"


def leaf_anchor(src_uri: str, anchor: str) -> str:
    """Return the id of an element of a page; without an anchor, the page's."""
    safe = _UNSAFE_IN_ID.sub(lambda found: f".{ord(found[0]):x}.", anchor)
    return f"{leaf_name(src_uri)}{'..' if safe else ''}{safe}"


def chapter_file(name: str) -> str:
    """Return the name of a page's file where each is a document of its own."""
    return f"{name}.xhtml"
