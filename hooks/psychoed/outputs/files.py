"""Writing what is made from the built site: each file whole or not at all, each failure with the file's name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path


class OutputError(Exception):
    """A file could not be made; says which, and why.

    Arguments:
        path: In the site.
        error: What went wrong.
    """

    def __init__(self, path: str, error: Exception) -> None:
        self.path, self.why = path, f"It could not be made. {type(error).__name__}: {error}"
        super().__init__(f"{self.path}: {self.why}")


class Output(NamedTuple):
    """A file to make."""

    path: str
    """In the site."""
    make: Callable[[Mapping[str, bytes]], bytes]
    """Makes it, from path to content of those made before it."""


def read_all(folder: Path) -> dict[str, bytes]:
    """Return path and content of all files below a folder, but for hidden ones: MkDocs clears a site but for these."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in paths.items() if not f"/{name}".count("/.")}


def made_all(outputs: Iterable[Output]) -> Iterator[tuple[str, bytes]]:
    """Make files one after the other, and yield path and content of each.

    Raises:
        OutputError: One could not be made.
    """
    done: dict[str, bytes] = {}
    for path, make in outputs:
        try:
            done[path] = make(done)
        except Exception as error:
            raise OutputError(path, error) from error
        yield path, done[path]


def write_all(folder: Path, outputs: Iterable[Output]) -> None:
    """Make files one after the other, and write them.

    Raises:
        OutputError: One could not be made. It is not there, not even in part.
    """
    for path, content in made_all(outputs):
        try:
            write_whole(folder / path, content)
        except OSError as error:
            raise OutputError(path, error) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under another name and give it its own once it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two builds may share a cache: each has a name of its own.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
