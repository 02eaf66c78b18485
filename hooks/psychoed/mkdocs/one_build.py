"""One build at a time into one folder: a second one would empty it while the first one reads what it wrote."""

from __future__ import annotations

import errno
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import IO

from mkdocs.exceptions import PluginError

_BUSY = "Another build writes to {folder} right now. Wait until it has ended, or build into another folder with `-d`."
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


class OneBuild:
    """Keeps other builds out of a folder until it is over; the system does so where a build is killed.

    Arguments:
        folder: Where the site is built.

    Raises:
        PluginError: Another build has it.
    """

    def __init__(self, folder: str) -> None:
        name = sha256(str(Path(folder).resolve()).encode()).hexdigest()[:16]
        self._file: IO[bytes] | None = None
        try:
            # Not in the folder, which is emptied, nor beside it, where nobody may be allowed to write. It stays open.
            file = Path(tempfile.gettempdir(), f"psychoed-{name}.lock").open("ab")  # noqa: SIM115
        except OSError:
            # Of another user, perhaps: then nothing is known.
            return
        try:
            _lock(file)
        except OSError as error:
            file.close()
            # Not every file system can tell; then nothing is known either.
            if error.errno in _TAKEN:
                raise PluginError(_BUSY.format(folder=folder)) from None
            return
        self._file = file

    def over(self) -> None:
        """Let others build."""
        if self._file:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
