"""What a page as it is shown depends on, as data: where that is what it was, the page is shown as it was.

Lines are left out of it: where something is written is told of mistakes, and shown on no page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from psychoed.components.pathway.part import Pathway
from psychoed.components.question.data import Question
from psychoed.features.block_data import HELP_LINES
from psychoed.outputs.embed.kinds import EMBED_FOLDER
from psychoed.outputs.handout.files import paper_paths
from psychoed.outputs.handout.help_papers import help_papers
from psychoed.outputs.handout.names import DIAGRAM_FOLDER, HANDOUT_FOLDER, THUMBNAIL_FOLDER
from psychoed.pipeline.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.content.book import Page
    from psychoed.content.site import MadeSite
    from psychoed.features.evidence.claims import Claim
    from psychoed.outputs.embed.embed import Embed
    from psychoed.pipeline.content import Content
    from psychoed.rendering.record import PageScan

MADE_FOLDERS = (EMBED_FOLDER.partition("/")[0], HANDOUT_FOLDER, DIAGRAM_FOLDER, THUMBNAIL_FOLDER)
"""Where such files are."""

Digest = tuple[object, ...]
"""What something depends on. Two are equal where nothing of it differs."""


def told(value: object) -> object:
    """Return what a value says, in a form that is compared by what it says, without lines."""
    if is_dataclass(value):
        return (type(value).__name__, *(told(getattr(value, f.name)) for f in fields(value) if not _is_line(f.name)))
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return tuple(told(getattr(value, name)) for name in value._fields if not _is_line(name))
    if isinstance(value, Mapping):
        return tuple((told(key), told(held)) for key, held in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(told, value))
    return frozenset(value) if isinstance(value, Set) else value


def leads_to_made(text: str) -> bool:
    """Tell whether Markdown may lead to a file that the build makes beside pages, which may come or go."""
    return any(folder in text for folder in MADE_FOLDERS)


def _is_line(name: str) -> bool:
    return name == "line" or name.endswith("_line")


def _told_page(outline: Page) -> Digest:
    """Return what a page says in its front matter and its blocks."""
    said = (
        told(getattr(outline, each.name)) for each in fields(outline) if each.name not in {"text", "ends", "filled"}
    )
    return (*said, tuple(outline.filled))


class Dependence:
    """Tells of everything that is shown what it depends on.

    Arguments:
        content: What was read.
        memory: Knows what was said before.
    """

    def __init__(self, content: Content, memory: Memory | None = None) -> None:
        self.content = content
        self._memory = memory or Memory()

    @cached_property
    def frame(self) -> Digest:
        """What all pages depend on: how the others are called, and what is said of all of them."""
        content = self.content
        own = tuple(help_papers(content.site)), content.trust(), content.site.division.homes
        return self._memory.same("frame", (self._shared, *self._heads.items(), *own))

    @cached_property
    def _shared(self) -> Digest:
        """What all that is shown depends on: which words are linked, and what is built."""
        content, site = self.content, self.content.site
        forms = tuple((term.slug, term.all_forms) for term in site.book.terms.values())
        return self._memory.same("shared", (forms, content.build_info, content.assets, content.crisis, site.help))

    @cached_property
    def _heads(self) -> Mapping[str, Digest]:
        """How each page is called, and all else that stands at its head."""
        return {page.src_uri: (page.title, _head(page)) for page in self.content.site.book.pages}

    @cached_property
    def everything(self) -> Digest:
        """What is shown by pages that are made of all others."""
        content = self.content
        all_of_it = *self._pages.values(), self._meanings, self._claims, content.reviews, told(content.related)
        return self._memory.same("everything", all_of_it)

    def part(self, src_uri: str, scan: PageScan) -> Digest:
        """Return what something depends on that is shown, beside what it says itself.

        Arguments:
            src_uri: The page that it belongs to, relative to `docs_dir`.
            scan: What rendering it told.
        """
        claims, meanings = self._claims, self._meanings
        # Evidence finds what it is about by its id.
        names = dict.fromkeys(name for name in (*scan.claims, *scan.ids) if name in claims) if claims else ()
        known = tuple(meanings.get(key) for key in scan.linked)
        own = self._shared, self._heads.get(src_uri), self.content.trust(src_uri)
        return *own, known, tuple(claims[name] for name in names)

    def page(self, src_uri: str, text: str, scan: PageScan, elsewhere: Elsewhere) -> Digest:
        """Return what a page depends on.

        Arguments:
            src_uri: The page, relative to `docs_dir`.
            text: Its Markdown.
            scan: What rendering it told last.
            elsewhere: What of all pages is shown elsewhere.
        """
        page = self.content.site.book.by_uri.get(src_uri)
        more = self._of_others(page, elsewhere) if page else self._generated(src_uri, scan, elsewhere)
        own = text, self.frame, self.content.has_exit(src_uri), elsewhere.of(src_uri)
        files = elsewhere.frame if self._leads_anywhere or leads_to_made(text) else ()
        return *own, files, *self.part(src_uri, scan), *more

    def _of_others(self, page: Page, elsewhere: Elsewhere) -> Iterator[object]:
        """Yield what an author's page shows that is written on others."""
        site = self.content.site
        if {*page.filled} - {HELP_LINES} or page.needed:
            yield from (self.everything, elsewhere.everything)
        # A question says how sure research is of what it asks.
        if page.placed or page.of(Question):
            yield self._claims
        yield tuple(told(site.questions.get(placed.name)) for placed in page.placed)
        if page.pictured or page.of(Pathway):
            yield tuple(told(pathway) for each in site.book.pages for pathway in each.of(Pathway))

    def _generated(self, src_uri: str, scan: PageScan, elsewhere: Elsewhere) -> Iterator[object]:
        """Yield what a page shows that the build made."""
        quiz = self.content.quiz(src_uri)
        if src_uri in self.content.site.division.parts:
            # Their text says it all, but for what machines are told of the words on them.
            meanings = self._meanings
            yield tuple(meanings[name] for name in scan.ids if name in meanings)
        elif quiz is None:
            yield from (self.everything, elsewhere.everything)
        else:
            yield from (self._pages[quiz.page.src_uri], self._meanings, self._claims)

    @cached_property
    def _leads_anywhere(self) -> bool:
        """Whether what many pages show leads to a file that the build makes."""
        said = [meaning for term in self.content.site.book.terms.values() for meaning in term.meanings]
        notes = [each.note for claim in self.content.site.claims.values() for each in claim.evidence]
        return leads_to_made("\n".join([*said, *notes]))

    @cached_property
    def _meanings(self) -> Mapping[str, Digest]:
        """What is shown of each term."""
        terms = self.content.site.book.terms.values()
        return {term.slug: (term.name, term.meanings, term.headed) for term in terms}

    @cached_property
    def _claims(self) -> Mapping[str, Digest]:
        """What is shown of each claim: its evidence with what that cites."""
        claims = self.content.site.claims
        return {key: self._memory.same(f"claim {key}", self._claim(claim)) for key, claim in claims.items()}

    def _claim(self, claim: Claim) -> Digest:
        references = self.content.site.references
        cited = tuple(references.get(key) for evidence in claim.evidence for key in evidence.cited)
        return told(claim), cited, self.content.reviews.claim(claim.key)

    @cached_property
    def _pages(self) -> Mapping[str, Digest]:
        """What each page says in its front matter and its blocks."""
        made, same = self._memory.made, self._memory.same
        pages = self.content.outline.pages
        return {
            each.src_uri: same(f"said {each.src_uri}", made(f"told {each.src_uri}", _told_page, each)) for each in pages
        }


