"""Writing what is made from the built site: each file whole or not at all, each failure with the file's name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Content = bytes | Callable[[IO[bytes]], object]
"""What becomes a file: all of it, or what writes it piece by piece."""


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
    make: Callable[[Mapping[str, bytes]], Content]
    """Makes it, from path to content of those made before it."""


class OnDemand(Mapping[str, bytes]):
    """Files by name, whose content is read or made when somebody asks for it: a site may be larger than memory.

    Arguments:
        contents: Name to what returns the content.
    """

    def __init__(self, contents: Mapping[str, Callable[[], bytes]]) -> None:
        self._contents = contents

    def __getitem__(self, name: str) -> bytes:
        return self._contents[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)


def joined(*files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return files of several kinds as one; of those of the same name, the last one."""
    return OnDemand({name: partial(each.__getitem__, name) for each in files for name in each})


def read_all(folder: Path) -> Mapping[str, bytes]:
    """Return path and content of all files below a folder, but for hidden ones: MkDocs clears a site but for these."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return OnDemand({name: path.read_bytes for name, path in paths.items() if not f"/{name}".count("/.")})


def made_all(outputs: Iterable[Output]) -> Iterator[tuple[str, Content]]:
    """Make files one after the other, and yield path and content of each.

    Raises:
        OutputError: One could not be made.
    """
    done: dict[str, bytes] = {}
    for output in outputs:
        content = _made(output, done)
        if isinstance(content, bytes):
            done[output.path] = content
        yield output.path, content


def write_all(folder: Path, outputs: Iterable[Output]) -> None:
    """Make files one after the other, and write them.

    Raises:
        OutputError: One could not be made. It is not there, not even in part.
    """
    done: dict[str, Callable[[], bytes]] = {}
    for output in outputs:
        content = _made(output, OnDemand(done))
        try:
            write_whole(folder / output.path, content)
        except Exception as error:
            raise OutputError(output.path, error) from error
        done[output.path] = (folder / output.path).read_bytes


def _made(output: Output, done: Mapping[str, bytes]) -> Content:
    try:
        return output.make(done)
    except Exception as error:
        raise OutputError(output.path, error) from error


def write_whole(path: Path, content: Content) -> None:
    """Write a file under another name and give it its own once it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two builds may share a cache: each has a name of its own.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if isinstance(content, bytes):
            unfinished.write_bytes(content)
        else:
            with unfinished.open("wb") as file:
                content(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
