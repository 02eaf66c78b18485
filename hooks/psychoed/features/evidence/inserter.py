"""Showing what research says where a claim is read: a small mark that opens a note in place, without script."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from psychoed.features.evidence.claims import LABELS_ANCHOR, SOURCES_URI, claim_anchor
from psychoed.features.evidence.label import label_element
from psychoed.source.relocated import parse_relocated
from psychoed.text.inline import HEADING_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown import Markdown

    from psychoed.content.site import Site
    from psychoed.features.block_data import Evidence
    from psychoed.features.evidence.claims import Claim

# Elements that cannot hold a note, but stand in one that can.
_INNER = frozenset({"caption", "figcaption", "legend", "label", "summary", "dt", "table", "dl", "thead", "tbody"})
_HOLDERS = frozenset({"li", "dd", "div", "section", "figure", "fieldset", "details", "blockquote", "td"})


class EvidenceInserter(Treeprocessor):
    """Puts the evidence of a claim with each element that states it.

    Arguments:
        md: The page's Markdown instance.
        site: Holds the claims.
    """

    # After the claims have come to their elements (19.9), so after inline (20): the notes are parsed here.
    priority = 19.8

    def __init__(self, md: Markdown, site: Site) -> None:
        super().__init__(md)
        self.site = site
        self.say = site.build_info.words
        self.stating: list[tuple[etree.Element, str]] = []

    @property
    def shown(self) -> dict[str, str]:
        """Each claim on the page with the id of the first element that states it, once all ids are given."""
        return {key: element.get("id", "") for element, key in reversed(self.stating)}

    def run(self, root: etree.Element) -> None:
        """Give each claim an address and its evidence."""
        parents = {child: parent for parent in root.iter() for child in parent}
        self.stating = [*self._stating(root)]
        tables: dict[etree.Element, dict[etree.Element, Claim]] = {}
        for element, key in self.stating:
            # A heading gets its id later.
            if not element.get("id") and element.tag not in HEADING_TAGS:
                element.set("id", claim_anchor(key))
            claim = self.site.claims.get(key)
            if claim is None:
                continue
            if element.tag == "tr":
                tables.setdefault(parents[parents[element]], {})[element] = claim
            else:
                self._put(element, claim, parents)
        for table, rows in tables.items():
            self._add_column(table, rows)

    def _stating(self, root: etree.Element) -> Iterator[tuple[etree.Element, str]]:
        """Yield each element that states a claim: of blocks from several pages that state the same one, the first."""
        stated = set()
        for element in root.iter():
            if (key := self._key(element)) and key in stated:
                element.attrib.pop("data-claim", None)
            elif key:
                stated.add(key)
                yield element, key

    def _key(self, element: etree.Element) -> str | None:
        return element.get("data-claim") or (name if (name := element.get("id")) in self.site.claims else None)

    def _put(self, element: etree.Element, claim: Claim, parents: dict[etree.Element, etree.Element]) -> None:
        # Never the root, which Python-Markdown takes off again.
        while element.tag in _INNER and parents[element] in parents:
            element = parents[element]
        if element.tag in _HOLDERS:
            for evidence in claim.evidence:
                element.append(self._details(evidence, claim))
            return
        parent = parents[element]
        at = list(parent).index(element) + 1
        for number, evidence in enumerate(claim.evidence):
            parent.insert(at + number, self._details(evidence, claim))

    def _add_column(self, table: etree.Element, rows: dict[etree.Element, Claim]) -> None:
        """Give a table one more column, for the evidence of its rows."""
        for tr in table.findall("thead/tr"):
            attributes = {"scope": "col", "class": "evidence-cell"}
            th = etree.SubElement(tr, "th", attributes)
            th.text = AtomicString(self.say("evidence.ask"))
            for evidence in rows[tr].evidence if tr in rows else ():
                th.append(self._details(evidence, rows[tr]))
        for tr in table.findall("tbody/tr"):
            cell = {"class": "evidence-cell", "data-label": self.say("evidence.ask")}
            td = etree.SubElement(tr, "td", cell)
            for evidence in rows[tr].evidence if tr in rows else ():
                td.append(self._details(evidence, rows[tr]))

    def _details(self, evidence: Evidence, claim: Claim) -> etree.Element:
        # The page of sources holds each note once for search.
        details = etree.Element("details", {"class": "evidence", "data-search-exclude": ""})
        if part := claim.part(evidence):
            details.set("id", claim_anchor(part))
        summary = etree.SubElement(details, "summary")
        mark = label_element(evidence.label, self.say, self.say("evidence.ask"))
        if evidence.words:
            about = etree.SubElement(summary, "span", {"class": "evidence__about"})
            about.text = AtomicString(self.say.capital(evidence.words))
            about.tail = AtomicString(" ")
            summary.append(mark)
        else:
            summary.append(mark)
            of = etree.SubElement(summary, "span", {"class": "visually-hidden"})
            of.text = AtomicString(f": {self.say('evidence.of', title=claim.title)}")
        note = etree.SubElement(details, "div", {"class": "evidence__note"})
        parse_relocated(self.md, note, evidence.note)
        self.md.treeprocessors["inline"].run(note)
        cited = etree.SubElement(note, "p", {"class": "evidence__studies"})
        # What else there is to read stands on the page of sources: here it would be longer than the note.
        self._cite(cited, self.say("evidence.studies"), evidence.sources)
        more = etree.SubElement(note, "p", {"class": "evidence__more"})
        link = etree.SubElement(more, "a", {"href": f"/{SOURCES_URI}#{LABELS_ANCHOR}"})
        link.text = AtomicString(self.say("evidence.more"))
        return details

    def _cite(self, paragraph: etree.Element, word: str, keys: Iterable[str]) -> None:
        """Add the short form of references to a paragraph, each linked to its entry."""
        before = etree.SubElement(paragraph, "span", {"class": "evidence__word"})
        before.text = AtomicString(word)
        before.tail = AtomicString(" ")
        links = []
        for reference in (self.site.references[key] for key in keys if key in self.site.references):
            link = etree.SubElement(paragraph, "a", {"href": f"/{SOURCES_URI}#{reference.key}"})
            link.text = AtomicString(reference.short(self.say))
            link.tail = AtomicString("; ")
            links.append(link)
        if links:
            links[-1].tail = AtomicString(".")
