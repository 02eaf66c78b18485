"""The stages of a build, each a frozen value made from the one before: what needs an address takes one as an argument.

Content (`content.py`) → `Addressed` → `Made` → `Rendering`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from psychoed.content.site import MadeSite
from psychoed.content.site_context import SiteContext
from psychoed.features.crisis.panel import Panel
from psychoed.features.crisis.script import CRISIS_SCRIPT
from psychoed.features.help.place_script import PLACE_SCRIPT, place_script
from psychoed.features.help.reach import printed
from psychoed.features.moved.check import moves_to_nowhere
from psychoed.features.quiz.page import QUIZ_INDEX
from psychoed.outputs.embed.alone import Renderer
from psychoed.outputs.embed.files import EmbedBuilder, embed_files
from psychoed.outputs.embed.kinds import UNLISTED
from psychoed.outputs.embed.parts import embed_parts, withdrawn_parts
from psychoed.outputs.embed.published_ids import check_promise, check_withdrawn
from psychoed.outputs.embed.style import Stylesheet
from psychoed.pipeline.check import check_notes, check_rendering, unshown_evidence
from psychoed.pipeline.dependence import Dependence
from psychoed.pipeline.embeds_again import EmbedsAgain
from psychoed.pipeline.generated import late_pages
from psychoed.pipeline.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown import Markdown
    from markdown.extensions import Extension

    from psychoed.content.addresses import Urls
    from psychoed.pipeline.content import Content
    from psychoed.rendering.kept import Kept
    from psychoed.rendering.record import PageScan
    from psychoed.source.problems import Problem


@dataclass(frozen=True)
class Addressed:
    """Content whose pages have their addresses."""

    content: Content
    urls: Urls

    @cached_property
    def context(self) -> SiteContext:
        """What embeds and handouts have to know of the site."""
        lines = self.content.site.help
        return SiteContext(self.content.build_info, lines.everywhere, self.urls, printed(lines))

    @cached_property
    def panel(self) -> Panel | None:
        """What fills the script of the panel of words of crisis; None where the site has no such words."""
        content = self.content
        if CRISIS_SCRIPT not in content.assets.texts or not content.crisis:
            return None
        help_page = next((page.src_uri for page in content.site.book.pages if page.help_line), "")
        script, words = content.assets.texts[CRISIS_SCRIPT], content.build_info.words
        return Panel(script, content.crisis, words, content.site.help, help_page, self.urls)

    @cached_property
    def filled_scripts(self) -> Mapping[str, str]:
        """Scripts with what was read: where readers are, what people type in a crisis; by path in `docs_dir`."""
        texts = self.content.assets.texts
        made = {}
        if PLACE_SCRIPT in texts:
            made[PLACE_SCRIPT] = place_script(texts[PLACE_SCRIPT], self.content.site.help.places)
        if self.panel:
            made[CRISIS_SCRIPT] = self.panel.on_site
        return made


@dataclass(frozen=True)
class Made:
    """A site with its embeds: its pages can be rendered."""

    addressed: Addressed
    site: MadeSite
    files: Mapping[str, str]
    """Path in the site to text of each embed and what describes it."""
    problems: tuple[Problem, ...]
    """What is wrong with embeds, and with notes about them."""

    @classmethod
    def without_embeds(cls, addressed: Addressed) -> Made:
        """Return a site of whose parts none lives elsewhere: an author watches it, and it has mistakes."""
        return cls(addressed, MadeSite.of(addressed.content.site, ()), {}, ())

    @property
    def content(self) -> Content:
        """What was read."""
        return self.addressed.content

    def late_pages(self, rendered: Mapping[str, PageScan]) -> dict[str, str]:
        """Write the pages that tell of all others, by what rendering these told."""
        return late_pages(self.content, rendered, self.addressed.urls)


def make_embeds(
    addressed: Addressed, new_markdown: Callable[[Extension], Markdown], memory: Memory | None = None
) -> Made:
    """Make the parts that live elsewhere.

    Arguments:
        addressed: The content, whose pages have addresses.
        new_markdown: Makes a Markdown instance as pages have it, with an extension of ours.
        memory: Knows those that were made before.
    """
    memory = memory or Memory()
    content, context, urls = addressed.content, addressed.context, addressed.urls
    book, published = content.site.book, content.published
    stylesheet = memory.made("embed style", Stylesheet, content.assets.embed_style, content.assets.tokens)
    renderer = Renderer(content.site, new_markdown, urls)
    workshop = EmbedBuilder(renderer, stylesheet, content.assets.texts, content.trust, context, addressed.panel)
    again = EmbedsAgain(workshop, Dependence(content, memory), memory)
    parts, found = memory.made("parts", lambda *_: embed_parts(content.site, content.quizzes), *_parts_of(content))
    embeds = [again.made(part) for part in parts]
    problems = [*found, *(problem for embed in embeds for problem in embed.problems)]
    shown = [part.id for part in parts if part.kind not in UNLISTED]
    problems += check_promise(published, [part.id for part in parts])
    problems += [*check_withdrawn(published, parts), *check_notes(book, shown)]
    # Where there is no page at all, nothing is left that could be said instead.
    homes = [uri for uri in (QUIZ_INDEX, *urls) if uri in urls][:1]
    words = content.build_info.words
    gone = [again.made(part) for home in homes for part in withdrawn_parts(published, home, words)]
    files = embed_files(embeds, published, context, gone)
    return Made(addressed, MadeSite.of(content.site, embeds), files, tuple(problems))


def _parts_of(content: Content) -> tuple[object, ...]:
    """Return all that parts are made of."""
    return content.outline, content.site.questions, content.quizzes, content.build_info.words


@dataclass(frozen=True)
class Rendering:
    """A site whose pages are rendered."""

    made: Made
    rendered: Mapping[str, PageScan]
    """What rendering each page told, relative to `docs_dir`."""
    trees: Mapping[str, Kept]
    """The trees of those pages that other documents show too."""
    is_settled: bool = True
    """Whether all this is of the site as it is now; a preview renders some pages later."""

    @property
    def problems(self) -> list[Problem]:
        """What rendering showed to be wrong. Where reading did, in a preview, it may be for that alone."""
        told = {problem.src_uri for problem in self.made.content.problems}
        site, rendered = self.made.site, self.rendered
        found = check_rendering(site, rendered, whole=not self.made.content.problems)
        # What one page lacks may come with another.
        later = (unshown_evidence(site.claims, rendered), moves_to_nowhere(site.book, rendered))
        doubtful = () if self.is_settled else {problem for each in later for problem in each}
        return [each for each in found if each.src_uri not in told and each not in doubtful]
