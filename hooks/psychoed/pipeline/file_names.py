"""Names of files that not every computer can have: what a site is made of is unpacked on all of them."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.content.book import Book

# Windows, "Naming Files, Paths, and Namespaces": whatever the ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
# Not quotation and angle marks: pages with them were published before anybody asked.
_SIGNS = re.compile(r"[\\:*?|]")
_WHY = "Windows can have no file of that name, and the downloads could not be unpacked there."


def unfit_ids(book: Book) -> Iterator[Problem]:
    """Report the ids of blocks that no file can have, and those that differ only in capitals.

    Each is the name of an embed, and of a sheet or picture.
    """
    for part in book.parts.values():
        if _is_device(part.id):
            what = f"No file can be called as this block is, `{part.id}`: {_WHY}"
            yield Problem(part.src_uri, part.line, what, "Give the block another `id`.")
    for name, first in _alike(book.parts):
        part, other = book.parts[name], book.parts[first]
        what = f"The id `{name}` differs from `{first}` ({other.src_uri}:{other.line}) only in capitals."
        hint = "Many computers take files of both names for one: give one of the two another `id`."
        yield Problem(part.src_uri, part.line, what, hint)


def unfit_paths(paths: Iterable[str]) -> Iterator[Problem]:
    """Report the files of a site that some computers cannot have, or take for one.

    Arguments:
        paths: Of all its files, relative to `docs_dir`.
    """
    there = sorted(paths)
    for path in there:
        odd = [
            part for part in PurePosixPath(path).parts if _is_device(PurePosixPath(part).stem) or _SIGNS.search(part)
        ]
        if odd:
            yield Problem(path, 0, f"No file can be called `{odd[0]}` everywhere: {_WHY}", "Give it another name.")
    for path, first in _alike(there):
        what = f"This file's name differs from that of {first} only in capitals."
        yield Problem(path, 0, what, "Many computers take them for one: give one of the two another name.")


def _is_device(name: str) -> bool:
    return name.partition(".")[0].casefold() in _DEVICES


def _alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that differs from another one only in capitals, with that."""
    for _, group in groupby(sorted(names, key=lambda name: (name.casefold(), name)), str.casefold):
        first, *others = group
        yield from ((other, first) for other in others)
