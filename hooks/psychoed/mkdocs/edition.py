"""A preview's site as it stands: pages are made again as an author changes them, and as they are asked for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.features.evidence.claims import SOURCES_URI
from psychoed.mkdocs import files as site_files
from psychoed.mkdocs import log
from psychoed.mkdocs.beside_pages import BesidePages
from psychoed.mkdocs.remaking import Remaking
from psychoed.mkdocs.said_again import said_again
from psychoed.mkdocs.watched import Otherwise
from psychoed.pipeline.page_values import site_values
from psychoed.pipeline.shown import Shown
from psychoed.pipeline.stages import Addressed

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterable, Iterator

    from psychoed.mkdocs.building import Building
    from psychoed.mkdocs.hearing import Hearing
    from psychoed.mkdocs.remaking import Theme
    from psychoed.mkdocs.watched import Watched
    from psychoed.outputs.handout.pdf_builder import PdfBuilder
    from psychoed.pipeline.content import Content
    from psychoed.source.problems import Problem

    _Step = Callable[[], Callable[[], Callable[[], None]] | None]
    """What is done under the lock; it returns what takes long, which returns what writes that under the lock again."""

_PATIENCE = 1
"""s: how long the end of a preview waits for what is being made."""

_REGISTERS = (GLOSSARY_URI, SOURCES_URI)
"""The pages that tell where words and claims stand: they and their parts are written once all others are made."""


class Edition:
    """The site that a build made, and what has to be made of it again.

    All is made under one lock: what an author saved, what is asked for, and what is done beside.

    Arguments:
        building: The build.
        theme: What its pages are shown in.
        hearing: What was said of its pages.
        watched: Its files as they were before it began.
        misled: What is wrong with what readers call things.
    """

    def __init__(
        self, building: Building, theme: Theme, hearing: Hearing, watched: Watched, misled: list[Problem]
    ) -> None:
        self.building = building
        self._hearing, self._watched, self._misled = hearing, watched, misled
        self._remaking = Remaking(building.files, building.config, theme, hearing)
        self._beside = BesidePages(building)
        self._lock = threading.RLock()
        self._shown = Shown(building.record, building.memory)
        self._stale: dict[str, None] = {}
        """The pages that are to be made again before they are shown. An ordered set."""
        self._is_settled = True
        """Whether all else is as it should be."""
        self._said: frozenset[str] = frozenset()
        """What was told last."""
        self._places = {file.dest_uri: file.src_uri for file in building.files.documentation_pages()}
        content = building.made.content
        self._late = [uri for uri in content.generated if content.site.division.register(uri) in _REGISTERS]

    def over(self) -> None:
        """Make nothing any more: the site is taken away, or built anew."""
        # Whoever ends the preview does not wait for a page that takes long.
        is_mine = self._lock.acquire(timeout=_PATIENCE)
        self._places, self._late, self._stale, self._is_settled = {}, [], {}, True
        if is_mine:
            self._lock.release()

    def save(self, press: PdfBuilder) -> list[logging.LogRecord]:
        """Make again what an author saved, and return all that is to be told of the site.

        Arguments:
            press: Knows the handouts of the last build.

        Raises:
            Otherwise: More changed than what pages say.
        """
        with self._lock:
            changed = self._watched.changed()
            building, old = self.building, self.building.made
            if not changed.keys() <= building.texts.keys() or log.today() != building.ground.today:
                raise Otherwise
            self._know()
            content = self._read(changed)
            addressed = Addressed(content, old.addressed.urls)
            if addressed.filled_scripts != old.addressed.filled_scripts:
                raise Otherwise
            given = self._give(old.content, content)
            building.make(addressed)
            self._remaking.theme.env.globals.update(site_values(content))
            self._beside.write(press)
            self._is_settled = False
            self._find_stale()
            self._make([uri for uri in changed if uri in self._stale], given)
            return self._told(press)

    def fresh(self, place: str) -> None:
        """See to it that a file of the site is what it should be before it is shown.

        Arguments:
            place: Its path in the site.
        """
        with self._lock:
            src_uri = self._places.get(place, "")
            if src_uri in self._stale:
                self._make([src_uri])
            elif src_uri in self._late or (not src_uri and not self._is_settled and self._is_late(place)):
                self._settle()

    def settle(self, press: PdfBuilder, wanted: Callable[[], bool]) -> list[logging.LogRecord]:
        """Make again all that is not what it should be, and return all that is to be told of the site.

        Arguments:
            press: Knows the handouts of the last build.
            wanted: Asked before each step; where nobody wants it any longer, the rest is left.

        Returns:
            Nothing where the rest was left.
        """
        self._know()
        # Step by step: a page that is asked for, and a save, wait for one of them and not for all.
        for step in self._steps():
            with self._lock:
                if not wanted():
                    return []
                ready = step()
            if ready:
                # What takes long and touches nothing that is shown is done while others may go on.
                write = ready()
                with self._lock:
                    if wanted():
                        write()
        with self._lock:
            return self._told(press) if wanted() else []

    def _know(self) -> None:
        """Note what pages depended on when the build made them, before anything changes."""
        with self._lock:
            if not self._shown.is_known:
                self._look()
                self._shown.note(self._places.values())

    def _look(self) -> None:
        texts = _held(self.building.made.content) | {uri: self._remaking.text(uri) for uri in self._late}
        self._shown.look(self.building.made, texts)

    def _read(self, changed: dict[str, str]) -> Content:
        """Read the pages again."""
        building, before = self.building, self.building.made.content
        building.texts = {**building.texts, **changed}
        content = building.read_again()
        had, have = (any(page.has_blocks for page in each.site.book.pages) for each in (before, content))
        if content.generated.keys() != before.generated.keys() or had != have:
            raise Otherwise
        return content

    def _give(self, before: Content, after: Content) -> list[str]:
        """Give MkDocs the text of each page that has another one now; return these pages."""
        old, new = _held(before), _held(after)
        changed = {uri: text for uri, text in new.items() if old.get(uri) != text and uri not in self._late}
        site_files.replace_texts(self.building.files, changed)
        return [*changed]

    def _find_stale(self) -> None:
        self._look()
        # Downloads show some of them too, once nothing is wrong any more.
        unkept = [uri for uri in self.building.kept if uri not in self.building.record.trees]
        found = dict.fromkeys([*self._shown.stale(self._places.values()), *unkept])
        self._stale = {uri: None for uri in found if uri not in self._late}

    def _make(self, uris: list[str], given: Iterable[str] = ()) -> None:
        """Make some pages again; of those that have another text, menus show what they are called now."""
        for uri in uris:
            self.building.record.forget(uri)
        self._remaking.make(uris, given)
        self._shown.note(uris)
        self._stale = {uri: None for uri in self._stale if uri not in uris}

    def _settle(self) -> None:
        """Make again at once all that is not what it should be: somebody waits for it."""
        for step in self._steps():
            if ready := step():
                ready()()

    def _steps(self) -> Iterator[_Step]:
        """Yield what is to be done, one after the other. Others may do some of it between two steps."""
        while self._stale:
            yield lambda: self._make([*self._stale][:1])
        if self._is_settled:
            return
        yield self._write_late_pages
        while self._shown.stale(self._late):
            yield lambda: self._make(self._shown.stale(self._late)[:1])
        yield lambda: self._remaking.make_templates(self._shown.frame)
        yield self._index

    def _write_late_pages(self) -> None:
        building = self.building
        late = building.made.late_pages(building.record.pages)
        site_files.replace_texts(building.files, late)
        self._shown.give(late)

    def _index(self) -> Callable[[], Callable[[], None]]:
        """Begin to write what is made of all pages."""
        ready = self._beside.late_files()

        def make() -> Callable[[], None]:
            found = ready()

            def write() -> None:
                self._misled = self._beside.write_late(*found)
                self._is_settled = True

            return write

        return make

    def _is_late(self, place: str) -> bool:
        """Tell whether a file is written only once all pages are made; one that is not there shows a page of errors."""
        return self._beside.is_late(place) or self._remaking.is_template(place) or not self._remaking.exists(place)

    def _told(self, press: PdfBuilder) -> list[logging.LogRecord]:
        """Return what is to be told: what is sure, and of the rest what was told before."""
        given = self.building, self._hearing, press, self._remaking.theme.env, self._misled, self._beside.doubled
        stale = {*self._stale, *(() if self._is_settled else self._late)}
        told = said_again(*given, stale)
        if stale:
            sure = {record.getMessage() for record in told}
            told = [each for each in said_again(*given) if each.getMessage() in {*sure, *self._said}]
        self._said = frozenset(record.getMessage() for record in told)
        return told


def _held(content: Content) -> dict[str, str]:
    """Return the text of each page as MkDocs gets it."""
    return {**content.texts, **content.filled, **content.generated}
