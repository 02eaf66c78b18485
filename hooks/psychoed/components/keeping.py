"""Trees on their way: kept for other documents, filled for where they are shown, completed once words are linked."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from psychoed.components.tree import component_tree
from psychoed.rendering.conversion import processed
from psychoed.rendering.kept import Kept

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from markdown import Markdown

    from psychoed.rendering.scope import Scope


class Keeper(Treeprocessor):
    """Keeps a copy of each page's tree that other documents show too."""

    name = "psychoed_kept"
    # After inline Markdown (20) and what reads marks and links in it (19.9), before all that differs between documents.
    priority = 19.86

    def __init__(self, md: Markdown, scope: Scope) -> None:
        super().__init__(md)
        self.scope = scope

    def run(self, root: etree.Element) -> None:
        """Keep it."""
        src_uri = self.scope.page_of(self.md)
        if src_uri in self.scope.kept:
            tree = component_tree(self.md)
            aside = tuple(self.md.htmlStash.rawHtmlBlocks)
            self.scope.record.trees[src_uri] = copy.deepcopy(Kept(root, aside, tuple(tree.fillings), tuple(tree.late)))


def gone_on(md: Markdown, kept: Kept) -> etree.Element:
    """Return what another Markdown instance makes of a tree that was kept.

    Arguments:
        md: The instance; it holds then what the tree has placeholders for.
        kept: The tree; it is not changed.
    """
    own = copy.deepcopy(kept)
    md.reset()
    md.htmlStash.rawHtmlBlocks = [*own.aside]
    md.htmlStash.html_counter = len(own.aside)
    tree = component_tree(md)
    tree.fillings, tree.late = [*own.fillings], [*own.late]
    return processed(md, own.root, after=Keeper.name)


class Fillings(Treeprocessor):
    """Fills what depends on where it is shown."""

    # Right behind what is kept (19.86): evidence and words are found in it as in all that stands around it.
    priority = 19.85

    def __init__(self, md: Markdown, scope: Scope) -> None:
        super().__init__(md)
        self.site = scope.site

    def run(self, root: etree.Element) -> None:
        """Fill it all."""
        tree = component_tree(self.md)
        for filling in tree.fillings:
            filling.fill(self.site)
        tree.fillings = []


class Completion(Treeprocessor):
    """Completes what waits for links."""

    # After the words are linked (6), before toc and MkDocs look at ids and links (5 and 0).
    priority = 5.5

    def run(self, root: etree.Element) -> None:
        """Complete it all."""
        tree = component_tree(self.md)
        for late in tree.late:
            late.complete(self.md)
        tree.late = []
