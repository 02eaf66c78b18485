"""The Markdown extension: our blocks, marks and links, for any host of Python-Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension

from psychoed.blocks import BLOCKS
from psychoed.claims import ClaimLifter
from psychoed.glossary.linker import TermLinker
from psychoed.site import Place, Rendered, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as etree

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

_FENCE = re.compile(r"^[ \t]*(/{3,}.*)$", re.MULTILINE)


_BLOCK_NAMES = frozenset(block.NAME for block in BLOCKS)


class PsychoedExtension(BlocksExtension):
    """Our blocks, claim marks and glossary links.

    Arguments:
        site: Shared by all pages of a build.
    """

    def __init__(self, site: Site | None = None, **kwargs: Any) -> None:
        self.site = site or Site()
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors.

        | Processor   | Registry       | Name            | Priority |
        | ----------- | -------------- | --------------- | -------: |
        | ClaimLifter | treeprocessors | psychoed_claims |     19.9 |
        | TermLinker  | treeprocessors | psychoed_terms  |        6 |
        | PageNotes   | treeprocessors | psychoed_notes  |      4.5 |
        """
        super().extendMarkdown(md)
        md.treeprocessors.register(ClaimLifter(md), "psychoed_claims", ClaimLifter.priority)
        linker = TermLinker(md, self.site)
        md.treeprocessors.register(linker, "psychoed_terms", TermLinker.priority)
        md.treeprocessors.register(PageNotes(md, self.site, linker), "psychoed_notes", PageNotes.priority)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register the blocks."""
        for block in BLOCKS:
            block_mgr.register(block, {"site": self.site})


class PageNotes(Treeprocessor):
    """Notes what a rendered page holds, once headings have their ids."""

    # After toc (5), before MkDocs makes links relative (0).
    priority = 4.5

    def __init__(self, md: Markdown, site: Site, linker: TermLinker) -> None:
        super().__init__(md)
        self.site = site
        self.linker = linker

    def run(self, root: etree.Element) -> None:
        """Leave the notes in the site."""
        src_uri = self.site.page_of(self.md)
        notes = Rendered(places=tuple(dict.fromkeys(self._places(src_uri))), has_terms=bool(self.linker.done))
        for element in root.iter():
            name = element.get("id")
            if name and not _BLOCK_NAMES.isdisjoint(element.get("class", "").split()):
                notes.blocks.add(name)
                notes.has_questions = notes.has_questions or "data-kind" in element.attrib
        if "///" in "".join(root.itertext()):
            texts = [text for element in root.iter() for text in (element.text, element.tail) if text]
            notes.left_over = [f for text in texts if not isinstance(text, AtomicString) for f in _FENCE.findall(text)]
        self.site.rendered[src_uri] = notes

    def _places(self, src_uri: str) -> Iterator[Place]:
        for key, heading in self.linker.mentions:
            if heading is None:
                yield Place(key, src_uri, "", "")
            else:
                yield Place(key, src_uri, heading.get("id", ""), " ".join("".join(heading.itertext()).split()))
