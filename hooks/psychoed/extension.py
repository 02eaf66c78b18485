"""The Markdown extension: our blocks, marks and links, for any host of Python-Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from psychoed.blocks import BLOCKS
from psychoed.claims import ClaimLifter, ClaimMark
from psychoed.glossary.linker import MarkedMention, TermLinker
from psychoed.site import Place, Rendered, Site

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

_FENCE = re.compile(r"^[ \t]*(/{3,}.*)$", re.MULTILINE)


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

        | Processor     | Registry       | Name             | Priority |
        | ------------- | -------------- | ---------------- | -------: |
        | ClaimMark     | inlinePatterns | psychoed_claim   |      176 |
        | MarkedMention | inlinePatterns | psychoed_mention |      175 |
        | ClaimLifter   | treeprocessors | psychoed_claims  |     19.9 |
        | TermLinker    | treeprocessors | psychoed_terms   |        6 |
        | PageNotes     | treeprocessors | psychoed_notes   |      4.5 |
        """
        super().extendMarkdown(md)
        md.inlinePatterns.register(ClaimMark(ClaimMark.pattern, md), "psychoed_claim", ClaimMark.priority)
        md.inlinePatterns.register(MarkedMention(md, self.site), "psychoed_mention", MarkedMention.priority)
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
        names = {block.NAME for block in BLOCKS}
        blocks = {el.get("id", "") for el in root.iter() if names.intersection(el.get("class", "").split())}
        places = dict.fromkeys(
            Place(key, src_uri, heading.get("id", ""), " ".join("".join(heading.itertext()).split()))
            if heading is not None
            else Place(key, src_uri, "", "")
            for key, heading in self.linker.mentions
        )
        self.site.rendered[src_uri] = Rendered(
            blocks=frozenset(blocks - {""}),
            places=tuple(places),
            has_terms=bool(self.linker.done),
            has_questions=any("data-kind" in el.attrib for el in root.iter("section")),
            left_over=tuple(
                text for el in root.iter() for part in (el.text, el.tail) if part for text in _left_over(el, part)
            ),
        )


def _left_over(element: etree.Element, text: str) -> list[str]:
    return [] if element.tag in {"code", "pre"} else _FENCE.findall(text)
