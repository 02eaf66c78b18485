"""Folding sections of a page: a closed `<details>` each, with the heading as what opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from psychoed.features.fold.section import fold_sections, forget_fold, wants_fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown import Markdown

    from psychoed.rendering.scope import Scope
    from psychoed.words.catalogue import Words

FOLDED = "section-fold"
"""The class of what is folded."""


class SectionFolder(Treeprocessor):
    """Folds what an author asked to fold. Where a document does not fold, the wish is taken out."""

    name = "psychoed_folds"
    # After toc (5), which gives headings their ids and lists them, before notes are taken (4.5).
    priority = 4.8

    def __init__(self, md: Markdown, scope: Scope) -> None:
        super().__init__(md)
        self.on_site = scope.on_site
        self.words = scope.site.build_info.words

    def run(self, root: etree.Element) -> None:
        """Fold the page."""
        if not self.on_site:
            for heading in filter(wants_fold, root.iter()):
                forget_fold(heading)
            return
        for section in reversed([*fold_sections(root)]):
            held = root[section.start + 1 : section.end]
            root[section.start : section.end] = [fold(section.heading, held, self.words)]
        for number, child in enumerate(root):
            # What the build put there is a section by itself.
            if child.tag == "section" and len(child) and wants_fold(child[0]):
                root[number] = fold(child[0], child[1:], self.words, child.get("class", ""))


def fold(heading: etree.Element, held: list[etree.Element], words: Words, name: str = "") -> etree.Element:
    """Return a closed fold.

    Arguments:
        heading: What it is opened by; it keeps its id.
        held: What it holds.
        words: In which it hints at that.
        name: A class of its own.
    """
    forget_fold(heading)
    details = etree.Element("details", {"class": f"{FOLDED} {name}".strip()})
    summary = etree.SubElement(details, "summary")
    heading.tail = None
    summary.append(heading)
    if hint := _hint(held, words):
        heading.tail = " "
        etree.SubElement(summary, "span", {"class": f"{FOLDED}__hint", "data-search-exclude": ""}).text = AtomicString(
            hint
        )
    details.extend([*held])
    details.tail = "\n"
    return details


def _hint(held: Iterable[etree.Element], words: Words) -> str:
    """Say how much there is of what can be counted."""
    elements = [element for each in held for element in each.iter()]
    questions = sum("data-kind" in element.attrib for element in elements)
    entries = sum(element.get("class") == "term-entry" for element in elements)
    counted = {"fold.questions": questions, "fold.words": entries}
    return ", ".join(words.count(key, number) for key, number in counted.items() if number)