class Elsewhere:
    """What of a site's pages is shown elsewhere, and what pages say of that.

    Arguments:
        site: The site with its embeds.
        files: The paths of the files that embeds are in.
        memory: Knows what was said before.
    """

    def __init__(self, site: MadeSite, files: Iterable[str], memory: Memory | None = None) -> None:
        self._site, self._memory = site, memory or Memory()
        self.frame: Digest = self._memory.same("files", (*files, *paper_paths(site)))
        """Which files there are: links lead to them."""
        self._of: defaultdict[str, list[Digest]] = defaultdict(list)
        for part in (embed.part for embed in site.embeds):
            for home in dict.fromkeys((part.src_uri, part.home)):
                self._of[home].append((part.id, part.kind, part.title))

    def of(self, src_uri: str) -> Digest:
        """Return what there is of a page, relative to `docs_dir`."""
        return tuple(self._of.get(src_uri, ()))

    @cached_property
    def everything(self) -> Digest:
        """What pages show that list all of it."""
        return self._memory.same("embeds", self._memory.made("told embeds", _listed, self._site.embeds))


def _listed(embeds: Iterable[Embed]) -> Digest:
    return tuple((told(each.part), each.home, each.height, each.tallest) for each in embeds)


def _head(page: Page) -> str:
    """Return the front matter of a page as it is written."""
    return page.text.partition("\n---")[0] if page.text.startswith("---") else ""
