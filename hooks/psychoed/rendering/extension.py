"""The Markdown extension: our blocks, marks and links, for any host of Python-Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension

from psychoed.components.keeping import Completion, Fillings, Keeper
from psychoed.components.tree import ComponentTree, component_tree
from psychoed.features.evidence.claim_marks import ClaimMarks
from psychoed.features.evidence.inserter import EvidenceInserter
from psychoed.features.fold.folder import SectionFolder
from psychoed.features.fold.section import unfolded
from psychoed.features.glossary.linker import TermLinker
from psychoed.features.glossary.meanings import Meanings
from psychoed.features.help.reach import ReachTree
from psychoed.features.moved.anchors import OldIds
from psychoed.features.register.leads import Leads
from psychoed.outputs.embed.html_scan import read_body
from psychoed.rendering.blocks import BLOCKS, SHARED
from psychoed.rendering.dressing import Beside, Dressing
from psychoed.rendering.either import register
from psychoed.rendering.record import PageScan, Place
from psychoed.rendering.scope import Scope
from psychoed.source.pace import keep_pace
from psychoed.text.inline import add_backslash_break, shown_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as etree

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

_LEFT_OVER = re.compile(r"^[ \t]*/{3,}.*$|\{claim\b[^}]*\}?|\[\[[^\[\]]*\]\]", re.MULTILINE)


class PsychoedExtension(BlocksExtension):
    """Our blocks, claim marks and glossary links.

    Arguments:
        scope: What it renders for.
    """

    def __init__(self, scope: Scope | None = None, **kwargs: Any) -> None:
        self.scope = scope or Scope()
        self.meanings = Meanings()
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors.

        | Processor      | Registry       | Name              | Priority |
        | -------------- | -------------- | ----------------- | -------: |
        | ComponentTree  | treeprocessors | psychoed_parts    |      100 |
        | ReachTree      | treeprocessors | psychoed_reach    |    19.95 |
        | ClaimLifter    | treeprocessors | psychoed_claims   |     19.9 |
        | Dressing       | treeprocessors | psychoed_dressing |    19.87 |
        | Keeper         | treeprocessors | psychoed_kept     |    19.86 |
        | Fillings       | treeprocessors | psychoed_fillings |    19.85 |
        | EvidencePlacer | treeprocessors | psychoed_evidence |     19.8 |
        | Beside         | treeprocessors | psychoed_beside   |      7.5 |
        | TermLinker     | treeprocessors | psychoed_terms    |        6 |
        | Completion     | treeprocessors | psychoed_late     |      5.5 |
        | SectionFolder  | treeprocessors | psychoed_folds    |      4.8 |
        | OldIds         | treeprocessors | psychoed_moved    |      4.7 |
        | PageNotes      | treeprocessors | psychoed_notes    |      4.5 |
        | Leads          | treeprocessors | psychoed_leads    |      4.4 |
        | (a backslash)  | inlinePatterns | psychoed_break    |       89 |
        """
        add_backslash_break(md, lambda: self._has_more_than_markdown(md))
        md.treeprocessors.register(ComponentTree(md, self.scope.site), ComponentTree.name, ComponentTree.priority)
        super().extendMarkdown(md)
        md.treeprocessors.register(ReachTree(md, self.scope.site), "psychoed_reach", ReachTree.priority)
        md.treeprocessors.register(ClaimMarks(md), "psychoed_claims", ClaimMarks.priority)
        md.treeprocessors.register(Dressing(md, self.scope), Dressing.name, Dressing.priority)
        md.treeprocessors.register(Keeper(md, self.scope), Keeper.name, Keeper.priority)
        md.treeprocessors.register(Fillings(md, self.scope), "psychoed_fillings", Fillings.priority)
        placer = EvidenceInserter(md, self.scope.site)
        md.treeprocessors.register(placer, "psychoed_evidence", EvidenceInserter.priority)
        md.treeprocessors.register(Beside(md), Beside.name, Beside.priority)
        linker = TermLinker(md, self.scope, self.meanings)
        md.treeprocessors.register(linker, "psychoed_terms", TermLinker.priority)
        md.treeprocessors.register(Completion(md), "psychoed_late", Completion.priority)
        md.treeprocessors.register(SectionFolder(md, self.scope), SectionFolder.name, SectionFolder.priority)
        old_ids = OldIds(md, self.scope)
        md.treeprocessors.register(old_ids, OldIds.name, OldIds.priority)
        notes = PageNotes(md, self.scope, linker, placer, old_ids)
        md.treeprocessors.register(notes, "psychoed_notes", PageNotes.priority)
        md.treeprocessors.register(Leads(md, self.scope), Leads.name, Leads.priority)

    def _has_more_than_markdown(self, md: Markdown) -> bool:
        """Tell whether what is rendered is, or has, something of ours: all other pages are as they are without us."""
        page = self.scope.site.book.by_uri.get(self.scope.page_of(md))
        return page is None or page.has_blocks

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register the blocks."""
        keep_pace(block_mgr)
        for block in BLOCKS:
            config = {"scope": self.scope, "tree": component_tree(md)}
            register(block_mgr, block, config, shared=block in SHARED)


class PageNotes(Treeprocessor):
    """Notes what a rendered page holds, once headings have their ids."""

    # After toc (5), before MkDocs makes links relative (0).
    priority = 4.5

    def __init__(
        self, md: Markdown, scope: Scope, linker: TermLinker, placer: EvidenceInserter, old_ids: OldIds
    ) -> None:
        super().__init__(md)
        self.scope = scope
        self.linker = linker
        self.placer = placer
        self.old_ids = old_ids

    def run(self, root: etree.Element) -> None:
        """Leave the notes in the record."""
        src_uri, record = self.scope.page_of(self.md), self.scope.record
        record.pages[src_uri] = PageScan(
            places=tuple(dict.fromkeys(self._places(src_uri))),
            claims=dict(self.placer.shown),
            has_terms=bool(self.linker.done),
            has_questions=any("data-kind" in section.attrib for section in root.iter("section")),
            has_fields=any(map(_is_field, root.iter())),
            classes=frozenset(self._classes(root)),
            ids=tuple(name for element in root.iter() if (name := element.get("id"))),
            created=frozenset(record.created),
            evidence=tuple(record.evidence),
            left_over=tuple(_left_over(root)),
            moved=tuple(self.old_ids.kept),
            unfolded=tuple(shown_text(heading, self.md) for heading in unfolded(root)),
            linked=tuple(self.linker.done),
        )
        record.created.clear()
        record.evidence.clear()

    def _classes(self, root: etree.Element) -> Iterator[str]:
        """Yield all classes, those too of what is HTML already: code, and what authors write as HTML."""
        for element in root.iter():
            yield from element.get("class", "").split()
        for raw in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(raw, str) and "class" in raw:
                yield from read_body(raw).classes

    def _places(self, src_uri: str) -> Iterator[Place]:
        for key, heading in self.linker.mentions:
            if heading is None:
                yield Place(key, src_uri, "", "")
            else:
                yield Place(key, src_uri, heading.get("id", ""), shown_text(heading, self.md))


def _left_over(root: etree.Element) -> Iterator[str]:
    if not _LEFT_OVER.search("\n".join(root.itertext())):
        return
    for element in root.iter():
        for text in (element.text, element.tail):
            if text and not isinstance(text, AtomicString):
                yield from _LEFT_OVER.findall(text)


def _is_field(element: etree.Element) -> bool:
    if "readonly" in element.attrib:
        return False
    return element.tag == "textarea" or (element.tag == "input" and element.get("type", "text") in {"text", "search"})
