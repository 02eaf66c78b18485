"""A zip that depends on nothing but what is in it: sorted names, one moment, one mode, no further fields."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a zip can name."""

LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def archive(files: Mapping[str, bytes], folder: str, moment: datetime | None, file: IO[bytes]) -> None:
    """Make a zip with one folder at its top.

    Arguments:
        files: Path in the folder to content; one after the other is asked for.
        folder: Its name.
        moment: What all files are dated with, in UTC: a zip knows no time zones. None for the earliest.
        file: Takes it.
    """
    _write(file, ((f"{folder}/{path}", files[path]) for path in sorted(files)), moment)


def book_archive(files: Mapping[str, bytes], media_type: str, moment: datetime | None) -> bytes:
    """Make a zip that is an EPUB: what it is stands first, not compressed, so that programs find it there."""
    written = BytesIO()
    entries = ((path, files[path]) for path in sorted(files))
    _write(written, entries, moment, first=("mimetype", media_type.encode()))
    return written.getvalue()


def _write(
    file: IO[bytes],
    entries: Iterable[tuple[str, bytes]],
    moment: datetime | None,
    first: tuple[str, bytes] | None = None,
) -> None:
    date_time = min(max(moment or EARLIEST, EARLIEST), LATEST).timetuple()[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:

        def add(path: str, content: bytes, how: int) -> None:
            entry = zipfile.ZipInfo(path, date_time)
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            entry.compress_type = how
            made.writestr(entry, content)

        if first:
            add(*first, zipfile.ZIP_STORED)
        for path, content in entries:
            add(path, content, zipfile.ZIP_DEFLATED)
