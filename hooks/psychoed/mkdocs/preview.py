"""What `mkdocs serve` does besides: it keeps what a build told, tries out what only a build makes, and shows both."""

from __future__ import annotations

import logging
import threading
import traceback
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException

from psychoed.mkdocs import log
from psychoed.outputs.preview.told import Told
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Found = tuple[list[Problem], list[str]]
    """What is wrong, and what somebody should know."""
    Attempt = Callable[[Callable[[], bool]], Found]

_PATIENCE = 0.3
"""s: how long what is tried waits for the page that an author looks at."""


class Trial:
    """What only a build makes, tried out beside a preview.

    Arguments:
        attempt: Returns what it found, and asks now and then whether that is still wanted.
        cancel: Ends what it began elsewhere.
        told: Takes what was found.
    """

    def __init__(
        self,
        attempt: Attempt,
        cancel: Callable[[], None],
        told: Callable[[Trial, Found], None],
    ) -> None:
        self._attempt, self._cancel, self._told = attempt, cancel, told
        self._stopped = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        if self._stopped.wait(_PATIENCE):
            return
        try:
            found = self._attempt(lambda: not self._stopped.is_set())
        except CancelledError:
            return
        if not self._stopped.is_set():
            self._told(self, found)

    def stop(self) -> None:
        """End it: pages are built anew."""
        self._stopped.set()
        self._cancel()


class Preview(logging.Handler):
    """What the builds of a preview told, by way of the log.

    It is what `preview_app` asks, from the threads of the server. All that changes is changed under one lock.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.changed = threading.Condition()
        self.is_building = False
        self.version = 0
        """Counts what was told; a page that knows another number asks again."""
        self.told = Told()
        """What the last build that ended told."""
        self.pages: Mapping[str, str] = {}
        """Place in the site to the page of an author, relative to `docs_dir`, whose mistakes come first there."""
        self._records: list[logging.LogRecord] = []
        self._late: Found = [], []
        self._trial: Trial | None = None

    def begin(self) -> None:
        """Listen to a build, and forget the one before."""
        self.stop()
        logger = logging.getLogger("mkdocs")
        logger.removeHandler(self)
        with self.changed:
            self.is_building = True
            self._records, self._late = [], ([], [])
        logger.addHandler(self)

    def end(self, failure: str = "") -> None:
        """Show what a build told.

        Arguments:
            failure: Why there is no site; empty where there is one.
        """
        logging.getLogger("mkdocs").removeHandler(self)
        with self.changed:
            self.is_building = False
            self._tell(failure)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said of a build; what the server says of requests is no part of it."""
        if self._is_told(record):
            self._records.append(record)

    def _is_told(self, record: logging.LogRecord) -> bool:
        is_ours = record.name == log.log.name
        return record.name != "mkdocs.livereload" and (record.levelno > logging.INFO or is_ours)

    def begin_trial(self, attempt: Attempt, cancel: Callable[[], None]) -> None:
        """Try out, once the pages are there, what only a build makes; see `Trial`."""
        self._trial = Trial(attempt, cancel, self._add)

    def stop(self) -> None:
        """End what is still tried out."""
        if self._trial:
            self._trial.stop()

    @property
    def heard(self) -> list[logging.LogRecord]:
        """What was said in this build until now."""
        return [*self._records]

    def hear(self, records: Iterable[logging.LogRecord]) -> None:
        """Say what there is to say of the site now, and show that alone. Outside of a build, say only what is new."""
        records = [*records]
        with self.changed:
            known = set() if self.is_building else {_said(record) for record in self._records}
            if not self.is_building and {_said(record) for record in records} != known:
                self._records = [record for record in records if self._is_told(record)]
                self._tell(self.told.failure)
        for record in records:
            if _said(record) not in known:
                logging.getLogger(record.name).handle(record)

    def begin_again(self) -> None:
        """Forget what was said in this build: it begins anew."""
        with self.changed:
            self._records, self._late = [], ([], [])

    def followed(self, build: Callable[[], None]) -> Callable[[], None]:
        """Return what builds the site, and tells of it."""

        def builder() -> None:
            self.begin()
            try:
                build()
            except BaseException as error:
                self.end(_reason(error))
                raise
            self.end()

        return builder

    def _add(self, trial: Trial, found: Found) -> None:
        problems, notices = found
        with self.changed:
            # Another build may have begun meanwhile: it tries anew.
            if trial is not self._trial:
                return
            self._late = found
            # What was found before, and nothing changed of, was said already.
            problems = [problem for problem in problems if problem not in self.told.problems]
            notices = [notice for notice in notices if notice not in self.told.notices]
            if (problems or notices) and not self.is_building:
                self._tell(self.told.failure)
        log.notice(notices)
        log.report(problems, fatal=False)

    def _tell(self, failure: str) -> None:
        problems = [problem for record in self._records for problem in _problems(record)]
        others = [record for record in self._records if not _problems(record)]
        self.told = Told(
            problems=tuple(dict.fromkeys([*problems, *self._late[0]])),
            warnings=tuple(record.getMessage() for record in others if record.levelno > logging.INFO),
            notices=tuple(dict.fromkeys([*_texts(others, logging.INFO), *self._late[1]])),
            failure=failure,
        )
        self.version += 1
        self.changed.notify_all()


def _said(record: logging.LogRecord) -> tuple[int, str]:
    return record.levelno, record.getMessage()


def _texts(records: Iterable[logging.LogRecord], level: int) -> list[str]:
    return [record.getMessage() for record in records if record.levelno == level]


def _problems(record: logging.LogRecord) -> list[Problem]:
    """Return the mistake that a record is about, as `log.report` hands it over."""
    return [given for given in record.args if isinstance(given, Problem)] if isinstance(record.args, tuple) else []


def _reason(error: BaseException) -> str:
    """Return why a build failed: in a sentence where somebody wrote one, else with the way to it."""
    if isinstance(error, MkDocsException | SystemExit):
        return str(error)
    return "".join(traceback.format_exception(error)).strip()
