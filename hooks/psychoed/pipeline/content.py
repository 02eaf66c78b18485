"""Everything that a site's files hold, read once: its pages, its data, the quizzes and pages made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from psychoed.content.book import Book
from psychoed.content.digest import Authored
from psychoed.content.provenance import Provenance, joint_trust, page_trust
from psychoed.content.site import Site
from psychoed.content.standings import Standings
from psychoed.features.search.synonyms import Synonyms
from psychoed.outputs.embed.published_ids import Published
from psychoed.pipeline.assets import Assets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.components.terms.part import Term
    from psychoed.content.build_info import BuildInfo
    from psychoed.features.crisis.terms import Terms
    from psychoed.features.quiz.page import Quiz
    from psychoed.source.problems import Problem


@dataclass(frozen=True)
class Content:
    """What was read. Nothing is made of content that has problems."""

    site: Site = field(default_factory=Site)
    outline: Book = field(default_factory=Book)
    """Its pages without their prose."""
    assets: Assets = field(default_factory=Assets)
    problems: tuple[Problem, ...] = ()
    """Everything that is wrong with it, in order."""
    quizzes: tuple[Quiz, ...] = ()
    related: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    """For each term's slug the terms it is related to."""
    published: Published = field(default_factory=Published)
    """The embeds that keep their addresses."""
    crisis: tuple[Terms, ...] = ()
    """What people type in a crisis, by language."""
    synonyms: Synonyms = field(default_factory=Synonyms)
    filled: Mapping[str, str] = field(default_factory=dict)
    """The texts of pages whose help lines were filled in, or whose comments or unreadable signs were taken out."""
    generated: Mapping[str, str] = field(default_factory=dict)
    """Path relative to `docs_dir` to Markdown of the pages that the build makes."""
    notices: tuple[str, ...] = ()
    """What somebody should see to, but what keeps no site from being built."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts of pages as their authors wrote them."""
    reviews: Standings = field(default_factory=Standings)

    @property
    def build_info(self) -> BuildInfo:
        """What it is the content of."""
        return self.site.build_info

    @cached_property
    def _quiz_of(self) -> Mapping[str, Quiz]:
        return {quiz.src_uri: quiz for quiz in self.quizzes}

    def quiz(self, src_uri: str) -> Quiz | None:
        """Return the quiz that a page holds; None where it is no page of one quiz."""
        return self._quiz_of.get(src_uri)

    def has_exit(self, src_uri: str) -> bool:
        """Whether a page shows “Exit this page”; a generated one does if a page does that it is made from."""
        if page := self.site.book.by_uri.get(src_uri):
            return bool(page.exit)
        if quiz := self.quiz(src_uri):
            return bool(quiz.page.exit)
        return any(page.exit for page in self.site.book.pages)

    def trust(self, src_uri: str = "") -> Provenance:
        """Return what a page says of itself; without a page, what the site as a whole may say."""
        if page := self.site.book.by_uri.get(src_uri):
            return page_trust(page, self.build_info, self.reviews.page(src_uri))
        if quiz := self.quiz(src_uri):
            return page_trust(quiz.page, self.build_info, self.reviews.page(quiz.page.src_uri))
        return self._joint_trust

    @cached_property
    def _joint_trust(self) -> Provenance:
        teaching = (page for page in self.site.book.pages if page.parts or page.evidence)
        return joint_trust(teaching, self.build_info, self.reviews)

    @cached_property
    def authored(self) -> Authored:
        """What its pages say, as their authors wrote it."""
        return Authored(self.texts, self.site)
