"""What only the whole site can tell to be wrong: once it is read, and once all its pages are rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.content.reviews import future_reviews
from psychoed.features.help.dates import future_checks
from psychoed.features.help.pages import HELP_LINES
from psychoed.features.privacy.check import privacy_problems
from psychoed.pipeline.dead_links import dead_links
from psychoed.pipeline.taken_ids import taken_ids
from psychoed.source.problems import gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date

    from psychoed.content.book import Page
    from psychoed.features.privacy.scan import Finding
    from psychoed.pipeline.content import Content
    from psychoed.pipeline.stages import Rendering
    from psychoed.source.problems import Problem


def reading_problems(content: Content, today: date) -> list[Problem]:
    """Return everything that is wrong with what was read, and days that are still to come.

    Arguments:
        content: What was read.
        today: The current day.
    """
    early = future_checks(HELP_LINES, content.site.help, today), future_reviews(content.reviews.reviews, today)
    return [*content.problems, *early[0], *early[1]]


def rendering_problems(
    rendering: Rendering,
    beside: Mapping[str, Iterable[Finding]],
    frame_of: Callable[[Page], Collection[str]],
    there: Collection[str],
) -> tuple[list[Problem], list[str]]:
    """Return what is wrong with pages as they are shown, and what somebody should look at.

    Arguments:
        rendering: The site, once all its pages are rendered.
        beside: What each page does besides showing its words.
        frame_of: Returns the ids of the frame around a page.
        there: The paths of all that the built site will hold.
    """
    content = rendering.made.content
    framed = taken_ids(content.site.book, rendering.rendered, frame_of)
    active, noted = privacy_problems(content.site.book, beside, content.build_info.strict)
    dead = [*dead_links(content.site.book.pages, rendering.made.addressed.urls, there)]
    mistakes = [*active, *(problem for page, problem in dead if page.has_blocks)]
    # On a page without our blocks, it is for its author to say what is a mistake.
    notices = [*noted, *gathered(problem for page, problem in dead if not page.has_blocks)]
    return [*rendering.problems, *framed, *mistakes], notices
