"""What there is to find: each section of a page, each word, each study and each question, with its other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.question.data import Question
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.features.evidence.claims import SOURCES_URI
from psychoed.features.search.sections import sections
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from psychoed.content.site import Site
    from psychoed.features.search.sections import Section
    from psychoed.features.search.synonyms import Synonyms
from psychoed.features.search.document import Document, Kind, RenderedPage


def sections_of(page: RenderedPage) -> list[Section]:
    """Return the sections of a page."""
    return sections(page.html)


def documents(
    pages: Iterable[RenderedPage],
    site: Site,
    synonyms: Synonyms,
    read: Callable[[RenderedPage], list[Section]] = sections_of,
) -> list[Document]:
    """Say what there is to find.

    Arguments:
        pages: The pages that searches find, in the order of the site's navigation.
        site: The site, once all its pages are rendered.
        synonyms: What readers may call things.
        read: Finds the sections of a page, or knows them already.

    Returns:
        In the order of the pages, and on each page from top to bottom.
    """
    return [document for page in pages for document in _on_page(page, read(page), site, synonyms)]


def _on_page(page: RenderedPage, found: Iterable[Section], site: Site, synonyms: Synonyms) -> Iterator[Document]:
    register = site.division.register(page.src_uri)
    called = synonyms.of(page.src_uri)
    if register != page.src_uri:
        # What is said of entries is said of them where everybody knows them to be.
        called = {anchor: names for anchor, names in synonyms.of(register).items() if anchor}
    for section in found:
        names = called.get(section.anchor, ())
        title, text = section.title or page.title, section.text
        kind: Kind = ""
        if not section.anchor and page.description:
            names = (page.description, *names)
        if register == GLOSSARY_URI and (term := site.book.terms.get(section.anchor)):
            kind = "term"
            parts = tuple(term.name.replace("-", " ").split())
            several = (" ".join(many) for many in site.build_info.words.rules.plurals(parts))
            names = (*term.forms, *term.marked_forms, *several, *names)
        if register == SOURCES_URI and (study := site.references.get(section.anchor)):
            # Its entry is the whole reference: long for a heading, and just what says where it is from.
            kind, title, text = "study", study.title, f"{title} {text}"
            names = (study.short(site.build_info.words), *names)
        yield Document(page, section.anchor, title, names, text, kind)
    if book_page := site.book.by_uri.get(page.src_uri):
        for question in book_page.of(Question):
            title = plain(question.title).replace("___", "…")
            yield Document(page, question.id, title, called.get(question.id, ()), "", "question")
