"""The site's fonts in a form that Typst can read: not packed."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING

from psychoed.picture.metrics import FONTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[Path, bytes], None]

NAMES = ("atkinson-hyperlegible-next", "fraunces-600")


def fonts_digest() -> str:
    """Return a digest of all fonts; what is set in them is made anew where it changes.

    Raises:
        OSError: A font is missing; the exception names it.
    """
    digest = sha256()
    for name in NAMES:
        digest.update((FONTS / f"{name}.woff2").read_bytes())
    return digest.hexdigest()


def unpacked(name: str) -> bytes:
    """Return a font as TrueType; one with a range of weights keeps it."""
    # Slow to import, and not needed where the cache holds everything.
    from fontTools.ttLib import TTFont

    font = TTFont(FONTS / f"{name}.woff2", recalcTimestamp=False)
    font.flavor = None
    held = io.BytesIO()
    font.save(held, reorderTables=None)
    return held.getvalue()


def font_folder(cache: Path, write: Write) -> Path:
    """Return a folder with the fonts, made where it is not there yet.

    Arguments:
        cache: Where it goes.
        write: Writes a whole file or none.

    Raises:
        OSError: A font is missing, or the folder cannot be written.
    """
    folder = cache / f"fonts-{fonts_digest()[:16]}"
    for name in NAMES:
        path = folder / f"{name}.ttf"
        if not path.is_file():
            write(path, unpacked(name))
    return folder
