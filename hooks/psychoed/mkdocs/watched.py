"""The files that a preview watches, and which of them were changed since it looked last."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from psychoed.source.strays import strays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

_HIDDEN = re.compile(r"^[.#]|~$")
"""What MkDocs does not publish, and what editors write beside a file that is open."""


class Otherwise(Exception):  # noqa: N818
    """Something changed besides what pages say: the whole site is built anew."""


class _Stamp(NamedTuple):
    """What tells without reading a file that it may have changed."""

    changed: int
    """In nanoseconds, by the clock of the file system."""
    size: int


class Watched:
    """The files of a site from when it is made.

    Arguments:
        config: Names them.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._docs = Path(config.docs_dir).absolute()
        named = [config.docs_dir, config.config_file_path, config.theme.custom_dir, *config.watch]
        self._roots = dict.fromkeys(Path(path).absolute() for path in named if path)
        self._stamps = dict(self._look())

    def changed(self) -> dict[str, str]:
        """Return path relative to `docs_dir` to whole text of each file that changed since this was asked last.

        Raises:
            Otherwise: Files came or went, changed outside of `docs_dir`, or cannot be read; or none changed, and
                nobody knows why this is asked.
        """
        before, self._stamps = self._stamps, dict(self._look())
        if before.keys() != self._stamps.keys():
            raise Otherwise
        changed = [path for path, stamp in self._stamps.items() if before[path] != stamp]
        if not changed or not all(Path(path).is_relative_to(self._docs) for path in changed):
            raise Otherwise
        return {Path(path).relative_to(self._docs).as_posix(): _text(path) for path in changed}

    def _look(self) -> Iterator[tuple[str, _Stamp]]:
        for root in self._roots:
            if root.is_dir():
                yield from _files(str(root), {os.path.realpath(root)})
            elif root.is_file():
                yield str(root), _stamp(root)


def _files(folder: str, seen: set[str]) -> Iterator[tuple[str, _Stamp]]:
    """Yield the files in a folder and in all that is in it, each folder once, but for what programs leave there."""
    try:
        entries = {each.name: each for each in os.scandir(folder) if not _HIDDEN.search(each.name)}
    except OSError:
        # Nobody may look into it, and MkDocs finds nothing in it either.
        return
    left = strays(entries, ())
    for name, entry in entries.items():
        if not entry.is_dir():
            if name not in left:
                yield entry.path, _stamp(entry)
        elif name != "__pycache__" and (real := os.path.realpath(entry.path)) not in seen:
            seen.add(real)
            yield from _files(entry.path, seen)


def _stamp(file: os.DirEntry[str] | Path) -> _Stamp:
    try:
        status = file.stat()
    except OSError:
        # A link may lead nowhere, or a file be on its way: it is another once it is there.
        return _Stamp(0, 0)
    return _Stamp(status.st_mtime_ns, status.st_size)


def _text(path: str) -> str:
    """Return the text of a file as MkDocs reads it."""
    try:
        return Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Otherwise from None
