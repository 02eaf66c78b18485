"""What MkDocs and others say of each page while it is made: a preview says it again for as long as it is true."""

from __future__ import annotations

import copy
import logging
import threading
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.structure import pages

from psychoed.mkdocs import log
from psychoed.mkdocs.voice import LOGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

_ALL = logging.getLogger("mkdocs")
_OWN = frozenset({log.log.name, "mkdocs.livereload"})
"""What we say ourselves, anew each time, and what the server says of requests."""


class Hearing(logging.Handler):
    """Listens to a build from when it is made until `over`, and before a `Voice` does, which says things otherwise.

    Arguments:
        config: Knows which page is being made.
        before: What was said already in this build.
    """

    def __init__(self, config: MkDocsConfig, before: Iterable[logging.LogRecord]) -> None:
        super().__init__(logging.INFO)
        self._config = config
        self.of_page: defaultdict[str, list[logging.LogRecord]] = defaultdict(list)
        """What was said of each page, relative to `docs_dir`."""
        self.of_all = [record for record in before if record.levelno > logging.INFO and record.name not in _OWN]
        """What was said of none."""
        self._raw = _Ear(self._keep)
        for each in LOGS:
            each.addFilter(self._raw)
        _ALL.addHandler(self)

    def over(self) -> None:
        """Listen no more."""
        for each in LOGS:
            each.removeFilter(self._raw)
        _ALL.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said. What a `Voice` says otherwise is kept before that."""
        if record.name not in _OWN and all(record.name != each.name for each in LOGS):
            self._keep(record)

    def _keep(self, record: logging.LogRecord) -> bool:
        page = self._config._current_page
        if page:
            self.of_page[page.file.src_uri].append(copy.copy(record))
        # Of links to headings, it is said anew each time where they lead nowhere.
        elif record.levelno > logging.INFO and record.name != pages.log.name:
            self.of_all.append(copy.copy(record))
        return True


class _Ear(logging.Filter):
    """Hears what comes through a logger or a handler, before anybody changes it."""

    def __init__(self, heard: Callable[[logging.LogRecord], bool]) -> None:
        super().__init__()
        self._heard = heard

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether it is to be said now."""
        return self._heard(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that fills with what this thread has to say; nothing of it is said meanwhile."""
    heard: list[logging.LogRecord] = []
    here = threading.get_ident()

    def keep(record: logging.LogRecord) -> bool:
        if record.thread != here:
            return True
        if record.levelno >= logging.INFO:
            heard.append(record)
        return False

    ear = _Ear(keep)
    holders: list[logging.Filterer] = [*LOGS, *_ALL.handlers]
    for each in holders:
        each.addFilter(ear)
    try:
        yield heard
    finally:
        for each in holders:
            each.removeFilter(ear)
