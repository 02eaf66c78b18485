"""Writing what is made from the built site: each file whole or not at all, each failure with the file's name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path


class OutputError(Exception):
    """A file could not be made; says which, and why."""


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


def write_all(folder: Path, outputs: Iterable[Output]) -> None:
    """Make files one after the other.

    Raises:
        OutputError: One could not be made. It is not there, not even in part.
    """
    done: dict[str, bytes] = {}
    for path, make in outputs:
        try:
            done[path] = make(done)
            write_whole(folder / path, done[path])
        except Exception as error:
            raise OutputError(f"{path}: It could not be made. {type(error).__name__}: {error}") from error


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
