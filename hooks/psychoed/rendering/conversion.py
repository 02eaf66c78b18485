"""The steps of `markdown.Markdown.convert` one by one, for trees that no page was written for or that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as etree

    from markdown import Markdown


def parsed(md: Markdown, text: str) -> etree.Element:
    """Return the tree of a text, its inline Markdown not parsed yet.

    Arguments:
        md: The instance; what it knew of the text before is forgotten.
        text: Block-level Markdown; may be empty.
    """
    md.reset()
    lines = text.split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = md.parser.parseDocument(lines).getroot()
    assert root is not None
    return root


def processed(md: Markdown, root: etree.Element, after: str = "") -> etree.Element:
    """Return what the instance's treeprocessors make of a tree.

    Arguments:
        md: The instance.
        root: The tree; it is changed.
        after: The name of the last one that saw it already; empty where none did.
    """
    first = md.treeprocessors.get_index_for_name(after) + 1 if after else 0
    for treeprocessor in list(md.treeprocessors)[first:]:
        made = treeprocessor.run(root)
        root = root if made is None else made
    return root


def written(md: Markdown, root: etree.Element, serialize: Callable[[etree.Element], str] | None = None) -> str:
    """Return what a tree holds as HTML, with what the instance put aside in its place.

    Arguments:
        md: The instance.
        root: Its tree, processed.
        serialize: Writes the tree; by default as the instance does.
    """
    html = (serialize or md.serializer)(root).partition(f"<{md.doc_tag}>")[2].rpartition(f"</{md.doc_tag}>")[0].strip()
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return html.strip()
