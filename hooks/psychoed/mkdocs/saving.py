"""What happens when an author saves: pages are made again one by one where that is enough, and else the whole site."""

from __future__ import annotations

import time
import traceback
from functools import partial
from typing import TYPE_CHECKING

from psychoed.mkdocs import log, settings, writing
from psychoed.mkdocs.watched import Otherwise
from psychoed.pipeline import outputs as products

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from psychoed.mkdocs.building import Building
    from psychoed.mkdocs.edition import Edition
    from psychoed.mkdocs.preview import Found, Preview
    from psychoed.outputs.handout.pdf_builder import PdfBuilder
    from psychoed.pipeline.stages import Made, Rendering
    from psychoed.source.problems import Problem

_OF_ALL_PAGES = ("pre_build", "files", "nav", "env", "pre_template", "template_context", "post_template", "post_build")
"""Events in which others may change more than the page that is made, or read all pages."""
_READERS = ("page_read_source", "pre_page")
"""Events in which others may bring a page another text than its file's, or another page."""


_REST, _STEP = 2.0, 0.1
"""s: how long nobody has saved before it is tried out what only a build makes, and how often that is looked at."""


class Saving:
    """Follows what an author saves.

    Arguments:
        preview: Shows what is told.
    """

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._edition: Edition | None = None
        self._is_trusted = True
        """Whether pages are made again one by one: not once that failed while nobody saved."""
        self._ask: Callable[[], None] = lambda: None
        self._tried: tuple[object, list[Problem], list[str]] | None = None
        """What papers were tried of last, what was wrong with them, and what is left out of them."""

    def follow(self, ask: Callable[[], None]) -> None:
        """Remember how to ask for a build where nobody saved anything."""
        self._ask = ask

    def begin(self, edition: Edition | None, building: Building, press: PdfBuilder) -> None:
        """Go on from a whole site.

        Arguments:
            edition: The site; None where each save makes a whole one anew.
            building: The build that made it.
            press: Makes handouts.
        """
        self._edition = edition if self._is_trusted else None
        self._begin_trial(building, press)

    def build(self, whole: Callable[[], None]) -> None:
        """Make again what was saved.

        Arguments:
            whole: Builds the whole site.
        """
        if self._edition and self._save(self._edition):
            return
        self._leave()
        self._preview.begin_again()
        whole()

    def fresh(self, place: str) -> None:
        """See to it that a file is what it should be before it is shown; see `Edition.fresh`."""
        edition = self._edition
        try:
            if edition:
                edition.fresh(place)
        except Exception:
            self._distrust(edition)

    def end(self) -> None:
        """Make nothing any more."""
        self._preview.stop()
        self._leave()

    def _leave(self) -> None:
        edition, self._edition = self._edition, None
        if edition:
            edition.over()

    def _distrust(self, edition: Edition | None) -> None:
        """Build the whole site anew, now and from now on: it says what is wrong, if that is wrong too."""
        log.log.debug("%s", traceback.format_exc())
        # Of a site that was left meanwhile, nothing is shown any more.
        if edition and edition is self._edition:
            self._is_trusted = False
            self._leave()
            self._ask()

    def _save(self, edition: Edition) -> bool:
        press = settings.press(edition.building.config)
        try:
            told = edition.save(press)
        except Otherwise:
            return False
        except Exception:
            # A whole build says what is wrong, if that is wrong too.
            log.log.debug("%s", traceback.format_exc())
            return False
        self._preview.hear([*told, *self._tried_before(edition.building)])
        self._begin_trial(edition.building, press)
        return True

    def _begin_trial(self, building: Building, press: PdfBuilder) -> None:
        self._preview.begin_trial(partial(self._attempt, self._edition, building, press), press.cancel)

    def _attempt(
        self, edition: Edition | None, building: Building, press: PdfBuilder, wanted: Callable[[], bool]
    ) -> Found:
        """Make beside a preview what nobody asked for yet, and try out what only a build makes."""
        if edition:
            try:
                told = edition.settle(press, wanted)
            except Exception:
                if wanted():
                    self._distrust(edition)
                return [], []
            if not wanted():
                return [], []
            self._preview.hear([*told, *self._tried_before(building)])
        # Whoever writes on needs the machine: what only a build makes waits until they rest.
        until = time.monotonic() + _REST
        while time.monotonic() < until and wanted():
            time.sleep(_STEP)
        rendering, maker = building.rendering, settings.markdown_maker(building.config)
        wrong, left_out = self._try_papers(rendering, building, press, wanted)
        if not wrong and wanted():
            wrong = products.try_volumes(rendering, press, maker, partial(writing.content, building.config))
        return wrong, [*dict.fromkeys([*left_out, *press.notices])]

    def _try_papers(
        self, rendering: Rendering, building: Building, press: PdfBuilder, wanted: Callable[[], bool]
    ) -> Found:
        """Try whether a build could make its papers, where anything differs that is on them."""
        of = _on_paper(rendering.made)
        if self._tried and self._tried[0] == of:
            return self._tried[1:]
        wrong = products.try_papers(rendering.made, press, building.icon, wanted)
        if wanted():
            self._tried = of, wrong, [*press.notices]
        return wrong, press.notices

    def _tried_before(self, building: Building) -> list[logging.LogRecord]:
        """Return what is known to be wrong with papers of which nothing changed since they were tried."""
        if self._tried is None or self._tried[0] != _on_paper(building.made):
            return []
        return [*map(log.mistake, self._tried[1]), *map(log.remark, self._tried[2])]


def _on_paper(made: Made) -> tuple[object, ...]:
    """Return all that papers show, to be compared."""
    content, site = made.content, made.site
    pages = content.outline, content.reviews, site.claims, site.references
    return *pages, content.build_info, content.assets, site.help


def may_be_saved_page_by_page(config: MkDocsConfig, own: object) -> bool:
    """Tell whether a page that is made again by itself is what it is in a whole build, whatever else is at work.

    Arguments:
        config: The configuration.
        own: The toolkit's plugin.
    """
    events = config.plugins.events
    others = (method for name in (*_OF_ALL_PAGES, *_READERS) for method in events[name])
    is_alone = all(getattr(method, "__self__", None) is own for method in others)
    return is_alone and not config.strict and not settings.read_elsewhere(config)
