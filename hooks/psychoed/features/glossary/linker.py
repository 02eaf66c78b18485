"""Linking the first mention of each term on a page, and defining what was linked at the page's end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from psychoed.components.terms.part import GLOSSARY_URI, meaning_id
from psychoed.features.evidence.claims import SOURCES_URI
from psychoed.features.fold.section import FOLD, LEVEL, fold_sections
from psychoed.text.collation import collation_key
from psychoed.text.inline import HEADING_TAGS, MARK, shown_letters, shown_words

if TYPE_CHECKING:
    import markdown

    from psychoed.components.terms.part import Term
    from psychoed.features.glossary.meanings import Meanings
    from psychoed.rendering.scope import Scope

UNLINKED = frozenset({GLOSSARY_URI, SOURCES_URI})
"""Pages that get no links to the glossary and no list of words, relative to `docs_dir`; nor do their parts."""

NOT_HERE = "no-glossary"
"""A class that keeps an element, or the section of a heading, free of links: `## Heading { .no-glossary }`."""

WORDS_ID = "words-on-this-page"
"""The id of the list of definitions at a page's end."""

_CODE = frozenset({"code", "kbd", "pre", "samp", "script", "style", "svg"})
_CONTROLS = frozenset({"a", "button", "label", "legend", "summary", "textarea"})
_QUOTATIONS_AND_TITLES = frozenset({"abbr", "blockquote", "caption", "figcaption"})
_SKIPPED = HEADING_TAGS | _CODE | _CONTROLS | _QUOTATIONS_AND_TITLES
_SKIPPED_CLASSES = frozenset({NOT_HERE, "evidence", "question", "reflection", WORDS_ID})
_ENTRY_LINK = re.compile(rf"(?:/|(?:\.\./)*){re.escape(GLOSSARY_URI)}#(.+)")


def term_link(key: str, text: str) -> etree.Element:
    """Make the link of a mention; MkDocs resolves it like any other link to a page."""
    link = etree.Element(
        "a", {"class": "term", "href": f"/{GLOSSARY_URI}#{key}", "data-term": key, "aria-describedby": meaning_id(key)}
    )
    link.text = AtomicString(text)
    return link


