"""What one build leaves to the next: files, each under a digest of what went in and a digest of what came out."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from psychoed.outputs.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LAST = "last.json"
"""Where each file of the last whole build is."""

FORGET_AFTER = 7 * 24 * 3600
"""s: how long a file is kept that no build uses."""

_UNWRITABLE = "{folder}: What is made for paper cannot be kept there ({why}): each build makes it anew."


class FileCache:
    """Keeps files. One that is not what was put there, torn or replaced, is as good as none.

    Arguments:
        folder: Where; without one, or where nothing can be written, files are kept until the build ends.
    """

    def __init__(self, folder: Path | None) -> None:
        self._wanted = folder
        self.unwritable = ""
        """A sentence on why nothing can be kept; empty where it can, or none of it is wanted."""

    @cached_property
    def folder(self) -> Path:
        """Where files are kept, which is there and can be written to."""
        if self._wanted:
            try:
                self._wanted.mkdir(parents=True, exist_ok=True)
                with TemporaryDirectory(dir=self._wanted, prefix="."):
                    return self._wanted
            except OSError as error:
                why = error.strerror or type(error).__name__
                self.unwritable = _UNWRITABLE.format(folder=self._wanted, why=why)
        return Path(self._until_the_end.name)

    @cached_property
    def _until_the_end(self) -> TemporaryDirectory[str]:
        return TemporaryDirectory()

    def find(self, key: str, form: str) -> Path | None:
        """Return the file that was made of something, if it is there and whole.

        Arguments:
            key: A digest of all that it was made from.
            form: Its ending.
        """
        for kept in self._there.get((key, f".{form}"), ()):
            if _is_whole(kept):
                # Another's file may be used all the same.
                with suppress(OSError):
                    os.utime(kept)
                return kept
        return None

    @cached_property
    def _there(self) -> dict[tuple[str, str], list[Path]]:
        """The files that earlier builds left, by what they were made from and their ending: the folder is read once."""
        found: dict[tuple[str, str], list[Path]] = {}
        for kept in sorted(self.folder.glob("*-*.*")):
            found.setdefault((kept.stem.rpartition("-")[0], kept.suffix), []).append(kept)
        return found

    def keep(self, key: str, form: str, content: bytes) -> Path:
        """Write a file, and return where it is.

        Raises:
            OSError: It could not be written.
        """
        kept = self.folder / f"{key}-{_digest(content)}.{form}"
        write_whole(kept, content)
        return kept

    def remember(self, files: Mapping[str, Path]) -> None:
        """Note which files a whole build made, and forget those that no build used for long.

        Arguments:
            files: Path in the site to the file that is kept.
        """
        last = self.folder / LAST
        write_whole(last, json.dumps({path: kept.name for path, kept in files.items()}).encode())
        self._forget(last, {*files.values()})

    def last(self) -> dict[str, Path]:
        """Return what the last whole build made: for each path in the site the file that holds it, if it still does."""
        try:
            held = json.loads((self.folder / LAST).read_text("utf-8"))
            found = {str(path): self.folder / Path(name).name for path, name in held.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}
        return {path: kept for path, kept in found.items() if _is_whole(kept)}

    def _forget(self, last: Path, used: Collection[Path]) -> None:
        """Remove what no build used for long. The newest stay: another build may be about to copy them."""
        # Files are compared with a file: a disk's clock may be far from the machine's.
        now = last.stat().st_mtime
        for kept in {*self.folder.glob("*.*")} - {*used}:
            with suppress(FileNotFoundError):
                if kept.is_file() and now - kept.stat().st_mtime > FORGET_AFTER:
                    kept.unlink()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def _is_whole(kept: Path) -> bool:
    """Tell whether a file is there and holds what its name says."""
    try:
        return kept.stem.rpartition("-")[2] == _digest(kept.read_bytes())
    except OSError:
        return False
