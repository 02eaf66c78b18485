"""Has sheets and diagrams set, and keeps them under a digest of what they were made from."""

from __future__ import annotations

import json
import re
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psychoed.outputs.handout import palette
from psychoed.outputs.handout.cache import FileCache
from psychoed.outputs.handout.typesetting.typesetter import COVER, DIAGRAM, SHEET, SMALL, Typesetter, reason
from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from concurrent.futures import Future

_LEFT_OUT = "{place}: Sheets and pictures leave out “{sign}” (U+{code:04X}): their fonts have no such sign."
_HINT = "Shorten or mend it, and build again."


@dataclass(frozen=True)
class Job:
    """A file to make."""

    path: str
    """Where it goes in the site."""
    src_uri: str
    """The page whose author is told what is wrong."""
    line: int
    title: str
    """What it shows."""
    data: Mapping[str, Any] | str
    """What a PDF or the cover of a book is set from; or a picture as SVG."""
    sources: tuple[tuple[str, int, str], ...] = ()
    """Page, line and words of what it is put together from, where that is more than one block."""
    is_thumbnail: bool = False
    """Whether it is a small picture of the first page of a sheet."""
    left_out: tuple[str, ...] = ()
    """Signs that it should hold, and that no font has a shape for."""

    @property
    def form(self) -> str:
        """The form of the file: `pdf`, `png` or `svg`."""
        return self.path.rpartition(".")[2]

    @property
    def template(self) -> str:
        """The name of what it is set with."""
        return SHEET if self.form == "pdf" or self.is_thumbnail else DIAGRAM if isinstance(self.data, str) else COVER

    @property
    def can_fail(self) -> bool:
        """Whether its words may be too long for it, or in letters that its fonts lack; of a picture, they are drawn."""
        return not isinstance(self.data, str) and not self.is_thumbnail

    @property
    def across(self) -> str:
        """How wide it is, where it is a picture; at 144 ppi a pt is two px."""
        return "600pt" if self.path.endswith(".card.png") else "960pt"

    @cached_property
    def text(self) -> str:
        """What it is made from, as a text."""
        return self.data if isinstance(self.data, str) else json.dumps(self.data, ensure_ascii=False, sort_keys=True)

    def problem(self, what: str) -> Problem:
        """Return what is wrong with it, with the block that holds what is quoted."""
        src_uri, line = self._place(re.findall("“(.+?)”", what))
        return Problem(src_uri, line, f"`{self.path}` of “{self.title}” cannot be made: {what}", _HINT)

    @property
    def losses(self) -> list[tuple[str, int, str]]:
        """Each sign that is left out, with page and line."""
        return [(*self._place([sign]), sign) for sign in self.left_out]

    def _place(self, quoted: Iterable[str]) -> tuple[str, int]:
        """Return where the block is that holds what is quoted."""
        places = ((src_uri, line) for src_uri, line, words in self.sources if any(sign in words for sign in quoted))
        return next(places, (self.src_uri, self.line))


class PdfBuilder:
    """Makes files, or takes them from the cache.

    Arguments:
        cache: A folder for what was made; without one, all is made anew.
    """

    def __init__(self, cache: Path | None) -> None:
        self.cache = FileCache(cache)
        self._losses: dict[tuple[str, int, str], None] = {}
        self._files: dict[str, Path] = {}
        self._typesetter = Typesetter()
        # One after the other, and beside Python, which has more to do meanwhile: it needs no lock of Python's.
        self._worker = ThreadPoolExecutor(1)
        self._begun: list[tuple[Job, str, Future[bytes]]] = []
        self._is_stopped = False

    def begin(self, job: Job) -> Problem | None:
        """Begin to make a file, where the cache does not hold it; return why it cannot be made.

        Raises:
            CancelledError: `cancel` was called, perhaps meanwhile.
        """
        self._losses.update(dict.fromkeys(job.losses))
        try:
            key = self._digest(job)
            kept = self.cache.find(key, job.form)
        except OSError as error:
            return job.problem(_said(error))
        if kept:
            self._files[job.path] = kept
        else:
            try:
                content = self._worker.submit(self._set, job)
            except RuntimeError as error:
                raise CancelledError from error
            self._begun.append((job, key, content))
        return None

    def finish(self) -> tuple[dict[str, Path], list[Problem]]:
        """Wait until all is made that was begun.

        Returns:
            For each path in the site the file that holds it; and what could not be made.
        """
        problems = self.tried()
        if not problems:
            self.cache.remember(self._files)
        return self._files, problems

    def tried(self) -> list[Problem]:
        """Wait until all is made that was begun, keep it for the next build, and return what could not be made."""
        problems = []
        for job, key, content in self._begun:
            try:
                # Here, not beside: whoever opens a file beside busy Python waits for it many times.
                self._files[job.path] = self.cache.keep(key, job.form, content.result())
            except (OSError, RuntimeError) as error:
                problems.append(job.problem(_said(error)))
        return problems

    def content(self, path: str) -> bytes:
        """Wait until one file is made that was begun, and return what it holds.

        Raises:
            OSError: It could not be read.
            RuntimeError: It could not be made.
        """
        begun = {job.path: content for job, _, content in self._begun}
        return begun[path].result() if path in begun else self._files[path].read_bytes()

    @property
    def notices(self) -> list[str]:
        """A sentence on each sign that is left out, where it stands; without a line where none is known."""
        lined = {(src_uri, sign) for src_uri, line, sign in self._losses if line}
        return [
            _LEFT_OUT.format(place=f"{src_uri}:{line}" if line else src_uri, sign=sign, code=ord(sign))
            for src_uri, line, sign in self._losses
            if line or (src_uri, sign) not in lined
        ]

    def cancel(self) -> None:
        """Make nothing more."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def stop(self) -> None:
        """Make nothing of what waits. Unlike `cancel`, it takes no lock, so that an interrupt may call it."""
        self._is_stopped = True

    def last(self) -> dict[str, Path]:
        """Return what the last whole build made: for each path in the site the file that holds it, if it still does."""
        return self.cache.last()

    @cached_property
    def _setting(self) -> str:
        """A digest of all that decides how a file looks, but for its words."""
        return self._typesetter.setting + sha256(Path(palette.__file__).read_bytes()).hexdigest()

    def _digest(self, job: Job) -> str:
        return sha256("\x00".join((self._setting, _how(job), job.text)).encode()).hexdigest()[:32]

    def _set(self, job: Job) -> bytes:
        if self._is_stopped:
            raise RuntimeError("Nothing more is made.")
        if job.form == "svg":
            return job.text.encode()
        made = self._typesetter.make(job.template, _how(job), job.text, job.across)
        if job.is_thumbnail and not isinstance(job.data, str):
            return palette.in_shades(made, job.data["inks"]["accent"]["ink"])
        return palette.in_palette(made) if job.form == "png" else made


def _how(job: Job) -> str:
    return SMALL if job.is_thumbnail else job.form


def _said(error: Exception) -> str:
    """Return what went wrong, in a sentence."""
    if isinstance(error, FileNotFoundError):
        return f"{Path(str(error.filename)).name} is missing."
    text = reason(error)
    return text if text.endswith(".") else f"{text}."