class TermLinker(Treeprocessor):
    """Links terms in one page.

    Arguments:
        md: The page's Markdown instance.
        scope: Its site holds the glossary and the index.
        meanings: Makes elements of definitions.
    """

    # After inline (20), blocks (19.99) and attr_list (8), before toc (5); MkDocs resolves links at 0.
    priority = 6

    def __init__(self, md: markdown.Markdown, scope: Scope, meanings: Meanings) -> None:
        super().__init__(md)
        self.meanings = meanings
        self.scope = scope
        self.site = scope.site
        self.say = scope.site.build_info.words
        self.mentions: dict[tuple[str, etree.Element | None], None] = {}
        """Each term with the heading of the section that mentions it (None: above the first), once. An ordered set."""
        self.done: dict[str, None] = {}
        """Terms that are linked somewhere on the page. An ordered set."""

    def run(self, root: etree.Element) -> None:
        """Link the page and add its words at the end."""
        self.mentions.clear()
        self.done.clear()
        self.section: etree.Element | None = None
        self.quiet_level = 0
        src_uri = self.scope.page_of(self.md)
        if self.site.division.register(src_uri) in UNLINKED:
            return
        if "[[" in "".join(root.itertext()):
            for element in list(root.iter()):
                self._read_marks(element)
        # Where an author marked a mention, that is the place.
        self.done.update(dict.fromkeys(key for a in root.iter("a") if (key := self._adopt(a))))
        page = self.site.book.by_uri.get(src_uri)
        if page and page.linked:
            self._visit(root, own=None)
        here = {entry.get("data-term") for entry in root.iter("div") if entry.get("class") == "term-entry"}
        terms = self.site.book.terms
        if words := sorted((terms[key] for key in self.done if key not in here), key=lambda t: collation_key(t.name)):
            self._add(root, words, self.say("glossary.more_words" if here else "glossary.words"))

    def _read_marks(self, element: etree.Element) -> None:
        """Turn `[[word]]` into a mention, and `[[!word]]` into a word that is left alone."""
        if element.tag in _CODE:
            return
        _replace(element, None, self._marks(element.text))
        for child in list(element):
            _replace(element, child, self._marks(child.tail))

    def _marks(self, text: str | None) -> list[tuple[etree.Element, int, int]]:
        if not text or "[[" not in text or isinstance(text, AtomicString):
            return []
        return [(self._marked(*found.groups()), *found.span()) for found in MARK.finditer(text)]

    def _marked(self, keep_out: str, word: str) -> etree.Element:
        word = word.strip()
        if not keep_out and (key := self.site.index.marked(shown_words(word, self.md))):
            return term_link(key, word)
        span = etree.Element("span", {"class": NOT_HERE})
        span.text = AtomicString(word)
        return span

    def _adopt(self, link: etree.Element) -> str | None:
        """Make a mention of an author's own link to an entry; return the term of a link that is a mention."""
        found = _ENTRY_LINK.fullmatch(link.get("href", ""))
        if not found or found[1] not in self.site.book.terms or link.get("class") == "term-name":
            return None
        if not link.get("data-term"):
            for name, value in term_link(found[1], "").items():
                if name != "href":
                    link.set(name, value)
        return found[1]

    def _visit(self, element: etree.Element, own: str | None) -> None:
        """Link within an element.

        Arguments:
            element: One that may hold links.
            own: The term whose definition this is.
        """
        if element.text and not isinstance(element.text, AtomicString):
            self._link(element, None, element.text, own)
        for child in list(element):
            if child.tag in HEADING_TAGS:
                self._enter_section(child)
            if key := child.get("data-term") if child.tag == "a" else None:
                self._note(key)
            if not self._skipped(child):
                entry = child.get("data-term") if child.get("class") == "term-entry" else None
                self._visit(child, entry or own)
            if child.tail and not isinstance(child.tail, AtomicString):
                self._link(element, child, child.tail, own)

    def _enter_section(self, heading: etree.Element) -> None:
        level = int(heading.tag[1])
        if level > 1:
            self.section = heading
        if level <= self.quiet_level:
            self.quiet_level = 0
        if not self.quiet_level and NOT_HERE in _classes(heading):
            self.quiet_level = level

    def _skipped(self, element: etree.Element) -> bool:
        return element.tag in _SKIPPED or not _SKIPPED_CLASSES.isdisjoint(_classes(element))

    def _link(self, parent: etree.Element, after: etree.Element | None, text: str, own: str | None) -> None:
        """Link in one piece of text: the text of `parent`, or the tail of its child `after`."""
        if self.quiet_level:
            return
        pieces: list[tuple[etree.Element, int, int]] = []
        shown, starts, ends = shown_letters(text, self.md)
        for first, behind, key in self.site.index.find(shown):
            if key == own:
                continue
            start, end = starts[first], ends[behind - 1]
            self._note(key)
            if key not in self.done:
                self.done[key] = None
                pieces.append((term_link(key, text[start:end]), start, end))
        _replace(parent, after, pieces)

    def _note(self, key: str) -> None:
        self.mentions[key, self.section] = None

    def _add(self, root: etree.Element, terms: list[Term], title: str) -> None:
        """Add words: where those of the page itself are folded, in the same fold, and else at the end, in one."""
        folded = [part for part in fold_sections(root) if any(map(_defines, root[part.start : part.end]))]
        if self.scope.on_site and folded:
            root.insert(folded[-1].end, self._words(terms, title, {}, LEVEL + 1))
        else:
            root.append(self._words(terms, title, {"class": FOLD}, LEVEL))

    def _words(self, terms: list[Term], title: str, own: dict[str, str], level: int) -> etree.Element:
        section = etree.Element("section", {"class": WORDS_ID})
        # The glossary holds each definition once for search.
        etree.SubElement(section, f"h{level}", {"id": WORDS_ID, "data-search-exclude": "", **own}).text = title
        self.md.treeprocessors["inline"].run(section)
        entries = etree.SubElement(section, "dl")
        for term in terms:
            entry = etree.SubElement(entries, "div", {"class": "term-entry", "data-term": term.slug})
            link = {"class": "term-name", "href": f"/{GLOSSARY_URI}#{term.slug}"}
            etree.SubElement(etree.SubElement(entry, "dt"), "a", link).text = AtomicString(term.name)
            meaning = self.meanings.element(self.md, term.definition)
            meaning.set("id", meaning_id(term.slug))
            entry.append(meaning)
        return section


def _replace(parent: etree.Element, after: etree.Element | None, pieces: list[tuple[etree.Element, int, int]]) -> None:
    """Put elements in the place of pieces of a text: the text of `parent`, or the tail of its child `after`.

    Arguments:
        parent: The parent of the new elements.
        after: The child whose tail it is; None for the parent's text.
        pieces: Each element with the start and the end of what it replaces, in order.
    """
    if not pieces:
        return
    text = (parent.text if after is None else after.tail) or ""
    at = 0 if after is None else list(parent).index(after) + 1
    if after is None:
        parent.text = text[: pieces[0][1]]
    else:
        after.tail = text[: pieces[0][1]]
    ends = [start for _, start, _ in pieces[1:]] + [len(text)]
    for number, ((element, _, end), until) in enumerate(zip(pieces, ends, strict=True)):
        element.tail = text[end:until]
        parent.insert(at + number, element)


def _defines(element: etree.Element) -> bool:
    """Tell whether an element holds definitions of words."""
    return any("terms" in _classes(each) for each in element.iter("section"))


def _classes(element: etree.Element) -> list[str]:
    return element.get("class", "").split()
